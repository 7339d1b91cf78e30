"""The loops over blocks of slices that Numba compiles: the inside of `compiled`, and nothing else.

The same names mean the same in every loop. A *cell* is a code, feasible or not: `values`, `ranks`, `forced`,
`found` have one entry a cell, ABSENT in `values`, `ranks` and `forced` where the cell is no state. A *block*
holds whole slices side by side, one in each *lane*; `blocks` says where (see `blocks`).

`order[b, p, lane]` tells which cell of its slice, counted from 0 as `x`, is the *p*-th best. To it is added the
`flag`, which is the number of cells in a slice, where a new class of equals begins. What is no state comes last.

Numba keeps compiled code on disk for as long as the file that it comes from stays the same, and does not ask
whether other files did: so the loops and what they call all stand in this one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from excomm.stability.reductions import ABSENT, HIGHEST, LOWEST

if TYPE_CHECKING:
    from excomm.stability.blocks import Blocks
    from excomm.stability.reductions import Values, Verdicts

Order = NDArray[np.unsignedinteger[Any]]
Keys = NDArray[np.signedinteger[Any]]

# Without the interpreter's lock, so that threads can each run a loop of their own.
loop = njit(nogil=True, cache=True)


@loop
def sort_slices(ranks: Values, highest: int, blocks: Blocks, keys: Keys, order: Order) -> None:
    """Fill `order`. `keys`, of shape (cells in a slice, lanes), must be wide enough for a rank and a cell."""
    size, lanes = keys.shape
    bits = int(np.log2(size))
    block = np.empty(size * lanes, np.int32)
    first = 0
    for number in range(blocks.total):
        _load(ranks, first, blocks, block)
        for x in range(size):
            for lane in range(lanes):
                rank = max(block[blocks.places[x] + blocks.lanes[lane]], LOWEST)
                keys[x, lane] = ((highest - rank) << bits) | x
        _sort_columns(keys)
        for p in range(size):
            row, before, target = keys[p], keys[max(p - 1, 0)], order[number, p]
            for lane in range(lanes):
                flag = size if row[lane] ^ before[lane] >= size else 0
                target[lane] = (row[lane] & (size - 1)) | flag
        first = _next_block(first, blocks)


@loop
def lower_to_improvements(values: Values, order: Order, blocks: Blocks) -> bool:
    """Replace each value by the least of it and those of better cells in its slice; True if any changed."""
    size, lanes = order.shape[1:]
    block = np.empty(size * lanes, np.int32)
    better = np.empty(lanes, np.int32)
    so_far = np.empty(lanes, np.int32)
    changed = False
    first = 0
    for number in range(blocks.total):
        _load(values, first, blocks, block)
        better[:] = HIGHEST
        so_far[:] = HIGHEST
        difference = np.int32(0)
        for p in range(size):
            row = order[number, p]
            for lane in range(lanes):
                entry = np.int64(row[lane])
                passed = so_far[lane]
                bound = passed if entry >= size else better[lane]
                place = blocks.places[entry & (size - 1)] + blocks.lanes[lane]
                value = block[place]
                least = min(value, bound)
                difference |= least ^ value
                block[place] = least
                better[lane] = bound
                so_far[lane] = min(passed, least)
        if difference != 0:
            changed = True
            _store(block, values, first, blocks)
        first = _next_block(first, blocks)
    return changed


@loop
def lower_to_moves(values: Values, blocks: Blocks) -> bool:
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
        _load(values, first, blocks, block)
        difference = np.int32(0)
        if step == 1:
            for lane in range(lanes):
                difference |= _lower_slice(one_by_one[lane])
        else:
            for part in range(together.shape[0]):
                difference |= _lower_slices(together[part], least)
        if difference != 0:
            changed = True
            _store(block, values, first, blocks)
        first = _next_block(first, blocks)
    return changed


@loop
def highest_improvement(
    values: Values, order: Order, blocks: Blocks, turned: int, found: Values
) -> None:
    """Find the highest value among the better cells of each slice; of values turned round if `turned` is -1."""
    size, lanes = order.shape[1:]
    block = np.empty(size * lanes, np.int32)
    better = np.empty(lanes, np.int32)
    so_far = np.empty(lanes, np.int32)
    first = 0
    for number in range(blocks.total):
        _load(values, first, blocks, block)
        better[:] = _nothing(turned)
        so_far[:] = _nothing(turned)
        for p in range(size):
            row = order[number, p]
            for lane in range(lanes):
                entry = np.int64(row[lane])
                passed = so_far[lane]
                bound = passed if entry >= size else better[lane]
                place = blocks.places[entry & (size - 1)] + blocks.lanes[lane]
                value = block[place]
                block[place] = _unless_absent(value, bound ^ turned)
                better[lane] = bound
                so_far[lane] = max(passed, _turn(value, turned))
        _store(block, found, first, blocks)
        first = _next_block(first, blocks)


@loop
def highest_move(values: Values, blocks: Blocks, turned: int, found: Values) -> None:
    """Find the highest value among the other cells of each slice; of values turned round if `turned` is -1."""
    size, lanes = blocks.places.size, blocks.lanes.size
    block = np.empty(size * lanes, np.int32)
    highest = np.empty(lanes, np.int32)
    second = np.empty(lanes, np.int32)
    first = 0
    for _ in range(blocks.total):
        _load(values, first, blocks, block)
        highest[:] = _nothing(turned)
        second[:] = _nothing(turned)
        for x in range(size):
            for lane in range(lanes):
                value = _turn(block[blocks.places[x] + blocks.lanes[lane]], turned)
                second[lane] = max(second[lane], min(highest[lane], value))
                highest[lane] = max(highest[lane], value)
        for x in range(size):
            for lane in range(lanes):
                place = blocks.places[x] + blocks.lanes[lane]
                value = block[place]
                own = _turn(value, turned) == highest[lane]
                others = second[lane] if own else highest[lane]
                block[place] = _unless_absent(value, others ^ turned)
        _store(block, found, first, blocks)
        first = _next_block(first, blocks)


@loop
def deter(forced: Values, ranks: Values, order: Order, blocks: Blocks, deterred: Verdicts) -> None:
    """Say of each cell whether no better cell of its slice has a `forced` above this cell's rank."""
    size, lanes = order.shape[1:]
    block = np.empty(size * lanes, np.int32)
    own = np.empty(size * lanes, np.int32)
    answer = np.empty(size * lanes, np.bool_)
    better = np.empty(lanes, np.int32)
    so_far = np.empty(lanes, np.int32)
    first = 0
    for number in range(blocks.total):
        _load(forced, first, blocks, block)
        _load(ranks, first, blocks, own)
        better[:] = LOWEST
        so_far[:] = LOWEST
        for p in range(size):
            row = order[number, p]
            for lane in range(lanes):
                entry = np.int64(row[lane])
                passed = so_far[lane]
                bound = passed if entry >= size else better[lane]
                place = blocks.places[entry & (size - 1)] + blocks.lanes[lane]
                answer[place] = bound <= own[place]
                better[lane] = bound
                so_far[lane] = max(passed, block[place])
        _store(answer, deterred, first, blocks)
        first = _next_block(first, blocks)


