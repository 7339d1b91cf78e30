"""Reductions over slices: an actor moves between all states that differ in its own options only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.stability.ordering import Ordering, order_slices
from excomm.stability.reductions import HIGHEST, LOWEST, Method, Values, Verdicts
from excomm.stability.turns import take_turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from excomm.space.graph import Graph
    from excomm.space.moves import Slices

# Two values in one 64-bit word: the slice in the upper half keeps the running extrema of slices apart.
HALF = np.int64(32)


@dataclass(frozen=True)
class SliceReductions:
    """Each actor's slices, sorted once; every reduction is then linear in the number of states."""

    ranks: tuple[Values, ...]
    orderings: tuple[Ordering, ...]
    method: Method = "slices"
    # Slices are equivalence classes: two moves in a row stay within one of them.
    transitive: bool = True

    def best(self, actor: int, values: Values, *, improving: bool) -> Values:
        """Return the best value among the moves, or the improvements, of `actor` from each state."""
        ordering = self.orderings[actor]
        if improving:
            return _best_above(ordering, values)
        # The bitwise complement turns the order of integers round without overflow.
        return ~_worst_of_others(ordering, ~values, nothing=~LOWEST)

    def worst(self, actor: int, values: Values, *, improving: bool) -> Values:
        """Return the worst value among the moves, or the improvements, of `actor` from each state."""
        ordering = self.orderings[actor]
        if improving:
            return _worst_above(ordering, values)
        return _worst_of_others(ordering, values, nothing=HIGHEST)

    def lower(self, actor: int, values: Values, *, improving: bool) -> bool:
        """Lower each value to the worst that `actor` can move, or improve, to; True if any changed."""
        ordering = self.orderings[actor]
        found = _worst_above(ordering, values) if improving else _worst_of_all(ordering, values)
        changed = bool((found < values).any())
        np.minimum(values, found, out=values)
        return changed

    def lower_in_turns(self, movers: Sequence[int], values: Values, *, improving: bool) -> None:
        """Lower each value to the worst that the movers can bring about in turns."""
        take_turns(movers, lambda mover: self.lower(mover, values, improving=improving))

    def deterred(self, actor: int, forced: Values) -> Verdicts:
        """Whether no improvement of `actor` from a state leads to more than that state's rank."""
        return self.best(actor, forced, improving=True) <= self.ranks[actor]


def slice_reductions(graph: Graph, moves: Slices) -> SliceReductions:
    """Sort each actor's slices of `graph`, whose moves are `moves`."""
    orderings = (
        order_slices(graph.codes, mask, ranks)
        for mask, ranks in zip(moves.masks, graph.ranks, strict=True)
    )
    return SliceReductions(ranks=graph.ranks, orderings=tuple(orderings))


def _best_above(ordering: Ordering, values: Values) -> Values:
    """Maximum over the strictly better states of the slice, by a running maximum down the order."""
    apart = ordering.slices.astype(np.int64) << HALF
    running = np.maximum.accumulate(apart + values[ordering.states])
    return _before(ordering, running, LOWEST)


def _worst_above(ordering: Ordering, values: Values) -> Values:
    """Minimum over the strictly better states of the slice; later slices are shifted downwards."""
    apart = ordering.slices.astype(np.int64) << HALF
    running = np.minimum.accumulate(values[ordering.states] - apart)
    return _before(ordering, running, HIGHEST)


def _before(ordering: Ordering, running: NDArray[np.int64], nothing: np.int32) -> Values:
    """What had been gathered when each state's own class of equals began; its lower half is the value."""
    padded = np.empty(running.size + 1, dtype=np.int32)
    padded[0] = nothing
    padded[1:] = running.astype(np.int32)
    return padded[ordering.better_until]


def _worst_of_all(ordering: Ordering, values: Values) -> Values:
    """Minimum over the whole slice of each state, itself included."""
    least = np.minimum.reduceat(values[ordering.states], ordering.starts[:-1])
    return least[ordering.slice_of]


def _worst_of_others(ordering: Ordering, values: Values, *, nothing: np.int32) -> Values:
    """Minimum over the slice of each state without itself: the second lowest for a single lowest."""
    sorted_values = values[ordering.states]
    starts = ordering.starts[:-1]
    least = np.minimum.reduceat(sorted_values, starts)
    is_least = sorted_values == least[ordering.slices]
    others = np.minimum.reduceat(np.where(is_least, nothing, sorted_values), starts)
    single = np.add.reduceat(is_least, starts, dtype=np.int32) == 1
    without_least = np.where(single, others, least)[ordering.slice_of]
    return np.where(values == least[ordering.slice_of], without_least, least[ordering.slice_of])
