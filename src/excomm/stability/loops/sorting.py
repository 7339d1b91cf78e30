"""The cells of each slice sorted from the best to the worst."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from excomm.stability.loops.memory import load, loop, next_block
from excomm.stability.reductions import LOWEST

if TYPE_CHECKING:
    from excomm.stability.blocks import Blocks
    from excomm.stability.reductions import Values

Order = NDArray[np.unsignedinteger[Any]]
Keys = NDArray[np.signedinteger[Any]]


@loop
def sort_slices(ranks: Values, highest: int, blocks: Blocks, keys: Keys, order: Order) -> None:
    """Fill `order`. `keys`, of shape (cells in a slice, lanes), must be wide enough for a rank and a cell."""
    size, lanes = keys.shape
    bits = int(np.log2(size))
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
