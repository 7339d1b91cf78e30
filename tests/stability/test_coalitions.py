from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from excomm.errors import InputError
from excomm.space.graph import Graph
from excomm.space.moves import Slices
from excomm.stability.coalition_questions import COALITION_CONCEPTS
from excomm.stability.coalitions import coalition_stability_of
from excomm.stability.table import stability_of
from tests.stability import brute
from tests.stability.graphs import graphs, ranks_of


@settings(max_examples=250)
@given(graph=graphs(most_bits=4))
def test_every_coalition_verdict_is_that_of_the_definition(graph: Graph) -> None:
    table = coalition_stability_of(graph)
    model = brute.plain(graph)
    assert list(table.coalitions) == brute.coalitions(model.actors)
    for concept in COALITION_CONCEPTS:
        for coalition, verdicts in zip(table.coalitions, table.stable[concept], strict=True):
            expected = [
                brute.coalition_stable(model, concept[1:], coalition, state)
                for state in model.states
            ]
            assert verdicts.tolist() == expected, (concept, coalition)


@settings(max_examples=200)
@given(graph=graphs())
def test_the_improvements_of_coalitions_are_those_of_the_definition(graph: Graph) -> None:
    table = coalition_stability_of(graph, concepts=["cnash"])
    model = brute.plain(graph)
    for coalition, rows in zip(table.coalitions, table.improvements, strict=True):
        for state in model.states:
            found = rows.targets[rows.starts[state] : rows.starts[state + 1]].tolist()
            assert found == sorted(brute.joint_improvements(model, coalition, state))


@settings(max_examples=200)
@given(graph=graphs())
def test_a_coalition_of_one_is_an_actor_by_itself(graph: Graph) -> None:
    alone = [(actor,) for actor in range(graph.actors)]
    together = coalition_stability_of(graph, coalitions=alone).stable
    singly = stability_of(graph, concepts=["nash", "gmr", "smr", "seq"]).stable
    for actor in range(graph.actors):
        assert np.array_equal(together["cnash"][actor], singly["nash"][actor])
        assert np.array_equal(together["cgmr"][actor], singly["gmr"][actor])
        assert np.array_equal(together["csmr"][actor], singly["smr"][actor])
        sequential = singly["seq"][actor]
        assert np.array_equal(together["cseq"][actor] & sequential, sequential)
        if graph.actors == 2:
            assert np.array_equal(together["cseq"][actor], sequential)


@settings(max_examples=200)
@given(graph=graphs())
def test_coalition_concepts_include_each_other_as_those_of_actors_do(graph: Graph) -> None:
    stable = coalition_stability_of(graph).stable
    for cnash, cgmr, csmr, cseq in zip(
        *(stable[concept] for concept in COALITION_CONCEPTS), strict=True
    ):
        assert (csmr | ~cnash).all()
        assert (cseq | ~cnash).all()
        assert (cgmr | ~csmr).all()


@settings(max_examples=100)
@given(graph=graphs(kinds=("slices", "common", "one_way")))
def test_where_moves_are_transitive_answers_by_improvements_are_answers(graph: Graph) -> None:
    stable = coalition_stability_of(graph, concepts=["cgmr", "cseq"]).stable
    for cgmr, cseq in zip(stable["cgmr"], stable["cseq"], strict=True):
        assert (cgmr | ~cseq).all()


def test_what_a_pair_prefers_is_not_what_one_actor_with_both_their_options_would_do() -> None:
    """Both gain by taking both options, so the pair leaves 0; at 3 the first is tempted alone."""
    graph = Graph(2, np.arange(4), Slices((1, 2)), (ranks_of([1, 0, 3, 2]), ranks_of([1, 3, 0, 2])))
    table = coalition_stability_of(graph, concepts=["cnash"])
    assert table.coalitions == ((0,), (1,), (0, 1))
    assert table.stable["cnash"][2].tolist() == [False, True, True, True]
    assert table.universal["cnash"].tolist() == [False, False, False, False]


def test_unknown_concepts_and_coalitions_are_refused() -> None:
    graph = Graph(1, np.arange(2), Slices((1, 0)), (ranks_of([0, 1]), ranks_of([0, 1])))
    with pytest.raises(InputError, match="no coalition concept 'sim'"):
        coalition_stability_of(graph, concepts=["sim"])
    with pytest.raises(InputError, match=r"no coalition \(0, 2\)"):
        coalition_stability_of(graph, coalitions=[(2, 0)])


def test_too_many_states_for_coalitions_are_refused_at_once() -> None:
    states = 1 << 17
    ranks = np.zeros(states, dtype=np.int32)
    graph = Graph(17, np.arange(states), Slices((1, 2)), (ranks, ranks))
    with pytest.raises(InputError, match="131,072 states are too many for 3 coalitions"):
        coalition_stability_of(graph)