@loop
def _next_block(first: int, blocks: Blocks) -> int:
    """Where the next block begins: count on in the bits that tell blocks apart."""
    return ((first | ~blocks.apart) + 1) & blocks.apart


@loop
def _load(values: Values, first: int, blocks: Blocks, block: Values) -> None:
    for row in range(blocks.rows.size):
        start = first + blocks.rows[row]
        source = values[start : start + blocks.run]
        target = block[row * blocks.run : (row + 1) * blocks.run]
        for at in range(blocks.run):
            target[at] = source[at]


@loop
def _store(block: Any, values: Any, first: int, blocks: Blocks) -> None:  # numbers or truths
    for row in range(blocks.rows.size):
        start = first + blocks.rows[row]
        source = block[row * blocks.run : (row + 1) * blocks.run]
        target = values[start : start + blocks.run]
        for at in range(blocks.run):
            target[at] = source[at]


@loop
def _sort_columns(keys: Keys) -> None:
    """Sort each column by Batcher's odd-even merging [batcher1968], whose comparisons are the same for all."""
    size = keys.shape[0]
    merged = 1
    while merged < size:
        apart = merged
        while apart >= 1:
            for start in range(apart % merged, size - apart, 2 * apart):
                for at in range(start, min(start + apart, size - apart)):
                    if at // (2 * merged) == (at + apart) // (2 * merged):
                        _sort_pairs(keys[at], keys[at + apart])
            apart //= 2
        merged *= 2


@loop
def _sort_pairs(upper: Keys, lower: Keys) -> None:
    for lane in range(upper.size):
        one, other = upper[lane], lower[lane]
        upper[lane] = min(one, other)
        lower[lane] = max(one, other)


@loop
def _lower_slice(cells: Values) -> np.int32:
    """Lower all cells to the least; not 0 if any changed. As unsigned numbers, one up, ABSENT is the highest."""
    least = np.uint32(2**32 - 1)
    for x in range(cells.size):
        least = min(least, np.uint32(cells[x] + np.int32(1)))
    lowest = np.int32(least - np.uint32(1))
    difference = np.int32(0)
    for x in range(cells.size):
        lowered = min(cells[x], lowest)
        difference |= lowered ^ cells[x]
        cells[x] = lowered
    return difference


@loop
def _lower_slices(cells: Values, least: NDArray[np.uint32]) -> np.int32:
    """Do for each column of `cells` what `_lower_slice` does."""
    least[:] = 2**32 - 1
    for x in range(cells.shape[0]):
        row = cells[x]
        for lane in range(row.size):
            least[lane] = min(least[lane], np.uint32(row[lane] + np.int32(1)))
    for lane in range(least.size):
        least[lane] -= np.uint32(1)
    difference = np.int32(0)
    for x in range(cells.shape[0]):
        row = cells[x]
        for lane in range(row.size):
            lowered = min(row[lane], np.int32(least[lane]))
            difference |= lowered ^ row[lane]
            row[lane] = lowered
    return difference


@loop
def _turn(value: np.int32, turned: int) -> np.int32:
    """The value, or its complement, which reverses the order; ABSENT stays below all."""
    return ABSENT if value == ABSENT else np.int32(value ^ turned)


@loop
def _nothing(turned: int) -> np.int32:
    return LOWEST if turned == 0 else np.int32(~HIGHEST)


@loop
def _unless_absent(value: np.int32, found: int) -> np.int32:
    return ABSENT if value == ABSENT else np.int32(found)
