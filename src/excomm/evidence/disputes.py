"""Where claims are at odds: what some speak for and others against, and the variants that follow from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.evidence.bearing import within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from excomm.evidence.bearing import Bearing
    from excomm.model.crisis import Crisis


@dataclass(frozen=True)
class Dispute:
    """An element that some claim disputes or contradicts.

    The weights are those that the file gives to the claims of each side, added up; of claims that repeat each other
    one counts. `variants` are those that follow: the element itself if it is one, and all that rest on a claim against
    it or change it. `judgement` is why the file takes the side that it takes, where it says so.
    """

    place: str
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    contradicted: bool
    weight_for: float
    weight_against: float
    variants: tuple[str, ...]
    judgement: str

    @property
    def open(self) -> bool:
        """Whether there are claims on both sides."""
        return bool(self.speaks_for and self.speaks_against)


def disputes_among(
    crisis: Crisis, bearings: Mapping[str, Bearing], judgements: Mapping[str, str]
) -> Iterator[Dispute]:
    """Every element that a claim speaks against, in the order of the claims."""
    for place, bearing in bearings.items():
        against = bearing.speaks_against
        if against:
            yield Dispute(
                place,
                bearing.speaks_for,
                against,
                contradicted=bool(bearing.contradicts),
                weight_for=_weight(crisis, bearing.speaks_for),
                weight_against=_weight(crisis, against),
                variants=tuple(_variants(crisis, place, against)),
                judgement=judgements.get(place, ""),
            )


def opponents_among(disputes: Iterable[Dispute]) -> dict[str, tuple[str, ...]]:
    """By claim, the claims that stand on the other side of something on which it takes a side.

    Where a claim speaks against a whole section, as `history`, those that bear on that section are not all at odds
    with it: it is named as at odds with them, and they are not.
    """
    found: dict[str, dict[str, None]] = {}
    for one in disputes:
        sides = [(one.speaks_against, one.speaks_for)]
        if "." in one.place:
            sides.append((one.speaks_for, one.speaks_against))
        for these, others in sides:
            for name in these:
                found.setdefault(name, {}).update(dict.fromkeys(others))
    return {name: tuple(others) for name, others in found.items() if others}


def _weight(crisis: Crisis, names: Iterable[str]) -> float:
    """The weights of claims, each that repeats another standing for that one."""
    claims = crisis.evidence
    first = {claims[name].repeats or name for name in names if name in claims}
    return float(sum(claims[name].weight for name in first))


def _variants(crisis: Crisis, place: str, against: tuple[str, ...]) -> Iterator[str]:
    section, _, name = place.partition(".")
    for variant, part in crisis.variants.items():
        backed = {*part.claims}
        backed |= {
            claim
            for claim in against
            if f"variants.{variant}" in crisis.evidence[claim].stance.supports
        }
        itself = section == "variants" and name == variant
        if itself or not backed.isdisjoint(against) or _changes(part.set, place):
            yield variant


def _changes(patch: Mapping[str, object], place: str) -> bool:
    """Whether a patch writes to a place, or to something in it; a whole section that it replaces does not count."""
    return any(
        within(place, changed) and "." in changed for changed in _places_in(patch, ())
    ) and not place.startswith("variants.")


def _places_in(patch: Mapping[str, object], path: tuple[str, ...]) -> Iterator[str]:
    """The places at which a patch puts something, as deep as its mappings go."""
    for key, value in patch.items():
        below = (*path, str(key))
        if isinstance(value, dict) and value:
            yield from _places_in(value, below)
        else:
            yield ".".join(below)
