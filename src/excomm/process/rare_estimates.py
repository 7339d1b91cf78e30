"""How likely a rare outcome is, and how sure that is: from independent batches, of each of several draws of the priors.

Estimates are kept as logarithms, since a probability can be too small for a number of 64 bits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

LEVEL = 0.95
# What is told of the spread over draws.
SPREAD = (0.05, 0.5, 0.95)


@dataclass(frozen=True)
class Tally:
    """What a method found for one draw of the priors.

    `batches` are the logarithms of independent, unbiased estimates, minus infinity for nothing; `runs` is how many
    runs, or particles at each level, they come from. `levels` is how many levels there were, for splitting;
    `effective_runs` what weighted runs are worth, for tilting. `impossible` says that no way leads to the outcome.
    """

    batches: Numbers
    runs: int
    levels: int | None = None
    effective_runs: float | None = None
    impossible: bool = False


@dataclass(frozen=True)
class Estimate:
    """The probability of an outcome by one method, and two kinds of uncertainty.

    `low` and `high` bound it as far as chance goes: how it could differ had the luck been another. `spread` holds the
    5 %, 50 % and 95 % points of the probabilities by draws of the priors: what is not known (with what luck adds);
    `error` is the standard error that so many draws leave in their mean, 0 for one.
    `levels` is the middle number of levels over the draws; `runs` and `effective_runs` are sums. `logarithm` is that of
    the probability, which may be too small for a number; minus infinity where nothing was found.
    """

    method: str
    probability: float
    low: float
    high: float
    spread: tuple[float, float, float]
    error: float
    runs: int
    levels: int | None
    effective_runs: float | None
    logarithm: float
    impossible: bool


def estimate_of(method: str, tallies: Sequence[Tally], *, level: float = LEVEL) -> Estimate:
    """Put together what was found for several draws, each by the same number of batches.

    The interval is Student's, for the mean over batches of the means over draws, with the relative error taken as that
    of the logarithm, so that it stays above 0 (the delta method).

    >>> tally = Tally(np.log([1e-9, 2e-9, 3e-9]), runs=300)
    >>> found = estimate_of("splitting", [tally])
    >>> f"{found.probability:.3g}", f"{found.low:.2g} to {found.high:.2g}"
    ('2e-09', '5.8e-10 to 6.9e-09')
    """
    batches = np.array([tally.batches for tally in tallies])
    runs = sum(tally.runs for tally in tallies)
    impossible = all(tally.impossible for tally in tallies)
    low, middle, high = (0.0, 0.0, 0.0) if impossible else _interval(batches, runs, level)
    by_draw = np.exp([mean_of(row) for row in batches])
    levels = [tally.levels for tally in tallies if tally.levels is not None]
    effective = [tally.effective_runs for tally in tallies if tally.effective_runs is not None]
    spread = tuple(np.quantile(by_draw, SPREAD).tolist())
    return Estimate(
        method,
        middle,
        low,
        high,
        (spread[0], spread[1], spread[2]),
        float(by_draw.std(ddof=1) / np.sqrt(by_draw.size)) if by_draw.size > 1 else 0.0,
        runs,
        int(np.median(levels)) if levels else None,
        float(sum(effective)) if effective else None,
        mean_of(batches.ravel()),
        impossible,
    )


def mean_of(logarithms: Numbers) -> float:
    """The logarithm of the mean of numbers that are given by their logarithms."""
    largest = float(logarithms.max(initial=-np.inf))
    if largest == -np.inf:
        return largest
    return largest + float(np.log(np.exp(logarithms - largest).mean()))


def _interval(batches: Numbers, runs: int, level: float) -> tuple[float, float, float]:
    from scipy.special import stdtrit

    middle = mean_of(batches.ravel())
    if middle == -np.inf:
        return 0.0, 0.0, 1.0
    # Where all runs count alike, as many as that still leave room for one that does not count.
    unseen = ((1 - level) / 2) ** (1 / runs)
    if (batches == 0).all():
        return unseen, 1.0, 1.0
    by_batch = np.exp(batches - batches.max()).mean(axis=0)
    error = by_batch.std(ddof=1) / np.sqrt(by_batch.size) / by_batch.mean()
    reach = float(stdtrit(by_batch.size - 1, (1 + level) / 2)) * float(error)
    low = np.exp(middle) * min(np.exp(-reach), unseen)
    high = np.exp(min(middle + reach, 0.0))
    return float(low), float(np.exp(middle)), float(high)
