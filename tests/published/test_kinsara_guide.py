"""Kinsara's guide to GMCR+ [kinsara2014guide]: its columns "SIM", and its inverse analysis.

Published: figure 19 (Euphrates crisis of 1975), with SIM only in state 6; figure 29 (Elmira with
twelve states), of which the columns for states 7 to 12 can be read, with SIM in 7, 10, 11 and 12; section
4.2, that of the 720 strict rankings by Syria, Iraq's being fixed, 240 make state 2 a Nash
equilibrium and 420 one by SEQ. For the prisoners' dilemma the program gmcr-py stores SIM in states
1 and 4 (github.com/onp/gmcr-py, commit 502a12c, test_data/Prisoners_logSol.txt).
Our computation: what the program prints as SIM is the second clause of ours by itself (improvements
spoiled at the same moment), with Nash. By SEQ 384 rankings make state 2 an equilibrium, not 420: a
program independent of this one counts 384 too, and finds that the solver of gmcr-py gets 420
because of several improvements it lets the last one decide.
"""

from itertools import permutations

import numpy as np
import pytest

import excomm as ex
from excomm.space.compiling import compile_space
from excomm.space.graph import Graph
from excomm.space.moves import Slices
from excomm.space.space import Space
from excomm.space.states import state_names
from excomm.stability.listing import move_lists
from excomm.stability.simultaneous import every_improvement_met
from excomm.stability.table import stability_of


def sim_column(space: Space) -> list[tuple[str, ...]]:
    """The states from which every improvement of every actor, if any, is spoiled at the same moment."""
    improvements = move_lists(space.graph, improving=True)
    everywhere = np.arange(space.states)
    spoiled = [
        every_improvement_met(space.graph, improvements, actor, everywhere)
        for actor in range(space.graph.actors)
    ]
    states = np.flatnonzero(np.logical_and.reduce(spoiled)).tolist()
    return [state_names(space, state) for state in states]


def test_in_the_euphrates_crisis_the_column_sim_holds_escalation_and_attack_only() -> None:
    space = compile_space(ex.load("syria-iraq-1975"))
    assert sim_column(space) == [("iraq.attack", "syria.escalate")]


def test_in_the_dilemma_the_column_sim_holds_both_extremes() -> None:
    space = compile_space(ex.load("prisoners-dilemma"))
    assert sorted(sim_column(space)) == [(), ("first.cooperate", "second.cooperate")]


def test_at_elmira_the_column_sim_holds_four_of_the_six_states_that_can_be_read() -> None:
    space = compile_space(ex.load("elmira", variants=["twelve-states"]))
    insisted = [names for names in sim_column(space) if "local.insist" in names]
    assert sorted(insisted) == [
        ("local.insist", "moe.modify", "uniroyal.abandon"),
        ("local.insist", "moe.modify", "uniroyal.accept"),
        ("local.insist", "uniroyal.abandon"),
        ("local.insist", "uniroyal.delay"),
    ]


@pytest.mark.parametrize(
    ("concept", "count"), [("nash", 240), ("gmr", 384), ("seq", 384), ("smr", 300)]
)
def test_so_many_rankings_by_syria_make_the_release_of_water_last(concept: str, count: int) -> None:
    """States 1 to 6 by decimal code; table 3 ranks them 2, 4, 6, 1, 5, 3 for Iraq, the best first."""
    iraq = np.array([2, 5, 0, 4, 1, 3], dtype=np.int32)
    codes = np.array([0, 1, 2, 4, 5, 6])
    lasting = 0
    for ranking in permutations(range(6)):
        syria = np.array(ranking, dtype=np.int32)
        graph = Graph(bits=3, codes=codes, moves=Slices((0b011, 0b100)), ranks=(syria, iraq))
        equilibria = stability_of(graph, concepts=[concept]).equilibria
        lasting += int(next(iter(equilibria.values()))[1])
    assert lasting == count
