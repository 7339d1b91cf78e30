"""A compiled crisis has the states, moves and rankings that the words of the format say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from excomm.errors import InputError, PartError
from excomm.model.crisis import Crisis
from excomm.model.formulas import holds
from excomm.model.reading import parse_crisis
from excomm.space.bits import mask_of
from excomm.space.compiling import compile_space
from excomm.space.moves import Arcs, Slices
from excomm.space.states import index_of, state_names
from tests.space import brute
from tests.space.crises import crises

if TYPE_CHECKING:
    from excomm.space.space import Space

TINY = """
crisis: tiny
title: Tiny
actors: {a: {name: Ann}, b: {name: Bob}}
options: {a.x: {text: x}, a.y: {text: y}, b.x: {text: x}}
conditions: {war: {text: war, ends: true}}
"""
NO_WISHES = "preferences: {a: [a.x], b: [b.x]}\n"


def compiled(text: str) -> Space:
    return compile_space(parse_crisis(TINY + text))


def wide(number: int, *, options: dict[str, Any] | None = None, **more: Any) -> Crisis:
    """A crisis of one actor with so many options, a.o0 and on."""
    plain = {f"a.o{place}": {"text": "do it"} for place in range(number)}
    written = {
        "crisis": "wide",
        "title": "Wide",
        "actors": {"a": {"name": "Ann"}},
        "options": plain | (options or {}),
        "preferences": {"a": ["a.o0"]},
    }
    return Crisis.model_validate(written | more)


def compiled_or_dropped(crisis: Crisis) -> Space:
    """The space of a random crisis; one whose rules leave no state is of no use here."""
    assume(brute.feasible(crisis))
    return compile_space(crisis)


def states_of(space: Space) -> list[frozenset[str]]:
    return [frozenset(state_names(space, state)) for state in range(space.states)]


def targets_of(space: Space, actor: int, state: int) -> set[int]:
    moves = space.graph.moves
    if isinstance(moves, Arcs):
        starts, targets = moves.starts[actor], moves.targets[actor]
        return set(targets[starts[state] : starts[state + 1]].tolist())
    outside = space.graph.codes & ~np.int64(moves.masks[actor])
    return set(np.flatnonzero(outside == outside[state]).tolist()) - {state}


@settings(max_examples=300, deadline=None)
@given(crises())
def test_the_states_are_the_settled_combinations_that_break_no_rule(crisis: Crisis) -> None:
    assert set(states_of(compiled_or_dropped(crisis))) == brute.feasible(crisis)


@settings(max_examples=300, deadline=None)
@given(crises())
def test_the_moves_are_choices_of_own_options_followed_by_what_follows(crisis: Crisis) -> None:
    space = compiled_or_dropped(crisis)
    states = states_of(space)
    for actor, name in enumerate(space.actors):
        for state, names in enumerate(states):
            reached = {states[target] for target in targets_of(space, actor, state)}
            assert reached == brute.moves(crisis, set(states), name, names)


def test_what_is_irreversible_is_kept_apart_however_many_pairs_of_states_there_are() -> None:
    space = compile_space(wide(11, options={"a.o3": {"text": "do it", "irreversible": True}}))
    taken = np.array(["a.o3" in names for names in states_of(space)])
    for state in range(0, space.states, 101):
        expected = set(np.flatnonzero(taken | ~taken[state]).tolist()) - {state}
        assert targets_of(space, 0, state) == expected
    assert isinstance(space.graph.moves, Arcs)
    assert space.graph.moves.targets[0].size == 1024 * 2047 + 1024 * 1023


def test_more_states_than_are_wanted_are_refused_at_the_options() -> None:
    assert compile_space(wide(4), most=16).states == 16
    with pytest.raises(PartError, match="more than 15 states") as caught:
        compile_space(wide(4), most=15)
    assert caught.value.path == ("options",)


def test_listed_moves_that_are_too_many_are_refused_at_their_place() -> None:
    arcs = [{"from": "a.o1", "to": ["a.o2"]}, {"from": "true", "to": "true"}]
    with pytest.raises(PartError, match="268,443,648 moves") as caught:
        compile_space(wide(14, moves={"arcs": {"a": arcs}}))
    assert caught.value.path == ("moves", "arcs", "a", 1)


def test_moves_that_are_too_many_to_be_listed_are_refused_at_their_actor() -> None:
    with pytest.raises(PartError, match="one by one") as caught:
        compile_space(wide(16, options={"a.o3": {"text": "do it", "irreversible": True}}))
    assert caught.value.path == ("actors", "a")


def test_an_actor_of_many_options_can_move_where_few_of_them_go_together() -> None:
    names = [f"a.o{number}" for number in range(40)]
    space = compile_space(
        wide(
            40,
            conditions={"war": {"text": "war"}},
            rules=[f"at most 2 of ({', '.join(names)})", "war iff a.o39"],
            consequences=[{"when": "a.o39", "sets": ["war"]}],
        )
    )
    # None to two of 39; or the last one, with war, and at most one of the others.
    assert space.states == 1 + 39 + 741 + 40
    # It cannot take back the war.
    before = index_of(space, ["a.o1"])
    assert len(targets_of(space, 0, before)) == space.states - 1
    assert targets_of(space, 0, index_of(space, ["a.o39", "war"])) == {
        index_of(space, ["a.o39", "war", name]) for name in names[:39]
    }


@settings(max_examples=100, deadline=None)
@given(crises(plain=True))
def test_reversible_options_without_consequences_make_slices(crisis: Crisis) -> None:
    assert isinstance(compiled_or_dropped(crisis).graph.moves, Slices)


@settings(max_examples=200, deadline=None)
@given(crises())
def test_a_more_important_statement_outweighs_all_that_follow(crisis: Crisis) -> None:
    space = compiled_or_dropped(crisis)
    for actor, ranks in zip(space.actors, space.graph.ranks, strict=True):
        wants = [statement.want for statement in crisis.preferences[actor].statements]
        keys = [
            tuple(holds(want, names.__contains__) for want in wants) for names in states_of(space)
        ]
        order = {key: rank for rank, key in enumerate(sorted(set(keys)))}
        assert ranks.tolist() == [order[key] for key in keys]


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.sampled_from(["a.x", "a.y", "b.x", "not a.x", "a.y iff b.x"]), min_size=60, max_size=120
    )
)
def test_any_number_of_statements_ranks_as_exact_weights_would(wants: list[str]) -> None:
    space = compiled(f"preferences: {{a: [{', '.join(wants)}], b: [b.x]}}\n")
    statements = space.crisis.preferences["a"].statements
    sums = [
        sum(
            2 ** (len(wants) - place) * holds(part.want, names.__contains__)
            for place, part in enumerate(statements)
        )
        for names in states_of(space)
    ]
    order = {value: rank for rank, value in enumerate(sorted(set(sums)))}
    assert space.graph.ranks[0].tolist() == [order[value] for value in sums]


def test_forty_options_with_few_states_are_found_without_walking_through_all() -> None:
    names = ", ".join(f"a.o{number}" for number in range(40))
    space = compile_space(wide(40, rules=[f"at most 2 of ({names})", "if a.o3 then a.o4"]))
    # None, one of 39 (not o3 alone), two of 40 (o3 only with o4).
    assert space.states == 1 + 39 + (39 * 38 // 2 + 1)


def test_a_direct_ranking_keeps_ties_and_takes_the_first_class_that_fits() -> None:
    ranking = "{ranking: [[a.x], {tied: [[a.y], [b.x]]}, war, true]}"
    space = compiled(f"preferences: {{a: {ranking}, b: [b.x]}}\n")
    rank = {names: int(space.graph.ranks[0][state]) for state, names in enumerate(states_of(space))}
    assert rank[frozenset({"a.x"})] == 3
    assert rank[frozenset({"a.y"})] == rank[frozenset({"b.x"})] == 2
    assert rank[frozenset({"a.x", "war"})] == 1
    assert rank[frozenset()] == 0


def test_a_ranking_that_leaves_states_out_is_refused_at_its_place() -> None:
    with pytest.raises(PartError, match="leaves out 14 states") as caught:
        compiled("preferences: {a: {ranking: [[a.x], [a.y]]}, b: [b.x]}\n")
    assert caught.value.path == ("preferences", "a", "ranking")


def test_a_ranking_of_a_state_that_cannot_be_is_refused() -> None:
    with pytest.raises(PartError, match="cannot be"):
        compiled(
            "rules: [not (a.x and a.y)]\npreferences: {a: {ranking: [[a.x, a.y], true]}, b: [b.x]}\n"
        )


def test_weights_add_up_exactly() -> None:
    weights = "{weights: {a.x: 0.1, a.y: 0.2, b.x: 0.3}}"
    space = compiled(f"preferences: {{a: {weights}, b: [b.x]}}\n")
    ranks = space.graph.ranks[0]
    # 0.1 + 0.2 is 0.3, as it is on paper.
    assert ranks[index_of(space, ["a.x", "a.y"])] == ranks[index_of(space, ["b.x"])]


def test_nobody_moves_once_the_crisis_has_ended() -> None:
    space = compiled(NO_WISHES)
    assert space.ended.tolist() == ["war" in names for names in states_of(space)]
    assert all(
        not targets_of(space, actor, state)
        for actor in (0, 1)
        for state in np.flatnonzero(space.ended).tolist()
    )


def test_outcomes_that_overlap_or_leave_gaps_are_refused() -> None:
    with pytest.raises(PartError, match="share 8 states"):
        compiled(NO_WISHES + "outcomes: {war: war, peace: true}\n")
    with pytest.raises(PartError, match="covers 4 states"):
        compiled(NO_WISHES + "outcomes: {war: war, peace: not war and a.x}\n")


def test_each_state_has_its_outcome() -> None:
    space = compiled(NO_WISHES + "outcomes: {war: war, peace: not war}\n")
    assert space.outcomes == ("war", "peace")
    assert space.outcome.tolist() == [0 if "war" in names else 1 for names in states_of(space)]


def test_there_can_be_more_outcomes_than_fit_into_a_byte() -> None:
    names = [f"a.o{number}" for number in range(8)]
    outcomes = {
        f"outcome_{code}": " and ".join(
            name if code >> place & 1 else f"not {name}" for place, name in enumerate(names)
        )
        for code in range(256)
    }
    space = compile_space(wide(8, outcomes=outcomes))
    assert space.outcome.tolist() == list(range(256))


def test_rules_that_contradict_each_other_are_named() -> None:
    with pytest.raises(PartError, match="rules 1 and 3 together") as caught:
        compiled(NO_WISHES + "rules: [a.x, b.x or a.y, not a.x]\n")
    assert caught.value.path == ("rules", 0)


def test_a_start_that_breaks_a_rule_says_which() -> None:
    with pytest.raises(PartError) as caught:
        compiled(
            NO_WISHES
            + "start: [a.x, b.x]\nrules: [{rule: not (a.x and b.x), because: they collide}]\n"
        )
    assert "breaks rule 1" in caught.value.remedy
    assert "they collide" in caught.value.remedy


def test_a_state_is_found_by_its_names_and_refused_with_a_reason() -> None:
    space = compiled(
        NO_WISHES + "rules: [not (a.x and a.y)]\nconsequences: [{when: a.y, sets: [war]}]\n"
    )
    assert state_names(space, index_of(space, ["b.x", "a.x"])) == ("a.x", "b.x")
    with pytest.raises(InputError, match="breaks rule 1"):
        index_of(space, ["a.x", "a.y"])
    with pytest.raises(InputError, match="follows at once: war"):
        index_of(space, ["a.y"])
    with pytest.raises(InputError, match=r"did you mean 'a.x'"):
        index_of(space, ["a.xx"])


def test_more_states_than_can_be_held_are_refused() -> None:
    with pytest.raises(InputError, match="states are possible"):
        compile_space(wide(40))


def test_masks_of_actors_overlap_where_a_move_is_open_to_both() -> None:
    space = compile_space(
        parse_crisis(
            "crisis: c\ntitle: C\nactors: {a: {name: A}, b: {name: B}}\n"
            "options: {a.x: {text: x, open_to: [b]}, b.x: {text: x}}\npreferences: {a: [a.x], b: [b.x]}\n"
        )
    )
    assert space.graph.moves == Slices((mask_of([0]), mask_of([0, 1])))
