"""Who knew what before: how the information sets of a game tree follow each other."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.games.extensive import Decision
from excomm.games.play import odds_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from excomm.games.extensive import ExtensiveGame, Information
    from excomm.games.play import Behaviour

    # Of each node, how likely; in whatever measure.
    Weights = Mapping[int, Fraction]


@dataclass(frozen=True)
class Layout:
    """A game tree looked at from its information sets.

    `parents` has for each node but the first the node before and the action that leads from there; `last` for each
    information set the one in which its player moved last before, or None.
    """

    game: ExtensiveGame
    information: Mapping[Information, tuple[int, ...]]
    parents: Mapping[int, tuple[int, int]]
    last: Mapping[Information, Information | None]


def layout_of(game: ExtensiveGame) -> Layout:
    """Look at a game tree from its information sets.

    Raises `InputError` where a player would forget what it knew or did.
    """
    parents = {
        child: (place, action)
        for place, node in enumerate(game.nodes)
        for action, child in enumerate(getattr(node, "children", ()))
    }
    information = game.information
    last = {}
    for key, places in information.items():
        found = {_own_before(game, parents, place, key[0]) for place in places}
        if len(found) > 1:
            raise InputError(
                f"at '{key[1]}' {game.players[key[0]]} would have forgotten what it knew or did",
                remedy="perfect Bayesian equilibrium is for players who forget nothing",
            )
        came = found.pop()
        last[key] = None if came is None else came[0]
    return Layout(game, information, parents, last)


def _own_before(
    game: ExtensiveGame, parents: Mapping[int, tuple[int, int]], place: int, player: int
) -> tuple[Information, int] | None:
    """The last information set of a player's before a node, and what it did there."""
    while place:
        place, action = parents[place]
        node = game.nodes[place]
        if isinstance(node, Decision) and node.player == player:
            return (player, node.information), action
    return None


def flow(
    layout: Layout, behaviour: Behaviour, key: Information
) -> tuple[tuple[Fraction, ...], ...]:
    """How much of what its player believed last comes to each node of an information set.

    One row for each node of it, one column for each node of the player's information set before, or for the root if
    there is none. The player's own actions count as taken: they are those that lead there.
    """
    last = layout.last[key]
    sources = (0,) if last is None else layout.information[last]
    rows = []
    for place in layout.information[key]:
        odds, at = Fraction(1), place
        while odds and at not in sources:
            odds *= step_odds(layout, behaviour, at, key[0])
            at = layout.parents[at][0]
        rows.append(tuple(odds if at == source else Fraction(0) for source in sources))
    return tuple(rows)


def step_odds(layout: Layout, behaviour: Behaviour, place: int, player: int) -> Fraction:
    """The probability of the action that leads to a node; a player's own actions count as taken."""
    before, action = layout.parents[place]
    node = layout.game.nodes[before]
    if isinstance(node, Decision) and node.player == player:
        return Fraction(1)
    return odds_at(node, behaviour)[action]
