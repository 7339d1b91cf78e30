"""Beliefs under which given behaviour is a perfect Bayesian equilibrium, and all equilibria in pure strategies."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from excomm.errors import TooLargeError
from excomm.games.bayesian import carried, gains_at, scaled
from excomm.games.equations import weights_with
from excomm.games.exact import kept_short, mean
from excomm.games.extensive import ExtensiveGame
from excomm.games.play import node_values, outcome_odds, pure_behaviour
from excomm.games.recall import flow, layout_of
from excomm.games.settled import settled_actions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.games.bayesian import Beliefs
    from excomm.games.extensive import Information
    from excomm.games.play import Behaviour, Values
    from excomm.games.recall import Flow, Layout

MOST_PROFILES = 50_000
# Combinations of choices times the nodes that are passed for each: some minute.
MOST_VISITS = 5_000_000


@dataclass(frozen=True)
class Assessment:
    """Behaviour with beliefs that support it.

    At the information sets in `free` Bayes's rule does not say what to believe: the beliefs there are one example of
    those that support the behaviour.
    """

    game: ExtensiveGame
    behaviour: Behaviour
    beliefs: Beliefs
    free: tuple[Information, ...]

    @property
    def outcomes(self) -> dict[str, Fraction]:
        """How likely each end is, by its name; those that are not come to are left out."""
        odds = outcome_odds(self.game, self.behaviour)
        return {name: chance for name, chance in odds.items() if chance}

    @property
    def payoffs(self) -> Values:
        """What each player gets on average."""
        return node_values(self.game, self.behaviour)[0]


def supported(game: ExtensiveGame | Layout, behaviour: Behaviour) -> Assessment | None:
    """Find beliefs that make given behaviour a perfect Bayesian equilibrium; None if there are none.

    The behaviour may be mixed. Exact, for small games: see `excomm.games.bayesian.check_assessment` for the
    definition, which holds for whatever is returned.
    """
    layout = layout_of(game) if isinstance(game, ExtensiveGame) else game
    values = node_values(layout.game, behaviour)
    beliefs: dict[Information, tuple[Fraction, ...]] = {}
    free: list[Information] = []
    for key in layout.information:
        last = layout.last[key]
        before = (Fraction(1),) if last is None else beliefs[last]
        held = scaled(carried(layout, behaviour, key, before))
        if held is None:
            held = _free_beliefs(layout, behaviour, values, key)
            free.append(key)
        elif not _best(layout, values, key, held):
            held = None
        if held is None:
            return None
        beliefs[key] = held
    return Assessment(layout.game, behaviour, beliefs, tuple(free))


def pure_assessments(game: ExtensiveGame) -> tuple[Assessment, ...]:
    """Find every perfect Bayesian equilibrium in which nobody leaves anything to chance, with beliefs that support it.

    Choices that are the only right ones whatever else happens are settled first; all combinations of the others are
    tried. Raises `TooLargeError` for more than fifty thousand of them, or fewer in a large tree.

    >>> from excomm.games.tree import Choice, Lot, Outcome, game_tree
    >>> def guest(kind, quiche, beer):
    ...     def duel(meal, taste):
    ...         moves = {
    ...             "duel": Outcome("duel", (taste, kind == "weak")),
    ...             "leave": Outcome("peace", (taste + 2, kind != "weak")),
    ...         }
    ...         return Choice("host", moves, meal + kind, knowing=meal)
    ...
    ...     return Choice(
    ...         "guest", {"quiche": duel("quiche", quiche), "beer": duel("beer", beer)}, kind
    ...     )
    >>> root = Lot(
    ...     {"strong": ("9/10", guest("strong", 0, 1)), "weak": ("1/10", guest("weak", 1, 0))}
    ... )
    >>> for one in pure_assessments(game_tree(root, players=["guest", "host"])):
    ...     print({name: str(odds) for name, odds in one.outcomes.items()})
    {'peace': '1'}
    {'peace': '1'}
    """
    layout = layout_of(game)
    certain = settled_actions(game)
    open_sets = [key for key in layout.information if key not in certain]
    sizes = [len(game.actions(key)) for key in open_sets]
    refuse_too_many(layout, sizes)
    found = []
    for actions in product(*map(range, sizes)):
        chosen = {**certain, **dict(zip(open_sets, actions, strict=True))}
        assessment = supported(layout, pure_behaviour(game, chosen))
        if assessment is not None:
            found.append(assessment)
    return tuple(found)


def refuse_too_many(layout: Layout, sizes: Sequence[int]) -> None:
    """Raise `TooLargeError` where so many combinations of choices cannot be tried."""
    number = 1
    for size in sizes:
        number *= size
        if number > MOST_PROFILES or number * visits(layout) > MOST_VISITS:
            raise TooLargeError(
                "there are too many combinations of choices to be tried one by one",
                remedy="solve a game with fewer information sets, or write it to a file of Gambit's",
            )
    if visits(layout) > MOST_VISITS:
        raise TooLargeError("this tree is too deep to follow what is believed in it")


def visits(layout: Layout) -> int:
    """How many nodes are passed when one combination of choices is looked at."""
    return len(layout.game.nodes) + layout.steps


def _best(
    layout: Layout, values: tuple[Values, ...], key: Information, held: tuple[Fraction, ...]
) -> bool:
    return all(mean(held, gain) >= 0 for gain in gains_at(layout, values, key))


def _free_beliefs(
    layout: Layout, behaviour: Behaviour, values: tuple[Values, ...], origin: Information
) -> tuple[Fraction, ...] | None:
    """Beliefs at an information set that support behaviour there and at all that follows from them; None if none do.

    What follows but is not come to, even with these beliefs, is free again and comes later. Had it no beliefs to
    support it, none that come to it from here could either: so nothing is lost by the choice made here.
    """
    size = len(layout.information[origin])
    shares: dict[Information, Flow] = {origin: tuple((place, Fraction(1)) for place in range(size))}
    waiting, rows = [origin], []
    while waiting:
        key = waiting.pop()
        for gain in gains_at(layout, values, key):
            row = [Fraction(0)] * size
            for (source, odds), one in zip(shares[key], gain, strict=True):
                row[source] = kept_short(row[source] + odds * one)
            rows.append(row)
        for after in layout.following.get(key, ()):
            share = tuple(
                (shares[key][source][0], kept_short(odds * shares[key][source][1]))
                for source, odds in flow(layout, behaviour, after)
            )
            if any(odds for _, odds in share):
                shares[after] = share
                waiting.append(after)
    return weights_with(rows, size)
