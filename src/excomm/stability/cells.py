"""Which cell of the compiled kernel's arrays each state has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.space.bits import is_stretch, mask_of, positions_of, rearranged
from excomm.stability.reductions import ABSENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.space.bits import Codes
    from excomm.space.graph import Graph
    from excomm.space.moves import Slices
    from excomm.stability.reductions import Values, Verdicts


@dataclass(frozen=True)
class Cells:
    """One cell for each code of `bits` bits, feasible or not.

    `masks` are those of the actors, in terms of cells. `of_states[s]` is the cell of state *s*; it is None where
    every cell is a state and has its number.
    """

    bits: int
    masks: tuple[int, ...]
    of_states: Codes | None

    @property
    def all_feasible(self) -> bool:
        """Whether every cell is a state."""
        return self.of_states is None or self.of_states.size == 1 << self.bits

    def spread(self, values: Values) -> Values:
        """Put one value a state where the states are, ABSENT elsewhere; the array may be the same, to be read."""
        if self.of_states is None:
            return np.ascontiguousarray(values, dtype=np.int32)
        cells = np.full(1 << self.bits, ABSENT, dtype=np.int32)
        cells[self.of_states] = values
        return cells

    def gather(self, verdicts: Verdicts) -> Verdicts:
        """Pick one verdict a state out of one a cell."""
        return verdicts if self.of_states is None else verdicts[self.of_states]


def cells_of(graph: Graph, moves: Slices) -> Cells:
    """Number the cells so that each actor's options are neighbouring bits, as far as that can be had.

    >>> from excomm.space.graph import Graph
    >>> from excomm.space.moves import Slices
    >>> moves = Slices((0b101, 0b010))
    >>> ranks = np.zeros(8, dtype=np.int32)
    >>> cells_of(Graph(3, np.arange(8), moves, (ranks, ranks)), moves).masks
    (3, 4)
    """
    order = _order_of_bits(graph.bits, moves.masks)
    if order == list(range(graph.bits)):
        everything = graph.states == 1 << graph.bits
        return Cells(graph.bits, moves.masks, None if everything else graph.codes)
    masks = tuple(mask_of(map(order.index, positions_of(mask))) for mask in moves.masks)
    return Cells(graph.bits, masks, rearranged(graph.codes, order))


def _order_of_bits(bits: int, masks: Sequence[int]) -> list[int]:
    """Which bit of a code each bit of a cell is: as it is, or else nobody's bits first and then actor by actor."""
    if all(is_stretch(mask) for mask in masks):
        return list(range(bits))

    def owners(bit: int) -> list[int]:
        return [actor for actor, mask in enumerate(masks) if bit in positions_of(mask)]

    return sorted(range(bits), key=lambda bit: (owners(bit)[:1], owners(bit)[-1:]))
