from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.errors import InputError
from excomm.space.graph import Graph
from excomm.stability.status_quo import paths_to, status_quo
from tests.stability import brute
from tests.stability.graphs import arcs_of, graphs, ranks_of

if TYPE_CHECKING:
    from excomm.stability.steps import Step


def is_legal(model: brute.Plain, path: tuple[Step, ...], start: int, *, improving: bool) -> bool:
    here, last = start, -1
    for step in path:
        possible = brute.step(model, step.actor, here, improving=improving)
        if step.start != here or step.actor == last or step.end not in possible:
            return False
        here, last = step.end, step.actor
    return True


@pytest.mark.parametrize("improving", [False, True])
@settings(max_examples=300)
@given(graph=graphs(), data=st.data())
def test_paths_are_legal_and_the_shortest(
    graph: Graph, data: st.DataObject, *, improving: bool
) -> None:
    start = data.draw(st.integers(0, graph.states - 1))
    analysis = status_quo(graph, start)
    found = analysis.improvements if improving else analysis.moves
    model = brute.plain(graph)
    expected = brute.distances(model, start, improving=improving)
    assert found.length.tolist() == [expected.get(state, -1) for state in model.states]
    for state, length in expected.items():
        path = found.path_to(state)
        assert len(path) == length
        assert is_legal(model, path, start, improving=improving)
        assert not path or path[-1].end == state


def test_wanted_states_come_nearest_first_and_those_out_of_reach_not_at_all() -> None:
    ranks = (ranks_of([0, 1, 2, 3]), ranks_of([0, 0, 0, 0]))
    graph = Graph(
        2, np.arange(4), arcs_of([[{2}, set(), set(), set()], [set(), set(), {1}, set()]]), ranks
    )
    found = status_quo(graph, 0).moves
    assert list(paths_to(found, np.ones(4, dtype=np.bool_))) == [0, 2, 1]


def test_an_actor_who_needs_two_moves_in_succession_does_not_get_there_alone() -> None:
    ranks = (ranks_of([0, 0, 0]), ranks_of([0, 0, 0]))
    chain = [{1}, {2}, set[int]()]
    alone = Graph(2, np.arange(3), arcs_of([chain, [set(), set(), set()]]), ranks)
    relieved = Graph(2, np.arange(3), arcs_of([chain, [{1}, set(), set()]]), ranks)
    assert status_quo(alone, 0).moves.length.tolist() == [0, 1, -1]
    assert status_quo(relieved, 0).moves.length.tolist() == [0, 1, 2]


def test_a_state_that_does_not_exist_is_refused() -> None:
    graph = Graph(1, np.arange(2), arcs_of([[set(), set()]]), (ranks_of([0, 1]),))
    with pytest.raises(InputError, match="there is no state 2"):
        status_quo(graph, 2)
