from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.space.graph import Graph
from excomm.space.moves import Slices
from excomm.stability.choosing import reductions_of
from excomm.stability.compiled import CompiledReductions, compiled_reductions
from excomm.stability.reductions import HIGHEST, LOWEST
from excomm.stability.slices import SliceReductions, slice_reductions
from excomm.stability.table import stability_of
from tests.stability.graphs import ranks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.stability.reductions import Values

BY_SEQUENCES = ("nash", "gmr", "smr", "seq", "symmetric_seq")


class Pair(NamedTuple):
    """One graph, prepared by the compiled loops and by their plain twin."""

    graph: Graph
    compiled: CompiledReductions
    plain: SliceReductions


def pair_of(graph: Graph) -> Pair:
    assert isinstance(graph.moves, Slices)
    return Pair(
        graph, compiled_reductions(graph, graph.moves), slice_reductions(graph, graph.moves)
    )


def dense_graph(masks: Sequence[int], bits: int, seed: int) -> Graph:
    """Random ranks, from all equal to all different, on all codes or on most."""
    chance = np.random.default_rng(seed)
    feasible = chance.random(1 << bits) < chance.choice([1.0, 0.7, 0.4])
    feasible[chance.integers(1 << bits)] = True
    codes = np.flatnonzero(feasible)
    levels = chance.choice([1, 2, 5, codes.size, 8 * codes.size])
    ranks = tuple(ranks_of(chance.integers(levels, size=codes.size).tolist()) for _ in masks)
    return Graph(bits=bits, codes=codes, moves=Slices(tuple(masks)), ranks=ranks)


@st.composite
def small_pairs(draw: st.DrawFn) -> Pair:
    """Two to five actors with any masks at all: overlapping, scattered, empty, the same."""
    bits = draw(st.integers(0, 8))
    masks = draw(st.lists(st.integers(0, (1 << bits) - 1), min_size=2, max_size=5))
    return pair_of(dense_graph(masks, bits, draw(st.integers(0, 2**32))))


# Uneven widths; several blocks; slices of 256 cells, for which the order takes two bytes; more than a block;
# options of different actors mixed; moves open to two; an actor without options.
LARGE = {
    "uneven": ((0b1, 0b110, 0b1111000, 0b1111110000000), 13),
    "many_blocks": ((0b11 << 12, 0b11 << 6, 0b11), 14),
    "wide": ((0xFF, 0xF00), 12),
    "one_does_all": ((0xFFF, 0), 12),
    "mixed": ((0b010101010101, 0b101010101010), 13),
    "common": ((0b000000111111, 0b000111111000, 0b111100000001), 12),
}


@st.composite
def large_pairs(draw: st.DrawFn) -> Pair:
    masks, bits = LARGE[draw(st.sampled_from(sorted(LARGE)))]
    return pair_of(dense_graph(masks, bits, draw(st.integers(0, 2**32))))


def values_for(pair: Pair, seed: int) -> Values:
    """One value a state, of the whole range, its two ends among them."""
    chance = np.random.default_rng(seed)
    values = chance.integers(-1, chance.choice([3, 1000, 2**31 - 1]), size=pair.graph.states)
    values[chance.random(pair.graph.states) < 0.1] = HIGHEST
    values[chance.random(pair.graph.states) < 0.1] = LOWEST
    return values.astype(np.int32)


def by_state(pair: Pair, of_cells: Values) -> Values:
    cells = pair.compiled.cells
    return of_cells if cells.of_states is None else of_cells[cells.of_states]


def assert_same_reductions(pair: Pair, seed: int) -> None:
    values = values_for(pair, seed)
    of_cells = pair.compiled.cells.spread(values)
    for actor in range(pair.graph.actors):
        for improving in (False, True):
            for reduce in ("best", "worst"):
                plain = getattr(pair.plain, reduce)(actor, values, improving=improving)
                compiled = getattr(pair.compiled, reduce)(actor, of_cells, improving=improving)
                assert np.array_equal(by_state(pair, compiled), plain), (reduce, actor, improving)
            plain, compiled = values.copy(), of_cells.copy()
            changed = pair.plain.lower(actor, plain, improving=improving)
            assert pair.compiled.lower(actor, compiled, improving=improving) == changed
            assert np.array_equal(by_state(pair, compiled), plain), (actor, improving)
        deterred = pair.compiled.deterred(actor, of_cells)
        assert np.array_equal(deterred, pair.plain.deterred(actor, values))


@settings(max_examples=300)
@given(pair=small_pairs(), seed=st.integers(0, 2**32))
def test_every_reduction_is_that_of_the_plain_twin(pair: Pair, seed: int) -> None:
    assert_same_reductions(pair, seed)


@settings(max_examples=60)
@given(pair=large_pairs(), seed=st.integers(0, 2**32))
def test_every_reduction_is_that_of_the_plain_twin_over_many_blocks(pair: Pair, seed: int) -> None:
    assert_same_reductions(pair, seed)


@settings(max_examples=200)
@given(pair=small_pairs(), sanctions=st.sampled_from(["legal", "once_each", "single"]))
def test_every_verdict_is_that_of_the_plain_twin(pair: Pair, sanctions: str) -> None:
    assert_same_table(pair, sanctions)


@settings(max_examples=30)
@given(pair=large_pairs(), sanctions=st.sampled_from(["legal", "once_each", "single"]))
def test_every_verdict_is_that_of_the_plain_twin_over_many_blocks(
    pair: Pair, sanctions: str
) -> None:
    assert_same_table(pair, sanctions)


def assert_same_table(pair: Pair, sanctions: str) -> None:
    tables = [
        stability_of(pair.graph, concepts=BY_SEQUENCES, sanctions=sanctions, reductions=reductions)
        for reductions in (pair.compiled, pair.plain)
    ]
    for concept in tables[0].concepts:
        for compiled, plain in zip(*(table.stable[concept] for table in tables), strict=True):
            assert np.array_equal(compiled, plain), concept


def test_ranks_that_leave_no_room_for_a_cell_in_32_bits_are_sorted_all_the_same() -> None:
    chance = np.random.default_rng(1)
    ranks = tuple((chance.permutation(512) * (1 << 22) + 5).astype(np.int32) for _ in range(2))
    moves = Slices((0b111111, 0b111000000))
    graph = Graph(bits=9, codes=np.arange(512), moves=moves, ranks=ranks)
    assert_same_reductions(pair_of(graph), seed=2)


def test_only_what_is_fixed_by_ranks_that_cannot_be_written_to_is_read() -> None:
    graph = dense_graph((0b11, 0b1100), 4, seed=3)
    for ranks in graph.ranks:
        ranks.flags.writeable = False
    assert_same_table(pair_of(graph), "legal")


@pytest.mark.parametrize(
    ("bits", "states", "method"),
    [(18, 1 << 18, "compiled"), (40, 1 << 18, "slices"), (12, 1 << 12, "slices")],
)
def test_the_compiled_loops_are_for_many_states_among_few_codes(
    bits: int, states: int, method: str
) -> None:
    codes = np.arange(states, dtype=np.int64) << np.int64(bits - states.bit_length() + 1)
    ranks = np.zeros(states, dtype=np.int32)
    graph = Graph(bits=bits, codes=codes, moves=Slices((1, 2)), ranks=(ranks, ranks))
    assert reductions_of(graph).method == method
