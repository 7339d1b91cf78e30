"""A game tree as a strategic game: each player writes down beforehand what it would do wherever it may be."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import TooLargeError
from excomm.games.play import node_values, pure_behaviour
from excomm.games.strategic import strategic_game

if TYPE_CHECKING:
    from collections.abc import Iterable

    from excomm.games.extensive import ExtensiveGame
    from excomm.games.strategic import StrategicGame

MOST_PROFILES = 20_000
# Profiles times nodes: every node is valued for every profile, in some ten seconds.
MOST_VISITS = 500_000


def to_strategic(game: ExtensiveGame) -> StrategicGame:
    """Turn a game tree into its strategic form.

    A strategy names an action for each information set of its player, also for those that its own actions rule out
    [kuhn1953]; moves of chance are averaged. Raises `TooLargeError` for more than twenty thousand profiles, or half
    a million when multiplied with the number of nodes.

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
    sizes = tuple(_product(len(game.actions(key)) for key in own) for own in sets)
    if (profiles := _product(sizes)) > MOST_PROFILES or profiles * len(game.nodes) > MOST_VISITS:
        raise TooLargeError(
            "the strategic form of this tree is too large to be written down",
            remedy="write the tree itself to a file of Gambit's: --export game.efg",
        )
    plans = [list(product(*(range(len(game.actions(key))) for key in own))) for own in sets]
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


def _product(numbers: Iterable[int]) -> int:
    """Their product; as soon as it is too large, what there is of it."""
    product_so_far = 1
    for number in numbers:
        product_so_far *= number
        if product_so_far > MOST_PROFILES:
            break
    return product_so_far
