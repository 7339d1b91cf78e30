"""What has a date in a crisis and its sources: one entry each, in the order of time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from excomm.evidence.acting import actors_in, actors_of, place_called
from excomm.evidence.bearing import bearings_of
from excomm.evidence.changing import change_in_words
from excomm.evidence.disputes import disputes_among, opponents_among
from excomm.evidence.elements import elements_of, tidy
from excomm.evidence.natures import nature_of_step
from excomm.evidence.told_again import repeats_of
from excomm.evidence.unwritten import is_written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from excomm.evidence.natures import Nature
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
    cites. `checked` says how far a claim was checked, and is empty for what the crisis file itself says. `also` are
    claims that repeat this one, `at_odds` those on the other side of a dispute (`excomm.evidence.disputes`).
    `nature` is what sort of thing it was (`excomm.evidence.natures`).
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
    also: tuple[str, ...] = ()
    at_odds: tuple[str, ...] = ()
    nature: Nature = "account"


def entries_of(crisis: Crisis) -> tuple[Entry, ...]:
    """Everything with a date: what certainly came before something stands before it.

    Of dates that overlap the one that may be earlier comes first, and then the one that may be later: a month comes
    before its days, a day before its hours. Steps of history whose dates overlap keep the order of the file. A claim
    that repeats another with a date has no entry of its own, nor has one that is still to be written. Costs time as
    sorting does.

    >>> import excomm as ex
    >>> entries_of(ex.load("cuba-1962"))[0].name
    'p02'
    """
    disputes = tuple(disputes_among(crisis, bearings_of(crisis), {}))
    against = {one.place: one.speaks_against for one in disputes}
    told = (*_steps(crisis), *_scheduled(crisis))
    every = [replace(entry, at_odds=_at_odds(entry.about, against)) for entry in told]
    every += _claims(crisis, opponents_among(disputes))
    spans = {entry.name: (entry.when.earliest, entry.when.latest) for entry in every}
    spans.update(_as_numbered(crisis))
    every.sort(key=lambda entry: spans[entry.name][1], reverse=True)
    return tuple(sorted(every, key=lambda entry: spans[entry.name][0]))


def _as_numbered(crisis: Crisis) -> Iterator[tuple[str, tuple[datetime, datetime]]]:
    """For each step of history the moments to sort it by: as its date, but behind the step before it if it may be."""
    first = last = None
    for number, step in enumerate(crisis.history, start=1):
        begins, ends = step.on.earliest, step.on.latest
        # Where the file has certain dates in another order, the dates decide.
        if first is None or last is None or begins > first or ends < first:
            first, last = begins, ends
        else:
            last = min(last, ends)
        yield f"history.{number}", (first, last)


def _steps(crisis: Crisis) -> Iterator[Entry]:
    for number, step in enumerate(crisis.history, start=1):
        place = f"history.{number}"
        changed = (*step.takes, *step.drops, *step.sets, *step.clears)
        event = (f"events.{step.event}",) if step.event else ()
        yield Entry(
            kind="step",
            name=place,
            when=step.on,
            actors=(step.actor,) if step.actor else actors_in(crisis, step.claims),
            text=step.text or change_in_words(crisis, step),
            about=(place, *event, *_bits(crisis, changed)),
            claims=step.claims,
            nature=nature_of_step(crisis, step),
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
            actors=actors_in(crisis, entry.claims),
            text=entry.text or change_in_words(crisis, entry),
            about=(place, *event, *_bits(crisis, changed)),
            claims=entry.claims,
            nature="calendar",
        )


def _bits(crisis: Crisis, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield f"options.{name}" if name in crisis.options else f"conditions.{name}"


def _claims(crisis: Crisis, opponents: Mapping[str, Sequence[str]]) -> Iterator[Entry]:
    citing = defaultdict(list)
    for element in elements_of(crisis):
        for name in element.part.claims:
            citing[name].append(element.place)
    again = repeats_of(crisis)
    for name, claim in crisis.evidence.items():
        if claim.when is not None and is_written(claim) and name not in again.folded:
            also = again.by_first.get(name, ())
            entry = _claim(crisis, (name, *also), claim, claim.when, citing)
            yield replace(entry, also=also, at_odds=_at_odds(entry.claims, opponents))


def _at_odds(names: Sequence[str], opponents: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Every claim that is an opponent of any of some claims or places."""
    return tuple(dict.fromkeys(one for name in names for one in opponents.get(name, ())))


def _claim(
    crisis: Crisis,
    names: tuple[str, ...],
    claim: Claim,
    when: When,
    citing: Mapping[str, list[str]],
) -> Entry:
    """The entry of a claim, with those that repeat it behind it: what they bear on, it does too."""
    told = [crisis.evidence[name] for name in names]
    stance = [tidy(place) for one in told for _, places in one.stance for place in places]
    cited = [place for name in names for place in citing.get(name, ())]
    acting = {actor for one in told for actor in actors_of(crisis, one)}
    return Entry(
        kind="claim",
        name=names[0],
        when=when,
        actors=tuple(actor for actor in crisis.actors if actor in acting),
        text=claim.says,
        where=claim.where,
        place=place_called(crisis, claim.where),
        who=claim.who,
        checked=claim.checked,
        about=tuple(dict.fromkeys((*stance, *cited))),
        claims=names,
    )
