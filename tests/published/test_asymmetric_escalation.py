"""The asymmetric escalation game of Zagare and Kilgour [zagare1995; zagare2000; kilgour2007; zagare2014].

Read: the order of both sides' utilities with their types, in the summary of an appendix [zagare2000, chapter 8]; the
abstract of 1995, by which limited wars are possible but unlikely; the abstract of 2007, whose sentences the tests
below quote in other words.
Not read: any table of equilibria or of the regions in which they exist, so that the regions found here are our own; nor
are equilibria looked for in which more than two kinds mix. The utilities are those of a student's project after the
paper; it is not said here that they are the paper's.
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
from excomm.games.mixing import simple_mixed_assessments

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


@pytest.mark.parametrize("hard", CREDIBILITIES)
@pytest.mark.parametrize("strategic", CREDIBILITIES)
def test_limited_conflict_does_not_come_of_a_threat_that_is_not_credible_at_all(
    hard: Fraction, strategic: Fraction
) -> None:
    """The defender is known to be tactically soft."""
    numbers = Escalation(hard, {"SH": strategic, "SS": 1 - strategic})
    assert not any("DD" in one.outcomes for one in pure_assessments(escalation_game(numbers)))


@pytest.mark.parametrize("hard", CREDIBILITIES)
@pytest.mark.parametrize("strategic", CREDIBILITIES)
def test_limited_conflict_does_not_come_where_the_defender_is_seen_to_prefer_an_answer(
    hard: Fraction, strategic: Fraction
) -> None:
    """The paper has it extremely unlikely; on this grid, and in pure strategies, it never comes."""
    numbers = Escalation(hard, {"HH": strategic, "HS": 1 - strategic})
    assert not any("DD" in one.outcomes for one in pure_assessments(escalation_game(numbers)))


def test_where_it_comes_it_does_so_as_in_a_constrained_limited_response_equilibrium(
    regions: dict[tuple[Fraction, Fraction], tuple[Assessment, ...]],
) -> None:
    """The challenger challenges; a soft defender concedes, a hard one answers; the challenger does not escalate."""
    found = [one for some in regions.values() for one in some if "DD" in one.outcomes]
    assert found
    for one in found:
        assert set(one.outcomes) == {"DC", "DD"}
        assert does(one, "1 as H") == does(one, "1 as S") == "D"
        assert [does(one, f"2 as {kind}") for kind in ("HH", "HS", "SH", "SS")] == [
            "D",
            "D",
            "C",
            "C",
        ]
        assert does(one, "3a as H") == does(one, "3a as S") == "D"
        # It would be countered if it did escalate, as often as the defender is believed to be strategically hard.
        assert does(one, "4 as HH") == "E"


def test_a_challenger_that_is_likely_hard_mostly_gets_its_way_and_is_now_and_then_surprised() -> (
    None
):
    """So the abstract of 2007 tells of the constrained limited-response equilibrium."""
    game = escalation_game(by_credibility(Fraction(9, 10), Fraction(1, 10)))
    (one,) = simple_mixed_assessments(game)
    assert check_assessment(game, one.behaviour, one.beliefs) == ()
    assert "SQ" not in one.outcomes
    assert one.outcomes["DC"] > Fraction(9, 10)
    assert one.outcomes["DD"] > one.outcomes["ED"] + one.outcomes["EE"]


def does(one: Assessment, information: str) -> str:
    """What is done at an information set, by its name."""
    key = next(key for key in one.behaviour if key[1] == information)
    return one.game.actions(key)[one.behaviour[key].index(SURE)]
