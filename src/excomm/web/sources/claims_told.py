"""Tells the claims of a crisis, each with all on which it bears."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from excomm.evidence.acting import actors_of
from excomm.evidence.bearing import bearings_of
from excomm.evidence.disputes import opponents_among
from excomm.evidence.documents import claims_by_document
from excomm.report.sections.dates import date_in_words
from excomm.report.sections.parts import dotted_in_words
from excomm.report.words.claims import CHECKED, speaker, written_in
from excomm.report.words.names import capital
from excomm.report.words.places import place_name
from excomm.web.shapes.sources import Bears, SourceDocument, SourcesClaim

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from excomm.evidence.coverage import SourcesFound
    from excomm.model.crisis import Crisis
    from excomm.web.shapes.sources import Side

SIDES: tuple[Side, ...] = ("cited", "supports", "disputes", "contradicts")


def claims_told(
    found: SourcesFound,
) -> tuple[tuple[SourcesClaim, ...], tuple[SourceDocument, ...]]:
    """Tell all claims in the order of the file, and the documents behind them, those of most claims first."""
    crisis = found.crisis
    behind = claims_by_document(found.claims, crisis.evidence)
    ordered = sorted(behind, key=lambda document: -len(behind[document]))
    documents = tuple(SourceDocument(name=one, claims=len(behind[one])) for one in ordered)
    by_claim: dict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(ordered):
        for name in behind[document]:
            by_claim[name].append(number)
    opponents, bears = opponents_among(found.disputes), _bears(crisis)
    claims = tuple(
        _claim(crisis, name, by_claim[name], opponents.get(name, ()), bears.get(name, ()))
        for name in found.claims
    )
    return claims, documents


def _claim(
    crisis: Crisis,
    name: str,
    documents: Sequence[int],
    opponents: tuple[str, ...],
    bears: Sequence[Bears],
) -> SourcesClaim:
    claim = crisis.evidence[name]
    return SourcesClaim(
        key=name,
        says=claim.says,
        who=speaker(claim),
        when=date_in_words(claim.when.text) if claim.when else "",
        where=_where(crisis, claim.where),
        citation=written_in(claim),
        documents=tuple(documents),
        checked=claim.checked,
        checked_in_words=CHECKED[claim.checked],
        weight=float(claim.weight),
        actors=actors_of(crisis, claim),
        bears=tuple(bears),
        at_odds=opponents,
        repeats=claim.repeats,
    )


def _where(crisis: Crisis, where: str) -> str:
    """The name of a place of the file; any other words as they are."""
    place = crisis.places.get(where)
    return place_name(where, place) if place else where


def _bears(crisis: Crisis) -> Mapping[str, Sequence[Bears]]:
    """By claim, each element on which it bears once: its own stance says more than that it is cited."""
    found: dict[str, dict[str, Bears]] = defaultdict(dict)
    for place, bearing in bearings_of(crisis).items():
        words = element_in_words(place)
        for side in SIDES:
            for name in getattr(bearing, side):
                found[name][place] = Bears(element=place, words=words, side=side)
    return {name: tuple(by.values()) for name, by in found.items()}


def element_in_words(place: str) -> str:
    """Name an element as it stands at the beginning of a line."""
    return capital(dotted_in_words(place))
