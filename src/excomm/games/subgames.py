"""The parts of a game tree that are games of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from excomm.games.extensive import ExtensiveGame


def subgame_roots(game: ExtensiveGame) -> tuple[int, ...]:
    """Find for each node where the smallest subgame begins that it lies in.

    A subgame is a node with all that may follow it, if no information set reaches out of it: whoever moves there knows
    that the node was come to [selten1975]. The whole game is one. Time is linear in the number of nodes.

    >>> from excomm.games.tree import Choice, Outcome, game_tree
    >>> later = Choice(
    ...     "b", {"fight": Outcome("war", (0, 0)), "yield": Outcome("pact", (1, 1))}, "2"
    ... )
    >>> game = game_tree(
    ...     Choice("a", {"wait": Outcome("calm", (0, 2)), "press": later}, "1"), players=["a", "b"]
    ... )
    >>> subgame_roots(game)[:3]
    (0, 1, 2)
    """
    parents = [0, *(game.parents[place][0] for place in range(1, len(game.nodes)))]
    size = _sizes(parents)
    walk = _walk(game, size)
    low, high = list(walk), list(walk)
    for places in game.information.values():
        numbers = [walk[place] for place in places]
        for place in places:
            low[place], high[place] = min(numbers), max(numbers)
    for place in reversed(range(1, len(parents))):
        above = parents[place]
        low[above], high[above] = min(low[above], low[place]), max(high[above], high[place])
    roots = [0] * len(parents)
    for place in range(1, len(parents)):
        closed = walk[place] <= low[place] and high[place] < walk[place] + size[place]
        roots[place] = place if closed else roots[parents[place]]
    return tuple(roots)


def _sizes(parents: list[int]) -> list[int]:
    """How many nodes follow each, itself included."""
    size = [1] * len(parents)
    for place in reversed(range(1, len(parents))):
        size[parents[place]] += size[place]
    return size


def _walk(game: ExtensiveGame, size: list[int]) -> list[int]:
    """The nodes numbered by a walk that goes down first, so that what follows one is numbered without a gap."""
    walk = [0] * len(size)
    for place, node in enumerate(game.nodes):
        at = walk[place] + 1
        for child in getattr(node, "children", ()):
            walk[child], at = at, at + size[child]
    return walk
