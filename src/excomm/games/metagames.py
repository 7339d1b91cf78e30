"""Howard's metagames: players who choose by how they expect the other to have chosen."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import InputError, TooLargeError
from excomm.games.strategic import pure_equilibria, strategic_game

if TYPE_CHECKING:
    from excomm.games.strategic import Profile, StrategicGame

TWO = 2
MOST_POLICIES = 4096


def metagame(game: StrategicGame, player: int) -> StrategicGame:
    """The game in which one player's strategies are policies: what to do for each choice of the other.

    The metagame *kG* of a game *G* of two [howard1971]. A policy is called by what it does, in the order of the other's
    strategies. Raises `TooLargeError` for more than 4,096 policies.

    >>> from excomm.games.strategic import strategic_game
    >>> dilemma = strategic_game([[[3, 1], [4, 2]], [[3, 4], [1, 2]]], strategies=["CD", "CD"])
    >>> metagame(dilemma, 1).strategies[1]
    ('C/C', 'C/D', 'D/C', 'D/D')
    """
    if len(game.players) != TWO or not game.possible.all():
        raise InputError("metagames are made of games of two in which all can be combined")
    mine, theirs = game.strategies[player], game.strategies[1 - player]
    policies = _policies(game, player)
    # One row a policy, one column a choice of the other: what the player then does.
    answers = np.array(policies)
    others = np.arange(len(theirs))
    tables = [
        np.moveaxis(table, player, 0)[answers, others[np.newaxis, :]] for table in game.payoffs
    ]
    names: list[tuple[str, ...]] = [(), ()]
    names[player] = tuple("/".join(mine[place] for place in policy) for policy in policies)
    names[1 - player] = theirs
    return strategic_game(
        np.array([np.moveaxis(table, 0, player) for table in tables], dtype=object),
        players=game.players,
        strategies=names,
        title=game.title,
    )


def metaequilibria(game: StrategicGame, first: int) -> tuple[Profile, ...]:
    """Find the outcomes of a game that are equilibria of a complete metagame of it.

    The other player answers to what the first does, and the first to the other's policy: in Howard's names 12*G* if
    the first is player 1 [howard1971]. Returned are the outcomes of *G* itself that come of the metagame's pure
    equilibria. An outcome that is one in both complete metagames is a symmetric metaequilibrium [thomas1984].

    So the graph model's concepts come about: an outcome of 12*G* is general metarational for 1, whom a policy fixed
    beforehand deters, and symmetric metarational for 2, whom an answer to its own policy does.

    >>> from excomm.games.strategic import strategic_game
    >>> metaequilibria(strategic_game([[[3, 1], [4, 2]], [[3, 4], [1, 2]]]), 0)
    ((0, 0), (1, 1))
    """
    once = metagame(game, 1 - first)
    answers, replies = _policies(game, 1 - first), _policies(once, first)
    found = set()
    for profile in pure_equilibria(metagame(once, first)):
        policy = profile[1 - first]
        mine = replies[profile[first]][policy]
        theirs = answers[policy][mine]
        found.add((mine, theirs) if first == 0 else (theirs, mine))
    return tuple(sorted(found))


def _policies(game: StrategicGame, player: int) -> list[tuple[int, ...]]:
    """What to do for each choice of the other, in every way."""
    mine, theirs = game.strategies[player], game.strategies[1 - player]
    if len(mine) ** len(theirs) > MOST_POLICIES:
        raise TooLargeError(f"there are {len(mine) ** len(theirs):,} policies")
    return list(product(range(len(mine)), repeat=len(theirs)))
