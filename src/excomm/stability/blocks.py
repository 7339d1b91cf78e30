"""How the cells of the compiled kernel are cut into blocks of whole slices."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from excomm.space.bits import mask_of, narrowed, positions_of, subsets_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Cells in a block: few enough to stay in a processor's nearest memory, enough to use what is fetched whole.
BLOCK_BITS = 11
# Slices in a block, at the least, where there are as many.
LEAST_LANE_BITS = 4


class Blocks(NamedTuple):
    """Where the slices of one actor lie; a named tuple because compiled loops can read one.

    A block holds as many slices as there are `lanes`. Cell *x* of the slice in lane *l* is the one numbered
    `places[x] + lanes[l]` in its block. A block is not one piece of memory: its cells, in their order, stand in
    stretches of `run` cells, which begin `rows` after the block's first cell. The first cells of the blocks, `total`
    of them, are the numbers that set bits of `apart` only, ascending.
    """

    places: NDArray[np.uint64]
    lanes: NDArray[np.uint64]
    rows: NDArray[np.int64]
    run: int
    apart: int
    total: int


def blocks_of(bits: int, mask: int) -> Blocks:
    """Cut all cells of `bits` bits into blocks of slices within `mask`.

    The lanes are told apart by the lowest bits that can be had, so that a block takes neighbouring cells; bits
    between those of the mask are left out, so that the cells of a slice stand at equal distances.

    >>> blocks = blocks_of(3, 0b010)
    >>> blocks.places.tolist(), blocks.lanes.tolist(), blocks.rows.tolist(), blocks.run
    ([0, 2], [0, 1, 4, 5], [0], 8)
    """
    own = positions_of(mask)
    free = [at for at in range(bits) if not own or not own[0] <= at <= own[-1]]
    lanes = mask_of(free[: max(LEAST_LANE_BITS, BLOCK_BITS - len(own))])
    within = mask | lanes
    # The bits of a block below its lowest gap number the cells of a stretch.
    run = (within + 1) & ~within
    apart = mask_of(range(bits)) & ~within
    return Blocks(
        places=subsets_of(narrowed(mask, within)).astype(np.uint64),
        lanes=subsets_of(narrowed(lanes, within)).astype(np.uint64),
        rows=subsets_of(within & ~(run - 1)),
        run=run,
        apart=apart,
        total=1 << apart.bit_count(),
    )
