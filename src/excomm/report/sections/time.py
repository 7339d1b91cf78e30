"""How likely each outcome is, and when, as the report tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.process.forecasting import HIGH, LOW
from excomm.report.drawings.in_time import pictures_of_forecast
from excomm.report.odds import FEW_DRAWS, is_spread, odds_of
from excomm.report.text.forecast import resting_on, until_when
from excomm.report.words.names import capital, spaced, trimmed
from excomm.report.words.odds import answer_of_forecast
from excomm.tables.in_words import between, percent, times

if TYPE_CHECKING:
    from excomm.process.forecasting import Forecasts
    from excomm.report.picture.shapes import Picture


@dataclass(frozen=True)
class Row:
    """One line of a table: what it is about, its mean, and its range over what is not known (empty where all is)."""

    name: str
    mean: str
    spread: str


@dataclass(frozen=True)
class InTime:
    """What the section says: the answer, its pictures, its tables, and what it rests on."""

    answer: str
    when: str
    spread: bool
    draws: int
    few: bool
    pictures: dict[str, Picture]
    outcomes: tuple[Row, ...]
    close_calls: tuple[Row, ...]
    notes: tuple[str, ...]


def in_time(found: Forecasts) -> InTime:
    """Tell a forecast."""
    odds = odds_of(found)
    return InTime(
        answer=answer_of_forecast(found, odds),
        when=until_when(found.space.crisis, float(found.times[-1])),
        spread=is_spread(found.space, len(found.draws)),
        draws=len(found.draws),
        few=len(found.draws) < FEW_DRAWS,
        pictures=pictures_of_forecast(found),
        outcomes=tuple(
            Row(capital(spaced(one.outcome)), percent(one.mean), between(one.low, one.high))
            for one in odds
        ),
        close_calls=_close_calls(found),
        notes=resting_on(found),
    )


def _close_calls(found: Forecasts) -> tuple[Row, ...]:
    rows = []
    for place, (event, part) in enumerate(found.space.crisis.events.items()):
        calls = found.close_calls[:, place]
        if calls.max(initial=0) > 0:
            low, high = np.quantile(calls, [LOW, HIGH]).tolist()
            name = trimmed(part.text) or capital(spaced(event))
            rows.append(Row(name, times(float(calls.mean())), f"{times(low)} to {times(high)}"))
    return tuple(rows)
