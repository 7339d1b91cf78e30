"""How likely each outcome was, as text: the answer first, then what spreads it, close calls, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.process.forecasting import HIGH, LOW
from excomm.report.odds import FEW_DRAWS, is_spread, odds_of, odds_together
from excomm.report.text.bars import bar
from excomm.report.text.grid import grid
from excomm.report.text.paper import Paper, heading, hint, item, paragraph, strong, wrapped
from excomm.report.words.chances import day_in_words, moment, number_of_days
from excomm.report.words.names import called, capital, spaced, trimmed
from excomm.report.words.odds import answer_of_forecast, what_is_not_known
from excomm.tables.in_words import between, percent, times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.model.crisis import Crisis
    from excomm.process.forecasting import Forecasts

# Heads the column of what spreads a figure besides chance.
OPEN = "what is not known"
LEGEND = (
    "Bars run from 0 to 100 %: dark as far as all but a twentieth of the draws agree, lighter up to the mean, lightest"
    " up to what only a twentieth of them exceed."
)
LEGEND_OF_FEW = (
    "Bars run from 0 to 100 %: dark up to about the least of the draws, lighter up to the mean, lightest up to about"
    " the most. There are only {draws}: the true range is wider."
)


def forecast_lines(paper: Paper, found: Forecasts, *, name: str) -> list[str]:
    """Lay out an exact forecast; `name` is what the user calls the crisis by."""
    odds = odds_of(found)
    lines = [strong(paper, line) for line in wrapped(found.space.crisis.title, paper.width)]
    lines += paragraph(paper, answer_of_forecast(found, odds))
    lines += _outcomes(paper, found)
    lines += _set_off(paper, found)
    lines += _close_calls(paper, found)
    lines += _rests_on(paper, found)
    lines += hint(
        paper, "Run it many times, with paths and close calls:", f"excomm simulate {name}"
    )
    return lines + hint(paper, "See it drawn, with all the rest:", f"excomm report {name}")


def until_when(crisis: Crisis, days: float) -> str:
    """Say when a forecast looks at the crisis: at its end, or on a day.

    >>> import excomm as ex
    >>> until_when(ex.load("cuba-1962"), 12.0), until_when(ex.load("chicken"), 30.0)
    ('by the end of 27 October 1962, after 12 days', 'after 30 days')
    >>> until_when(ex.load("cuba-1962"), 11.5)
    'by 12:00 on 27 October 1962, after 12 days'
    """
    length = number_of_days(days)
    if crisis.span is None:
        return f"after {length}"
    at = (moment(crisis, days) or "")[-5:]
    if at != "00:00":
        return f"by {at} on {day_in_words(crisis, days)}, after {length}"
    return f"by the end of {day_in_words(crisis, days - 1e-6)}, after {length}"


def _outcomes(paper: Paper, found: Forecasts) -> list[str]:
    spread = is_spread(found.space, len(found.draws))
    when = until_when(found.space.crisis, float(found.times[-1]))
    lines = heading(paper, f"HOW IT STANDS {when}")
    rows = [
        [
            capital(spaced(one.outcome)),
            bar(one.low, one.mean, one.high),
            percent(one.mean),
            *([between(one.low, one.high)] if spread else []),
        ]
        for one in (*odds_of(found), *odds_together(found))
    ]
    header = ["outcome", "", "mean", *([OPEN] if spread else [])]
    lines += grid(paper, header, rows, right=[False, False, True, True][: len(header)])
    return lines + (["", *paragraph(paper, _legend(found))] if spread else [])


def _legend(found: Forecasts) -> str:
    draws = len(found.draws)
    return LEGEND if draws >= FEW_DRAWS else LEGEND_OF_FEW.format(draws=draws)


def _set_off(paper: Paper, found: Forecasts) -> list[str]:
    """Who or what brought about each outcome that was asked for."""
    lines = []
    for outcome in found.together:
        lines += heading(paper, f"WHAT SET OFF {spaced(outcome)}: who led into it from outside")
        lines += set_off_lines(paper, found.space.crisis, found.set_off(outcome))
    return lines


def set_off_lines(
    paper: Paper,
    crisis: Crisis,
    brought: Sequence[tuple[str, float]],
    *,
    counted_in: str = "times",
) -> list[str]:
    """Lay out who brought something about and how often, with their shares in all the times that anybody did."""
    total = sum(times for _, times in brought)
    if not total:
        return paragraph(paper, "Nothing led into it.")
    rows = [
        [
            _who(crisis, who),
            f"{often:,}" if isinstance(often, int) else f"{often:.2g}",
            percent(often / total),
        ]
        for who, often in brought
    ]
    return grid(paper, ["by", counted_in, "share"], rows, right=[False, True, True])


def _who(crisis: Crisis, who: str) -> str:
    if who in crisis.events:
        return _event(crisis, who)
    return capital(called(crisis, who)) if who in crisis.actors else "The calendar of the file"


def _close_calls(paper: Paper, found: Forecasts) -> list[str]:
    """How often each event is to be expected without its effect, if that can happen at all."""
    crisis = found.space.crisis
    rows = [
        (event, found.close_calls[:, place])
        for place, event in enumerate(crisis.events)
        if found.close_calls[:, place].max(initial=0) > 0
    ]
    if not rows:
        return []
    spread = is_spread(found.space, len(found.draws))
    texts = [
        [_event(crisis, event), times(calls.mean()), *([_times(calls)] if spread else [])]
        for event, calls in rows
    ]
    header = ["event", "mean", *([OPEN] if spread else [])]
    lines = heading(paper, "CLOSE CALLS: how often each comes without its effect")
    return lines + grid(paper, header, texts, right=[False, True, True][: len(header)])


def _times(calls: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> str:
    low, high = np.quantile(calls, [LOW, HIGH]).tolist()
    return f"{times(low)} to {times(high)}"


def _event(crisis: Crisis, event: str) -> str:
    return trimmed(crisis.events[event].text) or capital(spaced(event))


def resting_on(found: Forecasts) -> tuple[str, ...]:
    """How long it lasts, what was assumed, and which uncertainty is where, in sentences."""
    mean = float(found.mean_days.mean())
    low, high = np.quantile(found.mean_days, [LOW, HIGH]).tolist()
    spread = is_spread(found.space, len(found.draws))
    reach = f" ({times(low)} to {number_of_days(high)} by what is not known)" if spread else ""
    most = number_of_days(float(found.times[-1]))
    return (
        f"It lasts {number_of_days(mean)} on average{reach}, of {most} at the most."
        if found.ended.any()
        else f"It is followed for {most}: nothing ends it before.",
        "Chance is in every figure already: they are computed, without runs.",
        what_is_not_known(found.space, len(found.draws), asked=found.asked),
        *(f"{capital(note)}." for note in found.notes),
    )


def _rests_on(paper: Paper, found: Forecasts) -> list[str]:
    lines = heading(paper, "WHAT THIS RESTS ON")
    return lines + [line for note in resting_on(found) for line in item(paper, note)]
