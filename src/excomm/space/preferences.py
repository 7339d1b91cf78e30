"""From what an actor wants to its ranking of the states."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import PartError
from excomm.space.bits import Codes, is_set, packed
from excomm.space.finding import begins_a_run
from excomm.space.sets import members
from excomm.space.truth import Positions, truth_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from excomm.model.formulas import Formula
    from excomm.model.located import Path
    from excomm.model.preferences import Preference, RankClass
    from excomm.space.graph import Ranks

# Statements are packed into integers of this many bits, so that a table of their values stays small.
CHUNK = 20
MOST_WEIGHT = 1 << 53


def ranks_of(preference: Preference, codes: Codes, positions: Positions, path: Path = ()) -> Ranks:
    """Each state's rank for an actor: higher is better, equal is indifferent, from 0 without gaps; shape (states,)."""
    if preference.ranking:
        return ranks_by_classes(preference.ranking, codes, positions, (*path, "ranking"))
    if preference.weights:
        return ranks_by_weights(preference.weights, codes, positions, (*path, "weights"))
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


def ranks_by_classes(
    classes: Sequence[RankClass], codes: Codes, positions: Positions, path: Path
) -> Ranks:
    """A ranking given directly, best class first; each state belongs to the first class that names it."""
    ranks = np.full(codes.size, -1, np.int64)
    for place, rank_class in enumerate(classes):
        chosen = np.zeros(codes.size, np.bool_)
        for position, states in enumerate(rank_class.tied):
            found = members(states, codes, positions)
            if states.exactly is not None and not found.any():
                raise PartError(
                    (*path, place, "tied", position),
                    "this state cannot be: it breaks a rule",
                    remedy="leave it out of the ranking",
                )
            chosen |= found
        ranks[chosen & (ranks < 0)] = len(classes) - place
    if (ranks < 0).any():
        missing = int((ranks < 0).sum())
        raise PartError(
            path,
            f"{missing:,} possible states are not ranked",
            remedy="end the ranking with 'true', which stands for all the rest",
        )
    return dense(ranks)


def ranks_by_weights(
    weights: Mapping[str, float], codes: Codes, positions: Positions, path: Path
) -> Ranks:
    """States ranked by the sum of the weights of what holds in them, added exactly."""
    exact = {name: Fraction(str(weight)) for name, weight in weights.items()}
    scale = lcm(*(weight.denominator for weight in exact.values()))
    total = np.zeros(codes.size, np.int64)
    if sum(abs(weight) * scale for weight in exact.values()) >= MOST_WEIGHT:
        raise PartError(
            path,
            "these weights differ too much to be added exactly",
            remedy="use fewer digits, or statements in order of importance",
        )
    for name, weight in exact.items():
        total += is_set(codes, positions[name]) * np.int64(weight * scale)
    return dense(total - total.min()) if codes.size else total.astype(np.int32)
