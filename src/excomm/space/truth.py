"""Evaluates formulas on many states at once, and on states of which only some bits are known yet."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce

import numpy as np

from excomm.model.formulas import And, Constant, Count, Formula, Iff, Implies, Name, Not, Or
from excomm.space.bits import Codes, Truth, is_set

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
            return _count_bounds(bound, number, [read(part) for part in parts])


def _name_bounds(position: int, codes: Codes, known: frozenset[int]) -> Bounds:
    if position in known:
        truth = is_set(codes, position)
        return truth, truth
    return np.zeros(codes.shape, np.bool_), np.ones(codes.shape, np.bool_)


def _negated(bounds: Bounds) -> Bounds:
    must, may = bounds
    return ~may, ~must


def _both(one: Bounds, other: Bounds) -> Bounds:
    return one[0] & other[0], one[1] & other[1]


def _either(one: Bounds, other: Bounds) -> Bounds:
    return one[0] | other[0], one[1] | other[1]


def _count_bounds(bound: str, number: int, parts: list[Bounds]) -> Bounds:
    low = sum(must.astype(np.int32) for must, _ in parts)
    high = sum(may.astype(np.int32) for _, may in parts)
    at_most = np.asarray(high <= number), np.asarray(low <= number)
    at_least = np.asarray(low >= number), np.asarray(high >= number)
    return {"at most": at_most, "at least": at_least, "exactly": _both(at_most, at_least)}[bound]
