"""What `--format json` promises, against a check that reads nothing but what other commands print."""

from itertools import product
from typing import Any

import pytest

from tests.cli.asking import asked

CONCEPTS = ("nash", "gmr", "smr", "seq", "symmetric_seq", "sim")
# Crises in which everybody can always change all that is its own.
FREE = ("chicken", "cuba-1962-brams", "cuba-1962-fraser-hipel", "prisoners-dilemma")

State = frozenset[str]


def listed_states(crisis: str) -> dict[State, dict[str, int]]:
    """Each possible state with every actor's rank of it, 1 being the best, as `excomm states` prints them."""
    actors = asked("stability", crisis, "--concept", "nash", "-f", "json").data["actors"]
    rows = asked("states", crisis, "--format", "json").data
    return {frozenset(row["state"]): {actor: row[actor] for actor in actors} for row in rows}


def moves(states: dict[State, dict[str, int]], actor: str, state: State) -> list[State]:
    """Every other state that differs in options of the actor only."""
    return [
        other
        for other in states
        if other != state and all(name.startswith(f"{actor}.") for name in other ^ state)
    ]


def stable_by_hand(crisis: str, concept: str) -> dict[str, set[State]]:
    """Nash and, for two actors, general metarational and sequential stability, from their definitions."""
    ranks = listed_states(crisis)
    actors = list(next(iter(ranks.values())))

    def improvements(actor: str, state: State) -> list[State]:
        better = (t for t in moves(ranks, actor, state) if ranks[t][actor] < ranks[state][actor])
        return list(better)

    def answered(actor: str, state: State, improvement: State) -> bool:
        (other,) = (one for one in actors if one != actor)
        answers = (moves(ranks, other, improvement), improvements(other, improvement))
        possible = answers[concept == "seq"]
        return any(ranks[u][actor] >= ranks[state][actor] for u in possible)

    def stable(actor: str, state: State) -> bool:
        tempting = improvements(actor, state)
        if concept == "nash":
            return not tempting
        return all(answered(actor, state, improvement) for improvement in tempting)

    return {actor: {state for state in ranks if stable(actor, state)} for actor in actors}


@pytest.mark.parametrize(("crisis", "concept"), [*product(FREE, ("nash", "gmr", "seq"))])
def test_verdicts_are_those_that_a_reader_finds_by_hand(crisis: str, concept: str) -> None:
    data = asked("stability", crisis, "--format", "json").data
    printed = {actor: set(map(frozenset, of)) for actor, of in data["stable"][concept].items()}
    by_hand = stable_by_hand(crisis, concept)
    assert printed == by_hand
    equilibria = set.intersection(*by_hand.values())
    assert set(map(frozenset, data["equilibria"][concept])) == equilibria


@pytest.mark.parametrize("crisis", ["elmira", "chicken", "syria-iraq-1975", "cuba-1962"])
def test_stability_has_the_promised_shape(crisis: str) -> None:
    data = asked("stability", crisis, "--format", "json").data
    assert data["crisis"] == crisis
    assert data["states"] == len(asked("states", crisis, "--format", "json").data)
    assert set(data["equilibria"]) == set(data["stable"]) == set(CONCEPTS)
    for concept in CONCEPTS:
        assert list(data["stable"][concept]) == data["actors"]
        check_states(data["equilibria"][concept])
        for states in data["stable"][concept].values():
            check_states(states)
        everybody = set.intersection(
            *({tuple(state) for state in states} for states in data["stable"][concept].values())
        )
        assert {tuple(state) for state in data["equilibria"][concept]} == everybody


def check_states(states: list[list[str]]) -> None:
    """A state is the sorted list of what is true in it, and stands only once."""
    assert all(state == sorted(state) for state in states)
    assert len(set(map(tuple, states))) == len(states)


def test_only_the_concepts_asked_for_are_given() -> None:
    words = ("stability", "elmira", "--concept", "seq", "--concept", "nash", "-f", "json")
    assert list(asked(*words).data["equilibria"]) == ["nash", "seq"]


@pytest.mark.parametrize("sanctions", ["legal", "once-each", "single"])
def test_the_sanction_setting_is_told(sanctions: str) -> None:
    data = asked("stability", "elmira", "--sanctions", sanctions, "--format", "json").data
    assert data["sanctions"] == sanctions.replace("-", "_")


def test_a_variant_changes_the_answer_and_is_told() -> None:
    plain = asked("stability", "cuba-1962-fraser-hipel", "-f", "json").data
    words = ("stability", "cuba-1962-fraser-hipel", "--variant", "irreversible-strike")
    patched = asked(*words, "-f", "json").data
    assert plain["variants"] == []
    assert patched["variants"] == ["irreversible-strike"]
    assert plain["equilibria"]["nash"] == []
    assert patched["equilibria"]["nash"] == [["usa.air_strike", "ussr.withdraw"]]


def test_the_end_of_history_of_the_cuban_crisis_lasts_by_sequential_stability() -> None:
    data = asked("stability", "cuba-1962", "--format", "json").data
    assert data["history_end"] in data["equilibria"]["seq"]
    assert "ussr.withdraw" in data["history_end"]


def steps_hold(begin: list[str], path: list[dict[str, Any]]) -> bool:
    """Whether every step of a path changes only what its actor could."""
    state = frozenset(begin)
    for step in path:
        end = frozenset(step["to"])
        if not all(name.startswith(f"{step['actor']}.") for name in state ^ end):
            return False
        state = end
    return True


@pytest.mark.parametrize("crisis", FREE)
def test_paths_lead_from_the_start_to_where_they_say(crisis: str) -> None:
    data = asked("status-quo", crisis, "--format", "json").data
    assert data["equilibria"]
    for found in data["equilibria"]:
        for key in ("moves", "improvements"):
            path = found[key]
            if path is not None:
                assert steps_hold(data["from"], path)
                assert (path[-1]["to"] if path else data["from"]) == found["state"]


@pytest.mark.parametrize("concept", CONCEPTS)
def test_explanations_agree_with_the_table(concept: str) -> None:
    table = asked("stability", "elmira", "--format", "json").data["stable"][concept]
    for number in range(1, 10):
        words = ("explain", "elmira", "--state", str(number), "--concept", concept)
        for verdict in asked(*words, "--format", "json").data:
            held = verdict["state"] in table[verdict["actor"]]
            assert verdict["stable"] == held
            assert verdict["words"][0]["depth"] == 0


def test_what_a_coalition_would_do_is_explained() -> None:
    words = ("explain", "prisoners-dilemma", "--state", "start", "--coalition", "first, second")
    (verdict,) = asked(*words, "--concept", "nash", "--format", "json").data
    assert verdict["coalition"] == ["first", "second"]
    assert (verdict["concept"], verdict["stable"]) == ("cnash", False)
    assert [step["actor"] for step in verdict["improvement"]] == ["first", "second"]
    assert "Not stable for First prisoner and Second prisoner." in asked(*words).out
