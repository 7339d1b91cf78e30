"""What has a date in a crisis and its sources: one entry each, in the order of time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from excomm.evidence.acting import actors_of, place_called
from excomm.evidence.elements import elements_of, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from excomm.model.crisis import Crisis
    from excomm.model.dates import When
    from excomm.model.evidence import Claim

Kind = Literal["step", "scheduled", "claim"]


@dataclass(frozen=True)
class Entry:
    """Something that is dated.

    `actors` are those who moved in a step, or else those who act in the claims on which it rests.
    `name` is the key of a claim, or the place of a step in the file, as in `history.3`. `place` is the key of the
    place where it happened, if the file has it; `about` are the elements that it bears on, `claims` those that it
    cites. `checked` says how far a claim was checked, and is empty for what the crisis file itself says.
    """

    kind: Kind
    name: str
    when: When
    actors: tuple[str, ...]
    text: str
    where: str = ""
    place: str = ""
    who: str = ""
    checked: str = ""
    about: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


def entries_of(crisis: Crisis) -> tuple[Entry, ...]:
    """Everything with a date: what certainly came before something stands before it.

    Of dates that overlap the one that may be earlier comes first, and then the one that may be later: a month comes
    before its days, a day before its hours. Costs time as sorting does.

    >>> import excomm as ex
    >>> entries_of(ex.load("cuba-1962"))[0].name
    'p02'
    """
    every = [*_steps(crisis), *_scheduled(crisis), *_claims(crisis)]
    every.sort(key=lambda entry: entry.when.latest, reverse=True)
    return tuple(sorted(every, key=lambda entry: entry.when.earliest))


def _steps(crisis: Crisis) -> Iterator[Entry]:
    for number, step in enumerate(crisis.history, start=1):
        place = f"history.{number}"
        changed = (*step.takes, *step.drops, *step.sets, *step.clears)
        event = (f"events.{step.event}",) if step.event else ()
        yield Entry(
            kind="step",
            name=place,
            when=step.on,
            actors=(step.actor,) if step.actor else _told_of(crisis, step.claims),
            text=step.text or ", ".join(changed) or (step.event or ""),
            about=(place, *event, *_bits(crisis, changed)),
            claims=step.claims,
        )


def _scheduled(crisis: Crisis) -> Iterator[Entry]:
    for number, entry in enumerate(crisis.schedule, start=1):
        place = f"schedule.{number}"
        changed = (*entry.sets, *entry.clears)
        event = (f"events.{entry.event}",) if entry.event else ()
        yield Entry(
            kind="scheduled",
            name=place,
            when=entry.on,
            actors=_told_of(crisis, entry.claims),
            text=entry.text or ", ".join(changed) or (entry.event or ""),
            about=(place, *event, *_bits(crisis, changed)),
            claims=entry.claims,
        )


def _told_of(crisis: Crisis, claims: tuple[str, ...]) -> tuple[str, ...]:
    """Who acts in any of some claims."""
    acting = {
        actor
        for name in claims
        if name in crisis.evidence
        for actor in actors_of(crisis, crisis.evidence[name])
    }
    return tuple(actor for actor in crisis.actors if actor in acting)


def _bits(crisis: Crisis, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield f"options.{name}" if name in crisis.options else f"conditions.{name}"


def _claims(crisis: Crisis) -> Iterator[Entry]:
    citing = defaultdict(list)
    for element in elements_of(crisis):
        for name in element.part.claims:
            citing[name].append(element.place)
    for name, claim in crisis.evidence.items():
        if claim.when is not None:
            yield _claim(crisis, name, claim, claim.when, citing)


def _claim(
    crisis: Crisis, name: str, claim: Claim, when: When, citing: Mapping[str, list[str]]
) -> Entry:
    stance = (tidy(place) for _, places in claim.stance for place in places)
    return Entry(
        kind="claim",
        name=name,
        when=when,
        actors=actors_of(crisis, claim),
        text=claim.says,
        where=claim.where,
        place=place_called(crisis, claim.where),
        who=claim.who,
        checked=claim.checked,
        about=tuple(dict.fromkeys((*stance, *citing.get(name, ())))),
    )
