"""Small systems of linear equations and inequalities in exact fractions."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from excomm.errors import TooLargeError
from excomm.games.exact import kept_short

if TYPE_CHECKING:
    from collections.abc import Sequence

    Row = Sequence[Fraction]

# Gains times weights that simplex is let loose on.
MOST_NUMBERS = 100_000


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

    That is some x ≥ 0 with sum 1 and Σ_k gains[j][k] x_k ≥ 0 for every j: found by the simplex method in exact
    fractions, which ends because ties go to the first (Bland's rule). Raises `TooLargeError` for more than a hundred
    thousand numbers in all.

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
    if len(gains) * size > MOST_NUMBERS:
        raise TooLargeError(
            "there are too many beliefs to choose from",
            remedy="solve a game with smaller information sets, or write it to a file of Gambit's",
        )
    return _feasible(gains, size)


def _feasible(gains: Sequence[Row], size: int) -> tuple[Fraction, ...] | None:
    """A corner of the set of weights, by the simplex method.

    Each row of the table gives one unknown, whose number is in `basic`, by the others, which are 0: what an inequality
    leaves over (numbers from `size` on), and for the last row what the weights still lack of the sum 1. That is made as
    small as can be; there are weights if it comes to 0.
    """
    table = [[Fraction(0), *(-value for value in gain)] for gain in gains]
    table.append([Fraction(1)] + [Fraction(1)] * size)
    basic = list(range(size, size + len(table)))
    free = list(range(size))
    while table[-1][0]:
        # What would make up for the lack, and what it comes up against first.
        helpful = [(free[at - 1], at) for at in range(1, size + 1) if table[-1][at] > 0]
        if not helpful:
            return None
        _, entering = min(helpful)
        leaving = min(
            (row[0] / row[entering], basic[place], place)
            for place, row in enumerate(table)
            if row[entering] > 0
        )[2]
        _exchange(table, leaving, entering)
        basic[leaving], free[entering - 1] = free[entering - 1], basic[leaving]
        if leaving == len(table) - 1:
            break
    values = {name: row[0] for name, row in zip(basic, table, strict=True)}
    return tuple(values.get(place, Fraction(0)) for place in range(size))


def _exchange(table: list[list[Fraction]], leaving: int, entering: int) -> None:
    """Let one unknown take the place of another."""
    head = table[leaving][entering]
    pivot = [kept_short(value / head) for value in table[leaving]]
    pivot[entering] = 1 / head
    for place, row in enumerate(table):
        factor = row[entering]
        if place != leaving and factor:
            row[entering] = Fraction(0)
            table[place] = [kept_short(a - factor * b) for a, b in zip(row, pivot, strict=True)]
    table[leaving] = pivot
