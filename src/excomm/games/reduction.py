"""A game tree as a strategic game: each player writes down beforehand what it would do wherever it may be."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import TooLargeError
from excomm.games.play import node_values, pure_behaviour
from excomm.games.strategic import strategic_game

if TYPE_CHECKING:
    from excomm.games.extensive import ExtensiveGame
    from excomm.games.strategic import StrategicGame

MOST_PROFILES = 20_000


def to_strategic(game: ExtensiveGame) -> StrategicGame:
    """Turn a game tree into its strategic form.

    A strategy names an action for each information set of its player, also for those that its own actions rule out
    [kuhn1953]; moves of chance are averaged. Raises `TooLargeError` for more than twenty thousand profiles.

    >>> from excomm.games.tree import Choice, Outcome, game_tree
    >>> later = Choice(
    ...     "b", {"fight": Outcome("war", (-1, -1)), "yield": Outcome("pact", (1, 1))}, "2"
    ... )
    >>> game = game_tree(
    ...     Choice("a", {"wait": Outcome("calm", (0, 2)), "press": later}, "1"), players=["a", "b"]
    ... )
    >>> form = to_strategic(game)
    >>> form.strategies, [str(value) for value in form.payoff((1, 1))]
    ((('wait', 'press'), ('fight', 'yield')), ['1', '1'])
    """
    sets = [
        [key for key in game.information if key[0] == player] for player in range(len(game.players))
    ]
    plans = [list(product(*(range(len(game.actions(key))) for key in own))) or [()] for own in sets]
    sizes = tuple(map(len, plans))
    if prod(sizes) > MOST_PROFILES:
        raise TooLargeError(f"the strategic form of this tree has {prod(sizes):,} profiles")
    tables = np.empty((len(plans), *sizes), dtype=object)
    for profile in np.ndindex(sizes):
        chosen = {
            key: action
            for own, plan, place in zip(sets, plans, profile, strict=True)
            for key, action in zip(own, plan[place], strict=True)
        }
        tables[(slice(None), *profile)] = node_values(game, pure_behaviour(game, chosen))[0]
    names = [
        [
            ", ".join(game.actions(key)[one] for key, one in zip(own, plan, strict=True))
            for plan in some
        ]
        for own, some in zip(sets, plans, strict=True)
    ]
    return strategic_game(tables, players=game.players, strategies=names, title=game.title)
