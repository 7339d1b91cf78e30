"""Strategies that their player can leave aside, since another is better whatever the others do."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import TooLargeError
from excomm.games.strategic import StrategicGame, strategic_game

if TYPE_CHECKING:
    from collections.abc import Iterator

# So many payoffs are compared at most: some ten seconds.
MOST_COMPARISONS = 50_000_000
COST_OF_PAIR = 100


@dataclass(frozen=True)
class Dominated:
    """A strategy that another of the same player dominates, and in which round it was left aside (from 1)."""

    round: int
    player: str
    strategy: str
    by: str


@dataclass(frozen=True)
class Elimination:
    """What was left aside, round by round, and the game that is left."""

    weak: bool
    dominated: tuple[Dominated, ...]
    left: StrategicGame

    @property
    def solved(self) -> bool:
        """Whether one strategy a player is left."""
        return all(len(own) == 1 for own in self.left.strategies)


def eliminate(game: StrategicGame, *, weak: bool = False) -> Elimination:
    """Leave aside dominated strategies until there are none.

    A strategy is strictly dominated by another that gives its player more whatever the others do; weakly, by one that
    never gives less and once more. Only pure strategies are looked at as dominators. In each round, all dominated
    strategies of all players go at once: for strict dominance the order changes nothing, for weak dominance
    it can, and this is the order taken. Profiles that cannot be are not compared. Time is linear in the number
    of profiles times that of pairs of strategies of a player; `TooLargeError` where that is too much.

    >>> dilemma = strategic_game([[[3, 1], [4, 2]], [[3, 4], [1, 2]]], players=["Ann", "Bob"])
    >>> [(one.player, one.strategy, one.by) for one in eliminate(dilemma).dominated]
    [('Ann', '1', '2'), ('Bob', '1', '2')]
    """
    found: list[Dominated] = []
    number, compared = 0, 0
    while True:
        number += 1
        compared += sum(_comparisons(game))
        if compared > MOST_COMPARISONS:
            raise TooLargeError(
                "there are too many strategies to compare each with each",
                remedy="name fewer strategies, or write the game to a file of Gambit's: --export game.nfg",
            )
        losers = [_dominated(game, player, weak=weak) for player in range(len(game.players))]
        if not any(losers):
            return Elimination(weak, tuple(found), game)
        for player, lost in enumerate(losers):
            own = game.strategies[player]
            found += [
                Dominated(number, game.players[player], own[worse], own[better])
                for worse, better in lost.items()
            ]
        kept = [
            [place for place in range(len(own)) if place not in lost]
            for own, lost in zip(game.strategies, losers, strict=True)
        ]
        game = restricted(game, kept)


def restricted(game: StrategicGame, kept: list[list[int]]) -> StrategicGame:
    """The game with these strategies only, by their places, player by player."""
    chosen = np.ix_(*kept)
    return strategic_game(
        np.array([table[chosen] for table in game.payoffs], dtype=object),
        players=game.players,
        strategies=[
            [own[place] for place in some] for own, some in zip(game.strategies, kept, strict=True)
        ],
        title=game.title,
        possible=game.possible[chosen],
    )


def _comparisons(game: StrategicGame) -> Iterator[int]:
    """How many payoffs one round compares, player by player; each pair of strategies costs some more."""
    profiles = game.possible.size
    for own in map(len, game.strategies):
        yield own * (own - 1) * (profiles // own + COST_OF_PAIR)


def _dominated(game: StrategicGame, player: int, *, weak: bool) -> dict[int, int]:
    """Each dominated strategy of a player, with one that is not dominated itself or came to dominate it first."""
    return dict(reversed(list(_pairs(game, player, weak=weak))))


def _pairs(game: StrategicGame, player: int, *, weak: bool) -> Iterator[tuple[int, int]]:
    table = np.moveaxis(game.payoffs[player], player, 0)
    possible = np.moveaxis(game.possible, player, 0)
    for worse, better in permutations(range(len(table)), 2):
        # Where only one of the two is possible, the other cannot be judged against it.
        if not (possible[worse] == possible[better]).all() or not possible[worse].any():
            continue
        more = np.asarray(table[better] > table[worse], np.bool_)[possible[worse]]
        less = np.asarray(table[better] < table[worse], np.bool_)[possible[worse]]
        if (weak and more.any() and not less.any()) or (not weak and more.all()):
            yield worse, better
