"""Reads raw passages: what is told twice, who, when and what they speak of, and where they may agree or clash."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from excomm.errors import printable
from excomm.evidence.dates_in_text import DateFound, dates_in, has_iso_day
from excomm.evidence.decoding import decode, read_bytes
from excomm.evidence.drafting import draft_of
from excomm.evidence.likeness import claim_words, claims_like
from excomm.evidence.mentions import actors_in, elements_in, known_of, names_in
from excomm.evidence.near_duplicates import Duplicate, near_duplicates
from excomm.evidence.passages import Passage, split
from excomm.evidence.relations import Relation, Said, relations_among
from excomm.space.provenance import VERSION
from excomm.tables.table import Table
from excomm.tables.tabular import Tabular

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike

    from excomm.model.crisis import Crisis

# Of more passages that tell the same not each pair is kept from being proposed as agreeing: there would be millions.
MOST_TELLINGS = 100


@dataclass(frozen=True)
class Noted:
    """A passage and what was noticed in it.

    `actors`, `elements` and `like` are of the crisis it was read beside: who acts in it, what it names, claims like it.
    A place that this crisis has stands in `places` by its key there.
    """

    passage: Passage
    dates: tuple[DateFound, ...]
    people: tuple[str, ...]
    places: tuple[str, ...]
    actors: tuple[str, ...]
    elements: tuple[str, ...]
    like: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class Reading(Tabular):
    """A text read passage by passage: the stretches of its passages join to `text`, so that nothing is lost.

    `in_full` are those of the duplicates of which one has all words of the other, and that do not seem to clash.
    `more_relations` is how many proposals were found beyond those in `relations`.
    """

    name: str
    text: str
    encoding: str
    crisis: Crisis | None
    passages: tuple[Noted, ...]
    duplicates: tuple[Duplicate, ...]
    in_full: tuple[Duplicate, ...]
    relations: tuple[Relation, ...]
    more_relations: int
    notes: tuple[str, ...]
    version: str = VERSION

    def table(self) -> Table:
        """A row for each passage, in the order of the text; in it no character steers a terminal."""
        told = self.repeated_in_full()
        columns = {
            "passage": tuple(one.passage.name for one in self.passages),
            "place": tuple(one.passage.place for one in self.passages),
            "dates": tuple(
                ", ".join(date.edtf for date in one.dates if date.edtf) or None
                for one in self.passages
            ),
            "people": tuple(", ".join(one.people) or None for one in self.passages),
            "places": tuple(", ".join(one.places) or None for one in self.passages),
            "actors": tuple(", ".join(one.actors) or None for one in self.passages),
            "elements": tuple(", ".join(one.elements) or None for one in self.passages),
            "like": tuple(", ".join(one.like) or None for one in self.passages),
            "repeats": tuple(told.get(one.passage.name) for one in self.passages),
            "text": tuple(printable(one.passage.text) for one in self.passages),
        }
        return Table(f"Passages of {printable(self.name)}", columns, self.notes)

    def repeated(self) -> dict[str, str]:
        """Passages that tell what another tells, in full or nearly so, each with that one.

        Those nearly so may say something else in the rest, even the opposite: see `repeated_in_full`.
        """
        return self._in_order(_first_tellings(self.duplicates))

    def repeated_in_full(self) -> dict[str, str]:
        """Passages of which all words stand in another that they are not found to clash with, each with that one."""
        return self._in_order(_first_tellings(self.in_full))

    def _in_order(self, told: dict[str, str]) -> dict[str, str]:
        order = {one.passage.name: place for place, one in enumerate(self.passages)}
        return dict(sorted(told.items(), key=lambda pair: order[pair[0]]))

    def copies(self) -> dict[str, list[str]]:
        """Passages that stand again elsewhere in the same words, each with all those that do."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in self.duplicates:
            if one.same:
                found[one.first].append(one.second)
        return dict(found)

    def draft(self) -> str:
        """A sources file to be finished by a person, one claim for each passage; see `excomm.evidence.drafting`."""
        return draft_of(self)


