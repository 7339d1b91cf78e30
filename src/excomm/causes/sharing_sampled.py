"""Shares of many players, by sampling orders and coalitions instead of playing all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from excomm.causes.coalition_games import Coalitions, Game

    Numbers = NDArray[np.float64]
    Luck = np.random.Generator


def shapley_sampled(game: Game, *, pairs: int, seed: int) -> Numbers:
    """Estimates of Shapley's shares, each from an order of the players and its reverse [mitchell2022].

    Shape (pairs, players, samples): the mean over pairs estimates the shares without bias.

    >>> from excomm.causes.coalition_games import Game
    >>> pair = Game(("a", "b"), lambda inside: inside.all(axis=1, keepdims=True) * 1.0)
    >>> shapley_sampled(pair, pairs=3, seed=0)[:, :, 0].tolist()
    [[0.5, 0.5], [0.5, 0.5], [0.5, 0.5]]
    """
    return _sampled(game, pairs, seed, _along_an_order)


def banzhaf_sampled(game: Game, *, pairs: int, seed: int) -> Numbers:
    """Estimates of Banzhaf's shares, each from a coalition and its complement; shape (pairs, players, samples)."""
    return _sampled(game, pairs, seed, _around_a_coalition)


def alone_played(game: Game) -> Numbers:
    """What each player brings about if nobody else acts, exactly; shape (players, samples)."""
    count = len(game.players)
    worths = game.worth(np.vstack([np.zeros((1, count), np.bool_), np.eye(count, dtype=np.bool_)]))
    added: Numbers = worths[1:] - worths[0]
    return added


def but_for_played(game: Game) -> Numbers:
    """What would be missing but for each player, exactly; shape (players, samples)."""
    count = len(game.players)
    worths = game.worth(np.vstack([np.ones((1, count), np.bool_), ~np.eye(count, dtype=np.bool_)]))
    missing: Numbers = worths[0] - worths[1:]
    return missing


def _sampled(
    game: Game, pairs: int, seed: int, once: Callable[[Game, Luck], tuple[Numbers, Numbers]]
) -> Numbers:
    luck = np.random.default_rng(seed)
    return np.array([np.mean(once(game, luck), axis=0) for _ in range(pairs)])


def _along_an_order(game: Game, luck: Luck) -> tuple[Numbers, Numbers]:
    order = luck.permutation(len(game.players))
    return _coming_in(game, order), _coming_in(game, order[::-1])


def _coming_in(game: Game, order: NDArray[np.int64]) -> Numbers:
    """What each player adds when they come in this order; shape (players, samples)."""
    count = order.size
    place = np.empty(count, np.int64)
    place[order] = np.arange(count)
    worths = game.worth(place < np.arange(count + 1)[:, np.newaxis])
    added: Numbers = np.diff(worths, axis=0)[place]
    return added


def _around_a_coalition(game: Game, luck: Luck) -> tuple[Numbers, Numbers]:
    inside = luck.random(len(game.players)) < 1 / 2
    return _joining_or_leaving(game, inside), _joining_or_leaving(game, ~inside)


def _joining_or_leaving(game: Game, inside: Coalitions) -> Numbers:
    """What each player adds to the others who are in; shape (players, samples)."""
    turned = inside ^ np.eye(inside.size, dtype=np.bool_)
    worths = game.worth(np.vstack([inside, turned]))
    added = worths[1:] - worths[0]
    signed: Numbers = np.where(inside[:, np.newaxis], -added, added)
    return signed
