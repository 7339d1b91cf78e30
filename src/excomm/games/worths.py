"""What each action is worth to its player under every combination of pure choices in a game tree."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from excomm.games.believing import refuse_too_many
from excomm.games.exact import kept_short
from excomm.games.extensive import Decision
from excomm.games.play import node_values, pure_behaviour
from excomm.games.recall import layout_of, step_odds
from excomm.games.settled import settled_actions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from excomm.games.extensive import ExtensiveGame, Information
    from excomm.games.play import Behaviour
    from excomm.games.recall import Layout

    Actions = tuple[int, ...]
    # What each action is worth to its player, by information set: weighted by how the others let it come there.
    Worths = Mapping[Information, tuple[Fraction, ...]]


@dataclass(frozen=True)
class Choices:
    """The information sets of a game at which something is open, and what comes of every combination of choices there.

    `sizes` are the numbers of actions at the sets in `free`, `settled` is what is done at all others.
    """

    layout: Layout
    settled: Mapping[Information, int]
    free: tuple[Information, ...]
    sizes: tuple[int, ...]
    table: Mapping[Actions, Worths]

    def behaviour(self, actions: Actions) -> dict[Information, tuple[Fraction, ...]]:
        """What everybody does if these are the open choices."""
        return {**_behaviour(self.layout.game, self.settled, self.free, actions)}


def choices_of(game: ExtensiveGame) -> Choices:
    """Look at every combination of pure choices; raises `TooLargeError` for more than fifty thousand of them."""
    layout = layout_of(game)
    settled = settled_actions(game)
    free = tuple(key for key in layout.information if key not in settled)
    sizes = tuple(len(game.actions(key)) for key in free)
    refuse_too_many(layout, sizes)
    table = {
        actions: _worths(layout, _behaviour(game, settled, free, actions))
        for actions in product(*map(range, sizes))
    }
    return Choices(layout, settled, free, sizes, table)


def _behaviour(
    game: ExtensiveGame,
    settled: Mapping[Information, int],
    free: tuple[Information, ...],
    actions: Actions,
) -> Behaviour:
    return pure_behaviour(game, {**settled, **dict(zip(free, actions, strict=True))})


def _worths(layout: Layout, behaviour: Behaviour) -> Worths:
    """What each action would be worth at each information set, all else done as chosen."""
    values = node_values(layout.game, behaviour)
    found = {}
    for key, places in layout.information.items():
        sums = [Fraction(0)] * len(layout.game.actions(key))
        for place in places:
            # Who knows where it is needs no odds to judge by, and does so even where nothing leads there.
            odds = Fraction(1) if len(places) == 1 else _odds(layout, behaviour, key, place)
            node = layout.game.nodes[place]
            if odds and isinstance(node, Decision):
                for action, child in enumerate(node.children):
                    sums[action] += odds * values[child][key[0]]
        found[key] = tuple(sums)
    return found


def _odds(layout: Layout, behaviour: Behaviour, key: Information, place: int) -> Fraction:
    """How likely the others and chance let it come to a node from where its subgame begins."""
    odds, at = Fraction(1), place
    while at != layout.roots[key] and odds:
        odds = kept_short(odds * step_odds(layout, behaviour, at, key[0]))
        at = layout.parents[at][0]
    return odds
