"""Decides whether two formulas can be true in the same state.

What a formula demands outright (the `a and not b` at its top) settles most cases. For the rest the truth table is
computed for all combinations at once: one long integer for each name, with one bit for each combination.
"""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING

from excomm.model.formulas import (
    And,
    Bound,
    Constant,
    Count,
    Formula,
    Iff,
    Implies,
    Name,
    Not,
    Or,
    names_in,
    parts_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# The truth table doubles with each name that is left open.
MOST_NAMES = 12


def can_hold_together(one: Formula, other: Formula) -> bool:
    """Whether some truth values make both formulas true; taken to be so when too many names are open to try.

    >>> from excomm.model.parsing import parse
    >>> can_hold_together(parse("a and b"), parse("if c then not a"))
    True
    >>> can_hold_together(parse("a and b"), parse("c and not a"))
    False
    """
    both = And((one, other))
    fixed = dict(_demanded(both))
    if any(fixed[name] != truth for name, truth in _demanded(both)):
        return False
    free = [name for name in names_in(both) if name not in fixed]
    if len(free) > MOST_NAMES:
        return True
    every = (1 << (1 << len(free))) - 1
    columns = {name: every if truth else 0 for name, truth in fixed.items()}
    columns |= {name: _column(place, len(free)) for place, name in enumerate(free)}
    return _table(both, columns, every) != 0


def _demanded(formula: Formula) -> list[tuple[str, bool]]:
    match formula:
        case Name(name):
            return [(name, True)]
        case Not(Name(name)):
            return [(name, False)]
        case And(parts):
            return [demand for part in parts for demand in _demanded(part)]
    return []


def _column(place: int, names: int) -> int:
    """The truth values of one name over all combinations: runs of 2^place zeros and ones in turn."""
    run = 1 << place
    block = ((1 << run) - 1) << run
    width = 2 * run
    while width < 1 << names:
        block |= block << width
        width *= 2
    return block


def _table(formula: Formula, columns: Mapping[str, int], every: int) -> int:
    """The combinations in which a formula holds, as bits."""
    inside = [_table(part, columns, every) for part in parts_of(formula)]
    match formula:
        case Constant(truth):
            return every if truth else 0
        case Name(name):
            return columns[name]
        case Not():
            return every & ~inside[0]
        case And():
            return reduce(and_, inside)
        case Or():
            return reduce(or_, inside)
        case Implies():
            return every & ~inside[0] | inside[1]
        case Iff():
            return every & ~(inside[0] ^ inside[1])
        case Count(bound, number):
            return _within(bound, number, _counter(inside), every)


def _counter(tables: Sequence[int]) -> list[int]:
    """How many tables hold in each combination, as a binary number: the table of each of its digits, lowest first."""
    planes: list[int] = []
    for table in tables:
        carry = table
        for place, plane in enumerate(planes):
            planes[place], carry = plane ^ carry, plane & carry
        if carry:
            planes.append(carry)
    return planes


def _within(bound: Bound, number: int, planes: Sequence[int], every: int) -> int:
    match bound:
        case "at most":
            return _at_most(number, planes, every)
        case "at least":
            return every & ~_at_most(number - 1, planes, every)
        case "exactly":
            return _at_most(number, planes, every) & ~_at_most(number - 1, planes, every)


def _at_most(number: int, planes: Sequence[int], every: int) -> int:
    if number < 0:
        return 0
    if number >> len(planes):
        return every
    less, equal = 0, every
    for place in reversed(range(len(planes))):
        if number >> place & 1:
            less |= equal & ~planes[place]
            equal &= planes[place]
        else:
            equal &= ~planes[place]
    return less | equal
