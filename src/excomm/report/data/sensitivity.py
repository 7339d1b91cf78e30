"""What drives an answer, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from excomm.process.sensitivity import Driver, Sensitivity


def sensitivity_data(
    found: Sensitivity, *, variants: Sequence[str] = (), vary: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return a sensitivity analysis for JSON; `drivers` are in the order of their effect.

    The `effect` of each is by the measure of the `method`, give or take `error` (95 %). `low` and `high` are the values
    at the 5 % and the 95 % point of the prior, in days, per day, or without unit, and the `probability` of the outcome
    there, all else at the median; null where choices do not settle.
    """
    return {
        "crisis": found.space.crisis.crisis,
        "title": found.space.crisis.title,
        "variants": list(variants),
        "vary": dict(vary or {}),
        "outcome": found.outcome,
        "method": found.method,
        "rounds": found.counted,
        "asked": found.rounds,
        "interrupted": found.interrupted,
        "seed": found.seed,
        "days": found.days,
        "central": found.central,
        "evaluations": found.evaluations,
        "drivers": [_driver(one) for one in found.drivers],
        "notes": list(found.notes),
        "version": found.provenance.version,
        "digest": found.provenance.digest,
    }


def _driver(one: Driver) -> dict[str, Any]:
    return {
        "name": one.name,
        "effect": one.effect,
        "error": one.error,
        "alone": one.alone,
        "low": {"value": one.at_low.value, "probability": _known(one.low)},
        "high": {"value": one.at_high.value, "probability": _known(one.high)},
    }


def _known(probability: float) -> float | None:
    return None if np.isnan(probability) else probability
