from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.space.graph import Graph
from excomm.space.moves import Slices
from excomm.stability.choosing import reductions_of, worth_compiling
from excomm.stability.listing import move_lists
from excomm.stability.reductions import HIGHEST, LOWEST
from tests.stability import brute
from tests.stability.graphs import graphs


@pytest.mark.parametrize("improving", [False, True])
@settings(max_examples=200)
@given(graph=graphs(), data=st.data())
def test_reductions_are_minima_and_maxima_over_the_moves(
    graph: Graph, data: st.DataObject, *, improving: bool
) -> None:
    any_value = st.one_of(st.integers(-1, 5), st.sampled_from([int(LOWEST), int(HIGHEST)]))
    drawn = data.draw(st.lists(any_value, min_size=graph.states, max_size=graph.states))
    values = np.array(drawn, dtype=np.int32)
    reductions, model = reductions_of(graph), brute.plain(graph)
    for actor in model.actors:
        over = [
            [drawn[end] for end in brute.step(model, actor, state, improving=improving)]
            for state in model.states
        ]
        worst = [min(ends, default=int(HIGHEST)) for ends in over]
        best = [max(ends, default=int(LOWEST)) for ends in over]
        assert reductions.worst(actor, values, improving=improving).tolist() == worst
        assert reductions.best(actor, values, improving=improving).tolist() == best
        lowered = values.copy()
        changed = reductions.lower(actor, lowered, improving=improving)
        assert lowered.tolist() == [min(pair) for pair in zip(drawn, worst, strict=True)]
        assert changed == (lowered.tolist() != drawn)
    assert values.tolist() == drawn


@pytest.mark.parametrize("improving", [False, True])
@settings(max_examples=200)
@given(graph=graphs())
def test_lists_hold_every_move_once(graph: Graph, *, improving: bool) -> None:
    model = brute.plain(graph)
    for actor, lists in enumerate(move_lists(graph, improving=improving)):
        for state in model.states:
            expected = sorted(brute.step(model, actor, state, improving=improving))
            assert sorted(lists.of(state)) == expected


@settings(max_examples=50)
@given(graph=graphs())
def test_small_graphs_are_never_compiled(graph: Graph) -> None:
    assert not worth_compiling(graph)
    assert reductions_of(graph).method in {"slices", "arcs"}


def test_slices_of_codes_too_wide_to_sort_by_one_key_are_told_apart() -> None:
    high = 1 << 60
    graph = Graph(
        bits=61,
        codes=np.array([0, 1, high, high + 1]),
        moves=Slices((1, high)),
        ranks=(np.arange(4, dtype=np.int32) * 2**29, np.arange(4, dtype=np.int32)),
    )
    first, second = move_lists(graph, improving=True)
    assert [first.of(state) for state in range(4)] == [[1], [], [3], []]
    assert [second.of(state) for state in range(4)] == [[2], [3], [], []]
