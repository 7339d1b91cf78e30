"""Who has which share in what came about: several rules side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.causes.coalition_games import worths_of
from excomm.causes.sharing import RULES
from excomm.causes.sharing_sampled import (
    alone_played,
    banzhaf_sampled,
    but_for_played,
    shapley_sampled,
)
from excomm.causes.what_if_pairs import WITHIN
from excomm.errors import InputError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.causes.coalition_games import Game

    Numbers = NDArray[np.float64]

# Up to so many players all coalitions are played: 4,096.
EXACT_UP_TO = 12
PAIRS = 200
# How far apart the pairs lie says how sure their mean is: so there must be some.
LEAST_PAIRS = 2


@dataclass(frozen=True)
class Shares:
    """What each player's share is by each rule.

    `by_rule[rule]` has one row a player and one column a sample, as a draw of what is not known; `error[rule]` is half
    the width of the 95 % interval that sampling coalitions leaves in the mean of each player: 0 where all were
    played (`exact`). `whole` is what all players bring about together, in each sample.
    """

    players: tuple[str, ...]
    by_rule: dict[str, Numbers]
    error: dict[str, Numbers]
    whole: Numbers
    exact: bool

    def mean(self, rule: str) -> dict[str, float]:
        """The share of each player by a rule, on average over samples."""
        means = self.by_rule[rule].mean(axis=1)
        return dict(zip(self.players, means.tolist(), strict=True))


def shares_of(
    game: Game, *, exact_up_to: int = EXACT_UP_TO, pairs: int = PAIRS, seed: int = 0
) -> Shares:
    """Share what players bring about together, by every rule of `RULES`.

    Exact for up to `exact_up_to` players, all coalitions being played; above, Shapley's and Banzhaf's shares are
    sampled by so many antithetic `pairs`. Costs 2^players plays, or 2 (players + 1) a pair and rule. Raises
    `InputError` for fewer than two pairs.

    >>> from excomm.causes.coalition_games import Game
    >>> either = Game(("a", "b"), lambda inside: inside.any(axis=1, keepdims=True) * 1.0)
    >>> found = shares_of(either)
    >>> found.mean("shapley"), found.mean("but_for")
    ({'a': 0.5, 'b': 0.5}, {'a': 0.0, 'b': 0.0})
    """
    if pairs < LEAST_PAIRS:
        raise InputError(
            f"{pairs} pairs do not tell how sure a share is",
            remedy=f"ask for {LEAST_PAIRS} at least",
        )
    if len(game.players) <= exact_up_to:
        worths = worths_of(game)
        by_rule = {key: rule.shares(worths) for key, rule in RULES.items()}
        none = np.zeros(len(game.players))
        return Shares(
            game.players, by_rule, dict.fromkeys(by_rule, none), worths[-1] - worths[0], exact=True
        )
    return _sampled(game, pairs, seed)


def _sampled(game: Game, pairs: int, seed: int) -> Shares:
    estimates = {
        "shapley": shapley_sampled(game, pairs=pairs, seed=seed),
        "banzhaf": banzhaf_sampled(game, pairs=pairs, seed=seed),
    }
    played = {"but_for": but_for_played(game), "alone": alone_played(game)}
    none = np.zeros(len(game.players))
    ends = game.worth(np.array([[False], [True]]).repeat(len(game.players), axis=1))
    return Shares(
        players=game.players,
        by_rule={key: found.mean(axis=0) for key, found in estimates.items()} | played,
        error={key: _error(found) for key, found in estimates.items()}
        | dict.fromkeys(played, none),
        whole=ends[1] - ends[0],
        exact=False,
    )


def _error(estimates: Numbers) -> Numbers:
    """Half the width of the interval of each player's mean; `estimates` of shape (pairs, players, samples)."""
    means = estimates.mean(axis=2)
    error: Numbers = WITHIN * means.std(axis=0, ddof=1) / np.sqrt(len(means))
    return error
