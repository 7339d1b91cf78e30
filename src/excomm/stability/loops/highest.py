"""The highest value that a mover can bring about, and whether it is worth it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.stability.loops.memory import load, loop, next_block, store, store_no_higher, within
from excomm.stability.loops.sorting import BETTER, SO_FAR, flag_bit
from excomm.stability.reductions import ABSENT, HIGHEST, LOWEST

if TYPE_CHECKING:
    from excomm.stability.blocks import Blocks
    from excomm.stability.loops.sorting import Order
    from excomm.stability.reductions import Values, Verdicts


@loop
def deter(forced: Values, ranks: Values, order: Order, blocks: Blocks, deterred: Verdicts) -> None:
    """Say of each cell whether no better cell of its slice has a `forced` above this cell's rank."""
    size, lanes = order.shape[1:]
    block = np.empty(size * lanes, np.int32)
    found = np.empty((lanes, 2), np.int32)
    bits = flag_bit(size)
    first = 0
    for number in range(blocks.total):
        load(forced, first, blocks, block)
        found[:] = LOWEST
        for p in range(size):
            row = order[number, p]
            for lane in range(lanes):
                entry = np.int64(row[lane])
                bound = found[lane, entry >> bits]
                place = blocks.places[entry & (size - 1)] + blocks.lanes[lane]
                value = block[place]
                block[place] = bound
                found[lane, BETTER] = bound
                found[lane, SO_FAR] = max(found[lane, SO_FAR], value)
        store_no_higher(block, ranks, deterred, first, blocks)
        first = next_block(first, blocks)


@loop
def highest_improvement(
    values: Values, order: Order, blocks: Blocks, turned: int, result: Values
) -> None:
    """Find the highest value among the better cells of each slice; of values turned round if `turned` is -1."""
    size, lanes = order.shape[1:]
    block = np.empty(size * lanes, np.int32)
    found = np.empty((lanes, 2), np.int32)
    bits = flag_bit(size)
    first = 0
    for number in range(blocks.total):
        load(values, first, blocks, block)
        found[:] = _nothing(turned)
        for p in range(size):
            row = order[number, p]
            for lane in range(lanes):
                entry = np.int64(row[lane])
                bound = found[lane, entry >> bits]
                place = blocks.places[entry & (size - 1)] + blocks.lanes[lane]
                value = block[place]
                block[place] = _unless_absent(value, bound ^ turned)
                found[lane, BETTER] = bound
                found[lane, SO_FAR] = max(found[lane, SO_FAR], _turn(value, turned))
        store(block, result, first, blocks)
        first = next_block(first, blocks)


@loop
def highest_move(values: Values, blocks: Blocks, turned: int, result: Values) -> None:
    """Find the highest value among the other cells of each slice; of values turned round if `turned` is -1."""
    size, lanes = blocks.places.size, blocks.lanes.size
    step = np.int64(blocks.places[1]) if size > 1 else 1
    block = np.empty(size * lanes, np.int32)
    together = block.reshape((size * lanes // (size * step), size, step))
    highest = np.empty(step, np.int32)
    second = np.empty(step, np.int32)
    first = 0
    for _ in range(blocks.total):
        load(values, first, blocks, block)
        for part in range(together.shape[0]):
            _highest_others(together[part], turned, highest, second)
        store(block, result, first, blocks)
        first = next_block(first, blocks)


@within
def _highest_others(cells: Values, turned: int, highest: Values, second: Values) -> None:
    """Replace each value by the highest of the others in its column, of values turned round if so asked."""
    highest[:] = _nothing(turned)
    second[:] = _nothing(turned)
    for x in range(cells.shape[0]):
        row = cells[x]
        for lane in range(row.size):
            value = _turn(row[lane], turned)
            second[lane] = max(second[lane], min(highest[lane], value))
            highest[lane] = max(highest[lane], value)
    for x in range(cells.shape[0]):
        row = cells[x]
        for lane in range(row.size):
            own = _turn(row[lane], turned) == highest[lane]
            others = second[lane] if own else highest[lane]
            row[lane] = _unless_absent(row[lane], others ^ turned)


@within
def _turn(value: np.int32, turned: int) -> np.int32:
    """The value, or its complement, which reverses the order; ABSENT stays below all."""
    return ABSENT if value == ABSENT else np.int32(value ^ turned)


@within
def _nothing(turned: int) -> np.int32:
    return LOWEST if turned == 0 else np.int32(~HIGHEST)


@within
def _unless_absent(value: np.int32, found: int) -> np.int32:
    return ABSENT if value == ABSENT else np.int32(found)
