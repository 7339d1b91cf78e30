from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.errors import InputError
from excomm.space.graph import Graph
from excomm.space.moves import Arcs, Slices
from excomm.stability.listing import plain_reductions
from excomm.stability.table import CONCEPTS, stability_of
from tests.stability import brute
from tests.stability.graphs import arcs_of, graphs, ranks_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

SANCTIONS = ("legal", "once_each", "single")


# Two actors with an option each; the first ranks the states upwards, the second ranks them all alike.
SMALL = Graph(2, np.arange(4), Slices((1, 2)), (ranks_of([0, 1, 2, 3]), ranks_of([0, 0, 0, 0])))
BY_SEQUENCES = ("nash", "gmr", "smr", "seq", "symmetric_seq")


@pytest.mark.parametrize("sanctions", SANCTIONS)
@settings(max_examples=500)
@given(graph=graphs())
def test_every_verdict_is_that_of_the_definition(graph: Graph, sanctions: str) -> None:
    table = stability_of(graph, concepts=BY_SEQUENCES, sanctions=sanctions)
    model = brute.plain(graph)
    for concept in table.concepts:
        for actor in model.actors:
            expected = [
                brute.stable(model, concept, actor, state, sanctions=sanctions)
                for state in model.states
            ]
            assert table.stable[concept][actor].tolist() == expected, (concept, actor)


@settings(max_examples=300)
@given(graph=graphs(most_bits=4), sanctions=st.sampled_from(SANCTIONS))
def test_every_verdict_by_simultaneous_moves_is_that_of_the_definition(
    graph: Graph, sanctions: str
) -> None:
    found = stability_of(graph, concepts=["sim"], sanctions=sanctions).stable["sim"]
    model = brute.plain(graph)
    for actor in model.actors:
        expected = [
            brute.stable(model, "sim", actor, state, sanctions=sanctions) for state in model.states
        ]
        assert found[actor].tolist() == expected, actor


@settings(max_examples=300)
@given(graph=graphs(most_bits=4), sanctions=st.sampled_from(SANCTIONS))
def test_concepts_include_each_other(graph: Graph, sanctions: str) -> None:
    stable = stability_of(graph, sanctions=sanctions).stable
    for nash, gmr, smr, seq, symmetric_seq, sim in zip(*stable.values(), strict=True):
        assert (symmetric_seq | ~nash).all()
        assert (seq & smr | ~symmetric_seq).all()
        assert (gmr | ~seq).all()
        assert (gmr | ~smr).all()
        assert (sim | ~seq).all()


@settings(max_examples=200)
@given(graph=graphs(most_bits=4))
def test_longer_sequences_only_add_sanctions(graph: Graph) -> None:
    single, once_each, legal = (
        stability_of(graph, concepts=["gmr", "seq"], sanctions=sanctions).stable
        for sanctions in ("single", "once_each", "legal")
    )
    for concept in ("gmr", "seq"):
        for fewer, more in ((single, once_each), (once_each, legal)):
            found = zip(fewer[concept], more[concept], strict=True)
            assert all((after | ~before).all() for before, after in found)


@settings(max_examples=200)
@given(graph=graphs(most_bits=4), data=st.data())
def test_other_names_for_actors_options_and_states_change_nothing(
    graph: Graph, data: st.DataObject
) -> None:
    actors = data.draw(st.permutations(range(graph.actors)))
    bits = data.draw(st.permutations(range(graph.bits)))
    renamed, place = relabelled(graph, actors, bits)
    before, after = stability_of(graph).stable, stability_of(renamed).stable
    for concept, of_actors in before.items():
        for new, old in enumerate(actors):
            assert np.array_equal(after[concept][new][place], of_actors[old])


def relabelled(graph: Graph, actors: list[int], bits: list[int]) -> tuple[Graph, NDArray[np.int64]]:
    """The same graph with its actors and bits in another order, and the new place of each state."""

    def moved(code: int) -> int:
        return sum((code >> old & 1) << new for new, old in enumerate(bits))

    codes = np.array([moved(int(code)) for code in graph.codes])
    place = np.argsort(np.argsort(codes))
    ranks = tuple(graph.ranks[old][np.argsort(codes)] for old in actors)
    if isinstance(graph.moves, Slices):
        moves: Slices | Arcs = Slices(tuple(moved(graph.moves.masks[old]) for old in actors))
    else:
        lists = [brute.plain(graph).moves[old] for old in actors]
        moves = arcs_of(
            [[{int(place[t]) for t in of[s]} for s in np.argsort(codes)] for of in lists]
        )
    return Graph(graph.bits, np.sort(codes), moves, ranks), place


@settings(max_examples=200)
@given(graph=graphs(kinds=("slices", "common")))
def test_slices_and_the_same_moves_as_arcs_give_the_same_verdicts(graph: Graph) -> None:
    as_arcs = replace(graph, moves=arcs_of(brute.plain(graph).moves))
    by_slices, by_arcs = stability_of(graph), stability_of(as_arcs)
    assert (by_slices.method, by_arcs.method) == ("slices", "arcs")
    for concept in CONCEPTS:
        for left, right in zip(by_slices.stable[concept], by_arcs.stable[concept], strict=True):
            assert np.array_equal(left, right)


def test_an_intransitive_mover_needs_somebody_to_move_in_between() -> None:
    """From 1 to 3, worst for actor 0, lead two moves; one opponent alone may not make both."""
    stay = [set[int]() for _ in range(4)]
    tempted = [{1}, *stay[1:]]
    chain = [set[int](), {2}, {3}, set[int]()]
    ranks = (ranks_of([1, 3, 2, 0]), ranks_of([0] * 4), ranks_of([0] * 4))
    alone = Graph(2, np.arange(4), arcs_of([tempted, chain, stay]), ranks)
    assert not stability_of(alone, concepts=["gmr"]).stable["gmr"][0][0]
    split = arcs_of([tempted, [set(), {2}, set(), set()], [set(), set(), {3}, set()]])
    assert stability_of(replace(alone, moves=split), concepts=["gmr"]).stable["gmr"][0][0]


def test_equilibria_are_the_states_stable_for_all() -> None:
    table = stability_of(SMALL)
    for concept in CONCEPTS:
        assert np.array_equal(table.equilibria[concept], np.all(table.stable[concept], axis=0))


def test_concepts_come_in_their_own_order_and_once() -> None:
    assert stability_of(SMALL, concepts=["seq", "nash", "seq"]).concepts == ("nash", "seq")


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"concepts": ["ssec"]}, "there is no stability concept 'ssec'"),
        ({"sanctions": "illegal"}, "there is no sanction setting 'illegal'"),
    ],
)
def test_unknown_names_are_refused(asked: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        stability_of(SMALL, **asked)


def test_simultaneous_moves_of_too_many_options_are_refused_with_what_to_ask_instead() -> None:
    """Two actors of nine options, each of them wanting nothing but everything."""
    states = 1 << 18
    ranks = np.arange(states, dtype=np.int32)
    graph = Graph(18, np.arange(states), Slices((0x1FF, 0x1FF << 9)), (ranks, ranks))
    with pytest.raises(InputError, match=r"leave 'sim' out: ask for concepts=\('nash'"):
        stability_of(graph, concepts=["sim"], reductions=plain_reductions(graph))
