from collections.abc import Iterator

import numpy as np
import pytest

from excomm.errors import InputError
from excomm.games.strategic import Profile, StrategicGame, strategic_game
from excomm.games.theory_of_moves import (
    CONVENTIONS,
    Convention,
    is_conflict,
    moved,
    ordinal_games,
    survivor,
    theory_of_moves,
)
from tests.games.making import numbers

GAMES = tuple(ordinal_games())


def around(start: Profile, first: int) -> Iterator[tuple[Profile, int]]:
    """The four states in which it is somebody's turn, when one player begins, and whose."""
    state, mover = start, first
    for _ in range(4):
        yield state, mover
        state, mover = moved(state, mover), 1 - mover


def by_trying_stops(game: StrategicGame, start: Profile, first: int) -> Profile:
    """Where play ends, from the end backward over the four turns written as a list."""
    end = start
    for state, mover in reversed(list(around(start, first))):
        table = game.payoffs[mover]
        end = end if table[end] > table[state] else state
    return end


@pytest.mark.parametrize("number", range(0, len(GAMES), 7))
def test_the_survivor_is_that_of_backward_induction_around_the_square(number: int) -> None:
    game = GAMES[number]
    for start in np.ndindex(2, 2):
        for first in (0, 1):
            assert survivor(game, start, first) == by_trying_stops(game, start, first)


@pytest.mark.parametrize("convention", CONVENTIONS)
def test_there_always_is_a_nonmyopic_equilibrium_that_is_not_bettered_by_another_state(
    convention: Convention,
) -> None:
    """That one is Pareto-optimal is proved in [brams2021]."""
    for game in GAMES:
        found = theory_of_moves(game, convention=convention)
        payoffs = [game.payoff(state) for state in np.ndindex(2, 2)]
        best = [
            one
            for one in map(game.payoff, found.equilibria)
            if not any(all(a > b for a, b in zip(two, one, strict=True)) for two in payoffs)
        ]
        assert best


@pytest.mark.parametrize("convention", CONVENTIONS)
def test_where_a_state_is_best_for_both_play_ends_there_from_everywhere(
    convention: Convention,
) -> None:
    for game in GAMES:
        if not is_conflict(game):
            found = theory_of_moves(game, convention=convention)
            assert [numbers(game.payoff(end)) for end in found.equilibria] == [(4, 4)]


def test_names_of_players_and_strategies_do_not_matter() -> None:
    for game in GAMES:
        turned = strategic_game(game.payoffs[::-1].transpose(0, 2, 1)[:, ::-1, :])
        ends = {game.payoff(end) for end in theory_of_moves(game).equilibria}
        assert {turned.payoff(end)[::-1] for end in theory_of_moves(turned).equilibria} == ends


def test_other_games_are_refused() -> None:
    with pytest.raises(InputError, match="two strategies each"):
        theory_of_moves(strategic_game([[[1, 2, 3]], [[1, 2, 3]]]))
    with pytest.raises(InputError, match="indifferent"):
        theory_of_moves(strategic_game([[[1, 1], [2, 3]], [[1, 2], [3, 4]]]))
