"""Games in coalitional form: what each set of players is worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    # Who is in each coalition; shape (coalitions, players).
    Coalitions = NDArray[np.bool_]

# All coalitions of so many players are played one by one: 65,536.
MOST_PLAYERS = 16


@dataclass(frozen=True)
class Game:
    """Players, and what each coalition of them is worth.

    `worth` takes coalitions, one a row, and says for each what it is worth in each sample, as in each draw of what is
    not known; shape (coalitions, samples).
    """

    players: tuple[str, ...]
    worth: Callable[[Coalitions], Numbers]

    def __post_init__(self) -> None:
        for place, name in enumerate(self.players):
            if name in self.players[:place]:
                raise InputError(
                    f"there are two players '{name}'", remedy="give each a name of its own"
                )


def every_coalition(players: int) -> Coalitions:
    """All coalitions of so many players: in that numbered *c*, player *i* stands if bit *i* of *c* is set.

    >>> every_coalition(2).astype(int).tolist()
    [[0, 0], [1, 0], [0, 1], [1, 1]]
    """
    if players > MOST_PLAYERS:
        raise InputError(
            f"the coalitions of {players} players are too many to be played one by one",
            remedy=f"sample them, or name {MOST_PLAYERS} players at most",
        )
    numbers = np.arange(1 << players)[:, np.newaxis]
    found: Coalitions = (numbers >> np.arange(players)) % 2 == 1
    return found


def worths_of(game: Game) -> Numbers:
    """What each coalition is worth, in the order of `every_coalition`; shape (coalitions, samples)."""
    return game.worth(every_coalition(len(game.players)))


def players_in(worths: Numbers) -> int:
    """How many players there are if so many coalitions have a worth."""
    return int(worths.shape[0]).bit_length() - 1


def additions(worths: Numbers, player: int) -> tuple[Numbers, NDArray[np.int64]]:
    """What a player adds to each coalition of others, a row each, and how many are in it.

    >>> additions(np.array([[0.0], [1.0], [5.0], [7.0]]), 0)[0].tolist()
    [[1.0], [2.0]]
    """
    without = np.flatnonzero(~every_coalition(players_in(worths))[:, player])
    return worths[without | 1 << player] - worths[without], np.bitwise_count(without)
