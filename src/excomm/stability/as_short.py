"""How many sequences of moves are as short as the one that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from excomm.stability.listing import Lists


def sequences_between(
    moves: Sequence[Lists], start: int, end: int, *, length: int, states: int
) -> int:
    """Count the legal sequences of so many moves from one state to another, nobody moving twice in succession.

    `moves` has an entry an actor. Costs a look at every move for each step of the length.

    In the prisoners' dilemma (state 3: both cooperate) two moves lead to mutual defection, by whoever begins:

    >>> from excomm.space.graph import Graph
    >>> from excomm.space.moves import Slices
    >>> from excomm.stability.listing import move_lists
    >>> ranks = np.array([[1, 0, 3, 2], [1, 3, 0, 2]], dtype=np.int32)
    >>> dilemma = Graph(bits=2, codes=np.arange(4), moves=Slices((1, 2)), ranks=tuple(ranks))
    >>> sequences_between(move_lists(dilemma, improving=True), 3, 0, length=2, states=4)
    2
    """
    begins = np.zeros(states)
    begins[start] = 1
    # For each mover, how many sequences that it may go on with lead to each state.
    before = [begins] * len(moves)
    after = before[:1]
    for _ in range(length):
        after = [_pushed(lists, counts) for lists, counts in zip(moves, before, strict=True)]
        whole = np.sum(after, axis=0)
        before = [whole - own for own in after]
    return int(np.sum([counts[end] for counts in after]))


def _pushed(lists: Lists, counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Where one more move leads, with how many sequences; staying is no move."""
    origins = np.flatnonzero(counts)
    rows, ends = lists.expand(origins)
    moved = ends != origins[rows]
    pushed = np.zeros(counts.size)
    np.add.at(pushed, ends[moved], counts[origins][rows[moved]])
    return pushed
