"""How sure a share of runs makes of a probability."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

LEVEL = 0.95


def interval_of(
    count: NDArray[np.int64], of: int, *, level: float = LEVEL
) -> tuple[Numbers, Numbers]:
    """The interval of Clopper and Pearson for a probability, `count` of so many runs having come out so.

    It covers the true probability at least as often as `level` says, never less [clopper1934]. Shapes of `count`.

    >>> low, high = interval_of(np.array([0, 5]), 10)
    >>> low.round(3).tolist(), high.round(3).tolist()
    ([0.0, 0.187], [0.308, 0.813])
    """
    from scipy.special import betaincinv

    tail = (1 - level) / 2
    low = np.where(count > 0, betaincinv(np.maximum(count, 1), of - count + 1, tail), 0.0)
    high = np.where(count < of, betaincinv(count + 1, np.maximum(of - count, 1), 1 - tail), 1.0)
    return low, high
