"""The Elmira groundwater conflict [hipel1993; kilgour2001], read in gmcr-py and in a guide.

Published: options, directions, infeasible combinations and rankings in Examples/Elmira.gmcr of
gmcr-py (github.com/onp/gmcr-py, commit 502a12c), with twelve states; in Kinsara's guide to GMCR+
[kinsara2014guide], figure 29, the verdicts for states 7 to 12, and, figures 30 to 32, that the
Ministry and Uniroyal together improve from 7 to 10. The articles, which number nine states s1 to
s9, were not read.
Our computation: all verdicts, by a program independent of this one; the solver of gmcr-py, run on
its file, gives the same equilibria for twelve states by Nash, GMR, SMR, SEQ and SIM.
"""

import pytest

import excomm as ex
from excomm.model.crisis import Crisis
from excomm.space.compiling import compile_space
from excomm.space.space import Space
from excomm.space.states import state_names
from excomm.stability.coalitions import coalition_stability_of
from excomm.stability.listing import move_lists
from tests.published.numbering import equilibria, ranking, stable

MODIFY, DELAY, ACCEPT, ABANDON, INSIST = (
    "moe.modify",
    "uniroyal.delay",
    "uniroyal.accept",
    "uniroyal.abandon",
    "local.insist",
)
CANONICAL = {
    1: [DELAY],
    2: [MODIFY, DELAY],
    3: [ACCEPT],
    4: [MODIFY, ACCEPT],
    5: [DELAY, INSIST],
    6: [MODIFY, DELAY, INSIST],
    7: [ACCEPT, INSIST],
    8: [MODIFY, ACCEPT, INSIST],
    9: [ABANDON],
}
TWELVE = {
    1: [DELAY],
    2: [MODIFY, DELAY],
    3: [ACCEPT],
    4: [MODIFY, ACCEPT],
    5: [ABANDON],
    6: [MODIFY, ABANDON],
    7: [DELAY, INSIST],
    8: [MODIFY, DELAY, INSIST],
    9: [ACCEPT, INSIST],
    10: [MODIFY, ACCEPT, INSIST],
    11: [ABANDON, INSIST],
    12: [MODIFY, ABANDON, INSIST],
}
ALL_NINE = list(range(1, 10))
ALL_TWELVE = list(range(1, 13))


def twelve_states() -> Crisis:
    return ex.load("elmira", variants=["twelve-states"])


def in_numbers(space: Space, numbering: dict[int, list[str]]) -> list[int]:
    """The number of each state of a space."""
    number_of = {tuple(sorted(names)): number for number, names in numbering.items()}
    return [number_of[state_names(space, state)] for state in range(space.states)]


def moves(crisis: Crisis, numbering: dict[int, list[str]], actor: str) -> dict[int, list[int]]:
    """An actor's moves, in numbers."""
    space = compile_space(crisis)
    named = in_numbers(space, numbering)
    lists = move_lists(space.graph, improving=False)[space.actors.index(actor)]
    found = {
        named[state]: sorted(named[t] for t in lists.of(state)) for state in range(space.states)
    }
    return {start: ends for start, ends in sorted(found.items()) if ends}


def test_with_twelve_states_the_rankings_are_those_of_the_file() -> None:
    abandoned = [5, 6, 11, 12]
    assert ranking(twelve_states(), "moe", TWELVE) == [
        [9],
        [3],
        [4],
        [10],
        [7],
        [1],
        [2],
        [8],
        abandoned,
    ]
    assert ranking(twelve_states(), "uniroyal", TWELVE) == [
        [1],
        [4],
        [10],
        [7],
        abandoned,
        [2],
        [3],
        [9],
        [8],
    ]
    assert ranking(twelve_states(), "local", TWELVE) == [
        [9],
        [3],
        [7],
        [1],
        [10],
        [8],
        [4],
        [2],
        abandoned,
    ]


def test_with_nine_states_the_moves_are_those_of_the_canonical_form() -> None:
    crisis = ex.load("elmira")
    assert moves(crisis, CANONICAL, "moe") == {1: [2], 3: [4], 5: [6], 7: [8]}
    assert moves(crisis, CANONICAL, "uniroyal") == {
        1: [3, 9],
        2: [4, 9],
        3: [9],
        4: [9],
        5: [7, 9],
        6: [8, 9],
        7: [9],
        8: [9],
    }
    assert moves(crisis, CANONICAL, "local") == {
        **{s: [s + 4] for s in (1, 2, 3, 4)},
        **{s: [s - 4] for s in (5, 6, 7, 8)},
    }


