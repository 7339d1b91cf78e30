from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.causes.actual import actual_causes
from excomm.causes.models import CausalModel, Variable, situation_of, solve
from excomm.causes.situation import FREE, HELD, Value
from excomm.errors import InputError
from tests.causes.literature import (
    CONJUNCTIVE,
    DISJUNCTIVE,
    ROCKS,
    ROCKS_WITHOUT_PREEMPTION,
    by_brute_force,
    by_package,
    submarine,
    vote,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from excomm.causes.situation import Situation


def sets(situation: Situation) -> set[frozenset[str]]:
    return {frozenset(cause.variables) for cause in actual_causes(situation).causes}


def test_where_both_are_needed_each_of_lightning_and_match_is_a_cause_of_the_fire() -> None:
    found = actual_causes(situation_of(CONJUNCTIVE, {"storm": 1, "arsonist": 1}, "fire"))
    assert [cause.variables for cause in found.causes] == [("lightning",), ("match",)]
    assert found.responsibilities == {"lightning": 1, "match": 1}


def test_where_either_is_enough_lightning_and_match_are_a_cause_together() -> None:
    found = actual_causes(situation_of(DISJUNCTIVE, {"storm": 1, "arsonist": 1}, "fire"))
    assert [cause.variables for cause in found.causes] == [("lightning", "match")]
    assert found.responsibilities == {"lightning": 0.5, "match": 0.5}


def test_who_hit_first_shattered_the_bottle_and_the_witness_is_that_the_other_did_not() -> None:
    found = actual_causes(situation_of(ROCKS, {"suzy_wants": 1, "billy_wants": 1}, "shatters"))
    by_suzy = next(cause for cause in found.causes if cause.variables == ("suzy",))
    assert by_suzy.held == ("billy_hits",)
    assert found.responsibility("billy") == 0
    assert found.responsibility("suzy") == 0.5


def test_a_cause_among_hundreds_of_values_is_found() -> None:
    level = Variable("level", lambda _: 0, domain=tuple(range(300)))
    dry = Variable("dry", lambda v: v["level"] != 250)
    found = actual_causes(situation_of(CausalModel((level, dry)), {}, "dry"))
    assert [(cause.variables, cause.instead) for cause in found.causes] == [(("level",), (250,))]


def test_more_values_than_can_be_numbered_are_refused() -> None:
    level = Variable("level", lambda _: 0, domain=tuple(range(40_000)))
    wet = Variable("dry", lambda v: v["level"] < 1)
    with pytest.raises(InputError, match="39,999 other values"):
        actual_causes(situation_of(CausalModel((level, wet)), {}, "dry"))


def test_without_knowing_who_hit_first_both_throws_are_a_cause_together() -> None:
    context = {"suzy_wants": 1, "billy_wants": 1}
    found = situation_of(ROCKS_WITHOUT_PREEMPTION, context, "shatters")
    assert sets(found) == {frozenset({"suzy", "billy"})}


@pytest.mark.parametrize(("ayes", "noes", "share"), [(11, 0, 1 / 6), (6, 5, 1.0)])
def test_responsibility_for_a_vote_is_less_the_larger_the_majority(
    ayes: int, noes: int, share: float
) -> None:
    found = actual_causes(vote(ayes, noes))
    assert {found.responsibility(f"voter_{number}") for number in range(ayes)} == {share}
    assert all(found.responsibility(f"voter_{ayes + number}") == 0 for number in range(noes))


@pytest.mark.parametrize(("refusing", "share"), [(1, 1), (2, 1 / 2), (3, 1 / 3)])
def test_on_b59_those_who_refused_share_the_responsibility_for_no_launch(
    refusing: int, share: float
) -> None:
    officers = ("arkhipov", "political_officer", "captain")
    answers = {name: int(place >= refusing) for place, name in enumerate(officers)}
    found = actual_causes(submarine(**answers))
    assert found.responsibilities == {
        name: share if place < refusing else 0 for place, name in enumerate(officers)
    }


@st.composite
def situations(draw: st.DrawFn, largest: int = 5) -> Situation:
    """A model of a few variables, each a table of the values of those before it."""
    count = draw(st.integers(2, largest))
    domains = [draw(st.sampled_from([(0, 1), (0, 1), (0, 1, 2)])) for _ in range(count)]
    variables = []
    for place, domain in enumerate(domains):
        table = {values: draw(st.sampled_from(domain)) for values in product(*domains[:place])}
        variables.append(Variable(f"v{place}", _looked_up(table, place), domain))
    return situation_of(CausalModel(tuple(variables)), {}, f"v{count - 1}")


@given(situations())
@settings(deadline=None)
def test_the_search_agrees_with_an_independent_package(situation: Situation) -> None:
    found = {frozenset(one.variables): one.size for one in actual_causes(situation).causes}
    assert found == by_package(situation)


def _looked_up(table: dict[tuple[int, ...], int], place: int) -> Any:
    def equation(values: Mapping[str, Any]) -> Any:
        if place == 0:
            return table[()]
        columns = [values[f"v{before}"].tolist() for before in range(place)]
        return np.array([table[row] for row in zip(*columns, strict=True)])

    return equation


@given(situations())
@settings(deadline=None)
def test_the_search_agrees_with_the_definition_word_for_word(situation: Situation) -> None:
    found = actual_causes(situation)
    assert found.exhaustive
    assert {frozenset(one.variables): one.size for one in found.causes} == by_brute_force(situation)


@given(situations())
@settings(deadline=None)
def test_each_cause_comes_with_a_world_that_undoes_the_effect(situation: Situation) -> None:
    places = {name: place for place, name in enumerate(situation.names)}
    for cause in actual_causes(situation).causes:
        row = np.full((1, len(places)), FREE, Value)
        for name, value in zip(cause.variables, cause.instead, strict=True):
            row[0, places[name]] = value
        row[0, [places[name] for name in cause.held]] = HELD
        assert not situation.replay(row)[1][0]


def test_twenty_voters_are_searched_through_exhaustively() -> None:
    found = actual_causes(vote(14, 6))
    assert found.exhaustive
    assert found.responsibility("voter_0") == 1 / 4


def test_a_search_that_was_stopped_says_how_far_it_came() -> None:
    found = actual_causes(vote(11, 0), most=200)
    assert not found.exhaustive
    assert found.complete == 2
    assert found.evaluations <= 200
    limited = actual_causes(vote(11, 0), largest=6)
    assert not limited.exhaustive or limited.responsibility("voter_0") == 1 / 6


def test_a_value_outside_its_domain_is_refused() -> None:
    model = CausalModel((Variable("a", lambda _: 2),))
    with pytest.raises(InputError, match="'a' would be 2"):
        solve(model, {})


def test_an_effect_that_is_no_variable_is_refused() -> None:
    with pytest.raises(InputError, match="no variable 'flood'"):
        situation_of(CONJUNCTIVE, {"storm": 1, "arsonist": 1}, "flood")
