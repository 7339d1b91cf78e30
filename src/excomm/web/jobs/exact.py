"""The work of computing how likely each outcome is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.web.jobs.opening import code_for, opened, shaped
from excomm.web.shapes.exact import ExactArguments, ExactResult

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from excomm.process.forecasting import Forecasts
    from excomm.web.jobs.telling import Tell
    from excomm.web.shapes.answer import Code
    from excomm.web.shelf import Shelved


def work(asked: ExactArguments, path: Path, variants: Sequence[str], tell: Tell) -> ExactResult:
    """Compute it, and show what the draws done so far say."""
    from excomm.loading import located
    from excomm.process.forecasting import exact

    def show(make: Callable[[], Forecasts]) -> None:
        tell.partial(lambda: _shaped(make(), variants, under_way=True))

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


def _shaped(found: Forecasts, variants: Sequence[str], *, under_way: bool = False) -> ExactResult:
    from excomm.report.data.forecast import forecast_data
    from excomm.report.odds import odds_of
    from excomm.report.text.forecast import until_when
    from excomm.report.words.odds import answer_of_forecast, by_now
    from excomm.web.chance.each_draw import each_draw
    from excomm.web.chance.fans import fans_of
    from excomm.web.chance.runs_told import ticks_of

    crisis, days = found.space.crisis, float(found.times[-1])
    answer, ticks = answer_of_forecast(found, odds_of(found)), ticks_of(crisis, days)
    more = {
        "answer": by_now(answer, len(found.draws), found.asked) if under_way else answer,
        "when": until_when(crisis, days),
        "ticks": ticks,
        "fans": fans_of(found, ticks),
        "each_draw": None
        if under_way
        else each_draw(found.space, found.draws, found.asked, (found.outcomes, found.by_draw)),
    }
    return shaped(ExactResult, forecast_data(found, variants=variants) | more)
