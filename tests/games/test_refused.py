"""What is no game is refused in words, and large numbers are none the less told."""

from typing import Any

import pytest

import excomm as ex
from excomm.errors import InputError
from excomm.games.brinkmanship import Standoff, disaster_by
from excomm.games.results import StrategicAnalysis
from excomm.games.strategic import strategic_game
from excomm.games.tree import Branch, Choice, Lot, Outcome, game_tree

NAN, INFINITE = float("nan"), float("inf")


@pytest.mark.parametrize("wrong", [NAN, INFINITE, None, "x", 1j, "1/0"])
def test_payoffs_and_probabilities_that_are_no_numbers_are_refused(wrong: Any) -> None:
    with pytest.raises(InputError, match="a payoff cannot be"):
        strategic_game([[[wrong, 1]], [[2, 3]]])
    with pytest.raises(InputError, match="a payoff cannot be"):
        game_tree(Outcome("end", (wrong,)), players=["a"])
    with pytest.raises(InputError, match="a probability cannot be"):
        game_tree(Lot({"one": (wrong, Outcome("end", (1,)))}), players=["a"])


def test_what_is_possible_has_the_shape_of_the_game() -> None:
    with pytest.raises(InputError, match="shape"):
        strategic_game([[[1, 2]], [[3, 4]]], possible=[[True]])


def test_a_payoff_too_large_for_a_float_is_told_as_a_text() -> None:
    large = 10**400
    found = ex.game(strategic_game([[[large, 1], [0, 0]], [[1, 0], [0, 1]]]))
    assert isinstance(found, StrategicAnalysis)
    assert found.table().columns["1 gets"] == (str(large),)


def test_trees_with_unknown_players_or_without_chances_are_refused() -> None:
    end = Outcome("end", (1,))
    wrong: list[tuple[Branch, str]] = [
        (Choice("nobody", {"on": end}, "1"), "no player 'nobody'"),
        (Lot({}), "one child an action"),
        (Lot({"one": ("1/2", end)}), "sum to one"),
    ]
    for branch, why in wrong:
        with pytest.raises(InputError, match=why):
            game_tree(branch, players=["a"])


@pytest.mark.parametrize("name", ["prize", "loss", "hazard", "resolute"])
@pytest.mark.parametrize("number", [NAN, INFINITE, -1.0, 0.0])
def test_standoffs_without_finite_numbers_are_refused(name: str, number: float) -> None:
    with pytest.raises(InputError, match="needs a prize"):
        Standoff(**{"prize": 1, "loss": 1, "hazard": 1, "resolute": 0.5, name: number})


@pytest.mark.parametrize("day", [-5, NAN])
def test_days_before_a_standoff_begins_are_refused(day: float) -> None:
    with pytest.raises(InputError, match="from 0 on"):
        disaster_by(Standoff(prize=1, loss=10, hazard=0.01, resolute=0.1), day)
