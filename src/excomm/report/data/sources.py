"""What a crisis rests on, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from excomm.evidence.documents import founding_among

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.evidence.coverage import SourcesFound


def sources_data(found: SourcesFound, *, variants: Sequence[str] = ()) -> dict[str, Any]:
    """Return what a crisis rests on for JSON.

    `rests_on` counts elements by what they rest on. `idle` are claims that nothing cites and that take no stance,
    `not_placed` those of which it is not known where in their document they stand,
    `founding` those that are founding passages, `figures` those with a number that were not read at first hand,
    `alike` pairs that may tell the same, with the share of their words that is common, `alike_more` how many more
    there are, and `alike_whole` whether all claims were compared. `weights` are those of the claims for and against,
    added up.
    """
    crisis = found.crisis
    return {
        "crisis": crisis.crisis,
        "title": crisis.title,
        "variants": list(variants),
        "about": found.about or None,
        "rests_on": found.counts(),
        "elements": found.table().to_records(),
        "claims": len(found.claims),
        "idle": list(found.idle),
        "unwritten": list(found.unwritten),
        "founding": list(founding_among(found.claims, crisis.evidence)),
        "not_placed": list(found.not_placed),
        "undated": list(found.undated),
        "figures": list(found.figures),
        "disputes": [
            {
                "element": one.place,
                "for": list(one.speaks_for),
                "against": list(one.speaks_against),
                "contradicted": one.contradicted,
                "weights": [one.weight_for, one.weight_against],
                "variants": list(one.variants),
                "judgement": one.judgement or None,
            }
            for one in found.disputes
        ],
        "alike": [
            {"claims": [one.first, one.second], "share": one.share} for one in found.alike.pairs
        ],
        "alike_more": found.alike.more,
        "alike_whole": found.alike.whole,
        "repeats": [list(pair) for pair in found.repeats],
        "places": {
            key: {
                "name": place.name or None,
                "latitude": place.latitude,
                "longitude": place.longitude,
                "claims": list(place.claims),
            }
            for key, place in crisis.places.items()
        },
    }
