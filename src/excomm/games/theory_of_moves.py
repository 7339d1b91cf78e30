"""The theory of moves: where farsighted players come to rest, from each state in which play may begin."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations, product
from typing import TYPE_CHECKING, Literal

import numpy as np

from excomm.errors import InputError
from excomm.games.strategic import StrategicGame, strategic_game

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.games.strategic import Profile

Convention = Literal["two-sided", "precedence"]
CONVENTIONS: tuple[Convention, ...] = ("two-sided", "precedence")
PLAYERS, STRATEGIES = 2, 2


@dataclass(frozen=True)
class FromState:
    """What comes of one initial state.

    `alone[i]` is where play would end if player *i* moved first or stayed for good, `moves[i]` whether it would move.
    `ends` are the states in which play can come to rest: one, or two where both want to move and to different ends,
    so that it matters who is first.
    """

    start: Profile
    alone: tuple[Profile, Profile]
    moves: tuple[bool, bool]
    ends: tuple[Profile, ...]


@dataclass(frozen=True)
class TheoryOfMoves:
    """The anticipation game: for each state, where play that begins there ends, and the nonmyopic equilibria."""

    game: StrategicGame
    convention: Convention
    table: tuple[FromState, ...]

    @property
    def equilibria(self) -> tuple[Profile, ...]:
        """The nonmyopic equilibria: every state in which play ends that begins in some state."""
        return tuple(sorted({end for row in self.table for end in row.ends}))

    def ends(self, start: Profile) -> tuple[Profile, ...]:
        """Where play ends that begins in this state."""
        return next(row.ends for row in self.table if row.start == start)


def theory_of_moves(game: StrategicGame, *, convention: Convention = "two-sided") -> TheoryOfMoves:
    """Find where two farsighted players come to rest, who can go on moving by turns from wherever they are.

    The theory of moves [brams1994] for games of two players with two strategies each and no ties. Play begins in a
    state, not with a choice of strategies. Either player may change its strategy, then the other may, and so on by
    turns; who does not move when it could ends play; and when play comes back to where it began, it ends there. From
    each state each player reasons backward from that return what would come of its moving first, and moves only to an
    end that it ranks higher. If one wants to move and the other does not, the move takes precedence; if both do and to
    different ends, either end may come.

    `convention` is "two-sided", the default, or "precedence" alone. With two-sidedness a player who would rather stay,
    but sees the other move, moves first itself if that leads to an end that is better for it than that of the other's
    move. It is this that makes cooperation an end in the prisoners' dilemma [woerdman2000].

    Raises `InputError` for other games. Ends are profiles, from 0.

    >>> dilemma = strategic_game([[[3, 1], [4, 2]], [[3, 4], [1, 2]]])
    >>> theory_of_moves(dilemma).equilibria
    ((0, 0), (1, 1))
    >>> theory_of_moves(dilemma).ends((1, 0))
    ((0, 0),)
    >>> theory_of_moves(dilemma, convention="precedence").ends((1, 0))
    ((1, 1),)
    """
    _refuse_other_games(game)
    states = product(range(STRATEGIES), repeat=PLAYERS)
    return TheoryOfMoves(
        game, convention, tuple(_from_state(game, state, convention) for state in states)
    )


def _refuse_other_games(game: StrategicGame) -> None:
    if game.possible.shape != (STRATEGIES, STRATEGIES) or not game.possible.all():
        raise InputError(
            "the theory of moves is for two players with two strategies each",
            remedy="for larger crises, 'excomm status-quo' follows moves and improvements",
        )
    if any(len(set(table.ravel())) < table.size for table in game.payoffs):
        raise InputError(
            "the theory of moves is for players who are indifferent between no two states",
            remedy="rank the states without ties",
        )


def other(player: int) -> int:
    """The opponent."""
    return 1 - player


def moved(state: Profile, player: int) -> Profile:
    """The state that a player's move leads to."""
    return tuple(1 - own if place == player else own for place, own in enumerate(state))


def _from_state(game: StrategicGame, start: Profile, convention: Convention) -> FromState:
    row, column = (survivor(game, start, player) for player in range(PLAYERS))
    wants = row != start, column != start
    ends = {one for one in (row, column) if one != start} or {start}
    if convention == "two-sided" and wants[0] != wants[1]:
        mover = wants.index(True)
        ends = {_forestalled(game, start, mover, (row, column)[mover])}
    return FromState(start, (row, column), wants, tuple(sorted(ends)))


def _forestalled(game: StrategicGame, start: Profile, mover: int, end: Profile) -> Profile:
    """Where play ends if the player who would stay sees the move of the other coming."""
    stayer = other(mover)
    first = moved(start, stayer)
    instead = _answered(game, start, first, mover)
    return instead if game.payoffs[(stayer, *instead)] > game.payoffs[(stayer, *end)] else end


def survivor(game: StrategicGame, start: Profile, first: int) -> Profile:
    """Where play ends if a player is the one to move or to stay in the state in which it begins."""
    return _chosen(game, start, _answered(game, start, moved(start, first), other(first)), first)


def _answered(game: StrategicGame, start: Profile, state: Profile, player: int) -> Profile:
    """Where play ends from a state on that is this player's to leave; it ends where it began at the latest."""
    if state == start:
        return start
    onward = _answered(game, start, moved(state, player), other(player))
    return _chosen(game, state, onward, player)


def _chosen(game: StrategicGame, here: Profile, onward: Profile, player: int) -> Profile:
    """Staying or what moving on comes to, whichever the player ranks higher."""
    table = game.payoffs[player]
    return onward if table[onward] > table[here] else here


def ordinal_games() -> Iterator[StrategicGame]:
    """Every game of two players with two strategies each and no ties, one of each kind: there are 78.

    Two games are of one kind if they differ in the names of strategies and players only [rapoport1966].

    >>> games = list(ordinal_games())
    >>> len(games), sum(is_conflict(game) for game in games)
    (78, 57)
    """
    seen = set()
    for first, second in product(permutations(range(1, 5)), repeat=2):
        tables = np.array([first, second]).reshape(2, 2, 2)
        key = min(_renamed(tables))
        if key not in seen:
            seen.add(key)
            yield strategic_game(tables)


def _renamed(tables: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> Iterator[tuple[int, ...]]:
    swapped = tables[::-1].transpose(0, 2, 1)
    for one in (tables, swapped):
        for rows, columns in product((1, -1), repeat=2):
            yield tuple(one[:, ::rows, ::columns].ravel().tolist())


def is_conflict(game: StrategicGame) -> bool:
    """Whether no state is best for both players."""
    best = [np.unravel_index(np.argmax(table), table.shape) for table in game.payoffs]
    return best[0] != best[1]
