"""Who knew what before: how the information sets of a game tree follow each other."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.games.exact import kept_short
from excomm.games.extensive import Decision
from excomm.games.play import odds_at
from excomm.games.subgames import subgame_roots

if TYPE_CHECKING:
    from collections.abc import Mapping

    from excomm.games.extensive import ExtensiveGame, Information
    from excomm.games.play import Behaviour

    # For each node of an information set: which node it comes from of those that its player goes by, by its place
    # among them, and how likely from there.
    Flow = tuple[tuple[int, Fraction], ...]


@dataclass(frozen=True)
class Layout:
    """A game tree looked at from its information sets.

    `parents` has for each node but the first the node before and the action that leads from there. What a player
    believes at an information set comes from `sources`: the nodes of the one in `last`, in which it moved last before,
    or, where that is None, the root of the smallest subgame that the set lies in, which is in `roots`. `following`
    turns `last` round. `steps` is how many moves lie between nodes and their roots, over all nodes.
    """

    game: ExtensiveGame
    information: Mapping[Information, tuple[int, ...]]
    parents: Mapping[int, tuple[int, int]]
    last: Mapping[Information, Information | None]
    sources: Mapping[Information, tuple[int, ...]]
    roots: Mapping[Information, int]
    following: Mapping[Information, tuple[Information, ...]]
    steps: int


def layout_of(game: ExtensiveGame) -> Layout:
    """Look at a game tree from its information sets.

    Raises `InputError` where a player would forget what it knew or did.
    """
    information, parents, subgames = game.information, game.parents, subgame_roots(game)
    before = _moved_before(game, parents)
    last: dict[Information, Information | None] = {}
    sources: dict[Information, tuple[int, ...]] = {}
    roots: dict[Information, int] = {}
    following: dict[Information, tuple[Information, ...]] = {}
    for key, places in information.items():
        moved = {before[place][key[0]] for place in places}
        if len(moved) > 1:
            raise InputError(
                f"at '{key[1]}' {game.players[key[0]]} would have forgotten what it knew or did",
                remedy="perfect Bayesian equilibrium is for players who forget nothing",
            )
        came, root = moved.pop(), subgames[places[0]]
        last[key], sources[key], roots[key] = None, (root,), root
        # What was believed before a subgame began is no matter in it: where it begins is known to all.
        if came is not None and subgames[information[came[0]][0]] >= root:
            last[key], sources[key] = came[0], information[came[0]]
            following[came[0]] = (*following.get(came[0], ()), key)
    steps = _steps(information, parents, roots)
    return Layout(game, information, parents, last, sources, roots, following, steps)


def _moved_before(
    game: ExtensiveGame, parents: Mapping[int, tuple[int, int]]
) -> list[tuple[tuple[Information, int] | None, ...]]:
    """For each node: where each player moved last before it, and what it did there."""
    found: list[tuple[tuple[Information, int] | None, ...]] = [(None,) * len(game.players)]
    for place in range(1, len(game.nodes)):
        above, action = parents[place]
        node, moved = game.nodes[above], found[above]
        if isinstance(node, Decision):
            move = (node.player, node.information), action
            moved = (*moved[: node.player], move, *moved[node.player + 1 :])
        found.append(moved)
    return found


def _steps(
    information: Mapping[Information, tuple[int, ...]],
    parents: Mapping[int, tuple[int, int]],
    roots: Mapping[Information, int],
) -> int:
    depth = [0] * (len(parents) + 1)
    for place in range(1, len(depth)):
        depth[place] = depth[parents[place][0]] + 1
    return sum(
        depth[place] - depth[roots[key]] for key, places in information.items() for place in places
    )


def flow(layout: Layout, behaviour: Behaviour, key: Information) -> Flow:
    """How what its player goes by comes to each node of an information set.

    The player's own actions count as taken: they are those that lead there.
    """
    numbers = {place: number for number, place in enumerate(layout.sources[key])}
    found = []
    for place in layout.information[key]:
        odds, at = Fraction(1), place
        while at not in numbers:
            if odds:
                odds = kept_short(odds * step_odds(layout, behaviour, at, key[0]))
            at = layout.parents[at][0]
        found.append((numbers[at], odds))
    return tuple(found)


def step_odds(layout: Layout, behaviour: Behaviour, place: int, player: int) -> Fraction:
    """The probability of the action that leads to a node; a player's own actions count as taken."""
    before, action = layout.parents[place]
    node = layout.game.nodes[before]
    if isinstance(node, Decision) and node.player == player:
        return Fraction(1)
    return odds_at(node, behaviour)[action]
