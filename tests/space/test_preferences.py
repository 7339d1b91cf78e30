"""An actor ranks states as its list, or its weights, say; what cannot be read so is refused at its place."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.errors import PartError
from excomm.model.crisis import Crisis
from excomm.space.compiling import compile_space
from excomm.space.states import state_names
from tests.space import brute
from tests.space.crises import texts

NAMES = ("a.x", "a.y", "b.x", "b.y", "p", "q")


def crisis_of(preference: object, *, rules: list[str] | None = None) -> Crisis:
    return Crisis.model_validate(
        {
            "crisis": "wishes",
            "title": "Wishes",
            "actors": {"a": {"name": "Ann"}, "b": {"name": "Bob"}},
            "options": {name: {"text": "do it"} for name in NAMES[:4]},
            "conditions": {name: {"text": "it holds"} for name in NAMES[4:]},
            "rules": rules or [],
            "preferences": {"a": preference, "b": ["b.x"]},
        }
    )


def refused(preference: object, *, rules: list[str] | None = None) -> PartError:
    with pytest.raises(PartError) as caught:
        compile_space(crisis_of(preference, rules=rules))
    return caught.value


def ranked(crisis: Crisis) -> dict[frozenset[str], int]:
    space = compile_space(crisis)
    ranks = space.graph.ranks[0].tolist()
    return {frozenset(state_names(space, state)): ranks[state] for state in range(space.states)}


def places(keys: list[Any]) -> list[int]:
    order = {key: place for place, key in enumerate(sorted(set(keys)))}
    return [order[key] for key in keys]


@st.composite
def rankings(draw: st.DrawFn) -> list[object]:
    """States named before any formula, some of them tied, then formulas, then all the rest."""
    states = st.sets(st.sampled_from(NAMES)).map(sorted)
    named = draw(st.lists(states, max_size=5, unique_by=tuple))
    formulas = draw(st.lists(texts, max_size=3))
    tied = draw(st.lists(st.booleans(), min_size=len(named), max_size=len(named)))
    ranking: list[dict[str, list[object]]] = []
    for state, with_last in zip(named, tied, strict=True):
        if with_last and ranking:
            ranking[-1]["tied"].append(state)
        else:
            ranking.append({"tied": [state]})
    return [*ranking, *formulas, "true"]


@settings(max_examples=200, deadline=None)
@given(rankings())
def test_a_direct_ranking_ranks_each_state_where_it_is_first_named(ranking: list[object]) -> None:
    crisis = crisis_of({"ranking": ranking})
    found = ranked(crisis)
    levels = [brute.level(crisis.preferences["a"].ranking, state) for state in found]
    assert list(found.values()) == places([-level for level in levels])


WEIGHTS = st.one_of(
    st.integers(-(10**6), 10**6),
    st.decimals(-1000, 1000, places=3).map(float),
    st.integers(-99, 99).map(lambda number: number * 1e20),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(WEIGHTS, min_size=6, max_size=6))
def test_weights_rank_by_their_exact_sum_or_are_refused(weights: list[float]) -> None:
    by_name = dict(zip(NAMES, weights, strict=True))
    crisis = crisis_of({"weights": by_name})
    exact = {name: Fraction(str(float(weight))) for name, weight in by_name.items()}
    try:
        found = ranked(crisis)
    except PartError:
        assert max(map(abs, exact.values())) > 10**15
        return
    sums = [sum(exact[name] for name in state) for state in found]
    assert list(found.values()) == places(sums)


def test_weights_may_be_large_as_long_as_they_can_be_told_apart() -> None:
    found = ranked(crisis_of({"weights": {"a.x": 1e30, "a.y": 2e30, "p": -1e30}}))
    assert found[frozenset({"a.x"})] == found[frozenset({"a.y", "p"})]
    assert max(found.values()) == 4


def test_weights_that_differ_too_much_are_refused_at_their_place() -> None:
    error = refused({"weights": {"a.x": 1e30, "a.y": 1e-30}})
    assert error.path == ("preferences", "a", "weights")
    assert "differ too much" in error.message


def test_states_that_a_ranking_leaves_out_are_counted_and_one_is_shown() -> None:
    states = [sorted(state) for state in brute.subsets(NAMES)]
    error = refused({"ranking": [states[0], *states[2:]]})
    assert error.message == f"the ranking leaves out 1 state, the one in which {states[1][0]} holds"
    assert "true" in error.remedy


def test_a_ranked_state_that_cannot_be_says_why() -> None:
    error = refused({"ranking": ["p", ["a.x", "a.y"], "true"]}, rules=["not (a.x and a.y)"])
    assert error.path == ("preferences", "a", "ranking", 1, "tied", 0)
    assert error.remedy.startswith("it breaks rule 1, 'not (a.x and a.y)'")


@pytest.mark.parametrize(
    ("ranking", "place"),
    [
        ([["a.x"], ["a.y"], ["a.x"], "true"], (2, "tied", 0)),
        ([{"tied": [["a.x"], ["a.x"]]}, "true"], (0, "tied", 1)),
        (["a.x", ["a.x", "b.x"], "true"], (1, "tied", 0)),
    ],
    ids=["named twice", "tied with itself", "named after a formula that holds in it"],
)
def test_a_state_that_is_ranked_already_is_refused(
    ranking: list[object], place: tuple[object, ...]
) -> None:
    error = refused({"ranking": ranking})
    assert error.path == ("preferences", "a", "ranking", *place)
    assert error.message == "this state is ranked already"
