"""From numbers to places on a sheet: scales with round ticks, and labels that keep out of each other's way."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log10
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Scale:
    """Puts the numbers from `low` to `high` between two places on a sheet, `start` and `end`, in pixels."""

    low: float
    high: float
    start: float
    end: float

    def at(self, number: float) -> float:
        """The place of a number.

        >>> Scale(0, 10, 100, 200).at(5), Scale(3, 3, 0, 50).at(3)
        (150.0, 0.0)
        """
        width = self.high - self.low
        share = (number - self.low) / width if width else 0.0
        return self.start + (self.end - self.start) * share


def round_step(width: float, most: int) -> float:
    """The smallest of 1, 2 and 5 times a power of ten by which so many steps cover a width.

    >>> round_step(36, 8), round_step(0.7, 5)
    (5.0, 0.2)
    """
    if width <= 0:
        return 1.0
    power = 10.0 ** floor(log10(width / most))
    return next(
        float(f"{factor * power:.6g}") for factor in (1, 2, 5, 10) if factor * power * most >= width
    )


def round_end(high: float, most: int = 5) -> float:
    """The first round tick at or above a number.

    >>> round_end(0.26), round_end(0.93), round_end(0)
    (0.3, 1.0, 1.0)
    """
    step = round_step(high, most) if high > 0 else 1.0
    return float(f"{ceil(high / step - 1e-9) * step:.6g}") or 1.0


def ticks(low: float, high: float, most: int) -> tuple[float, ...]:
    """Round numbers from `low` to `high`, about so many.

    >>> ticks(0, 0.3, 5), ticks(0, 36, 8)
    ((0.0, 0.1, 0.2, 0.3), (0.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 35.0))
    """
    step = round_step(high - low, most)
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return tuple(float(f"{place * step:.6g}") for place in range(first, last + 1))


def spaced_out(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move places apart until each is `gap` from the next, within `low` and `high` if there is room; order is kept.

    >>> spaced_out([10, 12, 50], 14, 0, 100)
    [10, 24, 50]
    >>> spaced_out([95, 96], 10, 0, 100)
    [90, 100]
    """
    order = sorted(range(len(places)), key=lambda at: places[at])
    found = list(places)
    least = low
    for at in order:
        found[at] = max(found[at], least)
        least = found[at] + gap
    most = high
    for at in reversed(order):
        found[at] = min(found[at], most)
        most = found[at] - gap
    return found
