from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.causes.coalition_games import Game, every_coalition, worths_of
from excomm.causes.shares import shares_of
from excomm.causes.sharing import PROPERTIES, RULES
from excomm.errors import InputError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

worths_of_four = st.lists(st.integers(-9, 9), min_size=16, max_size=16).map(
    lambda values: np.array(values, np.float64)[:, np.newaxis]
)
NUMBER = every_coalition(4) @ (1 << np.arange(4))


def merged(worths: Numbers) -> Numbers:
    """The game of three in which the first two players of four act as one."""
    both = every_coalition(3)
    found: Numbers = worths[both[:, 0] * 3 + both[:, 1] * 4 + both[:, 2] * 8]
    return found


def made_alike(worths: Numbers) -> Numbers:
    """The game in which the first two players add the same everywhere."""
    swapped = (NUMBER & ~3) | (NUMBER & 1) << 1 | (NUMBER & 2) >> 1
    found: Numbers = worths + worths[swapped]
    return found


def made_null(worths: Numbers) -> Numbers:
    """The game in which the first player adds nothing anywhere."""
    found: Numbers = worths[NUMBER & ~1]
    return found


HOLDS = {
    "efficiency": lambda rule, worths: np.allclose(
        rule(worths).sum(axis=0), worths[-1] - worths[0]
    ),
    "symmetry": lambda rule, worths: np.allclose(*rule(made_alike(worths))[:2]),
    "null player": lambda rule, worths: np.allclose(rule(made_null(worths))[0], 0),
    "additivity": lambda rule, worths: np.allclose(
        rule(worths) + rule(worths**2), rule(worths + worths**2)
    ),
    "merging": lambda rule, worths: np.allclose(
        rule(worths)[:2].sum(axis=0), rule(merged(worths))[0]
    ),
}


@pytest.mark.parametrize("key", RULES)
@given(worths=worths_of_four)
def test_a_rule_has_every_property_that_is_said_of_it(key: str, worths: Numbers) -> None:
    rule = RULES[key]
    assert all(HOLDS[one](rule.shares, worths) for one in rule.properties)


@pytest.mark.parametrize(
    ("key", "lacked"), [(key, one) for key in RULES for one in RULES[key].lacks]
)
def test_a_rule_lacks_every_property_that_is_said_to_be_lacking(key: str, lacked: str) -> None:
    majority = (every_coalition(4).sum(axis=1) >= 3)[:, np.newaxis] * 1.0
    either = every_coalition(4).any(axis=1, keepdims=True) * 1.0
    assert not all(HOLDS[lacked](RULES[key].shares, one) for one in (majority, either))


def test_the_properties_that_are_tested_are_those_that_are_told() -> None:
    assert set(HOLDS) == set(PROPERTIES)


@given(worths=worths_of_four)
def test_shapley_is_the_mean_over_all_orders(worths: Numbers) -> None:
    added = np.zeros(4)
    for order in permutations(range(4)):
        inside = 0
        for player in order:
            added[player] += worths[inside | 1 << player, 0] - worths[inside, 0]
            inside |= 1 << player
    assert np.allclose(RULES["shapley"].shares(worths)[:, 0], added / 24)


def glove_market(inside: NDArray[np.bool_]) -> Numbers:
    """One left glove, three right ones: only a pair is worth something."""
    pair: Numbers = (inside[:, :1] & inside[:, 1:].any(axis=1, keepdims=True)) * np.float64(1)
    return pair


def test_who_has_the_only_left_glove_gets_most() -> None:
    found = shares_of(Game(("left", "r1", "r2", "r3"), glove_market))
    assert found.mean("shapley")["left"] == pytest.approx(3 / 4)
    assert found.mean("banzhaf")["left"] == pytest.approx(7 / 8)
    assert found.mean("but_for") == {"left": 1, "r1": 0, "r2": 0, "r3": 0}
    assert found.exact


def test_sampled_shares_agree_with_exact_ones_within_their_intervals() -> None:
    weights = np.random.default_rng(1).random((2, 8))

    def worth(inside: NDArray[np.bool_]) -> Numbers:
        both: Numbers = np.stack([(inside @ row) ** 2 for row in weights], axis=1)
        return both

    game = Game(tuple("abcdefgh"), worth)
    exact, sampled = shares_of(game), shares_of(game, exact_up_to=4, pairs=400, seed=3)
    for rule in RULES:
        off = exact.by_rule[rule].mean(axis=1) - sampled.by_rule[rule].mean(axis=1)
        # Twice the interval of 95 %: all sixteen hold together but once in a thousand times.
        assert (np.abs(off) <= 2 * sampled.error[rule] + 1e-12).all()
    assert np.allclose(exact.whole, sampled.whole)
    assert not sampled.exact


def most(inside: NDArray[np.bool_]) -> Numbers:
    """A majority of twelve."""
    many: Numbers = (inside.sum(axis=1, keepdims=True) >= 7).astype(np.float64)
    return many


def test_twelve_players_are_shared_out_exactly() -> None:
    game = Game(tuple("abcdefghijkl"), most)
    found = shares_of(game)
    assert found.exact
    assert np.allclose(found.by_rule["shapley"], 1 / 12)


@pytest.mark.parametrize("pairs", [-1, 0, 1])
def test_too_few_pairs_to_tell_how_sure_it_is_are_refused(pairs: int) -> None:
    with pytest.raises(InputError, match="pairs do not tell"):
        shares_of(Game(tuple("abc"), most), exact_up_to=2, pairs=pairs)


def test_two_players_of_one_name_are_refused() -> None:
    with pytest.raises(InputError, match="two players 'a'"):
        Game(("a", "b", "a"), most)


def test_more_players_than_can_be_played_are_refused() -> None:
    with pytest.raises(InputError, match="17 players are too many"):
        worths_of(Game(tuple("abcdefghijklmnopq"), most))
