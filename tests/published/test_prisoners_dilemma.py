"""The prisoners' dilemma of gmcr-py.

Published: the model, and the equilibria by Nash, GMR, SEQ, SIM, "SEQ & SIM" and SMR that the
program stores for its own tests (github.com/onp/gmcr-py, commit 502a12c: Examples/Prisoners.gmcr,
test_data/Prisoners_logSol.txt).
Our computation: which states are stable for which prisoner, by a program independent of this one,
and symmetric SEQ.
"""

import excomm as ex
from tests.published.numbering import equilibria, ranking, stable

NUMBERING = {
    1: [],
    2: ["first.cooperate"],
    3: ["second.cooperate"],
    4: ["first.cooperate", "second.cooperate"],
}


def test_the_equilibria_are_those_that_the_program_stores() -> None:
    found = equilibria(ex.load("prisoners-dilemma"), NUMBERING)
    assert found["nash"] == [1]
    assert found["gmr"] == found["smr"] == found["seq"] == [1, 4]
    # The program's column "SEQ & SIM".
    assert found["sim"] == [1, 4]


def test_the_equilibria_are_the_same_for_every_reading_of_sanctions() -> None:
    crisis = ex.load("prisoners-dilemma")
    legal = equilibria(crisis, NUMBERING)
    assert equilibria(crisis, NUMBERING, sanctions="single") == legal
    assert equilibria(crisis, NUMBERING, sanctions="once_each") == legal


def test_each_prisoner_finds_stable_what_an_independent_computation_found() -> None:
    found = stable(ex.load("prisoners-dilemma"), NUMBERING)
    assert found["nash"] == {"first": [1, 3], "second": [1, 2]}
    for concept in ("gmr", "smr", "seq", "symmetric_seq"):
        assert found[concept] == {"first": [1, 3, 4], "second": [1, 2, 4]}


def test_the_statements_rank_the_states_as_in_every_textbook() -> None:
    crisis = ex.load("prisoners-dilemma")
    assert ranking(crisis, "first", NUMBERING) == [[3], [4], [1], [2]]
    assert ranking(crisis, "second", NUMBERING) == [[2], [4], [1], [3]]
