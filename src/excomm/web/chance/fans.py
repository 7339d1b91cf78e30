"""When the gravest outcome comes, over the days and with all that is not known, for what is drawn of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from excomm.report.drawings.fan import hazard_of
from excomm.report.odds import gravest
from excomm.report.words.names import capital, spaced
from excomm.tables.in_words import between, percent
from excomm.web.shapes.exact import Fan, FanAt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from excomm.process.forecasting import Forecasts
    from excomm.web.shapes.runs_told import Tick

    Numbers = NDArray[np.float64]

# The ends of nine tenths of the draws, of half of them, and the middle.
ENDS = (0.05, 0.25, 0.5, 0.75, 0.95)


def fans_of(found: Forecasts, ticks: Sequence[Tick]) -> tuple[Fan, ...]:
    """The share by each day, and the chance a day; nothing where no outcome ends the crisis."""
    grave = gravest(found.space)
    if grave is None:
        return ()
    reached, name = found.curves[:, :, found.outcomes.index(grave)], spaced(grave)
    days = [tick.day for tick in ticks]
    return (
        _fan("reached", f"{capital(name)} by each day", found.times, reached, days),
        _fan(
            "hazard",
            f"Chance a day of {name}, while it has not come",
            *hazard_of(found.times, reached),
            days,
        ),
    )


def _fan(
    key: Literal["reached", "hazard"],
    title: str,
    days: Numbers,
    draws: Numbers,
    told: Sequence[float],
) -> Fan:
    low, lower, median, upper, high = np.quantile(draws, ENDS, axis=0)
    mean, several = draws.mean(axis=0), len(draws) > 1

    def at(place: int) -> FanAt:
        tenths = between(float(low[place]), float(high[place])) if several else None
        return FanAt(mean=percent(float(mean[place])), nine_tenths=tenths)

    end = at(-1)
    spread = f", nine tenths of the draws from {end.nine_tenths}" if end.nine_tenths else ""
    return Fan(
        key=key,
        title=title,
        words=f"{title}: {end.mean} on average at the end{spread}.",
        by_tick=tuple(at(place) for place in _places(days, told)),
        days=tuple(days.tolist()),
        mean=tuple(mean.tolist()),
        median=tuple(median.tolist()),
        half=tuple(zip(lower.tolist(), upper.tolist(), strict=True)),
        nine_tenths=tuple(zip(low.tolist(), high.tolist(), strict=True)),
    )


def _places(days: Numbers, told: Sequence[float]) -> list[int]:
    """Of each day that is told, the first that was computed at or after it, or the last of all."""
    places = np.searchsorted(days, np.array(told) - 1e-9)
    return np.minimum(places, len(days) - 1).tolist()  # type: ignore[no-any-return]  # so NumPy types it
