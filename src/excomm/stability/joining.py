"""What a coalition can do together, to the gain of each of its members."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from excomm.stability.arcs import ArcRows
from excomm.stability.listing import Indices, Lists, lists_of, plain_reductions
from excomm.stability.reaching import Mover, leads_into
from excomm.stability.slices import SliceReductions

if TYPE_CHECKING:
    from excomm.space.graph import Graph
    from excomm.stability.reductions import Verdicts

Coalition = tuple[int, ...]

# Sets of states looked at together, in entries of one byte.
BLOCK = 1 << 25


def coalitions_among(actors: Coalition) -> tuple[Coalition, ...]:
    """Every non-empty coalition of these actors, the smallest first.

    >>> coalitions_among((0, 2))
    ((0,), (2,), (0, 2))
    """
    sizes = range(1, len(actors) + 1)
    return tuple(chosen for size in sizes for chosen in combinations(actors, size))


@dataclass(frozen=True)
class JointMoves:
    """Who can do what, alone and together; `listed` keeps the improvements of coalitions once found."""

    graph: Graph
    movers: tuple[Mover, ...]
    lists: tuple[Lists, ...]
    listed: dict[Coalition, ArcRows]

    def of(self, coalition: Coalition) -> list[Mover]:
        """How the members move."""
        return [self.movers[member] for member in coalition]

    def improvements(self, coalition: Coalition) -> ArcRows:
        """List where the coalition improves to from each state: see `joint_improvements`."""
        if coalition not in self.listed:
            self.listed[coalition] = joint_improvements(self.graph, self.of(coalition), coalition)
        return self.listed[coalition]

    def others(self, coalition: Coalition) -> Coalition:
        """Everybody else."""
        return tuple(who for who in range(self.graph.actors) if who not in coalition)


def joint_moves(graph: Graph) -> JointMoves:
    """Prepare a graph for questions about coalitions."""
    reductions = plain_reductions(graph)
    lists = lists_of(reductions, improving=False)
    if isinstance(reductions, SliceReductions):
        return JointMoves(graph, reductions.orderings, lists, {})
    return JointMoves(graph, reductions.moves, lists, {})


def joint_improvements(graph: Graph, members: list[Mover], coalition: Coalition) -> ArcRows:
    """List the improvements of a coalition: what it can reach and every member prefers.

    R⁺⁺_H(s) = {t ∈ R_H(s) : t ≻_i s ∀ i ∈ H} [kilgour2001], R_H by legal sequences of moves of the members. Costs
    time in proportion to the square of the number of states.
    """
    starts, ends = [], []
    for targets in blocks_of(np.arange(graph.states), graph.states):
        is_target = np.equal.outer(np.arange(graph.states), targets)
        preferred = [np.less.outer(graph.ranks[i], graph.ranks[i][targets]) for i in coalition]
        improved = leads_into(members, is_target) & np.logical_and.reduce(preferred)
        start, column = np.nonzero(improved)
        starts.append(start)
        ends.append(targets[column])
    return _rows(np.concatenate(starts), np.concatenate(ends), graph.states)


def resisted(graph: Graph, coalition: Coalition, states: Indices) -> Verdicts:
    """Say which ends somebody in the coalition likes no better than each of `states`.

    Φ_H(s) = {u : ∃ i ∈ H, u ≼_i s}, a column for each *s*; shape (all states, len(states)).
    """
    no_better = [np.less_equal.outer(graph.ranks[i], graph.ranks[i][states]) for i in coalition]
    disliked: Verdicts = np.logical_or.reduce(no_better)
    return disliked


def blocks_of(columns: Indices, rows: int) -> list[Indices]:
    """Cut the columns of a table into stretches that fit into memory, whole words of bits wide."""
    width = max(1, BLOCK // rows // 64) * 64
    return [columns[begin : begin + width] for begin in range(0, columns.size, width)]


def _rows(starts: Indices, ends: Indices, states: int) -> ArcRows:
    order = np.argsort(starts, kind="stable")
    counts = np.bincount(starts, minlength=states)
    return ArcRows(np.concatenate(([0], np.cumsum(counts))), ends[order].astype(np.int32))
