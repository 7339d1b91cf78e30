"""What a crisis rests on, and where that is weak: coverage both ways, single sources, disputes, what nobody read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.evidence.bearing import bearings_of, place_meant, within
from excomm.evidence.disputes import disputes_among
from excomm.evidence.documents import documents_of
from excomm.evidence.elements import elements_of
from excomm.evidence.figures import has_figure
from excomm.evidence.placed import is_placed
from excomm.evidence.repeated import pairs_alike
from excomm.evidence.unwritten import unwritten
from excomm.tables.table import Table
from excomm.tables.tabular import Tabular

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from excomm.evidence.bearing import Bearing
    from excomm.evidence.disputes import Dispute
    from excomm.evidence.repeated import AlikeFound
    from excomm.model.crisis import Crisis

# From the firmest down: the document or the data at hand, computed from them, in somebody's account, from memory.
CHECKED = ("read", "data", "derived", "secondary", "unverified")
FIRST_HAND = frozenset({"read", "data", "derived"})


@dataclass(frozen=True)
class Backed:
    """One element: the claims that speak for and against it, the documents behind the former, and its judgement.

    Of claims that repeat each other one counts. `covered` also holds if what is around it, or all within it, has
    something to rest on. `checked` is how far the best of its claims was checked; empty where there is none.
    """

    place: str
    claims: tuple[str, ...]
    against: tuple[str, ...]
    documents: tuple[str, ...]
    judgement: str
    covered: bool
    checked: str

    @property
    def rests_on(self) -> str:
        """What it rests on, in a word: documents, one document, memory, judgement, its surroundings, or nothing."""
        if not self.claims:
            return "judgement" if self.judgement else "surroundings" if self.covered else "nothing"
        if self.checked == "unverified":
            return "memory"
        return "documents" if len(self.documents) > 1 else "one document"


@dataclass(frozen=True, repr=False)
class SourcesFound(Tabular):
    """What the parts of a crisis rest on, and where its sources are weak, as far as was asked for.

    `elements` are all parts that can cite claims, in the order of the file; `idle` the claims that nothing cites and
    that take no stance; `not_placed` those of which it is not known where in their document they stand; `undated` those
    without a date; `figures` those with a number in them that were not read at first hand; `alike` pairs that may tell
    the same; `repeats` pairs of which the file says so, the later one first. `unwritten` are claims of a draft that do
    not say anything yet: nothing rests on them, and they are in none of the other lists.
    """

    crisis: Crisis
    elements: tuple[Backed, ...]
    claims: tuple[str, ...]
    idle: tuple[str, ...]
    not_placed: tuple[str, ...]
    undated: tuple[str, ...]
    figures: tuple[str, ...]
    disputes: tuple[Dispute, ...]
    alike: AlikeFound
    repeats: tuple[tuple[str, str], ...]
    about: str = ""
    unwritten: tuple[str, ...] = ()

    def counts(self) -> dict[str, int]:
        """How many elements rest on what, from the firmest down; every kind is there."""
        kinds = ("documents", "one document", "memory", "judgement", "surroundings", "nothing")
        return {kind: sum(element.rests_on == kind for element in self.elements) for kind in kinds}

    def resting_on(self, kind: str) -> tuple[Backed, ...]:
        """The elements that rest on this, as `counts` calls it."""
        return tuple(element for element in self.elements if element.rests_on == kind)

    @property
    def never_read(self) -> tuple[Backed, ...]:
        """Elements that rest on claims, of which none was read at first hand."""
        return tuple(
            element for element in self.elements if element.checked in {"secondary", "unverified"}
        )

    def table(self) -> Table:
        """One row for each element that can cite claims."""
        elements = self.elements
        return Table(
            f"What the parts of {self.crisis.title} rest on",
            {
                "element": tuple(one.place for one in elements),
                "rests on": tuple(one.rests_on for one in elements),
                "documents": tuple(len(one.documents) for one in elements),
                "claims": tuple(one.claims for one in elements),
                "against": tuple(one.against for one in elements),
                "checked": tuple(one.checked or None for one in elements),
                "judgement": tuple(one.judgement or None for one in elements),
            },
        )


def sources(crisis: Crisis, *, about: str | None = None) -> SourcesFound:
    """Look through what a crisis rests on: coverage both ways, single sources, disputes, duplicates, unread figures.

    A part rests on the claims that it cites, and on those whose stance supports it; documents count, not claims.
    `about` keeps one element, or section, and the claims that bear on it. Raises `InputError` where the crisis has no
    such element. Costs time linear in the file, and quadratic in the number of claims of one date.

    >>> import excomm as ex
    >>> found = ex.sources(ex.load("cuba-1962"))
    >>> found.counts()["nothing"], "variants.cuba-asked" in [one.place for one in found.disputes]
    (0, True)
    """
    asked = place_meant(crisis, about) if about else ""
    bearings = bearings_of(crisis)
    if asked:
        bearings = {place: one for place, one in bearings.items() if within(place, asked)}
    elements = tuple(
        one for one in _elements(crisis, bearings) if not asked or within(one.place, asked)
    )
    blank = unwritten(crisis)
    every = (name for name in crisis.evidence if name not in blank)
    claims = tuple(_bear(crisis, bearings) if asked else every)
    return SourcesFound(
        crisis,
        elements,
        claims,
        idle=() if asked else tuple(name for name in uncited(crisis) if name in claims),
        not_placed=tuple(name for name in claims if not is_placed(crisis.evidence[name])),
        undated=tuple(name for name in claims if crisis.evidence[name].when is None),
        figures=tuple(name for name in claims if _is_unread_figure(crisis, name)),
        disputes=tuple(
            disputes_among(crisis, bearings, {one.place: one.judgement for one in elements})
        ),
        alike=pairs_alike({name: crisis.evidence[name] for name in claims}),
        repeats=tuple(
            (name, crisis.evidence[name].repeats)
            for name in claims
            if crisis.evidence[name].repeats
        ),
        about=asked,
        unwritten=blank,
    )


def _elements(crisis: Crisis, bearings: Mapping[str, Bearing]) -> Iterator[Backed]:
    for element in elements_of(crisis):
        bearing = bearings.get(element.place)
        claims = bearing.speaks_for if bearing else ()
        checked = {crisis.evidence[name].checked for name in claims}
        yield Backed(
            element.place,
            claims,
            bearing.speaks_against if bearing else (),
            documents_of(claims, crisis.evidence),
            element.part.judgement,
            element.covered and bool(claims or not element.part.claims or element.part.judgement),
            next((level for level in CHECKED if level in checked), ""),
        )


def _bear(crisis: Crisis, bearings: Mapping[str, Bearing]) -> Iterator[str]:
    """The claims that bear on something, in the order of the sources file."""
    found = {name for one in bearings.values() for name in (*one.speaks_for, *one.speaks_against)}
    return (name for name in crisis.evidence if name in found)


def uncited(crisis: Crisis) -> tuple[str, ...]:
    """Return the claims that nothing in a crisis file cites, and that take no stance on it.

    >>> import excomm as ex
    >>> uncited(ex.load("chicken"))
    ()
    """
    cited = {name for element in elements_of(crisis) for name in element.part.claims}
    return tuple(
        name
        for name, claim in crisis.evidence.items()
        if name not in cited and not any(places for _, places in claim.stance)
    )


def _is_unread_figure(crisis: Crisis, name: str) -> bool:
    claim = crisis.evidence[name]
    return claim.checked not in FIRST_HAND and has_figure(claim.says)
