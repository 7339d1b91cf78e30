from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

import excomm as ex
from excomm.crises import shipped
from excomm.model.formulas import holds, written
from excomm.model.parsing import parse
from excomm.report.words.reasons import decisive, wanted, why_better, why_no_better
from excomm.space.states import state_names
from tests.report.words.crises import space_of

BY_STATEMENTS = ("powers", "cuba-1962-fraser-hipel", "chicken", "syria-iraq-1975")


@pytest.mark.parametrize("crisis", BY_STATEMENTS)
def test_the_decisive_statement_holds_in_the_better_state_alone_and_none_before_it_differs(
    crisis: str,
) -> None:
    space = space_of(crisis)
    states = range(space.states)
    for actor, one, other in product(range(len(space.actors)), states, states):
        ranks = space.graph.ranks[actor]
        found = decisive(space, actor, one, other)
        if ranks[one] == ranks[other]:
            assert found is None
        else:
            assert found is not None
            better, worse = (one, other) if ranks[one] > ranks[other] else (other, one)
            assert holds(found.statement.want, state_names(space, better).__contains__)
            assert not holds(found.statement.want, state_names(space, worse).__contains__)
            assert found.place <= found.total


@given(st.integers(0, 3036), st.integers(0, 3036), st.integers(0, 2))
def test_the_big_crisis_has_a_reason_for_every_preference(one: int, other: int, actor: int) -> None:
    space = space_of("cuba-1962")
    differs = space.graph.ranks[actor][one] != space.graph.ranks[actor][other]
    assert (decisive(space, actor, one, other) is not None) == differs


def test_a_gain_names_the_wish_that_comes_true() -> None:
    space = space_of("powers")
    better, worse = (space_state(names) for names in (["ussr.withdraw"], []))
    assert why_better(space, 0, better, worse) == (
        "its 2nd wish of 3 would come true: that the Soviet Union ship the missiles home"
    )


def test_a_loss_names_the_wish_that_is_lost() -> None:
    space = space_of("powers")
    after, before = (space_state(names) for names in (["usa.strike", "war"], ["usa.pledge"]))
    assert why_no_better(space, 0, after, before) == (
        "its 1st wish of 3 would be lost: that “General war” not be true"
    )


def space_state(names: list[str]) -> int:
    from excomm.space.states import index_of

    return index_of(space_of("powers"), names)


def test_a_long_wish_is_in_words_too() -> None:
    space = space_of("cuba-1962-fraser-hipel")
    assert why_better(space, 1, 0, 4) == (
        "its 6th wish of 8 would come true: that, should the United States blockade Cuba by sea, the Soviet Union "
        "withdraw the missiles from Cuba; and should the Soviet Union withdraw the missiles from Cuba, either the "
        "United States blockade Cuba by sea, or the United States bomb the missile sites from the air"
    )


@pytest.mark.parametrize("name", shipped())
def test_no_wish_of_a_shipped_crisis_is_left_in_code(name: str) -> None:
    crisis = ex.load(name)
    for preference in crisis.preferences.values():
        for statement in preference.statements:
            told = wanted(crisis, statement.want)
            assert told.startswith("that")
            assert [option for option in crisis.options if option in told] == []


def test_a_wish_that_nobody_could_read_in_words_is_shown_as_it_is_written() -> None:
    space = space_of("powers")
    formula = parse(f"exactly 3 of ({', '.join(['usa.pledge', 'usa.strike', 'war'] * 5)})")
    assert wanted(space.crisis, formula) == f"“{written(formula)}”"


def test_a_ranking_tells_the_places() -> None:
    space = space_of("elmira")
    assert why_better(space, 0, 7, 0) == "it ranks that 1st and this 6th of 9"
    assert why_no_better(space, 0, 0, 7) == "it ranks that 6th and this 1st of 9"


def test_what_is_no_better_may_be_the_same_or_rank_alike() -> None:
    space = space_of("powers")
    assert why_no_better(space, 0, 1, 1) == "it is this very state"
