"""The graph model of a conflict: states, each actor's moves, each actor's ranking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from excomm.space.moves import Moves

Ranks = NDArray[np.int32]


@dataclass(frozen=True)
class Graph:
    """What stability analysis reads: nothing but states, moves and rankings [fang1993].

    `codes` has one integer a state, ascending: bit *k* says whether option or condition *k* holds. `ranks[i][s]` is
    the rank of state *s* for actor *i*: higher is better, equal is indifferent; ranks run from 0 without gaps.
    """

    bits: int
    codes: NDArray[np.int64]
    moves: Moves
    ranks: tuple[Ranks, ...]

    @property
    def states(self) -> int:
        """How many feasible states there are."""
        return int(self.codes.size)

    @property
    def actors(self) -> int:
        """How many actors there are."""
        return len(self.ranks)
