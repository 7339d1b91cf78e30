"""What could have been otherwise in history, in words that a historian would check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.sections.dates import date_in_words
from excomm.report.words.names import called, capital, spaced, trimmed

if TYPE_CHECKING:
    from excomm.causes.deeds import Deed
    from excomm.causes.safeguards import Safeguard
    from excomm.model.crisis import Crisis


def what_it_was(crisis: Crisis, deed: Deed) -> str:
    """Say what a deed was, in the words of the step of history that it is; without its date."""
    step = crisis.history[deed.step - 1] if deed.step else None
    text = trimmed(step.text) if step else ""
    if deed.kind == "choice":
        course = crisis.courses.get(deed.who, {}).get(deed.what)
        done = trimmed(course.text) if course else spaced(deed.what)
        return text or f"{capital(called(crisis, deed.who))}: {done}"
    event = trimmed(crisis.events[deed.what].text) or capital(spaced(deed.what))
    if deed.kind == "event":
        return text or event
    if deed.kind == "answer":
        return f"What {capital(spaced(deed.who))} answered ({spaced(deed.what)})"
    return f"Luck, as nobody stopped it ({spaced(deed.what)})"


def what_instead(crisis: Crisis, deed: Deed) -> str:
    """Say what would have been otherwise: who would have kept still, said the opposite, or what would have come."""
    if deed.kind == "choice":
        return f"{called(crisis, deed.who)} had kept still"
    if deed.kind == "event":
        return "it had not come"
    if deed.kind == "answer":
        return f"{capital(spaced(deed.who))} had answered the opposite"
    return "luck had let it pass"


def when_it_was(crisis: Crisis, deed: Deed) -> str:
    """The date of a deed, as the file has it."""
    return date_in_words(crisis.history[deed.step - 1].on.text) if deed.step else ""


def claims_behind(crisis: Crisis, deed: Deed) -> tuple[str, ...]:
    """The claims on which a deed rests: those of its step, and of the people and the event it is about."""
    step = crisis.history[deed.step - 1].claims if deed.step else ()
    event = crisis.events.get(deed.what)
    if event is None:
        return tuple(step)
    panels = [panel.claims for panel in (event.consent, event.suppression) if panel]
    people = [name for claims in panels for name in claims] if deed.kind == "answer" else []
    return tuple(dict.fromkeys([*step, *people, *event.claims]))


def claims_behind_safeguard(crisis: Crisis, guard: Safeguard) -> tuple[str, ...]:
    """The claims on which a panel, and the event that it guards against, rest."""
    event = crisis.events[guard.event]
    panel = getattr(event, guard.panel)
    return tuple(dict.fromkeys([*(panel.claims if panel else ()), *event.claims]))
