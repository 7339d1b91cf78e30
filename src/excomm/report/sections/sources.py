"""The claims on which a crisis rests, which parts rest on each, and which parts rest on nothing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.evidence.elements import elements_of
from excomm.report.sections.dates import date_in_words
from excomm.report.sections.parts import dotted_in_words, in_words
from excomm.report.words.claims import CHECKED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from excomm.model.crisis import Crisis
    from excomm.model.evidence import Claim


@dataclass(frozen=True)
class Source:
    """One claim, with the parts of the model that cite it and those that it speaks against."""

    key: str
    says: str
    who: str
    when: str
    source: str
    place: str
    checked: str
    doubtful: bool
    used_by: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True)
class Evidence:
    """All claims; the parts of the model that rest on a judgement, with its reason; those that rest on nothing."""

    sources: tuple[Source, ...]
    judged: tuple[tuple[str, str], ...]
    unsourced: tuple[str, ...]
    elements: int


def evidence_of(crisis: Crisis) -> Evidence:
    """Collect what the parts of a crisis rest on."""
    elements = elements_of(crisis)
    users: dict[str, list[str]] = defaultdict(list)
    for one in elements:
        for claim in one.part.claims:
            users[claim].append(in_words(one.path))
    return Evidence(
        sources=tuple(_source(key, claim, users) for key, claim in crisis.evidence.items()),
        judged=tuple(
            (in_words(one.path), one.part.judgement) for one in elements if one.part.judgement
        ),
        unsourced=tuple(in_words(one.path) for one in elements if not one.covered),
        elements=len(elements),
    )


def _source(key: str, claim: Claim, users: Mapping[str, list[str]]) -> Source:
    stance = claim.stance
    against = [f"disputes {dotted_in_words(place)}" for place in stance.disputes]
    against += [f"contradicts {dotted_in_words(place)}" for place in stance.contradicts]
    supports = map(dotted_in_words, stance.supports)
    return Source(
        key=key,
        says=claim.says,
        who=claim.who,
        when=date_in_words(claim.when.text) if claim.when else "",
        source=claim.source,
        place=claim.place,
        checked=CHECKED[claim.checked],
        doubtful=claim.checked == "unverified",
        used_by=tuple(dict.fromkeys([*users.get(key, ()), *supports])),
        against=tuple(against),
    )
