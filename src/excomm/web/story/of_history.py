"""History as a story: the steps that the file tells, and between them what the sources date."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from excomm.evidence.happened_at import places_of
from excomm.evidence.standing import standings
from excomm.evidence.timelines import timeline
from excomm.evidence.veils import changed_by
from excomm.report.sections.dates import date_in_words
from excomm.report.words.names import counted, listed
from excomm.web.as_code import code_of
from excomm.web.cards import badges
from excomm.web.shapes.story import Happening, Story
from excomm.web.story.claims import claims_told
from excomm.web.story.places import Moment, places_told
from excomm.web.story.telling import changes_told, natures_told, outcome_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from excomm.evidence.entries import Entry
    from excomm.model.crisis import Crisis
    from excomm.web.shelf import Shelved


@dataclass(frozen=True)
class Stop:
    """A moment just after something happened: its entry, the number of its step (none if scheduled), what is true."""

    entry: Entry
    step: int | None
    before: tuple[str, ...]
    after: tuple[str, ...]


def stops_of(crisis: Crisis) -> tuple[Stop, ...]:
    """The steps of history in the order of the file, and among them what is scheduled, by its date."""
    return tuple(_stops(crisis, timeline(crisis).entries))


def _stops(crisis: Crisis, entries: Sequence[Entry]) -> Iterator[Stop]:
    named = {entry.name: entry for entry in entries}
    scheduled = [entry for entry in entries if entry.kind == "scheduled"]
    true = standings(crisis)
    for number in range(1, len(crisis.history) + 1):
        step = named[f"history.{number}"]
        while scheduled and scheduled[0].when.earliest < step.when.earliest:
            yield Stop(scheduled.pop(0), None, true[number - 1], true[number - 1])
        yield Stop(step, number, true[number - 1], true[number])
    for entry in scheduled:
        yield Stop(entry, None, true[-1], true[-1])


def story_of_history(shelved: Shelved, crisis: Crisis, variants: Sequence[str]) -> Story:
    """Tell the history of a crisis, with the dated claims as accounts in between."""
    found = timeline(crisis)
    stops = tuple(_stops(crisis, found.entries))
    happenings = tuple(_merged(crisis, stops, [e for e in found.entries if e.kind == "claim"]))
    at_stops = [one for one in happenings if one.stop]
    moments = [
        Moment(frozenset(stop.after), stop.entry.when, one.places)
        for stop, one in zip(stops, at_stops, strict=True)
    ]
    start = Moment(frozenset(crisis.start), stops[0].entry.when if stops else crisis.span)
    places = places_told(crisis, [start, *moments])
    told = chain(*(one.claims for one in happenings), *(place.claims for place in places))
    return Story(
        title=crisis.title,
        summary=_summary(happenings, len(stops)),
        actors=badges(crisis),
        others=any(not one.actors for one in happenings),
        natures=natures_told(happenings),
        happenings=happenings,
        stops=len(stops),
        begins=outcome_told(crisis, start.true),
        claims=claims_told(crisis, told),
        undated=len(found.undated),
        places=places,
        run=None,
        code=code_of(shelved, variants, ["timeline"], ["print(ex.timeline(crisis))"]),
    )


def _summary(happenings: Sequence[Happening], stops: int) -> str:
    accounts = len(happenings) - stops
    parts = [counted(stops, "event")] if stops else []
    parts += [counted(accounts, "dated claim")] if accounts else []
    return f"{listed(parts)}, in the order of time." if parts else "Nothing in it has a date."


def _merged(crisis: Crisis, stops: Sequence[Stop], accounts: list[Entry]) -> Iterator[Happening]:
    """Both in one order: an account stands before the first event that certainly began no earlier."""
    for number, stop in enumerate(stops, start=1):
        while accounts and accounts[0].when.earliest < stop.entry.when.earliest:
            yield _account(crisis, accounts.pop(0))
        yield _event(crisis, stop, number)
    for entry in accounts:
        yield _account(crisis, entry)


def _event(crisis: Crisis, stop: Stop, number: int) -> Happening:
    entry = stop.entry
    step = crisis.history[stop.step - 1] if stop.step else None
    moved = changed_by(step) if step else ()
    then, now = outcome_told(crisis, stop.before), outcome_told(crisis, stop.after)
    return Happening(
        id=entry.name,
        nature=entry.nature,
        stop=number,
        when=date_in_words(entry.when.text),
        actors=entry.actors,
        text=entry.text,
        why="",
        changes=changes_told(crisis, stop.before, stop.after),
        outcome=now if now != then else "",
        places=places_of(crisis, claims=entry.claims, changed=moved),
        claims=entry.claims,
        at_odds=entry.at_odds,
    )


def _account(crisis: Crisis, entry: Entry) -> Happening:
    return Happening(
        id=entry.name,
        nature=entry.nature,
        stop=None,
        when=date_in_words(entry.when.text),
        actors=entry.actors,
        text=entry.text,
        why="",
        changes=(),
        outcome="",
        places=places_of(crisis, claims=entry.claims),
        claims=entry.claims,
        at_odds=entry.at_odds,
    )
