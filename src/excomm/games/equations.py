"""Small systems of linear equations and inequalities in exact fractions."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    Row = Sequence[Fraction]


def solution(rows: Sequence[Row], right: Row) -> tuple[Fraction, ...] | None:
    """Solve as many equations as unknowns exactly; None where they have no solution or more than one.

    >>> solution(
    ...     [[Fraction(1), Fraction(1)], [Fraction(1), Fraction(-1)]], [Fraction(1), Fraction(0)]
    ... )
    (Fraction(1, 2), Fraction(1, 2))
    """
    size = len(rows)
    work = [[*row, value] for row, value in zip(rows, right, strict=True)]
    for column in range(size):
        pivot = next((row for row in range(column, size) if work[row][column]), None)
        if pivot is None:
            return None
        work[column], work[pivot] = work[pivot], work[column]
        head = work[column][column]
        work[column] = [value / head for value in work[column]]
        for row in range(size):
            factor = work[row][column]
            if row != column and factor:
                work[row] = [a - factor * b for a, b in zip(work[row], work[column], strict=True)]
    return tuple(row[size] for row in work)


def weights_with(gains: Sequence[Row], size: int) -> tuple[Fraction, ...] | None:
    """Find probabilities under which none of the given mean gains is negative; None if there are none.

    That is some x ≥ 0 with sum 1 and Σ_k gains[j][k] x_k ≥ 0 for every j. If there is such a point there is one with no
    more than 1 + number of gains unknowns (x and what the inequalities leave over) that are not zero, and
    all of those are tried: fit for a handful of unknowns.

    >>> weights_with([[Fraction(1), Fraction(-3)]], 2)
    (Fraction(1, 1), Fraction(0, 1))
    >>> weights_with([[Fraction(1), Fraction(-3)], [Fraction(-1), Fraction(1)]], 2) is None
    True
    >>> weights_with([[Fraction(-1), Fraction(-3)]], 2) is None
    True
    """
    gains = [gain for gain in gains if min(gain) < 0]
    if any(max(gain) < 0 for gain in gains):
        return None
    for place in range(size):
        if all(gain[place] >= 0 for gain in gains):
            return tuple(Fraction(place == one) for one in range(size))
    number = len(gains)
    table = [[Fraction(1)] * size + [Fraction(0)] * number]
    for place, gain in enumerate(gains):
        table.append([*gain, *(Fraction(-(place == other)) for other in range(number))])
    right = [Fraction(1)] + [Fraction(0)] * number
    for chosen in combinations(range(size + number), number + 1):
        found = solution([[row[column] for column in chosen] for row in table], right)
        if found is not None and min(found) >= 0:
            values = dict(zip(chosen, found, strict=True))
            return tuple(values.get(place, Fraction(0)) for place in range(size))
    return None
