"""Perfect Bayesian equilibrium: behaviour that is best for everybody wherever they are, given what they can believe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.games.exact import kept_short, mean, total
from excomm.games.extensive import Decision
from excomm.games.play import node_values
from excomm.games.recall import flow, layout_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from excomm.games.extensive import ExtensiveGame, Information
    from excomm.games.play import Behaviour, Values
    from excomm.games.recall import Layout

    # The probability of each node of an information set, in the order of the tree.
    Beliefs = Mapping[Information, tuple[Fraction, ...]]
    # One row an action: by how much what is done is worth more than it, at each node of an information set.
    Gains = tuple[tuple[Fraction, ...], ...]


@dataclass(frozen=True)
class Fault:
    """Why an assessment is no equilibrium: at which information set, and in what way."""

    player: str
    information: str
    why: str


def check_assessment(
    game: ExtensiveGame, behaviour: Behaviour, beliefs: Beliefs
) -> tuple[Fault, ...]:
    """Say what keeps behaviour and beliefs from being a perfect Bayesian equilibrium; empty if nothing does.

    Behaviour has to be best for its player at every information set, given the beliefs there and what everybody does
    later; beliefs have to follow from behaviour by Bayes's rule, at what is reached, in each subgame once it has begun,
    and wherever a player can still apply the rule to what it believed when it moved last [fudenberg1991]. So behaviour
    is an equilibrium of every subgame [selten1975]. More is not asked of beliefs: they need not be the limit of any
    trembles, so that such an equilibrium need not be a sequential one. For players who forget nothing.

    >>> from fractions import Fraction
    >>> from excomm.games.tree import Choice, Outcome, game_tree
    >>> only = Choice("a", {"good": Outcome("g", (1,)), "bad": Outcome("b", (0,))}, "1")
    >>> game = game_tree(only, players=["a"])
    >>> check_assessment(game, {(0, "1"): (Fraction(0), Fraction(1))}, {(0, "1"): (Fraction(1),)})
    (Fault(player='a', information='1', why="'good' would be better"),)
    """
    layout = layout_of(game)
    values = node_values(game, behaviour)
    faults = []
    for key, places in layout.information.items():
        held = beliefs[key]
        if len(held) != len(places) or sum(held) != 1 or min(held) < 0:
            faults.append(_fault(game, key, "what is believed is no probability"))
            continue
        due = _due(layout, behaviour, beliefs, key)
        if due is not None and due != tuple(held):
            faults.append(_fault(game, key, "what is believed does not follow from what is done"))
        for action, gain in enumerate(gains_at(layout, values, key)):
            if mean(held, gain) < 0:
                faults.append(_fault(game, key, f"'{game.actions(key)[action]}' would be better"))
    return tuple(faults)


def _fault(game: ExtensiveGame, key: Information, why: str) -> Fault:
    return Fault(game.players[key[0]], key[1], why)


def gains_at(layout: Layout, values: tuple[Values, ...], key: Information) -> Gains:
    """By how much what is done at an information set is worth more than each action, node by node."""
    player = key[0]
    rows = []
    for place in layout.information[key]:
        node = layout.game.nodes[place]
        if isinstance(node, Decision):
            rows.append([values[place][player] - values[child][player] for child in node.children])
    return tuple(zip(*rows, strict=True))


def carried(
    layout: Layout, behaviour: Behaviour, key: Information, before: tuple[Fraction, ...]
) -> tuple[Fraction, ...]:
    """The weights that come to the nodes of an information set from what was believed before."""
    return tuple(odds * before[source] for source, odds in flow(layout, behaviour, key))


def scaled(weights: tuple[Fraction, ...]) -> tuple[Fraction, ...] | None:
    """The weights as probabilities; None where there are none."""
    whole = total(weights)
    return tuple(kept_short(weight / whole) for weight in weights) if whole else None


def _due(
    layout: Layout, behaviour: Behaviour, beliefs: Beliefs, key: Information
) -> tuple[Fraction, ...] | None:
    """What has to be believed at an information set; None where Bayes's rule does not say."""
    from fractions import Fraction

    last = layout.last[key]
    before = (Fraction(1),) if last is None else tuple(beliefs[last])
    return scaled(carried(layout, behaviour, key, before))
