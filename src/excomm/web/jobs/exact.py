"""The work of computing how likely each outcome is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.web.jobs.opening import code_for, opened, shaped
from excomm.web.shapes.exact import ExactArguments, ExactResult, Fan

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from excomm.process.forecasting import Forecasts
    from excomm.web.jobs.telling import Tell
    from excomm.web.shapes.answer import Code
    from excomm.web.shelf import Shelved

    Numbers = NDArray[np.float64]


def work(asked: ExactArguments, path: Path, variants: Sequence[str], tell: Tell) -> ExactResult:
    """Compute it, and show what the draws done so far say."""
    from excomm.loading import located
    from excomm.process.forecasting import exact

    def show(make: Callable[[], Forecasts]) -> None:
        tell.partial(lambda: _shaped(make(), variants))

    space = opened(path, variants, asked.vary)
    with located(path, variants=variants):
        found = exact(
            space,
            until=asked.until,
            draws=asked.draws,
            together=asked.together,
            on_draw=tell.progress,
            on_part=show,
        )
    return _shaped(found, variants)


def code(asked: ExactArguments, crisis: Shelved, variants: Sequence[str]) -> Code:
    """How to compute it without the app."""
    return code_for("exact", crisis, variants, asked)


def _shaped(found: Forecasts, variants: Sequence[str]) -> ExactResult:
    from excomm.report.data.forecast import forecast_data
    from excomm.report.odds import odds_of
    from excomm.report.text.forecast import until_when
    from excomm.report.words.odds import answer_of_forecast
    from excomm.web.chance.runs_told import ticks_of

    crisis, days = found.space.crisis, float(found.times[-1])
    more = {
        "answer": answer_of_forecast(found, odds_of(found)),
        "when": until_when(crisis, days),
        "ticks": ticks_of(crisis, days),
    }
    return shaped(ExactResult, forecast_data(found, variants=variants) | _grave(found) | more)


def _grave(found: Forecasts) -> dict[str, object]:
    """When the outcome that ends the crisis comes, if there is one: by each day, and on each day."""
    from excomm.report.drawings.fan import hazard_of
    from excomm.report.odds import gravest

    grave = gravest(found.space)
    if grave is None:
        return {"gravest": None, "fan": None, "hazard": None}
    reached = found.curves[:, :, found.outcomes.index(grave)]
    return {
        "gravest": grave,
        "fan": _fan(found.times, reached),
        "hazard": _fan(*hazard_of(found.times, reached)),
    }


def _fan(days: Numbers, draws: Numbers) -> Fan:
    import numpy as np

    low, lower, median, upper, high = np.quantile(draws, (0.05, 0.25, 0.5, 0.75, 0.95), axis=0)
    return Fan(
        days=tuple(days.tolist()),
        mean=tuple(draws.mean(axis=0).tolist()),
        median=tuple(median.tolist()),
        half=tuple(zip(lower.tolist(), upper.tolist(), strict=True)),
        nine_tenths=tuple(zip(low.tolist(), high.tolist(), strict=True)),
    )
