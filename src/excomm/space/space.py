"""A crisis compiled to states, moves and rankings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.space.bits import Truth
    from excomm.space.graph import Graph


@dataclass(frozen=True, repr=False)
class Space:
    """What every analysis reads; arrays have one entry a state and do not change.

    `bits[k]` is the name behind bit *k* of a code. `outcome[s]` is the index in `outcomes` of the
    outcome that state *s* belongs to, or -1 if the crisis names none. `start` is the state in which
    the crisis begins. `ended[s]` says that nobody can move from *s* any more.
    """

    crisis: Crisis
    bits: tuple[str, ...]
    actors: tuple[str, ...]
    graph: Graph
    outcomes: tuple[str, ...]
    outcome: NDArray[np.int16]
    start: int | None
    ended: Truth

    def __repr__(self) -> str:
        return f"<Space of {self.crisis.crisis}: {self.states:,} states>"

    @property
    def states(self) -> int:
        """How many feasible states there are."""
        return self.graph.states

    @property
    def positions(self) -> dict[str, int]:
        """The bit of each option and condition."""
        return {name: position for position, name in enumerate(self.bits)}
