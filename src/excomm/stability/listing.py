"""The moves themselves, state by state, for the analyses that must name them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from excomm.space.moves import Arcs
from excomm.stability.arcs import ArcReductions, ArcRows, arc_reductions
from excomm.stability.slices import SliceReductions, slice_reductions

if TYPE_CHECKING:
    from excomm.space.graph import Graph
    from excomm.stability.ordering import Ordering

Indices = NDArray[np.int64]


@dataclass(frozen=True)
class Lists:
    """One actor's moves: those from state *s* lead to `targets[begins[s]:ends[s]]`.

    Moves within a slice share one stretch of `targets`, which then holds *s* too: staying where one is.
    Improvements never hold *s*.
    """

    begins: Indices
    ends: Indices
    targets: NDArray[np.integer]

    def of(self, state: int) -> list[int]:
        """The moves from one state, without staying there."""
        targets = self.targets[self.begins[state] : self.ends[state]].tolist()
        return [target for target in targets if target != state]

    def counts(self, states: Indices) -> Indices:
        """How many entries each of `states` has."""
        return self.ends[states] - self.begins[states]

    def expand(self, states: Indices) -> tuple[Indices, Indices]:
        """All moves from `states` in a row: the position in `states` of each, and where it leads."""
        counts = self.counts(states)
        rows = np.repeat(np.arange(states.size), counts)
        within = np.arange(rows.size) - np.repeat(np.cumsum(counts) - counts, counts)
        return rows, self.targets[self.begins[states][rows] + within].astype(np.int64)


def move_lists(graph: Graph, *, improving: bool) -> tuple[Lists, ...]:
    """List every actor's moves, or its improvements only. Costs a sort an actor for slices."""
    return lists_of(plain_reductions(graph), improving=improving)


def plain_reductions(graph: Graph) -> SliceReductions | ArcReductions:
    """Prepare a graph without compiling anything: the implementations that know their moves one by one."""
    if isinstance(graph.moves, Arcs):
        return arc_reductions(graph, graph.moves)
    return slice_reductions(graph, graph.moves)


def lists_of(reductions: SliceReductions | ArcReductions, *, improving: bool) -> tuple[Lists, ...]:
    """List the moves, or the improvements only, that reductions were prepared for."""
    if isinstance(reductions, ArcReductions):
        rows = reductions.improvements if improving else reductions.moves
        return tuple(map(lists_of_rows, rows))
    return tuple(_slice_lists(of, improving=improving) for of in reductions.orderings)


def lists_of_rows(rows: ArcRows) -> Lists:
    """Read arcs as lists."""
    return Lists(rows.starts[:-1], rows.starts[1:], rows.targets)


def _slice_lists(ordering: Ordering, *, improving: bool) -> Lists:
    begins = ordering.starts[ordering.slice_of]
    if improving:
        return Lists(begins, np.maximum(begins, ordering.better_until), ordering.states)
    return Lists(begins, ordering.starts[1:][ordering.slice_of], ordering.states)
