"""Writes a game tree down as it is drawn: moves within moves, made into the flat form that is solved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.games.exact import exact_number
from excomm.games.extensive import Chance, Decision, End, ExtensiveGame

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from excomm.games.extensive import Node

    Number = Fraction | int | str


@dataclass(frozen=True)
class Choice:
    """A move of a player's; `knowing` is what tells its information set apart, the name of the node if nothing."""

    player: str
    moves: Mapping[str, Branch]
    name: str
    knowing: str = ""


@dataclass(frozen=True)
class Lot:
    """A move of chance: each with its probability."""

    moves: Mapping[str, tuple[Number, Branch]]
    name: str = ""


@dataclass(frozen=True)
class Outcome:
    """How it ends, and what each player gets."""

    name: str
    payoffs: tuple[Number, ...]


Branch = Choice | Lot | Outcome


def game_tree(root: Branch, *, players: Sequence[str], title: str = "") -> ExtensiveGame:
    """Make a game of a tree that is written down branch by branch.

    Raises `InputError` for an unknown player, and for what is no number.

    >>> entry = Choice(
    ...     "entrant",
    ...     {
    ...         "stay out": Outcome("out", (0, 2)),
    ...         "enter": Choice(
    ...             "incumbent",
    ...             {"fight": Outcome("war", (-1, -1)), "yield": Outcome("shared", (1, 1))},
    ...             "entered",
    ...         ),
    ...     },
    ...     "start",
    ... )
    >>> game_tree(entry, players=["entrant", "incumbent"])
    <ExtensiveGame of entrant, incumbent: 5 nodes>
    """
    nodes: list[Node] = []
    _plant(root, tuple(players), nodes)
    return ExtensiveGame(title, tuple(players), tuple(nodes))


def _plant(branch: Branch, players: tuple[str, ...], nodes: list[Node]) -> int:
    """Append a branch and all that follows; the place of its first node."""
    place = len(nodes)
    if isinstance(branch, Outcome):
        paid = tuple(exact_number(payoff, "a payoff") for payoff in branch.payoffs)
        nodes.append(End(paid, branch.name))
        return place
    nodes.append(End(()))
    actions = tuple(branch.moves)
    if isinstance(branch, Lot):
        odds = tuple(exact_number(chance, "a probability") for chance, _ in branch.moves.values())
        children = tuple(_plant(inner, players, nodes) for _, inner in branch.moves.values())
        nodes[place] = Chance(actions, odds, children, branch.name)
    else:
        children = tuple(_plant(inner, players, nodes) for inner in branch.moves.values())
        player = _number_of(branch.player, players)
        known = branch.knowing or branch.name
        nodes[place] = Decision(player, known, actions, children, branch.name)
    return place


def _number_of(player: str, players: tuple[str, ...]) -> int:
    if player not in players:
        raise InputError(
            f"there is no player '{player}'", remedy=f"known: {', '.join(map(str, players))}"
        )
    return players.index(player)
