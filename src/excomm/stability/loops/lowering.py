"""Each value lowered to the worst that a mover can bring about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.stability.loops.memory import (
    changed_since,
    load,
    loop,
    next_block,
    store_changes,
    within,
)
from excomm.stability.loops.sorting import BETTER, SO_FAR, flag_bit
from excomm.stability.reductions import HIGHEST

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.stability.blocks import Blocks
    from excomm.stability.changes import Changes
    from excomm.stability.loops.sorting import Order
    from excomm.stability.reductions import Values


@loop
def lower_to_improvements(values: Values, order: Order, blocks: Blocks, changes: Changes) -> bool:
    """Replace each value by the least of it and those of better cells in its slice; True if any changed."""
    size, lanes = order.shape[1:]
    block = np.empty(size * lanes, np.int32)
    found = np.empty((lanes, 2), np.int32)
    bits = flag_bit(size)
    changed = False
    first = 0
    for number in range(blocks.total):
        if changed_since(changes, first, blocks):
            load(values, first, blocks, block)
            found[:] = HIGHEST
            difference = np.int32(0)
            for p in range(size):
                row = order[number, p]
                for lane in range(lanes):
                    entry = np.int64(row[lane])
                    bound = found[lane, entry >> bits]
                    place = blocks.places[entry & (size - 1)] + blocks.lanes[lane]
                    value = block[place]
                    least = min(value, bound)
                    difference |= least ^ value
                    block[place] = least
                    found[lane, BETTER] = bound
                    found[lane, SO_FAR] = min(found[lane, SO_FAR], least)
            if difference != 0:
                changed |= store_changes(block, values, first, blocks, changes)
        first = next_block(first, blocks)
    return changed


@loop
def lower_to_moves(values: Values, blocks: Blocks, changes: Changes) -> bool:
    """Replace each value by the least of its slice; True if any changed. ABSENT neither gives nor takes."""
    size, lanes = blocks.places.size, blocks.lanes.size
    step = np.int64(blocks.places[1]) if size > 1 else 1
    block = np.empty(size * lanes, np.int32)
    # A slice's cells stand `step` apart: the slices in step with each other are taken together.
    together = block.reshape((size * lanes // (size * step), size, step))
    one_by_one = block.reshape((lanes, size))
    least = np.empty(step, np.uint32)
    changed = False
    first = 0
    for _ in range(blocks.total):
        if changed_since(changes, first, blocks):
            load(values, first, blocks, block)
            if step == 1:
                for lane in range(lanes):
                    _lower_slice(one_by_one[lane])
            else:
                for part in range(together.shape[0]):
                    _lower_slices(together[part], least)
            changed |= store_changes(block, values, first, blocks, changes)
        first = next_block(first, blocks)
    return changed


@within
def _lower_slice(cells: Values) -> None:
    """Lower all cells to the least. As unsigned numbers, one up, ABSENT is the highest."""
    least = np.uint32(2**32 - 1)
    for x in range(cells.size):
        least = min(least, np.uint32(cells[x] + np.int32(1)))
    lowest = np.int32(least - np.uint32(1))
    for x in range(cells.size):
        cells[x] = min(cells[x], lowest)


@within
def _lower_slices(cells: Values, least: NDArray[np.uint32]) -> None:
    """Do for each column of `cells` what `_lower_slice` does."""
    least[:] = 2**32 - 1
    for x in range(cells.shape[0]):
        row = cells[x]
        for lane in range(row.size):
            least[lane] = min(least[lane], np.uint32(row[lane] + np.int32(1)))
    for lane in range(least.size):
        least[lane] -= np.uint32(1)
    for x in range(cells.shape[0]):
        row = cells[x]
        for lane in range(row.size):
            row[lane] = min(row[lane], np.int32(least[lane]))
