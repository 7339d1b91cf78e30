"""How likely each outcome is, with what spreads that, from an exact forecast or from runs: what every view shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.process.forecasting import HIGH, LOW
from excomm.process.priors import priors_in

if TYPE_CHECKING:
    from excomm.process.forecasting import Forecasts
    from excomm.process.simulating import Simulation
    from excomm.space.space import Space

# A share of fewer runs says more of chance than of what is not known.
FEW_RUNS = 50


@dataclass(frozen=True)
class Odds:
    """How likely an outcome is: `mean`, all that is not known averaged out.

    From `low` to `high` lie nine tenths of the draws: that is what is not known. From `least` to `most` goes the 95 %
    interval for `mean`: that is the chance of a finite number of runs, none for what is computed without runs.
    """

    outcome: str
    mean: float
    low: float
    high: float
    least: float
    most: float


def odds_of(found: Forecasts) -> tuple[Odds, ...]:
    """The odds of each outcome, in the order of the file."""
    return tuple(_computed(found, outcome) for outcome in found.outcomes)


def odds_together(found: Forecasts) -> tuple[Odds, ...]:
    """The odds of several outcomes each, as far as these were asked for as one."""
    return tuple(_computed(found, several) for several in found.together)


def _computed(found: Forecasts, outcome: str) -> Odds:
    mean = found.probability(outcome)
    low, high = found.quantiles(outcome, LOW, HIGH)
    return Odds(outcome, mean, low, high, mean, mean)


def odds_in(found: Simulation) -> tuple[Odds, ...]:
    """The odds of each outcome, as counted; what spreads them over draws has chance in it too."""
    return tuple(_counted(found, outcome) for outcome in found.outcomes)


def odds_together_in(found: Simulation) -> tuple[Odds, ...]:
    """The same of several outcomes each, as far as these were asked for as one."""
    return tuple(_counted(found, several) for several in found.together)


def _counted(found: Simulation, outcome: str) -> Odds:
    share = found.frequency(outcome)
    low, high = np.quantile(found.by_draw(outcome), [LOW, HIGH]).tolist()
    return Odds(outcome, share.probability, low, high, share.low, share.high)


def is_spread(space: Space, draws: int) -> bool:
    """Whether several values were tried of what is not known."""
    return draws > 1 and bool(priors_in(space.crisis))


def enough_runs(found: Simulation) -> bool:
    """Whether each draw had runs enough for its shares to say something about what is not known."""
    return is_spread(found.space, found.draws) and found.asked >= FEW_RUNS * found.draws


def gravest(space: Space) -> str | None:
    """The outcome that ends the crisis for good; the first in the file if there are several, None if there is none."""
    ending = {int(place) for place in np.unique(space.outcome[space.ended]).tolist() if place >= 0}
    return space.outcomes[min(ending)] if ending else None


def likeliest(odds: tuple[Odds, ...]) -> Odds:
    """The likeliest outcome."""
    return max(odds, key=lambda one: one.mean)
