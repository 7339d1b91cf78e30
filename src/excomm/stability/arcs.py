"""Reductions over listed arcs: any moves at all, given state by state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.stability.reductions import HIGHEST, LOWEST, Method, Values, Verdicts
from excomm.stability.turns import take_turns

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from excomm.space.graph import Graph
    from excomm.space.moves import Arcs


@dataclass(frozen=True)
class ArcRows:
    """The arcs of one actor: those from state *s* are `targets[starts[s]:starts[s + 1]]`."""

    starts: NDArray[np.int64]
    targets: NDArray[np.int32]


@dataclass(frozen=True)
class ArcReductions:
    """Each actor's moves and, apart, its improvements; a reduction is linear in the number of arcs."""

    ranks: tuple[Values, ...]
    moves: tuple[ArcRows, ...]
    improvements: tuple[ArcRows, ...]
    method: Method = "arcs"
    # Not looked into: it would cost more than the general way of following sequences saves.
    transitive: bool = False

    def best(self, actor: int, values: Values, *, improving: bool) -> Values:
        """Return the best value among the moves, or the improvements, of `actor` from each state."""
        return _over_rows(
            np.maximum.reduceat, self._rows(actor, improving=improving), values, LOWEST
        )

    def worst(self, actor: int, values: Values, *, improving: bool) -> Values:
        """Return the worst value among the moves, or the improvements, of `actor` from each state."""
        return _over_rows(
            np.minimum.reduceat, self._rows(actor, improving=improving), values, HIGHEST
        )

    def lower(self, actor: int, values: Values, *, improving: bool) -> bool:
        """Lower each value to the worst that `actor` can move, or improve, to; True if any changed."""
        found = self.worst(actor, values, improving=improving)
        changed = bool((found < values).any())
        np.minimum(values, found, out=values)
        return changed

    def lower_in_turns(self, movers: Sequence[int], values: Values, *, improving: bool) -> None:
        """Lower each value to the worst that the movers can bring about in turns."""
        take_turns(movers, lambda mover: self.lower(mover, values, improving=improving))

    def deterred(self, actor: int, forced: Values) -> Verdicts:
        """Whether no improvement of `actor` from a state leads to more than that state's rank."""
        return self.best(actor, forced, improving=True) <= self.ranks[actor]

    def _rows(self, actor: int, *, improving: bool) -> ArcRows:
        return (self.improvements if improving else self.moves)[actor]


def arc_reductions(graph: Graph, moves: Arcs) -> ArcReductions:
    """Take the arcs of `graph`, whose moves are `moves`, and pick out the improvements among them."""
    rows = tuple(map(ArcRows, moves.starts, moves.targets))
    improvements = tuple(map(improving_rows, rows, graph.ranks))
    return ArcReductions(ranks=graph.ranks, moves=rows, improvements=improvements)


def improving_rows(rows: ArcRows, ranks: Values) -> ArcRows:
    """Return those arcs only that lead to a state ranked strictly above the one they leave."""
    states = np.repeat(np.arange(ranks.size), np.diff(rows.starts))
    better = ranks[rows.targets] > ranks[states]
    kept_before = np.concatenate(([0], np.cumsum(better)))
    return ArcRows(starts=kept_before[rows.starts], targets=rows.targets[better])


def _over_rows(
    reduceat: Callable[..., Values], rows: ArcRows, values: Values, nothing: np.int32
) -> Values:
    """Reduce `values` over each row; rows without arcs, which `reduceat` cannot do, give `nothing`."""
    found = np.full(values.size, nothing, dtype=np.int32)
    if rows.targets.size:
        filled = np.flatnonzero(rows.starts[1:] > rows.starts[:-1])
        found[filled] = reduceat(values[rows.targets], rows.starts[filled])
    return found
