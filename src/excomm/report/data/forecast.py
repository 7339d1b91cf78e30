"""An exact forecast as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from excomm.report.odds import standard_error

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.process.forecasting import Forecasts


def forecast_data(found: Forecasts, *, variants: Sequence[str]) -> dict[str, Any]:
    """Return a forecast for JSON.

    `outcomes` has for each outcome its probability, all that is not known averaged out; `error` the standard error that
    so many draws leave in that mean, `spread` the quantiles of the probability (5, 50 and 95 %) over what is not known.
    `together` has these quantiles for several outcomes taken as one, as far as these were asked for. `curves` has the
    mean probability of each outcome, and that the crisis is over (`ended`), on each of its `days`. `draws` counts those
    that were answered, of `asked`. `set_off` has for each outcome who or what led into it, and how often on average.
    """
    space = found.space
    means = found.curves.mean(axis=0)
    return {
        "crisis": space.crisis.crisis,
        "title": space.crisis.title,
        "variants": list(variants),
        "outcomes": {outcome: found.probability(outcome) for outcome in found.outcomes},
        "error": {outcome: standard_error(found.by_draw(outcome)) for outcome in found.outcomes},
        "spread": {
            outcome: dict(zip(("low", "median", "high"), found.quantiles(outcome), strict=True))
            for outcome in found.outcomes
        },
        "together": {
            several: {
                "probability": found.probability(several),
                **dict(zip(("low", "median", "high"), found.quantiles(several), strict=True)),
            }
            for several in found.together
        },
        "set_off": {
            outcome: dict(found.set_off(outcome)) for outcome in (*found.outcomes, *found.together)
        },
        "days": float(found.times[-1]),
        "draws": len(found.draws),
        "asked": found.asked,
        "interrupted": found.interrupted,
        "close_calls": dict(
            zip(space.crisis.events, found.close_calls.mean(axis=0).tolist(), strict=True)
        ),
        "mean_days": float(found.mean_days.mean()),
        "curves": {
            "days": found.times.tolist(),
            "outcomes": {
                outcome: means[:, place].tolist() for place, outcome in enumerate(found.outcomes)
            },
            "ended": found.ended.mean(axis=0).tolist(),
        },
        "notes": list(found.notes),
        "table": found.table().to_data(),
        "version": found.provenance.version,
        "digest": found.provenance.digest,
    }
