"""A rare outcome as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.process.rare_estimates import Estimate
    from excomm.process.rare_results import RareOutcome


def rare_data(found: RareOutcome, *, variants: Sequence[str]) -> dict[str, Any]:
    """Return what was found out about a rare outcome, for JSON.

    The answer to quote stands at the top, with its `method`, and the 95 % interval that chance leaves; `estimates` has
    that of each method. Their `spread` is over what is not known: the quantiles (5, 50 and 95 %) of the
    probability over draws; `error` is the standard error that so many draws leave in their mean.
    """
    return {
        "crisis": found.space.crisis.crisis,
        "title": found.space.crisis.title,
        "variants": list(variants),
        "outcome": found.outcome,
        **_estimate(found.best),
        "seed": found.seed,
        "days": found.days,
        "draws": found.draws,
        "asked": found.asked,
        "interrupted": found.interrupted,
        "estimates": [_estimate(one) for one in found.estimates],
        "notes": list(found.notes),
        "table": found.table().to_data(),
        "version": found.provenance.version,
        "digest": found.provenance.digest,
    }


def _estimate(one: Estimate) -> dict[str, Any]:
    effort = {"levels": one.levels, "effective_runs": one.effective_runs}
    return {
        "method": one.method,
        "probability": one.probability,
        "low": one.low,
        "high": one.high,
        "spread": dict(zip(("low", "median", "high"), one.spread, strict=True)),
        "error": one.error,
        "runs": one.runs,
        **{key: value for key, value in effort.items() if value is not None},
    }
