"""The asymmetric escalation game of Zagare and Kilgour [zagare1995; zagare2000; kilgour2007; zagare2014].

Read: the order of both sides' utilities with their types, in the summary of an appendix [zagare2000, chapter 8]; the
abstract of 1995, by which limited wars are possible but unlikely; the tree, and a sentence that conflicts of
either kind are not possible with complete information, as a student's project quotes them [kilgour2007].
Not read: any table of equilibria or of the regions in which they exist, so that the regions found here are our own. The
project's numbers are used for the utilities; it is not said here that they are the paper's.
"""

from fractions import Fraction
from itertools import product

import pytest

from excomm.games.backward import backward_induction
from excomm.games.bayesian import check_assessment
from excomm.games.believing import Assessment, pure_assessments
from excomm.games.escalation import (
    CHALLENGER_UTILITIES,
    DEFENDER_UTILITIES,
    Escalation,
    by_credibility,
    escalation_game,
)

SURE = Fraction(1)
# By the compiler of our cases, from the published order: the subgame perfect outcome for each pair of kinds.
COMPLETE = {
    (True, "HH"): "SQ",
    (True, "HS"): "DC",
    (True, "SH"): "DC",
    (True, "SS"): "DC",
    (False, "HH"): "SQ",
    (False, "HS"): "SQ",
    (False, "SH"): "SQ",
    (False, "SS"): "SQ",
}
CREDIBILITIES = [Fraction(number, 10) for number in (1, 5, 9)]


@pytest.fixture(scope="module")
def regions() -> dict[tuple[Fraction, Fraction], tuple[Assessment, ...]]:
    """The pure equilibria over a grid of the challenger's and the defender's credibility."""
    return {
        (own, other): pure_assessments(escalation_game(by_credibility(own, other)))
        for own, other in product(CREDIBILITIES, CREDIBILITIES)
    }


def test_utilities_are_in_the_published_order() -> None:
    challenger = ["EE-", "DE", "EE+", "DD", "ED", "SQ", "DC"]
    defender = ["EE-", "ED", "EE+", "DD-", "DC", "DD+", "DE", "SQ"]
    assert sorted(CHALLENGER_UTILITIES, key=CHALLENGER_UTILITIES.__getitem__) == challenger
    assert sorted(DEFENDER_UTILITIES, key=DEFENDER_UTILITIES.__getitem__) == defender


@pytest.mark.parametrize(("hard", "kind"), COMPLETE)
def test_with_complete_information_there_is_no_conflict(hard: bool, kind: str) -> None:  # noqa: FBT001 - pytest hands parameters over by name
    game = escalation_game(Escalation(Fraction(hard), {kind: SURE}))
    solved = backward_induction(game)
    assert not solved.ties
    assert game.nodes[solved.path[-1]].name == COMPLETE[hard, kind]
    assert COMPLETE[hard, kind] not in {"DD", "EE"}


def test_every_equilibrium_that_is_found_passes_the_check(
    regions: dict[tuple[Fraction, Fraction], tuple[Assessment, ...]],
) -> None:
    for found in regions.values():
        for one in found:
            assert check_assessment(one.game, one.behaviour, one.beliefs) == ()


def test_the_status_quo_can_survive_with_each_credibility_on_the_grid(
    regions: dict[tuple[Fraction, Fraction], tuple[Assessment, ...]],
) -> None:
    assert all(any(one.outcomes == {"SQ": 1} for one in found) for found in regions.values())


def test_limited_conflict_is_possible_but_in_few_of_the_regions(
    regions: dict[tuple[Fraction, Fraction], tuple[Assessment, ...]],
) -> None:
    limited = {
        pair for pair, found in regions.items() if any("DD" in one.outcomes for one in found)
    }
    assert limited == {(Fraction(9, 10), Fraction(1, 2))}


def test_with_incomplete_information_there_can_be_all_out_conflict(
    regions: dict[tuple[Fraction, Fraction], tuple[Assessment, ...]],
) -> None:
    half = regions[Fraction(1, 2), Fraction(1, 2)]
    assert {"DC": Fraction(1, 2), "EE": Fraction(1, 4), "DE": Fraction(1, 4)} in [
        one.outcomes for one in half
    ]
