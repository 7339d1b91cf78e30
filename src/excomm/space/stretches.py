"""Works through many stretches of different length as if they were one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Indices = NDArray[np.int64]


def spread(lengths: Indices) -> tuple[Indices, Indices]:
    """For each item of all stretches in a row: the stretch that it is in, and its place there.

    >>> spread(np.array([2, 0, 1]))
    (array([0, 0, 2]), array([0, 1, 0]))
    """
    stretches = np.repeat(np.arange(lengths.size), lengths)
    begins = np.cumsum(lengths) - lengths
    return stretches, np.arange(stretches.size) - begins[stretches]


def beginnings(lengths: Indices) -> Indices:
    """Where each stretch begins when they stand in a row, and where the last one ends.

    >>> beginnings(np.array([2, 0, 1]))
    array([0, 2, 2, 3])
    """
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths, dtype=np.int64)))


def blocks(lengths: Indices, *, size: int) -> Iterator[slice]:
    """Cut stretches into blocks of about so many items in all, each of one stretch at least.

    >>> list(blocks(np.array([2, 2, 9, 1]), size=4))
    [slice(0, 2, None), slice(2, 3, None), slice(3, 4, None)]
    """
    ends = np.cumsum(lengths, dtype=np.int64)
    begin = 0
    while begin < lengths.size:
        before = int(ends[begin - 1]) if begin else 0
        end = max(begin + 1, int(np.searchsorted(ends, before + size, side="right")))
        yield slice(begin, end)
        begin = end
