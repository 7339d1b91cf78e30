"""The Cuban missile crisis by Brams [brams1994; brams2001].

Published: the two-by-two payoffs of chicken with which he begins, US first: blockade and withdrawal
(3, 3), blockade and maintenance (2, 4), strike and withdrawal (4, 2), strike and maintenance (1,
1); and other ones with which he replaces them. Neither table was read in print. His own solution,
the theory of moves, is computed in test_theory_of_moves.py.
Our computation: all verdicts. They follow from chicken's by renaming, which is tested, and for the
other payoffs by the argument that each test gives.
"""

import excomm as ex
from tests.published.numbering import equilibria, ranking

# 1 blockade and maintenance, 2 strike and maintenance, 3 blockade and withdrawal, 4 strike and withdrawal.
NUMBERING = {
    1: [],
    2: ["usa.air_strike"],
    3: ["ussr.withdraw"],
    4: ["usa.air_strike", "ussr.withdraw"],
}


def test_the_payoffs_are_those_of_the_matrix() -> None:
    crisis = ex.load("cuba-1962-brams")
    assert ranking(crisis, "usa", NUMBERING) == [[4], [3], [1], [2]]
    assert ranking(crisis, "ussr", NUMBERING) == [[1], [3], [4], [2]]


def test_the_verdicts_are_those_of_chicken_with_other_names() -> None:
    """Blockading is the American, withdrawing the Soviet way to swerve."""
    as_chicken = {
        1: ["first.swerve"],
        2: [],
        3: ["first.swerve", "second.swerve"],
        4: ["second.swerve"],
    }
    chicken = equilibria(ex.load("chicken"), as_chicken)
    assert equilibria(ex.load("cuba-1962-brams"), NUMBERING) == chicken


def test_with_the_other_payoffs_somebody_always_wants_to_move() -> None:
    crisis = ex.load("cuba-1962-brams", variants=["theory-of-moves"])
    assert ranking(crisis, "usa", NUMBERING) == [[2], [3], [4], [1]]
    assert equilibria(crisis, NUMBERING)["nash"] == []


def test_with_the_other_payoffs_the_compromise_is_kept_by_a_threat_worth_carrying_out() -> None:
    """If Moscow maintains the missiles after all (1), Washington gains by a strike (2)."""
    found = equilibria(ex.load("cuba-1962-brams", variants=["theory-of-moves"]), NUMBERING)
    assert 3 in found["seq"]
    assert found["symmetric_seq"] == [3]
