"""Choices that are the only right ones whatever anybody else does, since nothing that follows is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.games.extensive import Decision, End
from excomm.games.play import odds_at, pure_behaviour

if TYPE_CHECKING:
    from fractions import Fraction

    from excomm.games.extensive import ExtensiveGame, Information

    Values = tuple[Fraction, ...]


def settled_actions(game: ExtensiveGame) -> dict[Information, int]:
    """Find the information sets at which one action is strictly best at every node, once later ones are settled.

    A last move is settled where what its player gets does not depend on what it does not know. Returns the
    action of each, by its place.

    >>> from excomm.games.tree import Choice, Outcome, game_tree
    >>> only = Choice("a", {"bad": Outcome("b", (0,)), "good": Outcome("g", (1,))}, "1")
    >>> settled_actions(game_tree(only, players=["a"]))
    {(0, '1'): 1}
    """
    settled: dict[Information, int] = {}
    while True:
        values = _values(game, settled)
        new = {}
        for key, places in game.information.items():
            if key in settled:
                continue
            best = {_strictly_best(game, values, place, key[0]) for place in places}
            if len(best) == 1 and (action := best.pop()) is not None:
                new[key] = action
        if not new:
            return settled
        settled.update(new)


def _values(game: ExtensiveGame, settled: dict[Information, int]) -> list[Values | None]:
    """What each node comes to, None where that is still open."""
    behaviour = pure_behaviour(game, settled)
    values: list[Values | None] = [None] * len(game.nodes)
    for place in reversed(range(len(game.nodes))):
        node = game.nodes[place]
        if isinstance(node, End):
            values[place] = node.payoffs
        elif not isinstance(node, Decision) or (node.player, node.information) in settled:
            taken = [
                (odds, values[child])
                for odds, child in zip(odds_at(node, behaviour), node.children, strict=True)
                if odds
            ]
            known = [(odds, value) for odds, value in taken if value is not None]
            if len(known) == len(taken):
                columns = zip(*(value for _, value in known), strict=True)
                weights = [odds for odds, _ in known]
                values[place] = tuple(
                    sum((a * b for a, b in zip(weights, column, strict=True)), 0 * column[0])
                    for column in columns
                )
    return values


def _strictly_best(
    game: ExtensiveGame, values: list[Values | None], place: int, player: int
) -> int | None:
    node = game.nodes[place]
    worth = []
    for child in getattr(node, "children", ()):
        value = values[child]
        if value is None:
            return None
        worth.append(value[player])
    return worth.index(max(worth)) if worth.count(max(worth)) == 1 else None
