"""How far apart two probabilities are that were estimated one without the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from excomm.process.intervals import LEVEL

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]


class Estimate(NamedTuple):
    """A probability as it was estimated, with all that makes it unsure but what is in the model itself.

    `low` and `high` are the 95 % interval that the chance of runs leaves (the probability itself where it was computed
    without runs); `error` is the standard error of a mean over so many `draws` from the priors, 0 for a single one.
    """

    probability: float
    low: float
    high: float
    error: float
    draws: int


def interval_of_difference(
    one: Estimate, other: Estimate, *, by_draw: Numbers | None = None
) -> tuple[float, float]:
    """The 95 % interval for the first probability less the second, whichever of two kinds of chance leaves more.

    That of the runs is put together from the interval of each [newcombe1998]. That of the draws, whose shares have the
    chance of their runs in them too, is Student's: of the differences `by_draw`, where both had the same draws, or else
    of two means, with the degrees of freedom of [welch1947]. Draws are taken for independent, and so are runs; as they
    are spread evenly, and luck may be shared, the interval is too wide rather than too narrow.

    >>> sure = Estimate(0.5, 0.5, 0.5, 0.0, 1)
    >>> low, high = interval_of_difference(Estimate(0.25, 0.187, 0.324, 0.0, 1), sure)
    >>> round(low, 3), round(high, 3)
    (-0.313, -0.176)
    >>> low, high = interval_of_difference(Estimate(0.25, 0.187, 0.324, 0.1, 64), sure)
    >>> round(low, 3), round(high, 3)
    (-0.45, -0.05)
    >>> computed = Estimate(0.5, 0.5, 0.5, 0.2, 2)
    >>> interval_of_difference(computed, computed, by_draw=np.zeros(2))
    (0.0, 0.0)
    """
    difference = one.probability - other.probability
    below, above = _by_runs(one, other)
    aside = _by_draws(one, other) if by_draw is None else _paired(by_draw)
    return max(difference - max(below, aside), -1.0), min(difference + max(above, aside), 1.0)


def _by_runs(one: Estimate, other: Estimate) -> tuple[float, float]:
    """How far the interval goes below the difference, and above it."""
    below = np.hypot(one.probability - one.low, other.high - other.probability)
    above = np.hypot(one.high - one.probability, other.probability - other.low)
    return float(below), float(above)


def _by_draws(one: Estimate, other: Estimate) -> float:
    """The half of Student's interval for means over draws; 0 where nothing was drawn."""
    parts = [(each.error**2, each.draws - 1) for each in (one, other) if each.error > 0]
    if not parts:
        return 0.0
    variance = sum(part for part, _ in parts)
    freedom = variance**2 / sum(part**2 / free for part, free in parts)
    return _half(variance, freedom)


def _paired(differences: Numbers) -> float:
    count = differences.size
    return _half(float(differences.var(ddof=1)) / count, count - 1) if count > 1 else 0.0


def _half(variance: float, freedom: float) -> float:
    from scipy.special import stdtrit

    return float(stdtrit(freedom, (1 + LEVEL) / 2) * np.sqrt(variance))
