from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from excomm.space.bits import is_stretch
from excomm.space.graph import Graph
from excomm.space.moves import Slices
from excomm.stability.blocks import Blocks, blocks_of
from excomm.stability.cells import cells_of


def cells_in(blocks: Blocks, first: int) -> list[list[int]]:
    """The cells of one block, lane by lane."""
    stored = [first + row + at for row in blocks.rows.tolist() for at in range(blocks.run)]
    return [
        [stored[place + lane] for place in blocks.places.tolist()] for lane in blocks.lanes.tolist()
    ]


@given(st.data())
def test_each_lane_of_a_block_is_a_slice_and_every_cell_is_in_one(data: st.DataObject) -> None:
    bits = data.draw(st.integers(0, 14))
    mask = data.draw(st.integers(0, (1 << bits) - 1))
    blocks = blocks_of(bits, mask)
    firsts = [first for first in range(1 << bits) if first & ~blocks.apart == 0]
    assert len(firsts) == blocks.total
    lanes = [lane for first in firsts for lane in cells_in(blocks, first)]
    assert sorted(cell for lane in lanes for cell in lane) == list(range(1 << bits))
    for lane in lanes:
        assert len({cell & ~mask for cell in lane}) == 1
        assert [cell & mask for cell in lane] == sorted(cell & mask for cell in lane)


@given(st.integers(1, 4), st.integers(0, 2**32))
def test_separate_options_become_neighbours_wherever_they_stand(actors: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    bits = 9
    owner = chance.integers(-1, actors, size=bits)
    masks = tuple(int((1 << np.flatnonzero(owner == actor)).sum()) for actor in range(actors))
    codes = np.flatnonzero(chance.random(1 << bits) < 0.8)
    ranks = np.zeros(codes.size, dtype=np.int32)
    graph = Graph(bits, codes, Slices(masks), (ranks,) * actors)
    cells = cells_of(graph, Slices(masks))
    placed = codes if cells.of_states is None else cells.of_states
    assert len(set(placed.tolist())) == codes.size
    for mask, moved in zip(masks, cells.masks, strict=True):
        assert is_stretch(moved)
        same_slice = (codes[:, None] ^ codes) & ~mask == 0
        assert np.array_equal(same_slice, (placed[:, None] ^ placed) & ~moved == 0)
