"""The cells of each slice sorted from the best to the worst, and how to read that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from excomm.stability.loops.memory import load, loop, next_block, within
from excomm.stability.reductions import LOWEST

if TYPE_CHECKING:
    from excomm.stability.blocks import Blocks
    from excomm.stability.reductions import Values

Order = NDArray[np.unsignedinteger[Any]]
Keys = NDArray[np.signedinteger[Any]]

# What a loop has found in a lane going down an order: among the cells better than the present one, and so far. The
# flag of an entry, 0 or 1, picks what is better for it. A branch in its place would have to be guessed.
BETTER, SO_FAR = 0, 1


@loop
def sort_slices(ranks: Values, highest: int, blocks: Blocks, keys: Keys, order: Order) -> None:
    """Fill `order`. `keys`, of shape (cells in a slice, lanes), must be wide enough for a rank and a cell."""
    size, lanes = keys.shape
    bits = flag_bit(size)
    block = np.empty(size * lanes, np.int32)
    first = 0
    for number in range(blocks.total):
        load(ranks, first, blocks, block)
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
        first = next_block(first, blocks)


@within
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


@within
def _sort_pairs(upper: Keys, lower: Keys) -> None:
    for lane in range(upper.size):
        one, other = upper[lane], lower[lane]
        upper[lane] = min(one, other)
        lower[lane] = max(one, other)


@within
def flag_bit(size: int) -> int:
    """The place of the flag in an entry of an order for slices of so many cells, which is a power of two."""
    bit = 0
    while 1 << bit < size:
        bit += 1
    return bit
