"""What is dated in a crisis and its sources, in the order of time."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.evidence.bearing import place_meant, within
from excomm.evidence.entries import entries_of
from excomm.evidence.unwritten import is_written, unwritten
from excomm.evidence.veils import veils_of
from excomm.model.dates import parse_when
from excomm.model.names import did_you_mean
from excomm.tables.table import Table
from excomm.tables.tabular import Tabular

if TYPE_CHECKING:
    from collections.abc import Mapping

    from excomm.evidence.entries import Entry
    from excomm.evidence.veils import Veil
    from excomm.model.crisis import Crisis
    from excomm.model.dates import When

# The lane of what nobody in the file did.
OTHERS = "others"


@dataclass(frozen=True, repr=False)
class Timeline(Tabular):
    """Claims, steps of history and what is scheduled, in the order of time, as far as they were asked for.

    What certainly came before something stands before it; of dates that overlap the one that may be earlier, and
    then the vaguer one. `undated` names claims without a date, `left_out` counts entries that were not asked for;
    `unwritten` are claims of a draft that do not say anything yet, and have no entry. With the eyes of one actor,
    `known_to`, there are no claims, and `veils` has by name the steps that it could not know, or not wholly.
    """

    crisis: Crisis
    entries: tuple[Entry, ...]
    undated: tuple[str, ...]
    left_out: int
    since: When | None = None
    until: When | None = None
    actor: str = ""
    about: str = ""
    unwritten: tuple[str, ...] = ()
    known_to: str = ""
    veils: Mapping[str, Veil] = field(default_factory=dict)

    @property
    def lanes(self) -> tuple[str, ...]:
        """The actors of the crisis, and `others` where there is something that none of them did."""
        others = any(not entry.actors for entry in self.entries)
        return (*self.crisis.actors, OTHERS) if others else (*self.crisis.actors,)

    def table(self) -> Table:
        """One row for each entry."""
        entries = self.entries
        return Table(
            f"What is dated in {self.crisis.title}",
            {
                "when": tuple(entry.when.text for entry in entries),
                "earliest": tuple(_moment(entry, "earliest") for entry in entries),
                "latest": tuple(_moment(entry, "latest") for entry in entries),
                "kind": tuple(entry.kind for entry in entries),
                "nature": tuple(entry.nature for entry in entries),
                "name": tuple(entry.name for entry in entries),
                "actors": tuple(entry.actors for entry in entries),
                "where": tuple(entry.where or None for entry in entries),
                "text": tuple(entry.text for entry in entries),
                "who": tuple(entry.who or None for entry in entries),
                "checked": tuple(entry.checked or None for entry in entries),
                "about": tuple(entry.about for entry in entries),
                "claims": tuple(entry.claims for entry in entries),
                "at odds with": tuple(entry.at_odds or None for entry in entries),
            },
        )


def timeline(
    crisis: Crisis,
    *,
    since: str | None = None,
    until: str | None = None,
    actor: str | None = None,
    about: str | None = None,
    known_to: str | None = None,
) -> Timeline:
    """Put in order what is dated in a crisis: its claims, the steps of its history, and what is scheduled.

    `since` and `until` are dates (EDTF): what certainly ended before, or began after, is left out. `actor` keeps what
    one of the actors did, or `others` what none did; `about` what bears on one element, as in `options.usa.invade`.
    `known_to` looks with the eyes of an actor then: claims, which tell what is known today, are left out, and of steps
    it is told what that actor could not know (`excomm.evidence.veils`).
    Raises `InputError` for what is no date, and for actors and elements that the crisis does not have.

    >>> import excomm as ex
    >>> day = "1962-10-26"
    >>> found = ex.timeline(ex.load("cuba-1962"), since=day, until=day, actor="cuba")
    >>> [entry.name for entry in found.entries]
    ['history.6', 'castro_26oct']
    """
    entries = entries_of(crisis)
    asked = Timeline(
        crisis,
        entries,
        tuple(
            name
            for name, claim in crisis.evidence.items()
            if claim.when is None and is_written(claim)
        ),
        0,
        parse_when(since) if since else None,
        parse_when(until) if until else None,
        _actor_meant(crisis, actor) if actor else "",
        place_meant(crisis, about) if about else "",
        unwritten(crisis),
        _actor_meant(crisis, known_to, others=False) if known_to else "",
    )
    if asked.since and asked.until and asked.until.latest < asked.since.earliest:
        message = f"nothing lies between {asked.since.text} and {asked.until.text}"
        raise InputError(message, remedy="give the earlier date first")
    kept = tuple(entry for entry in entries if _is_asked_for(asked, entry))
    names = {entry.name for entry in kept}
    veils = {
        name: veil
        for number, veil in (veils_of(crisis, asked.known_to) if asked.known_to else {}).items()
        if (name := f"history.{number}") in names
    }
    return replace(asked, entries=kept, left_out=len(entries) - len(kept), veils=veils)


def _actor_meant(crisis: Crisis, word: str, *, others: bool = True) -> str:
    named = (OTHERS, *crisis.actors) if others else tuple(crisis.actors)
    known = {name.lower(): name for name in named}
    wanted = word.strip().lower()
    if wanted not in known:
        remedy = did_you_mean(wanted, known) or f"known: {', '.join(known.values())}"
        raise InputError(f"unknown actor '{word.strip()[:60]}'", remedy=remedy)
    return known[wanted]


def _is_asked_for(asked: Timeline, entry: Entry) -> bool:
    if asked.known_to and entry.kind == "claim":
        return False
    if asked.since and entry.when.latest < asked.since.earliest:
        return False
    if asked.until and entry.when.earliest > asked.until.latest:
        return False
    if asked.actor and asked.actor not in (entry.actors or (OTHERS,)):
        return False
    return not asked.about or any(within(place, asked.about) for place in entry.about)


def _moment(entry: Entry, side: str) -> str | None:
    """A first or last moment, to the minute; none where the date is open."""
    is_open = entry.when.open_start if side == "earliest" else entry.when.open_end
    moment = entry.when.earliest if side == "earliest" else entry.when.latest
    return None if is_open else moment.isoformat(timespec="minutes")
