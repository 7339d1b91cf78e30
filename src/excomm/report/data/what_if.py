"""A what-if as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from excomm.causes.interventions import called
from excomm.causes.interventions_sources import grounds_of
from excomm.report.words.interventions import changed_in_words
from excomm.report.words.needed import taken_away
from excomm.report.words.what_if import LEVELS, answer_of, how_foreseen, not_meant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.causes.interventions import Intervention
    from excomm.causes.necessity import Causation
    from excomm.causes.what_if import WhatIf
    from excomm.causes.what_if_counting import Contrast
    from excomm.model.crisis import Crisis

MOST_PATHS = 20


def what_if_data(found: WhatIf, *, variants: Sequence[str]) -> dict[str, Any]:
    """Return a what-if for JSON.

    `outcomes` has for each outcome its probability as it was and as it would have been, the difference, its `spread`
    over draws of what is not known, the interval that chance leaves (`low` and `high`), and whether what was
    `taken_away` was needed for it, and enough; a value of null cannot be estimated. `levels` says how sure each range
    is. `rerouted` are paths that runs left for others.
    """
    pairs = found.pairs
    return {
        "crisis": found.was.crisis.crisis,
        "title": found.was.crisis.title,
        "variants": list(variants),
        "interventions": interventions_data(found.was.crisis, found.interventions),
        "answer": answer_of(found),
        "taken_away": taken_away(found.was.crisis, found.interventions),
        "anticipated": found.anticipated,
        "foreseen": how_foreseen(found),
        "method": found.method,
        "levels": LEVELS,
        "outcomes": {one.outcome: _contrast(one) for one in found.contrasts},
        "runs": None if pairs is None else pairs.count,
        "changed": None if pairs is None else int(pairs.changed.sum()),
        "ended_otherwise": None
        if pairs is None
        else int((pairs.was.outcome != pairs.would.outcome).sum()),
        "rerouted": [
            {"was": list(one.was), "would": list(one.would), "count": one.count}
            for one in found.rerouted[:MOST_PATHS]
        ],
        "seed": found.seed,
        "days": found.days,
        "draws": len(found.draws),
        "asked": found.asked,
        "interrupted": found.interrupted,
        "notes": list(found.notes),
        "not_meant": not_meant(found),
        "table": found.table().to_data(),
        "version": found.provenance.version,
        "digest": found.provenance.digest,
    }


def interventions_data(
    crisis: Crisis, interventions: Sequence[Intervention]
) -> list[dict[str, Any]]:
    """Each intervention as asked, in words, and what the changed elements rest on."""
    return [
        {
            "asked": called(one),
            "says": changed_in_words(crisis, one),
            "rests_on": [
                {
                    "element": ground.element,
                    "claims": list(ground.claims),
                    "judgement": ground.judgement,
                }
                for ground in grounds_of(crisis, one)
            ],
        }
        for one in interventions
    ]


def _contrast(one: Contrast) -> dict[str, Any]:
    low, middle, high = one.spread
    return {
        "was": one.was,
        "would": one.would,
        "difference": one.difference,
        "low": one.low,
        "high": one.high,
        "spread": {"low": low, "median": middle, "high": high},
        "unknown": one.unknown,
        "lost": one.lost,
        "gained": one.gained,
        "variance_reduction": one.reduction,
        "necessity": _causation(one.necessity),
        "sufficiency": _causation(one.sufficiency),
        "necessity_of_not": _causation(one.necessity_of_not),
        "sufficiency_of_not": _causation(one.sufficiency_of_not),
    }


def _causation(one: Causation) -> dict[str, Any]:
    return {
        "value": one.value,
        "cases": one.cases,
        "bounds": None if one.bounds is None else list(one.bounds),
    }