def read(source: str | PathLike[str], *, crisis: Crisis | None = None) -> Reading:
    """Read the passages of a plain text file, beside a crisis if one is given; - reads standard input.

    Passages are told by their labels, or else by numbers, blank lines, or sentences. Those told twice are found by the
    words that stand together in both [broder1997]; only where all words of one stand in the other, and nothing clashes,
    does the draft say `repeats:`. Dates are written as EDTF. A person decides on what is proposed.
    `InputError` where the file is no text, is empty, or is larger than two million bytes.
    """
    name = str(source)
    decoded = decode(read_bytes(name), name=name)
    return _read(decoded.text, name, decoded.encoding, crisis, decoded.notes)


def read_text(text: str, *, name: str = "text", crisis: Crisis | None = None) -> Reading:
    r"""Read the passages of a text; as `read` does.

    >>> reading = read_text(
    ...     "P1 On 27 October 1962 a plane was lost.\nP2 The letter came on the 28th."
    ... )
    >>> [(one.passage.name, [date.edtf for date in one.dates]) for one in reading.passages]
    [('P1', ['1962-10-27']), ('P2', [])]
    """
    decoded = decode(text.encode("utf-8", errors="surrogatepass"), name=name)
    return _read(decoded.text, name, "text", crisis, decoded.notes)


def _read(
    text: str, name: str, encoding: str, crisis: Crisis | None, notes: tuple[str, ...]
) -> Reading:
    passages = split(text)
    noted = _noted(passages, crisis)
    duplicates = near_duplicates(passages)
    # What another tells in full is said there, and compared with that one alone.
    again = {one.second for one in duplicates if one.same}
    within = {one.second: one.first for one in duplicates if one.containment == 1 and not one.same}
    told = [one for one in noted if one.passage.name not in again]
    found = relations_among(
        [one.passage for one in told],
        {one.passage.name: _said(one, crisis) for one in told},
        apart=_apart(duplicates),
        within=within,
    )
    in_full = tuple(
        one
        for one in duplicates
        if one.containment == 1 and frozenset((one.first, one.second)) not in found.clashing
    )
    proposed = found.relations, found.more
    return Reading(name, text, encoding, crisis, noted, duplicates, in_full, *proposed, notes)


def _first_tellings(duplicates: tuple[Duplicate, ...]) -> dict[str, str]:
    """What tells again, each with the passage that repeats none itself."""
    told = {one.second: one.first for one in duplicates}
    for name, first in told.items():
        while first in told:
            first = told[first]  # noqa: PLW2901 - it goes up from one telling to the one before
        told[name] = first
    return told


def _apart(duplicates: tuple[Duplicate, ...]) -> Iterator[frozenset[str]]:
    """Pairs of passages of which one repeats the other, or both a third."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name, first in _first_tellings(duplicates).items():
        groups[first].append(name)
    for first, names in groups.items():
        yield from map(frozenset, combinations((first, *names[:MOST_TELLINGS]), 2))
    yield from (frozenset((one.first, one.second)) for one in duplicates)


def _said(noted: Noted, crisis: Crisis | None) -> Said:
    """What a passage says, with the sides that the claims take which it is like."""
    supports: dict[str, str] = {}
    disputes: dict[str, str] = {}
    for name in noted.like if crisis else ():
        stance = crisis.evidence[name].stance if crisis else None
        for sides, places in (
            ((supports, stance.supports), (disputes, stance.disputes)) if stance else ()
        ):
            for place in places:
                sides.setdefault(place, name)
    return Said(noted.dates, noted.elements, supports, disputes)


def _noted(passages: tuple[Passage, ...], crisis: Crisis | None) -> tuple[Noted, ...]:
    known = known_of(crisis) if crisis else None
    claims = claim_words(crisis) if crisis else None
    year = _year_of(crisis)
    months = any(has_iso_day(one.text) for one in passages)
    # What is told again in the same words is looked at once.
    seen: dict[str, Noted] = {}
    for one in passages:
        if one.text not in seen:
            people, places = names_in(one.text, known)
            seen[one.text] = Noted(
                one,
                dates_in(one.text, year=year, months=months),
                people,
                places,
                actors_in(one.text, known) if known else (),
                elements_in(one.text, known) if known else (),
                claims_like(one.text, claims) if claims else (),
            )
    return tuple(replace(seen[one.text], passage=one) for one in passages)


def _year_of(crisis: Crisis | None) -> str:
    """The year in which a crisis lies, if it lies in one."""
    if crisis is None or crisis.span is None:
        return ""
    first, last = crisis.span.earliest.year, crisis.span.latest.year
    return str(first) if first == last else ""
