"""What could have been otherwise in history, in words that a historian would check."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from excomm.report.sections.dates import date_in_words
from excomm.report.words.names import called, capital, deed, listed, owner, spaced, trimmed
from excomm.report.words.persons import people_called, person_called
from excomm.space.states import state_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.causes.deeds import Deed
    from excomm.causes.safeguards import Safeguard
    from excomm.model.crisis import Crisis
    from excomm.model.events import Event
    from excomm.space.space import Space

# Two words say the same if so many letters of them do: missile and missiles, surface and surfacing.
STEM = 4
_WORD = re.compile(rf"[^\W_]{{{STEM},}}")


def what_it_was(space: Space, done: Deed) -> str:
    """Say what a deed was, in the words of the step of history that it is; without its date.

    Where these words alone do not tell (as in "Late in May, it seems"), what was done stands before them.
    """
    crisis = space.crisis
    text = trimmed(crisis.history[done.step - 1].text) if done.step else ""
    if done.kind == "choice":
        what = _moved(space, done) if text else _chosen(space, done)
        taken = " ".join(_own_changes(space, done))
        return _told(text, f"{capital(called(crisis, done.who))}: {what}", taken)
    event = trimmed(crisis.events[done.what].text)
    if done.kind == "event":
        return _told(text, event, done.what) if event else text or capital(spaced(done.what))
    came = text or event or capital(spaced(done.what))
    if done.kind == "answer":
        about = " on whether to stop it" if done.panel == "suppression" else ""
        return f"{capital(person_called(crisis, done.who))}’s answer{about} ({came})"
    return f"Chance, which kept it from its effect ({came})"


def _told(text: str, what: str, name: str) -> str:
    """The words of history if they share a word with what it was, or else both."""
    if not text:
        return what
    if _stems(text) & (_stems(what) | _stems(re.sub(r"[._]", " ", name))):
        return text
    return f"{what} ({text})"


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in _WORD.findall(text.casefold())}


def _chosen(space: Space, done: Deed) -> str:
    """The course that an actor took where the file describes it, or what it took up and dropped."""
    course = space.crisis.courses.get(done.who, {}).get(done.what)
    return trimmed(course.text) if course and course.text else _moved(space, done)


def _moved(space: Space, done: Deed) -> str:
    """What an actor took up and dropped."""
    said = [
        deed(space.crisis, name) if taken else f"no longer {deed(space.crisis, name)}"
        for name, taken in _own_changes(space, done).items()
    ]
    return listed(said) if said else course_in_words(space.crisis, done.who, done.what)


def _own_changes(space: Space, done: Deed) -> dict[str, bool]:
    """The options that an actor took up (true) or dropped (false) by a choice, the former first."""
    if done.move is None:
        return {}
    before, after = (frozenset(state_names(space, state)) for state in done.move)
    own = [one for one in space.crisis.options if owner(one) == done.who and one in before ^ after]
    return {one: one in after for one in sorted(own, key=before.__contains__)}


def course_in_words(crisis: Crisis, actor: str, name: str) -> str:
    """Say a course of action: as the file describes it, or by the options that it takes."""
    course = crisis.courses.get(actor, {}).get(name)
    if course and course.text:
        return trimmed(course.text)
    options = name.split(", ")
    if all(one in crisis.options for one in options):
        return listed([deed(crisis, one) for one in options])
    return "take none of its options" if name == "nothing" else spaced(name)


def what_instead(crisis: Crisis, done: Deed) -> str:
    """Say what would have been otherwise: who would have kept still, said the opposite, or what would have come."""
    if done.kind == "choice":
        return f"{called(crisis, done.who)} had kept still"
    if done.kind == "event":
        return "it had not come"
    if done.kind == "answer":
        return f"{person_called(crisis, done.who)} had answered the opposite"
    return "chance had let it have its effect"


def held_in_words(crisis: Crisis, name: str) -> str:
    """Say by its name what was held though nothing had come of it: a chance not used, an event that could not come."""
    act, _, day = name.partition(", day ")
    who = act.partition(": ")[0]
    day = f" on day {int(float(day)) + 1}" if day else ""
    if who in crisis.actors:
        return f"that {called(crisis, who)} kept still{day}"
    event = crisis.events.get(act.removeprefix("no "))
    return f"that it did not come{day}: {trimmed(event.text)}" if event else name


def when_it_was(crisis: Crisis, done: Deed) -> str:
    """The date of a deed, as the file has it."""
    return date_in_words(crisis.history[done.step - 1].on.text) if done.step else ""


def kept_up(crisis: Crisis, actor: str) -> str:
    """Say what it means that an actor keeps still: what it goes on with, as that is in force at the start.

    >>> import excomm as ex
    >>> kept_up(ex.load("chicken"), "first")
    'the first driver takes none of its options'
    """
    own = [
        deed(crisis, one) for one in crisis.start if one in crisis.options and owner(one) == actor
    ]
    who = called(crisis, actor)
    if not own:
        return f"{who} takes none of its options"
    return f"{who} goes on with what is in force at the start: {listed(own)}"


def safeguard_called(crisis: Crisis, guard: Safeguard) -> str:
    """Name a panel by the people in it.

    >>> import excomm as ex
    >>> from excomm.causes.safeguards import safeguards_in
    >>> crisis = ex.load("cuba-1962")
    >>> [safeguard_called(crisis, one) for one in safeguards_in(crisis, people=False)][:2]
    ['Garbuz and Grechko', 'the captain, the political officer and Arkhipov']
    """
    return people_called(crisis, _people(crisis.events[guard.event], guard))


def guarded_in_words(crisis: Crisis, guard: Safeguard) -> str:
    """Say which event a panel stands before, and how many of it must say yes."""
    event = crisis.events[guard.event]
    panel = getattr(event, guard.panel)
    enough = {"all": "all", "any": "one", "1": "one"}.get(str(panel.need), str(panel.need))
    how = "must agree before this has its effect" if guard.panel == "consent" else "can stop this"
    return f"{enough} of them {how}: {trimmed(event.text) or spaced(guard.event)}"


def _people(event: Event, guard: Safeguard) -> Sequence[str]:
    panel = getattr(event, guard.panel)
    return [one for one in panel.of if one not in panel.absent]


def claims_behind(crisis: Crisis, done: Deed) -> tuple[str, ...]:
    """The claims on which a deed rests: those of its step, and of the people and the event it is about."""
    step = crisis.history[done.step - 1].claims if done.step else ()
    event = crisis.events.get(done.what)
    if event is None:
        return tuple(step)
    panels = [panel.claims for panel in (event.consent, event.suppression) if panel]
    people = [name for claims in panels for name in claims] if done.kind == "answer" else []
    return tuple(dict.fromkeys([*step, *people, *event.claims]))


def claims_behind_safeguard(crisis: Crisis, guard: Safeguard) -> tuple[str, ...]:
    """The claims on which a panel, and the event that it guards against, rest."""
    event = crisis.events[guard.event]
    panel = getattr(event, guard.panel)
    return tuple(dict.fromkeys([*(panel.claims if panel else ()), *event.claims]))
