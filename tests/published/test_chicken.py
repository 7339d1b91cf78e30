"""Chicken, with the ordinal payoffs of every textbook.

Published: the ranking, as common knowledge of the field; no text with a stability table was found.
Our computation: all verdicts but those of SIM were computed by a program independent of this one.
SIM was not, and is argued in the test.
"""

import excomm as ex
from tests.published.numbering import equilibria, ranking, stable

NUMBERING = {
    1: [],
    2: ["first.swerve"],
    3: ["second.swerve"],
    4: ["first.swerve", "second.swerve"],
}


def test_the_statements_rank_the_states_four_three_two_one() -> None:
    crisis = ex.load("chicken")
    assert ranking(crisis, "first", NUMBERING) == [[3], [4], [2], [1]]
    assert ranking(crisis, "second", NUMBERING) == [[2], [4], [3], [1]]


def test_the_equilibria_are_those_of_an_independent_computation() -> None:
    found = equilibria(ex.load("chicken"), NUMBERING)
    assert found["nash"] == found["seq"] == found["symmetric_seq"] == [2, 3]
    assert found["gmr"] == found["smr"] == [2, 3, 4]


def test_each_driver_finds_stable_what_an_independent_computation_found() -> None:
    found = stable(ex.load("chicken"), NUMBERING)
    for concept in ("nash", "seq", "symmetric_seq"):
        assert found[concept] == {"first": [2, 3], "second": [2, 3]}
    for concept in ("gmr", "smr"):
        assert found[concept] == {"first": [2, 3, 4], "second": [2, 3, 4]}


def test_swerving_together_is_kept_by_the_fear_that_both_stop_swerving_at_once() -> None:
    assert equilibria(ex.load("chicken"), NUMBERING)["sim"] == [2, 3, 4]
