"""Reductions over slices in compiled loops: for millions of states, where most codes are feasible."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any

import numpy as np

from excomm.stability.blocks import blocks_of
from excomm.stability.cells import cells_of
from excomm.stability.changes import BEFORE_ALL, Changes, no_turns_yet
from excomm.stability.compiled_cache import compile_all, is_warm, loops, to_read
from excomm.stability.side_by_side import side_by_side
from excomm.stability.turns import take_turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from excomm.space.graph import Graph
    from excomm.space.moves import Slices
    from excomm.stability.blocks import Blocks
    from excomm.stability.cells import Cells
    from excomm.stability.compiled_cache import OnCompile, Widths
    from excomm.stability.reductions import Method, Values, Verdicts

# The complement of a number is -1 with the number's bits turned round.
AS_IS, TURNED = 0, -1


@dataclass(frozen=True)
class CompiledReductions:
    """Each actor's slices side by side in blocks, and the order of preference within each, a byte a cell.

    Arrays have one entry a cell, which is a code with its bits in a suitable order; ABSENT where that is no state.
    Memory: a byte for each cell and actor beside the ranks, and four for each of `ranks` if not all is feasible.
    """

    ranks: tuple[Values, ...]
    cells: Cells
    blocks: tuple[Blocks, ...]
    orders: tuple[NDArray[Any], ...]
    method: Method = "compiled"
    # Slices are equivalence classes: two moves in a row stay within one of them.
    transitive: bool = True

    def best(self, actor: int, values: Values, *, improving: bool) -> Values:
        """Return the best value among the moves, or the improvements, of `actor` from each cell."""
        return self._highest(actor, values, AS_IS, improving=improving)

    def worst(self, actor: int, values: Values, *, improving: bool) -> Values:
        """Return the worst value among the moves, or the improvements, of `actor` from each cell."""
        return self._highest(actor, values, TURNED, improving=improving)

    def lower(self, actor: int, values: Values, *, improving: bool) -> bool:
        """Lower each value to the worst that `actor` can move, or improve, to; True if any changed."""
        changes = Changes(no_turns_yet(values.size), since=BEFORE_ALL, turn=1)
        return self._lower(actor, values, changes, improving=improving)

    def lower_in_turns(self, movers: Sequence[int], values: Values, *, improving: bool) -> None:
        """Lower each value to the worst that the movers can bring about in turns.

        A mover whose turn comes again looks only at blocks in which something has changed since its last one.
        Where every code is feasible, no move of one stands in the way of another's: one turn each is enough.
        """
        if not improving and self.cells.all_feasible:
            for mover in movers:
                self.lower(mover, values, improving=False)
            return
        turns = no_turns_yet(values.size)
        last = dict.fromkeys(movers, BEFORE_ALL)
        numbers = count(1)

        def lower(mover: int) -> bool:
            since, last[mover] = last[mover], next(numbers)
            return self._lower(
                mover, values, Changes(turns, since, last[mover]), improving=improving
            )

        take_turns(movers, lower)

    def deterred(self, actor: int, forced: Values) -> Verdicts:
        """Whether no improvement of `actor` from a state leads to more than that state's rank."""
        verdicts = np.empty(forced.size, dtype=np.bool_)
        loops().deter(
            to_read(forced), self.ranks[actor], self.orders[actor], self.blocks[actor], verdicts
        )
        return self.cells.gather(verdicts)

    def _lower(self, actor: int, values: Values, changes: Changes, *, improving: bool) -> bool:
        blocks = self.blocks[actor]
        if improving:
            order = self.orders[actor]
            return bool(loops().lower_to_improvements(values, order, blocks, changes))
        return bool(loops().lower_to_moves(values, blocks, changes))

    def _highest(self, actor: int, values: Values, turned: int, *, improving: bool) -> Values:
        found = np.empty_like(values)
        given, blocks = to_read(values), self.blocks[actor]
        if improving:
            loops().highest_improvement(given, self.orders[actor], blocks, turned, found)
        else:
            loops().highest_move(given, blocks, turned, found)
        return found


def compiled_reductions(
    graph: Graph, moves: Slices, *, on_compile: OnCompile | None = None
) -> CompiledReductions:
    """Sort each actor's slices of `graph`, whose moves are `moves`, in compiled loops.

    Room is taken for every code of `graph.bits` bits: not meant for few states among many codes. Masks of any
    form will do; those that cannot all be made neighbouring bits, as overlapping ones may, take longer.
    If the loops must be compiled first, `on_compile(done, of)` is called before each and at the end.
    """
    cells = cells_of(graph, moves)
    blocks = tuple(blocks_of(cells.bits, mask) for mask in cells.masks)
    for widths in _all_widths(blocks, graph):
        compile_all(widths, on_compile=on_compile)
    spread = tuple(to_read(cells.spread(ranks)) for ranks in graph.ranks)
    tasks = [partial(_sorted, *given) for given in zip(spread, blocks, strict=True)]
    orders = side_by_side(tasks, states=graph.states)
    return CompiledReductions(spread, cells, blocks, tuple(orders))


def is_compiled(graph: Graph, moves: Slices) -> bool:
    """Whether the loops that `graph` needs are on disk; if not, `compiled_reductions` takes some seconds longer.

    Finding out imports Numba, about a third of a second.
    """
    masks = cells_of(graph, moves).masks
    blocks = tuple(blocks_of(graph.bits, mask) for mask in masks)
    return all(is_warm(widths) for widths in _all_widths(blocks, graph))


def _sorted(ranks: Values, blocks: Blocks) -> NDArray[Any]:
    """Which cell of its slice is the p-th best, for each block, p and lane; see `loops`."""
    order_type, key_type = _widths(blocks, ranks)
    size, lanes = blocks.places.size, blocks.lanes.size
    keys: NDArray[Any] = np.empty((size, lanes), dtype=key_type)
    order: NDArray[Any] = np.empty((blocks.total, size, lanes), dtype=order_type)
    loops().sort_slices(ranks, key_type.type(ranks.max()), blocks, keys, order)
    return to_read(order)


def _all_widths(blocks: tuple[Blocks, ...], graph: Graph) -> list[Widths]:
    """The different widths among the actors', each once."""
    return list(dict.fromkeys(map(_widths, blocks, graph.ranks)))


def _widths(blocks: Blocks, ranks: Values) -> Widths:
    """The narrowest integers for a flag and a cell of a slice, and for a rank, one more, and a cell."""
    size = blocks.places.size
    largest = (int(ranks.max()) + 2) * size - 1
    return np.min_scalar_type(2 * size - 1), np.dtype(np.int32 if largest < 1 << 31 else np.int64)
