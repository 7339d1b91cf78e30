"""Numbers that differ from draw to draw: their mean, and where nine tenths of the draws have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.tables.in_words import between, percent
from excomm.web.shapes.committee import Spread

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

ENDS = (0.05, 0.95)
# More digits than anybody needs.
DIGITS = 5


def ends_of(values: Numbers) -> Numbers:
    """Mean, low and high end over the first axis; shape (3, ...)."""
    low, high = np.quantile(values, ENDS, axis=0)
    ends: Numbers = np.stack([values.mean(axis=0), low, high]).round(DIGITS)
    return ends


def spreads_of(values: Numbers) -> tuple[Spread, ...]:
    """One spread for each column of some draws; `values` of shape (draws, columns).

    >>> spreads_of(np.array([[0.0, 0.5], [1.0, 0.5]]))[1]
    Spread(mean=0.5, low=0.5, high=0.5)
    """
    return tuple(
        Spread(mean=mean, low=low, high=high) for mean, low, high in ends_of(values).T.tolist()
    )


def spread_of(values: Numbers) -> Spread:
    """The spread of one number over its draws, or of one that is the same in all."""
    return spreads_of(values.reshape(-1, 1))[0]


def in_words(spread: Spread) -> str:
    """Write a share with its range, where it has one.

    >>> in_words(Spread(mean=0.4, low=0.25, high=0.5)), in_words(Spread(mean=1, low=1, high=1))
    ('40 % (25 to 50 %)', '100 %')
    """
    reach = between(spread.low, spread.high)
    middle = percent(spread.mean)
    return middle if reach == middle else f"{middle} ({reach})"


def depending(spread: Spread) -> str:
    """What stands behind a mean: its range, and whence that comes; nothing where it has none.

    >>> depending(Spread(mean=0.4, low=0.25, high=0.5))
    '; 25 to 50 % depending on what is not known'
    """
    if spread.low == spread.high:
        return ""
    return f"; {between(spread.low, spread.high)} depending on what is not known"


def each_draw(values: Numbers, axes: int) -> Numbers:
    """The same with one axis for draws in front of the last `axes`, though there be but one."""
    return values.reshape(-1, *values.shape[values.ndim - axes :])
