"""Choices that are the only right ones whatever anybody else does, since nothing that follows is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.games.exact import mean
from excomm.games.extensive import Chance, Decision, End

if TYPE_CHECKING:
    from fractions import Fraction

    from excomm.games.extensive import ExtensiveGame, Information, Node

    Values = tuple[Fraction, ...]


def settled_actions(game: ExtensiveGame) -> dict[Information, int]:
    """Find the information sets at which one action is strictly best at every node, once later ones are settled.

    A last move is settled where what its player gets does not depend on what it does not know. Returns the
    action of each, by its place. Time is linear in the number of nodes.

    >>> from excomm.games.tree import Choice, Outcome, game_tree
    >>> only = Choice("a", {"bad": Outcome("b", (0,)), "good": Outcome("g", (1,))}, "1")
    >>> settled_actions(game_tree(only, players=["a"]))
    {(0, '1'): 1}
    """
    work = _Work(game)
    for place, node in enumerate(game.nodes):
        if isinstance(node, End):
            work.known(place, node.payoffs)
    return work.settled


class _Work:
    """What is known of a tree while it is settled from its ends, each node and information set being looked at once."""

    def __init__(self, game: ExtensiveGame) -> None:
        self.game = game
        self.settled: dict[Information, int] = {}
        self.values: list[Values | None] = [None] * len(game.nodes)
        # How many children of each node that count, and nodes of each information set, still wait for their values.
        self.open = [0] * len(game.nodes)
        self.open_in = {key: len(places) for key, places in game.information.items()}
        for place, node in enumerate(game.nodes):
            self.open[place] = len(_counting(node))

    def known(self, place: int, value: Values) -> None:
        """Note what a node comes to, and all that follows from that further up."""
        waiting = [(place, value)]
        while waiting:
            here, value = waiting.pop()
            self.values[here] = value
            if not here:
                continue
            above = self.game.parents[here][0]
            if here not in _counting(self.game.nodes[above]):
                continue
            self.open[above] -= 1
            if not self.open[above]:
                waiting += self.complete(above)

    def complete(self, place: int) -> list[tuple[int, Values]]:
        """Which nodes get their values now that those of all that may follow this one are there."""
        node = self.game.nodes[place]
        if not isinstance(node, Decision):
            odds = [chance for chance in getattr(node, "probabilities", ()) if chance]
            columns = zip(*(self.value(child) for child in _counting(node)), strict=True)
            return [(place, tuple(mean(odds, column) for column in columns))]
        key = node.player, node.information
        self.open_in[key] -= 1
        if self.open_in[key]:
            return []
        places = self.game.information[key]
        best = {self.strictly_best(one, key[0]) for one in places}
        action = best.pop()
        if best or action is None:
            return []
        self.settled[key] = action
        return [(one, self.value(_counting(self.game.nodes[one])[action])) for one in places]

    def value(self, place: int) -> Values:
        """What a node comes to that is known."""
        return self.values[place] or ()

    def strictly_best(self, place: int, player: int) -> int | None:
        """The one action at a node that is worth most, None where several are."""
        worth = [self.value(child)[player] for child in _counting(self.game.nodes[place])]
        return worth.index(max(worth)) if worth.count(max(worth)) == 1 else None


def _counting(node: Node) -> tuple[int, ...]:
    """The children on which the value of a node may depend: of chance those only that it may draw."""
    if isinstance(node, Chance):
        odds = zip(node.children, node.probabilities, strict=True)
        return tuple(child for child, chance in odds if chance)
    return () if isinstance(node, End) else node.children
