"""How likely each outcome is, with what spreads that, from an exact forecast or from runs: what every view shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.process.forecasting import HIGH, LOW
from excomm.process.priors import priors_in

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.process.forecasting import Forecasts
    from excomm.process.simulating import Simulation
    from excomm.space.space import Space

# A share of fewer runs says more of chance than of what is not known.
FEW_RUNS = 50
# The ends of fewer draws lie well within those of all that is not known.
FEW_DRAWS = 20


@dataclass(frozen=True)
class Odds:
    """How likely an outcome is: `mean`, all that is not known averaged out.

    From `low` to `high` lie nine tenths of the draws: that is what is not known; `error` is the standard error that so
    many draws leave in `mean`, taken as independent (0 for one draw). From `least` to `most` goes the 95 % interval for
    `mean`: that is the chance of a finite number of runs, none for what is computed without runs.
    """

    outcome: str
    mean: float
    low: float
    high: float
    error: float
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
    return Odds(outcome, mean, low, high, standard_error(found.by_draw(outcome)), mean, mean)


def odds_in(found: Simulation) -> tuple[Odds, ...]:
    """The odds of each outcome, as counted; what spreads them over draws has chance in it too."""
    return tuple(_counted(found, outcome) for outcome in found.outcomes)


def odds_together_in(found: Simulation) -> tuple[Odds, ...]:
    """The same of several outcomes each, as far as these were asked for as one."""
    return tuple(_counted(found, several) for several in found.together)


def _counted(found: Simulation, outcome: str) -> Odds:
    share = found.frequency(outcome)
    shares = found.by_draw(outcome)
    low, high = np.quantile(shares, [LOW, HIGH]).tolist()
    error = standard_error(shares)
    return Odds(outcome, share.probability, low, high, error, share.low, share.high)


def standard_error(draws: NDArray[np.float64]) -> float:
    """How far the mean of so many draws may be from that of all; 0 for a single one, of which nothing is known.

    >>> round(standard_error(np.array([0.1, 0.3])), 6), standard_error(np.array([0.1]))
    (0.1, 0.0)
    """
    return float(draws.std(ddof=1) / np.sqrt(draws.size)) if draws.size > 1 else 0.0


def is_spread(space: Space, draws: int) -> bool:
    """Whether several values were tried of what is not known."""
    return draws > 1 and bool(priors_in(space.crisis))


def enough_runs(found: Simulation) -> bool:
    """Whether each draw had runs enough for its shares to say something about what is not known."""
    return is_spread(found.space, found.done) and found.asked >= FEW_RUNS * found.draws


def gravest(space: Space) -> str | None:
    """The outcome that ends the crisis for good; the first in the file if there are several, None if there is none."""
    ending = {int(place) for place in np.unique(space.outcome[space.ended]).tolist() if place >= 0}
    return space.outcomes[min(ending)] if ending else None


def likeliest(odds: tuple[Odds, ...]) -> Odds:
    """The likeliest outcome."""
    return max(odds, key=lambda one: one.mean)
