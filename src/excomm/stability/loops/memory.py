"""Blocks fetched from where their cells lie, and put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from excomm.stability.changes import STRETCH

if TYPE_CHECKING:
    from excomm.stability.blocks import Blocks
    from excomm.stability.changes import Changes
    from excomm.stability.reductions import Values, Verdicts

# Without the interpreter's lock, so that threads can each run a loop of their own.
loop = njit(nogil=True, cache=True)
# For what only loops call, without a way in from Python: quicker to compile.
within = njit(  # type: ignore[call-overload]  # these options are missing from Numba's types
    nogil=True, no_cpython_wrapper=True, no_cfunc_wrapper=True
)


@within
def next_block(first: int, blocks: Blocks) -> int:
    """Where the next block begins: count on in the bits that tell blocks apart."""
    return ((first | ~blocks.apart) + 1) & blocks.apart


@within
def load(values: Values, first: int, blocks: Blocks, block: Values) -> None:
    """Fetch the block that begins at a cell."""
    for row in range(blocks.rows.size):
        start = first + blocks.rows[row]
        source = values[start : start + blocks.run]
        target = block[row * blocks.run : (row + 1) * blocks.run]
        for at in range(blocks.run):
            target[at] = source[at]


@within
def store(block: Values, values: Values, first: int, blocks: Blocks) -> None:
    """Put a block back."""
    for row in range(blocks.rows.size):
        start = first + blocks.rows[row]
        source = block[row * blocks.run : (row + 1) * blocks.run]
        target = values[start : start + blocks.run]
        for at in range(blocks.run):
            target[at] = source[at]


@within
def store_no_higher(
    block: Values, ranks: Values, verdicts: Verdicts, first: int, blocks: Blocks
) -> None:
    """Say of each cell of a block whether its value is no higher than its rank."""
    for row in range(blocks.rows.size):
        start = first + blocks.rows[row]
        source = block[row * blocks.run : (row + 1) * blocks.run]
        own = ranks[start : start + blocks.run]
        target = verdicts[start : start + blocks.run]
        for at in range(blocks.run):
            target[at] = source[at] <= own[at]


@within
def changed_since(changes: Changes, first: int, blocks: Blocks) -> bool:
    """Whether anything in a block has changed since this mover's last turn."""
    for row in range(blocks.rows.size):
        start = first + blocks.rows[row]
        for stretch in range(start >> STRETCH, ((start + blocks.run - 1) >> STRETCH) + 1):
            if changes.turns[stretch] > changes.since:
                return True
    return False


@within
def store_changes(
    block: Values, values: Values, first: int, blocks: Blocks, changes: Changes
) -> bool:
    """Put back what has changed and note where; True if anything has."""
    length = min(blocks.run, 1 << STRETCH)
    changed = False
    for row in range(blocks.rows.size):
        for begin in range(row * blocks.run, (row + 1) * blocks.run, length):
            start = first + blocks.rows[row] + begin - row * blocks.run
            source = block[begin : begin + length]
            target = values[start : start + length]
            difference = np.int32(0)
            for at in range(length):
                difference |= source[at] ^ target[at]
            if difference != 0:
                for at in range(length):
                    target[at] = source[at]
                changes.turns[start >> STRETCH] = changes.turn
                changed = True
    return changed
