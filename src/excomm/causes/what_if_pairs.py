"""Runs of two worlds with the same luck, held against each other one by one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from excomm.process.running import outcomes_on

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.process.running import Runs

    Marks = NDArray[np.bool_]
    Places = NDArray[np.int64]

# Of the standard normal distribution: what 95 % of it lie within.
WITHIN = 1.959963984540054


@dataclass(frozen=True)
class Pairs:
    """Runs as they were and as they would have been, row by row; the *k*-th has the number `number[k]`.

    It was done in draw `draw[k]` from the priors.
    """

    was: Runs
    would: Runs
    number: Places
    draw: Places

    @property
    def count(self) -> int:
        """How many pairs there are."""
        return self.was.node.size

    @cached_property
    def changed(self) -> Marks:
        """In which pairs anything that is kept of a run differs: outcome, path, days, close calls."""
        one, other = self.was, self.would
        events = min(one.close.shape[1], other.close.shape[1])
        paths, others = self.paths
        differs: Marks = (
            (one.outcome != other.outcome)
            | (one.days != other.days)
            | (one.settled != other.settled)
            | (one.close[:, :events] != other.close[:, :events]).any(axis=1)
            | (other.close[:, events:] > 0).any(axis=1)
            | (paths != others)
        )
        return differs

    @cached_property
    def place(self) -> Places:
        """Which of the draws that were done each pair belongs to, counted from zero; pairs of one stand together."""
        place: Places = np.concatenate(([0], np.cumsum(self.draw[1:] != self.draw[:-1])))
        return place

    @property
    def paths(self) -> tuple[Places, Places]:
        """The path of each run in both worlds, as a place in `ways`."""
        return self._told[0], self._told[1]

    @property
    def ways(self) -> tuple[tuple[int, ...], ...]:
        """All paths that some run took in either world: sequences of outcomes."""
        return self._told[2]

    @cached_property
    def _told(self) -> tuple[Places, Places, tuple[tuple[int, ...], ...]]:
        told: dict[tuple[int, ...], int] = {}
        was, would = _numbered(self.was, told), _numbered(self.would, told)
        return was, would, tuple(told)


def _numbered(runs: Runs, told: dict[tuple[int, ...], int]) -> Places:
    codes, place = np.unique(runs.paths, return_inverse=True)
    ways = [outcomes_on(int(code), runs.reached.shape[1]) for code in codes]
    return np.array([told.setdefault(way, len(told)) for way in ways], np.int64)[place]


def paired_interval(gained: int, lost: int, of: int) -> tuple[float, float]:
    """The 95 % interval for a difference of two shares of the same pairs: the adjusted Wald interval [bonett2012].

    So many pairs `gained` what was counted, so many `lost` it. One is added to either, so that the interval has a width
    where nothing changed.

    >>> low, high = paired_interval(30, 10, 1000)
    >>> round(low, 4), round(high, 4)
    (0.0073, 0.0326)
    """
    up, down = (gained + 1) / (of + 2), (lost + 1) / (of + 2)
    middle = up - down
    reach = WITHIN * float(np.sqrt((up + down - middle**2) / (of + 2)))
    return max(middle - reach, -1.0), min(middle + reach, 1.0)


def variance_ratio(was: Marks, would: Marks, place: Places) -> float | None:
    """By what factor the variance of the difference would be larger if both worlds had luck of their own.

    Within each draw, `place` being the number of that of each pair, and weighed by its pairs; None where no pair
    differs, so that there is no variance at all.

    >>> once = np.array([True, False, False, False])
    >>> round(variance_ratio(once, np.array([True, True, False, False]), np.zeros(4, np.int64)), 2)
    2.33
    """
    number = np.bincount(place)
    before, after = np.bincount(place, was) / number, np.bincount(place, would) / number
    unlike = np.bincount(place, was != would) / number
    paired = float((number * (unlike - (after - before) ** 2)).sum())
    alone = float((number * (before * (1 - before) + after * (1 - after))).sum())
    return alone / paired if paired > 0 else None
