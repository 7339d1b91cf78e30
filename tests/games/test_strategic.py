from itertools import product

import numpy as np
import pytest
from hypothesis import given

from excomm.errors import InputError
from excomm.games.dominance import eliminate
from excomm.games.strategic import StrategicGame, pure_equilibria, strategic_game
from tests.games.making import is_equilibrium, numbers, profiles, strategic_games

DILEMMA = strategic_game([[[3, 1], [4, 2]], [[3, 4], [1, 2]]], players=["Ann", "Bob"])


@given(strategic_games())
def test_pure_equilibria_are_those_that_trying_every_strategy_finds(game: StrategicGame) -> None:
    by_hand = [profile for profile in profiles(game) if is_equilibrium(game, profile)]
    assert list(pure_equilibria(game)) == by_hand


@given(strategic_games())
def test_leaving_strictly_dominated_strategies_aside_loses_no_pure_equilibrium(
    game: StrategicGame,
) -> None:
    left = eliminate(game).left
    before = {game.names(profile) for profile in pure_equilibria(game)}
    assert {left.names(profile) for profile in pure_equilibria(left)} == before


@given(strategic_games())
def test_what_is_dominated_is_worse_than_what_dominates_it_everywhere(game: StrategicGame) -> None:
    for one in eliminate(game).dominated:
        if one.round > 1:
            continue
        player = game.players.index(one.player)
        table = np.moveaxis(game.payoffs[player], player, 0)
        own = game.strategies[player]
        worse, better = table[own.index(one.strategy)], table[own.index(one.by)]
        assert all(a < b for a, b in zip(np.ravel(worse), np.ravel(better), strict=True))


@given(strategic_games())
def test_no_strictly_dominated_strategy_is_left(game: StrategicGame) -> None:
    left = eliminate(game).left
    for player, own in enumerate(left.strategies):
        table = np.moveaxis(left.payoffs[player], player, 0).reshape(len(own), -1)
        for one, other in product(range(len(own)), repeat=2):
            assert not all(a < b for a, b in zip(table[one], table[other], strict=True))


def test_the_dilemma_is_solved_by_dominance() -> None:
    found = eliminate(DILEMMA)
    assert found.solved
    assert numbers(found.left.payoff((0, 0))) == (2, 2)


def test_weak_dominance_leaves_more_aside_than_strict() -> None:
    game = strategic_game([[[1, 1], [1, 0]], [[1, 1], [1, 0]]])
    assert not eliminate(game).dominated
    assert eliminate(game, weak=True).solved


def test_a_profile_that_cannot_be_is_no_equilibrium_and_no_way_out() -> None:
    game = strategic_game(
        [[[5, 1], [2, 0]], [[5, 1], [1, 2]]], possible=[[False, True], [True, True]]
    )
    assert pure_equilibria(game) == ((0, 1),)


def test_payoffs_that_make_no_table_are_refused() -> None:
    with pytest.raises(InputError, match="no game"):
        strategic_game([[1, 2], [3, 4]])
    with pytest.raises(InputError, match="as many names"):
        strategic_game([[[1, 2]], [[3, 4]]], players=["only"])
