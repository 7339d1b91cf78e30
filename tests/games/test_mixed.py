from fractions import Fraction

import nashpy
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import excomm as ex
from excomm.errors import InputError, TooLargeError
from excomm.games.mixed import Equilibrium, mixed_equilibria
from excomm.games.results import StrategicAnalysis
from excomm.games.strategic import StrategicGame, pure_equilibria, strategic_game
from tests.games.making import numbers, strategic_games

HALF = Fraction(1, 2)


def cannot_be_bettered(game: StrategicGame, one: Equilibrium) -> bool:
    """Whether no pure strategy is worth more to its player than what it gets."""
    x, y = (np.array(mixture, dtype=object) for mixture in one.mixtures)
    first, second = game.payoffs
    return bool(max(first @ y) == one.payoffs[0] and max(x @ second) == one.payoffs[1])


@given(strategic_games(players=2))
def test_whatever_is_found_is_an_equilibrium(game: StrategicGame) -> None:
    for one in mixed_equilibria(game).equilibria:
        assert all(sum(mixture) == 1 and min(mixture) >= 0 for mixture in one.mixtures)
        assert cannot_be_bettered(game, one)


@given(strategic_games(players=2))
def test_the_pure_ones_among_them_are_the_pure_equilibria(game: StrategicGame) -> None:
    pure = {
        tuple(mixture.index(Fraction(1)) for mixture in one.mixtures)
        for one in mixed_equilibria(game).equilibria
        if one.pure
    }
    assert pure == set(pure_equilibria(game))


@given(strategic_games(players=2, payoffs=1000))
def test_a_game_that_is_not_degenerate_has_an_odd_number(game: StrategicGame) -> None:
    found = mixed_equilibria(game)
    assert found.equilibria
    assert found.degenerate or len(found.equilibria) % 2 == 1


@pytest.mark.parametrize("seed", range(20))
def test_nashpy_finds_the_same_by_enumerating_supports(seed: int) -> None:
    """On games without ties, since its answers are numerical."""
    random = np.random.default_rng(seed)
    tables = random.integers(0, 1_000_000, size=(2, *random.integers(2, 5, size=2)))
    found = mixed_equilibria(strategic_game(tables))
    assert not found.degenerate
    theirs = nashpy.Game(*tables.astype(float) / 1e6).support_enumeration()
    expected = sorted([*x.tolist(), *y.tolist()] for x, y in theirs)
    ours = sorted(
        [float(share) for mixture in one.mixtures for share in mixture] for one in found.equilibria
    )
    assert np.allclose(ours, expected)


@given(st.lists(st.integers(1, 50), min_size=4, max_size=4))
def test_two_by_two_games_of_chicken_mix_as_the_closed_form_says(gaps: list[int]) -> None:
    """Each mixes so that the other is indifferent: with gaps a, b for one and c, d for the other."""
    a, b, c, d = gaps
    game = strategic_game([[[0, b], [a, 0]], [[0, c], [d, 0]]])
    mixing = [one for one in mixed_equilibria(game).equilibria if not one.pure]
    assert [one.mixtures for one in mixing] == [
        ((Fraction(d, c + d), Fraction(c, c + d)), (Fraction(b, a + b), Fraction(a, a + b)))
    ]


def test_matching_pennies_is_left_to_chance() -> None:
    found = mixed_equilibria(strategic_game([[[1, -1], [-1, 1]], [[-1, 1], [1, -1]]]))
    assert [one.mixtures for one in found.equilibria] == [((HALF, HALF), (HALF, HALF))]
    assert numbers(found.equilibria[0].payoffs) == (0, 0)
    assert not found.degenerate


def test_a_degenerate_game_is_said_to_be_one_and_has_its_corners_listed() -> None:
    found = mixed_equilibria(strategic_game([[[1, 1], [0, 0]], [[2, 2], [1, 0]]]))
    assert found.degenerate
    assert len(found.equilibria) == 2


def test_what_the_method_is_not_for_is_refused() -> None:
    with pytest.raises(InputError, match="two players"):
        mixed_equilibria(strategic_game(np.zeros((3, 1, 1, 1), dtype=int)))
    with pytest.raises(InputError, match="exclude"):
        mixed_equilibria(strategic_game([[[1, 2]], [[1, 2]]], possible=[[True, False]]))
    with pytest.raises(TooLargeError):
        mixed_equilibria(strategic_game(np.zeros((2, 20, 20), dtype=int)))


@pytest.mark.parametrize("sizes", [(1, 120), (2, 40), (8, 8)])
def test_few_systems_that_are_large_are_refused_as_many_small_ones_are(
    sizes: tuple[int, int],
) -> None:
    """Nothing is dominated where all payoffs are alike."""
    game = strategic_game(np.zeros((2, *sizes), dtype=int))
    with pytest.raises(TooLargeError, match=f"{sizes[0]} times {sizes[1]}"):
        mixed_equilibria(game)
    found = ex.game(game)
    assert isinstance(found, StrategicAnalysis)
    assert found.mixed is None
    assert found.pure
    assert "--solver gambit" in found.lacking["mixed"]


def test_dominated_strategies_do_not_count_against_the_bound() -> None:
    """Of forty columns each but the last is worse than the next, whatever the first does."""
    columns = np.arange(40)
    game = strategic_game([[columns, columns[::-1]], [columns, columns]])
    assert len(mixed_equilibria(game).equilibria) == 1
