"""Without courses of its own, an actor considers what it can move to; courses keep to the same limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import assume, given, settings

from excomm.errors import InputError, PartError
from excomm.process.considered import considered_by, once_each
from excomm.space.compiling import compile_space
from excomm.space.moves import Arcs
from excomm.space.states import index_of, state_names
from tests.process.writing import crisis_of
from tests.space.crises import crises

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.space.space import Space


def compiled_or_dropped(crisis: Crisis) -> Space:
    try:
        return compile_space(crisis)
    except InputError:
        assume(condition=False)
        raise


def targets_of(space: Space, actor: int, state: int) -> set[int]:
    moves = space.graph.moves
    if isinstance(moves, Arcs):
        starts = moves.starts[actor]
        return {*moves.targets[actor][starts[state] : starts[state + 1]].tolist()}
    outside = space.graph.codes & ~np.int64(moves.masks[actor])
    return {*np.flatnonzero(outside == outside[state]).tolist()} - {state}


@settings(max_examples=120, deadline=None)
@given(crises())
def test_what_is_considered_are_the_moves_each_once(crisis: Crisis) -> None:
    space = compiled_or_dropped(crisis)
    for actor in range(len(space.actors)):
        considered = considered_by(space, space.actors[actor])
        for state, row in enumerate(once_each(considered, np.arange(space.states)).targets):
            found = row[row >= 0].tolist()
            assert len(found) == len({*found})
            assert {*found} == targets_of(space, actor, state)


def named(space: Space, actor: str, state: list[str]) -> dict[str, list[str]]:
    """Where each course leads that is open in a state, by name."""
    considered = considered_by(space, actor)
    row = considered.targets[index_of(space, state)].tolist()
    return {
        name: sorted(state_names(space, target))
        for name, target in zip(considered.names, row, strict=True)
        if target >= 0
    }


OPTIONS = {"a.x": {"text": "do it"}, "a.y": {"text": "do that"}}


def test_what_breaks_a_rule_about_own_options_cannot_be_chosen_though_consequences_mend_it() -> (
    None
):
    space = compile_space(
        crisis_of(
            options=OPTIONS,
            rules=["not (a.x and a.y)"],
            consequences=[{"when": "a.x and a.y", "sets": ["p"], "clears": ["a.y"]}],
        )
    )
    assert named(space, "a", []) == {"a.x": ["a.x"], "a.y": ["a.y"]}


def test_a_course_that_breaks_a_rule_about_own_options_is_not_open_either() -> None:
    space = compile_space(
        crisis_of(
            options=OPTIONS,
            rules=["not (a.x and a.y)"],
            consequences=[{"when": "a.x and a.y", "sets": ["p"], "clears": ["a.y"]}],
            courses={"a": {"first": {"takes": ["a.x"]}, "both": {"takes": ["a.x", "a.y"]}}},
        )
    )
    assert named(space, "a", []) == {"first": ["a.x"]}
    assert named(space, "a", ["a.y"]) == {}


def test_a_course_takes_nothing_back_that_is_irreversible() -> None:
    options = {
        "a.x": {"text": "do it", "irreversible": True},
        "a.y": {"text": "do that", "irreversible": "when dropped"},
    }
    courses = {
        "a": {"back": {"drops": ["a.x"]}, "on": {"takes": ["a.y"]}, "off": {"drops": ["a.y"]}}
    }
    space = compile_space(crisis_of(options=options, courses=courses))
    assert named(space, "a", ["a.x"]) == {}
    assert named(space, "a", ["a.x", "a.y"]) == {"off": ["a.x"]}


def test_a_course_sets_what_it_names_and_leaves_the_rest() -> None:
    courses = {"a": {"swap": {"takes": ["a.x"], "drops": ["a.y"]}, "add": {"takes": ["a.x"]}}}
    space = compile_space(crisis_of(options=OPTIONS, courses=courses))
    assert named(space, "a", ["a.y", "p"]) == {"swap": ["a.x", "p"], "add": ["a.x", "a.y", "p"]}
    assert named(space, "a", ["a.x"]) == {}


COURSES = {"a": {"one": {"takes": ["a.x"]}, "other": {"takes": ["a.x"], "drops": ["a.y"]}}}


def test_courses_that_come_to_the_same_count_once_as_the_first_of_them() -> None:
    space = compile_space(crisis_of(options=OPTIONS, courses=COURSES))
    once = once_each(considered_by(space, "a"), np.arange(space.states)).targets
    assert (once[index_of(space, [])] >= 0).tolist() == [True, False]
    assert (once[index_of(space, ["a.y"])] >= 0).tolist() == [True, True]


def test_they_count_apart_if_they_could_come_to_different_things_for_all_the_actor_can_see() -> (
    None
):
    space = compile_space(crisis_of(options=OPTIONS, courses=COURSES))
    unlike = considered_by(space, "a").targets
    # As if it could not see its own second option.
    look = np.array(
        [0 if "a.x" in state_names(space, state) else 1 for state in range(space.states)]
    )
    assert (once_each(considered_by(space, "a"), look).targets == unlike).all()


def test_forbidden_moves_are_not_considered() -> None:
    forbid = {"forbid": [{"actor": "a", "from": "true", "to": ["a.x", "a.y"]}]}
    space = compile_space(crisis_of(options=OPTIONS, moves=forbid))
    assert named(space, "a", ["a.y"]) == {"nothing": [], "a.x": ["a.x"]}


def test_nothing_is_considered_once_the_crisis_has_ended() -> None:
    conditions = {"p": {"text": "over", "ends": True}, "q": {"text": "so"}}
    space = compile_space(crisis_of(options=OPTIONS, conditions=conditions))
    assert named(space, "a", ["p"]) == {}
    assert set(named(space, "a", ["q"])) == {"a.x", "a.y", "a.x, a.y"}


def test_who_does_what_history_did_considers_nothing() -> None:
    actors = {"a": {"name": "Ann", "choice": {"rule": "history"}}}
    assert considered_by(compile_space(crisis_of(actors=actors)), "a").names == ()


def test_of_many_options_that_exclude_each_other_only_what_can_be_is_considered() -> None:
    options = {f"a.o{number}": {"text": "do it"} for number in range(40)}
    space = compile_space(
        crisis_of(options=options, rules=[f"at most 1 of ({', '.join(options)})"])
    )
    assert set(considered_by(space, "a").names) == {"nothing", *options}


def test_too_many_courses_are_refused_at_their_actor() -> None:
    options = {f"a.o{number:02}": {"text": "do it"} for number in range(14)}
    with pytest.raises(PartError, match="16,384 combinations") as caught:
        considered_by(compile_space(crisis_of(options=options)), "a")
    assert caught.value.path == ("actors", "a")
    assert "courses: a:" in caught.value.remedy