def test_with_twelve_states_the_moves_are_those_of_the_file() -> None:
    assert moves(twelve_states(), TWELVE, "moe") == {s: [s + 1] for s in (1, 3, 5, 7, 9, 11)}
    assert moves(twelve_states(), TWELVE, "uniroyal") == {
        1: [3, 5],
        2: [4, 6],
        3: [5],
        4: [6],
        7: [9, 11],
        8: [10, 12],
        9: [11],
        10: [12],
    }


def test_with_nine_states_the_equilibria_are_those_of_an_independent_computation() -> None:
    found = equilibria(ex.load("elmira"), CANONICAL)
    for concept in ("nash", "seq", "symmetric_seq", "sim"):
        assert found[concept] == [5, 8, 9]
    assert found["gmr"] == found["smr"] == [1, 4, 5, 8, 9]


def test_with_nine_states_each_party_finds_stable_what_an_independent_computation_found() -> None:
    found = stable(ex.load("elmira"), CANONICAL)
    uniroyal = [1, 4, 5, 8, 9]
    assert found["nash"] == {"moe": ALL_NINE, "uniroyal": uniroyal, "local": [5, 6, 7, 8, 9]}
    for concept in ("gmr", "smr"):
        assert found[concept] == {"moe": ALL_NINE, "uniroyal": uniroyal, "local": ALL_NINE}
    for concept in ("seq", "symmetric_seq"):
        assert found[concept] == {
            "moe": ALL_NINE,
            "uniroyal": uniroyal,
            "local": [2, 3, 5, 6, 7, 8, 9],
        }


def test_with_twelve_states_the_equilibria_are_those_of_the_solver_of_gmcr_py() -> None:
    found = equilibria(twelve_states(), TWELVE)
    for concept in ("nash", "seq", "symmetric_seq", "sim"):
        assert found[concept] == [5, 6, 7, 10, 11, 12]
    assert found["gmr"] == found["smr"] == [1, 4, 5, 6, 7, 10, 11, 12]


def test_with_twelve_states_each_party_finds_stable_what_an_independent_computation_found() -> None:
    found = stable(twelve_states(), TWELVE)
    uniroyal = [1, 4, 5, 6, 7, 10, 11, 12]
    assert found["nash"] == {
        "moe": ALL_TWELVE,
        "uniroyal": uniroyal,
        "local": [5, 6, 7, 8, 9, 10, 11, 12],
    }
    for concept in ("gmr", "smr"):
        assert found[concept] == {"moe": ALL_TWELVE, "uniroyal": uniroyal, "local": ALL_TWELVE}
    for concept in ("seq", "symmetric_seq"):
        assert found[concept] == {
            "moe": ALL_TWELVE,
            "uniroyal": uniroyal,
            "local": [2, 3, 5, 6, 7, 8, 9, 10, 11, 12],
        }


def test_of_states_7_to_12_those_of_figure_29_are_equilibria() -> None:
    found = equilibria(twelve_states(), TWELVE)
    for concept in ("nash", "gmr", "seq", "sim", "smr"):
        assert [state for state in found[concept] if state >= 7] == [7, 10, 11, 12]


@pytest.mark.parametrize("concept", ["nash", "gmr", "smr", "seq", "symmetric_seq", "sim"])
def test_the_order_of_uniroyals_worst_states_changes_no_equilibrium(concept: str) -> None:
    remembered = ex.load("elmira", variants=["uniroyal-tail"])
    assert ranking(remembered, "uniroyal", CANONICAL)[5:] == [[3], [7], [2], [6]]
    ours = equilibria(ex.load("elmira"), CANONICAL)
    assert equilibria(remembered, CANONICAL)[concept] == ours[concept]


def test_the_ministry_and_uniroyal_together_improve_from_the_deadlock_to_a_settlement() -> None:
    """Figures 30 to 32 of the guide: state 7 is left for 10. From 2 and 8: our computation."""
    space = compile_space(twelve_states())
    named = in_numbers(space, TWELVE)
    table = coalition_stability_of(space.graph, coalitions=[(0, 1)])
    [rows], [stable_for_both] = table.improvements, table.stable["cnash"]
    found = {
        named[state]: [
            named[end] for end in rows.targets[rows.starts[state] : rows.starts[state + 1]]
        ]
        for state in range(space.states)
    }
    assert {start: ends for start, ends in found.items() if ends} == {2: [4], 7: [10], 8: [10]}
    assert not stable_for_both[named.index(7)]
    # The row "Nash" of figure 30, for the coalition: 5, 6 and 9 to 12 hold among the readable cells.
    assert all(stable_for_both[named.index(state)] for state in (5, 6, 9, 10, 11, 12))
