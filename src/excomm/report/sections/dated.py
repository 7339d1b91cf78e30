"""What is dated in a crisis, claims and all, in the order of time, with a lane for each actor."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from excomm.evidence.timelines import OTHERS, timeline
from excomm.report.sections.dates import date_in_words
from excomm.report.words.claims import CHECKED
from excomm.report.words.names import capital
from excomm.report.words.places import place_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from excomm.evidence.entries import Entry
    from excomm.evidence.timelines import Timeline
    from excomm.model.crisis import Crisis
    from excomm.report.people import Badge

# Further ones would make a page that no reader goes through; `excomm timeline` has them.
MOST_ENTRIES = 500


@dataclass(frozen=True)
class DatedEntry:
    """One entry: whether each lane has a mark, the names of who acted, what happened, and what is known of that.

    `firm` is what the crisis file itself says, its history and schedule, against what is only claimed.
    """

    marks: tuple[bool, ...]
    actors: tuple[str, ...]
    firm: bool
    text: str
    details: tuple[str, ...]
    claims: tuple[str, ...]
    at_odds: tuple[str, ...]


@dataclass(frozen=True)
class Dated:
    """Entries under their dates. A lane is the badge of its actor, or nothing for what none of the actors did."""

    lanes: tuple[Badge | None, ...]
    days: tuple[tuple[str, tuple[DatedEntry, ...]], ...]
    undated: int
    left_out: int


def dated_of(crisis: Crisis, badges: Mapping[str, Badge]) -> Dated | None:
    """Put in order what is dated; nothing where no claim is, since the history is told by itself."""
    found = timeline(crisis)
    if all(entry.kind != "claim" for entry in found.entries):
        return None
    shown = found.entries[:MOST_ENTRIES]
    days = groupby(shown, key=lambda entry: capital(date_in_words(entry.when.text)))
    return Dated(
        lanes=tuple(badges.get(lane) for lane in found.lanes),
        days=tuple((day, tuple(_entry(found, one) for one in entries)) for day, entries in days),
        undated=len(found.undated),
        left_out=len(found.entries) - len(shown),
    )


def _entry(found: Timeline, entry: Entry) -> DatedEntry:
    acting = entry.actors or (OTHERS,)
    return DatedEntry(
        marks=tuple(lane in acting for lane in found.lanes),
        actors=tuple(found.crisis.actors[name].name for name in entry.actors),
        firm=entry.kind != "claim",
        text=entry.text,
        details=tuple(_details(found.crisis, entry)),
        claims=tuple(dict.fromkeys((*entry.claims, *entry.also))),
        at_odds=tuple(name for name in entry.at_odds if name in found.crisis.evidence),
    )


def _details(crisis: Crisis, entry: Entry) -> Iterable[str]:
    """Where it happened, who says so, and how far that was checked."""
    if entry.kind == "scheduled":
        yield "by the calendar"
    if entry.place:
        yield place_name(entry.place, crisis.places[entry.place])
    elif entry.where:
        yield entry.where
    if entry.who:
        yield f"said by {entry.who}"
    if entry.checked:
        yield CHECKED[entry.checked]
