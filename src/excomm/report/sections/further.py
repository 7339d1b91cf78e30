"""What else the crisis file says, with which this report does not compute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.model.formulas import written
from excomm.report.sections.backing import Backing, backing_of
from excomm.report.sections.dates import date_in_words
from excomm.report.sections.states import short_name, titled
from excomm.report.words.names import capital, listed
from excomm.report.words.places import place_details, place_name

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.model.events import Belief, Event
    from excomm.model.history import Agreement


@dataclass(frozen=True)
class Note:
    """One entry: its name, what it says, and details in a line each."""

    name: str
    text: str
    details: tuple[str, ...]
    backing: Backing


@dataclass(frozen=True)
class Chapter:
    """Entries of one kind."""

    title: str
    notes: tuple[Note, ...]


def chapters_of(crisis: Crisis) -> tuple[Chapter, ...]:
    """Tell of variants, agreements, events, beliefs, committees and places, where the file has any."""
    chapters = (
        Chapter("Variants: rival readings of the same crisis", _variants(crisis)),
        Chapter("Agreements", _agreements(crisis)),
        Chapter("Chance events", _events(crisis)),
        Chapter("Dated events", _schedule(crisis)),
        Chapter("Beliefs that differ from this file", _beliefs(crisis)),
        Chapter("Committees", _committees(crisis)),
        Chapter("Places", _places(crisis)),
    )
    return tuple(chapter for chapter in chapters if chapter.notes)


def _variants(crisis: Crisis) -> tuple[Note, ...]:
    return tuple(
        Note(name, part.text, (f"changes: {listed(list(part.set))}",), backing_of(part))
        for name, part in crisis.variants.items()
    )


def _agreements(crisis: Crisis) -> tuple[Note, ...]:
    return tuple(
        Note(titled(name), part.text, _terms(part), backing_of(part))
        for name, part in crisis.agreements.items()
    )


def _terms(part: Agreement) -> tuple[str, ...]:
    kinds = (("in public", part.public), ("in secret", part.secret))
    return tuple(f"{kind}: {', '.join(options)}" for kind, options in kinds if options)


def _events(crisis: Crisis) -> tuple[Note, ...]:
    return tuple(
        Note(titled(name), part.text, _event_details(part), backing_of(part))
        for name, part in crisis.events.items()
    )


def _event_details(part: Event) -> tuple[str, ...]:
    details = [f"while: {written(part.when)}", f"rate: {part.rate.text}"]
    if part.consent is not None:
        details.append(
            f"needs the consent of {part.consent.need} of {listed(list(part.consent.of))}"
        )
    if part.sets or part.clears:
        changed = [*part.sets, *(f"not {name}" for name in part.clears)]
        details.append(f"then: {', '.join(changed)}")
    return tuple(details)


def _schedule(crisis: Crisis) -> tuple[Note, ...]:
    return tuple(
        Note(date_in_words(part.on.text), part.text, (), backing_of(part))
        for part in crisis.schedule
    )


def _beliefs(crisis: Crisis) -> tuple[Note, ...]:
    return tuple(
        Note(crisis.actors[actor].name, "", _believed(part), backing_of(part))
        for actor, part in crisis.beliefs.items()
    )


def _believed(part: Belief) -> tuple[str, ...]:
    kinds = {
        "events": part.events,
        "options": part.options,
        "conditions": part.conditions,
        "preferences of": part.preferences,
        "beliefs of": part.beliefs,
    }
    return tuple(
        f"{kind}: {', '.join(short_name(name) for name in of)}" for kind, of in kinds.items() if of
    )


def _committees(crisis: Crisis) -> tuple[Note, ...]:
    return tuple(
        Note(
            titled(name),
            part.text,
            (f"members: {listed([m.name or titled(key) for key, m in part.members.items()])}",),
            backing_of(part),
        )
        for name, part in crisis.committees.items()
    )


def _places(crisis: Crisis) -> tuple[Note, ...]:
    return tuple(
        Note(
            capital(place_name(key, part)),
            part.text,
            tuple(place_details(crisis, part)),
            backing_of(part),
        )
        for key, part in crisis.places.items()
    )
