"""From what an actor wants to its ranking of the states."""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import PartError
from excomm.space.bits import Codes, is_set, mask_of, packed
from excomm.space.finding import begins_a_run, place_of
from excomm.space.sets import members
from excomm.space.states import counted, names_in, why_infeasible
from excomm.space.truth import Positions, truth_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.model.formulas import Formula
    from excomm.model.located import Path
    from excomm.space.graph import Ranks

# Statements are packed into integers of this many bits, so that a table of their values stays small.
CHUNK = 20
MOST_WEIGHT = 1 << 61


def ranks_of(crisis: Crisis, actor: str, codes: Codes, positions: Positions) -> Ranks:
    """Each state's rank for an actor: higher is better, equal is indifferent, from 0 without gaps; shape (states,).

    Raises `PartError` where a ranking names what is no state, or a state twice, or leaves states out, and where
    weights cannot be added exactly.
    """
    preference = crisis.preferences[actor]
    if preference.ranking:
        return _ranks_by_classes(crisis, actor, codes, positions)
    if preference.weights:
        return ranks_by_weights(
            preference.weights, codes, positions, ("preferences", actor, "weights")
        )
    return ranks_by_statements(
        [statement.want for statement in preference.statements], codes, positions
    )


def ranks_by_statements(statements: Sequence[Formula], codes: Codes, positions: Positions) -> Ranks:
    """Option prioritisation: lexicographic in the truth of the statements, the first one deciding first [peng1997].

    The order is that of the weights 2^(k-j) for the j-th of k statements, found without forming those numbers.

    >>> from excomm.model.parsing import parse
    >>> ranks_by_statements([parse("a"), parse("not b")], np.arange(4), {"a": 0, "b": 1})
    array([1, 3, 0, 2], dtype=int32)
    """
    ranks = np.zeros(codes.size, np.int32)
    for first in range(0, len(statements), CHUNK):
        chunk = statements[first : first + CHUNK]
        values = packed(truth_of(statement, codes, positions) for statement in chunk)
        ranks = dense(values) if first == 0 else dense((ranks.astype(np.int64) << CHUNK) | values)
    return ranks


def dense(values: NDArray[np.int64]) -> Ranks:
    """Values that are not negative replaced by their place among the distinct values, from 0.

    >>> dense(np.array([40, 7, 40, 9]))
    array([2, 0, 2, 1], dtype=int32)
    """
    if values.size and values.max() < 4 * values.size:
        # Counting is linear; sorting is not.
        present = np.zeros(int(values.max()) + 1, np.bool_)
        present[values] = True
        return (np.cumsum(present, dtype=np.int32) - np.int32(1))[values]
    order = np.argsort(values)
    places = np.empty(values.size, np.int32)
    places[order] = np.cumsum(begins_a_run(values[order]), dtype=np.int32) - np.int32(1)
    return places


def _ranks_by_classes(crisis: Crisis, actor: str, codes: Codes, positions: Positions) -> Ranks:
    """A ranking given directly, best class first; a formula stands for all its states not named before it."""
    path = ("preferences", actor, "ranking")
    classes = crisis.preferences[actor].ranking
    ranks = np.full(codes.size, -1, np.int64)
    for place, rank_class in enumerate(classes):
        for position, states in enumerate(rank_class.tied):
            if states.exactly is None:
                chosen = np.flatnonzero(members(states, codes, positions) & (ranks < 0))
            else:
                part = (*path, place, "tied", position)
                code = mask_of(positions[name] for name in states.exactly)
                chosen = _named(crisis, code, codes, ranks, part)
            ranks[chosen] = len(classes) - place
    if (ranks < 0).any():
        raise PartError(
            path,
            f"the ranking leaves out {counted(crisis.bits, codes[ranks < 0])}",
            remedy="end it with 'true', which stands for all the rest",
        )
    return dense(ranks)


def _named(
    crisis: Crisis, code: int, codes: Codes, ranks: NDArray[np.int64], part: Path
) -> NDArray[np.int64]:
    """The place of a state that a ranking names, if it is one and is not ranked yet."""
    place = place_of(codes, code)
    if place is None:
        why = why_infeasible(crisis, names_in(crisis.bits, code))
        raise PartError(part, "this state cannot be", remedy=f"{why}: leave it out of the ranking")
    if ranks[place] >= 0:
        raise PartError(
            part,
            "this state is ranked already",
            remedy="keep it in one place, before all formulas that hold in it",
        )
    return np.array([place])


def ranks_by_weights(
    weights: Mapping[str, float], codes: Codes, positions: Positions, path: Path
) -> Ranks:
    """States ranked by the sum of the weights of what holds in them, added exactly."""
    exact = [Fraction(str(weight)) for weight in weights.values()]
    scale = lcm(*(weight.denominator for weight in exact))
    whole = [int(weight * scale) for weight in exact]
    # What all have in common decides nothing.
    common = gcd(*whole) or 1
    whole = [weight // common for weight in whole]
    if sum(map(abs, whole)) > MOST_WEIGHT:
        raise PartError(
            path,
            "these weights differ too much to be added exactly",
            remedy="use fewer digits, or statements in order of importance",
        )
    total = np.zeros(codes.size, np.int64)
    for name, weight in zip(weights, whole, strict=True):
        total += is_set(codes, positions[name]) * np.int64(weight)
    return dense(total - total.min())
