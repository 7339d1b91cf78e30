"""Games in extensive form: a tree of moves, with chance and with what each player knows when it moves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.games.exact import total

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction


@dataclass(frozen=True)
class Chance:
    """A node at which nobody chooses: each action has its probability."""

    actions: tuple[str, ...]
    probabilities: tuple[Fraction, ...]
    children: tuple[int, ...]
    name: str = ""


@dataclass(frozen=True)
class Decision:
    """A node at which a player chooses; nodes of one player with the same `information` look alike to it."""

    player: int
    information: str
    actions: tuple[str, ...]
    children: tuple[int, ...]
    name: str = ""


@dataclass(frozen=True)
class End:
    """A node at which the game is over, with what each player gets."""

    payoffs: tuple[Fraction, ...]
    name: str = ""


Node = Chance | Decision | End
# One player's information set: whose it is, and what it is called.
Information = tuple[int, str]


@dataclass(frozen=True)
class ExtensiveGame:
    """A game tree. `nodes[0]` is where it begins, and children stand after their parents.

    Payoffs and probabilities are exact. Raises `InputError` where the nodes make no tree, where probabilities do not
    sum to one, or where nodes that look alike offer different actions.
    """

    title: str
    players: tuple[str, ...]
    nodes: tuple[Node, ...]

    def __post_init__(self) -> None:
        """Refuse what is no game."""
        _check_tree(self.nodes)
        for node in self.nodes:
            _check_node(self, node)
        for key, places in self.information.items():
            if len({_decision(self.nodes[place]).actions for place in places}) > 1:
                raise InputError(f"the nodes of information set '{key[1]}' differ in their actions")

    def __repr__(self) -> str:
        return f"<ExtensiveGame of {', '.join(self.players)}: {len(self.nodes):,} nodes>"

    @cached_property
    def information(self) -> dict[Information, tuple[int, ...]]:
        """The information sets in the order of the tree, each with the places of its nodes."""
        found: dict[Information, list[int]] = {}
        for place, node in enumerate(self.nodes):
            if isinstance(node, Decision):
                found.setdefault((node.player, node.information), []).append(place)
        return {key: tuple(places) for key, places in found.items()}

    @cached_property
    def parents(self) -> dict[int, tuple[int, int]]:
        """For each node but the first the node before, and the place of the action that leads from there."""
        return {
            child: (place, action)
            for place, node in enumerate(self.nodes)
            for action, child in enumerate(() if isinstance(node, End) else node.children)
        }

    def actions(self, information: Information) -> tuple[str, ...]:
        """What can be done at an information set."""
        return _decision(self.nodes[self.information[information][0]]).actions

    @property
    def perfect(self) -> bool:
        """Whether everybody always knows all that has happened."""
        return all(len(places) == 1 for places in self.information.values())


def _decision(node: Node) -> Decision:
    if not isinstance(node, Decision):
        raise TypeError("only a decision has actions of a player's")
    return node


def _check_tree(nodes: Sequence[Node]) -> None:
    heads = [0] * len(nodes)
    for place, node in enumerate(nodes):
        for child in () if isinstance(node, End) else node.children:
            if not place < child < len(nodes):
                raise InputError(
                    f"node {place} leads to node {child}, which does not stand after it"
                )
            heads[child] += 1
    if not nodes or heads != [0] + [1] * (len(nodes) - 1):
        raise InputError("the nodes make no tree: each but the first has to be led to once")


def _check_node(game: ExtensiveGame, node: Node) -> None:
    if isinstance(node, End):
        if len(node.payoffs) != len(game.players):
            raise InputError(f"'{node.name}' does not have one payoff a player")
        return
    if not node.children or len(node.children) != len(node.actions):
        raise InputError(f"node '{node.name}' does not have one child an action")
    if isinstance(node, Decision):
        if not 0 <= node.player < len(game.players):
            raise InputError(f"node '{node.name}' belongs to nobody")
    elif total(node.probabilities) != 1 or min(node.probabilities) < 0:
        raise InputError(f"the probabilities at chance node '{node.name}' do not sum to one")
