"""Evaluates formulas on many states at once, and on states of which only some bits are known yet."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from excomm.model.formulas import And, Constant, Count, Formula, Iff, Implies, Name, Not, Or
from excomm.space.bits import Codes, Truth, is_set

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

Positions = Mapping[str, int]
# What is certain to hold, and what may hold; equal where enough is known.
Bounds = tuple[Truth, Truth]


def truth_of(formula: Formula, codes: Codes, positions: Positions) -> Truth:
    """Whether a formula holds, for each code; shape of `codes`.

    >>> from excomm.model.parsing import parse
    >>> truth_of(parse("a and not b"), np.arange(4), {"a": 0, "b": 1})
    array([False,  True, False, False])
    """
    return bounds_of(formula, codes, positions, frozenset(positions.values()))[0]


def bounds_of(
    formula: Formula, codes: Codes, positions: Positions, known: frozenset[int]
) -> Bounds:
    """Where a formula must hold, and where it may, given the bits that are known (Kleene's strong three-valued logic).

    >>> from excomm.model.parsing import parse
    >>> bounds_of(parse("a or b"), np.array([0, 1]), {"a": 0, "b": 1}, frozenset({0}))
    (array([False,  True]), array([ True,  True]))
    """

    def read(part: Formula) -> Bounds:
        return bounds_of(part, codes, positions, known)

    match formula:
        case Constant(value):
            truth = np.full(codes.shape, value)
            return truth, truth
        case Name(name):
            return _name_bounds(positions[name], codes, known)
        case Not(part):
            return _negated(read(part))
        case And(parts):
            return reduce(_both, map(read, parts))
        case Or(parts):
            return reduce(_either, map(read, parts))
        case Implies(when, then):
            return _either(_negated(read(when)), read(then))
        case Iff(left, right):
            one, other = read(left), read(right)
            return _both(_either(_negated(one), other), _either(_negated(other), one))
        case Count(bound, number, parts):
            return _count_bounds(bound, number, map(read, parts), codes.shape)


def _name_bounds(position: int, codes: Codes, known: frozenset[int]) -> Bounds:
    if position in known:
        truth = is_set(codes, position)
        return truth, truth
    return np.zeros(codes.shape, np.bool_), np.ones(codes.shape, np.bool_)


# Where a formula is decided, both bounds are one array, and stay one: half the work, and half the memory.
def _negated(bounds: Bounds) -> Bounds:
    must, may = bounds
    if must is may:
        truth = ~must
        return truth, truth
    return ~may, ~must


def _both(one: Bounds, other: Bounds) -> Bounds:
    return _joined(np.logical_and, one, other)


def _either(one: Bounds, other: Bounds) -> Bounds:
    return _joined(np.logical_or, one, other)


def _joined(join: np.ufunc, one: Bounds, other: Bounds) -> Bounds:
    must = join(one[0], other[0])
    if one[0] is one[1] and other[0] is other[1]:
        return must, must
    return must, join(one[1], other[1])


def _count_bounds(
    bound: str, number: int, parts: Iterable[Bounds], shape: tuple[int, ...]
) -> Bounds:
    """Count what must hold and what may; the parts are read one by one, since there can be many."""
    low = high = np.zeros(shape, np.int32)
    for must, may in parts:
        if high is low and must is not may:
            high = low.copy()
        low += must
        if high is not low:
            high += may
    if bound == "at most":
        return _most(low, high, number)
    at_least = _negated(_most(low, high, number - 1))
    return at_least if bound == "at least" else _both(at_least, _most(low, high, number))


def _most(low: NDArray[np.int32], high: NDArray[np.int32], number: int) -> Bounds:
    """Where a count that is known to lie between two others is at most a number."""
    may = low <= number
    return (may, may) if high is low else (high <= number, may)
