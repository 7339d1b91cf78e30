"""What comes of given behaviour in a game tree: who gets what, and how likely each node is."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from excomm.games.exact import kept_short, mean
from excomm.games.extensive import Chance, Decision, End

if TYPE_CHECKING:
    from collections.abc import Mapping

    from excomm.games.extensive import ExtensiveGame, Information, Node

    # The probability of each action, by information set.
    Behaviour = Mapping[Information, tuple[Fraction, ...]]
    Values = tuple[Fraction, ...]


def odds_at(node: Node, behaviour: Behaviour) -> tuple[Fraction, ...]:
    """The probability of each action at a node."""
    if isinstance(node, Chance):
        return node.probabilities
    if isinstance(node, Decision):
        return behaviour[node.player, node.information]
    return ()


def node_values(game: ExtensiveGame, behaviour: Behaviour) -> tuple[Values, ...]:
    """What each player gets on average from each node on, if all behave so."""
    values: list[Values] = [()] * len(game.nodes)
    for place in reversed(range(len(game.nodes))):
        node = game.nodes[place]
        if isinstance(node, End):
            values[place] = node.payoffs
            continue
        odds = odds_at(node, behaviour)
        values[place] = mean_of(odds, [values[child] for child in node.children])
    return tuple(values)


def mean_of(odds: tuple[Fraction, ...], values: list[Values]) -> Values:
    """Average what every player gets by the odds."""
    if 1 in odds:
        return values[odds.index(Fraction(1))]
    return tuple(mean(odds, column) for column in zip(*values, strict=True))


def reach(game: ExtensiveGame, behaviour: Behaviour) -> tuple[Fraction, ...]:
    """The probability that each node is come to, if all behave so."""
    odds = [Fraction(0)] * len(game.nodes)
    odds[0] = Fraction(1)
    for place, node in enumerate(game.nodes):
        if not isinstance(node, End):
            for chance, child in zip(odds_at(node, behaviour), node.children, strict=True):
                odds[child] = kept_short(odds[place] * chance)
    return tuple(odds)


def outcome_odds(game: ExtensiveGame, behaviour: Behaviour) -> dict[str, Fraction]:
    """How likely each end is, by its name, if all behave so; ends of the same name are one."""
    found: dict[str, Fraction] = {}
    for node, odds in zip(game.nodes, reach(game, behaviour), strict=True):
        if isinstance(node, End):
            found[node.name] = kept_short(found.get(node.name, Fraction(0)) + odds)
    return found


def pure_behaviour(game: ExtensiveGame, actions: Mapping[Information, int]) -> Behaviour:
    """Behaviour in which one action is taken for sure at each information set, by its place."""
    return {
        key: tuple(Fraction(place == action) for place in range(len(game.actions(key))))
        for key, action in actions.items()
    }
