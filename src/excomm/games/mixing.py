"""Perfect Bayesian equilibria in which one information set of each of two players is left to chance."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product
from typing import TYPE_CHECKING

from excomm.errors import TooLargeError
from excomm.games.believing import MOST_VISITS, refuse_too_many, supported, visits
from excomm.games.exact import kept_short
from excomm.games.extensive import Decision
from excomm.games.play import node_values, pure_behaviour
from excomm.games.recall import layout_of, step_odds
from excomm.games.settled import settled_actions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from excomm.games.believing import Assessment
    from excomm.games.extensive import ExtensiveGame, Information
    from excomm.games.recall import Layout

    Actions = tuple[int, ...]
    # What each action is worth to its player, by information set: weighted by how the others let it come there.
    Worths = Mapping[Information, tuple[Fraction, ...]]


def simple_mixed_assessments(game: ExtensiveGame) -> tuple[Assessment, ...]:
    """Find perfect Bayesian equilibria in which two players mix, each two actions at one information set.

    Each mixes so that the other is indifferent; since a path passes an information set once at most, what an
    action is worth is linear in the other's probability, and two values of it tell where the two actions are
    worth the same. What is found so is kept if beliefs support it. All else is pure, and equilibria with more mixing
    are not found. Raises `TooLargeError` for more than fifty thousand combinations of pure choices, or fewer in a
    large tree.

    >>> from excomm.games.tree import Choice, Outcome, game_tree
    >>> def pennies(one, other):
    ...     win = 1 if one == other else -1
    ...     return Outcome(one + other, (win, -win))
    >>> hidden = {
    ...     own: Choice("b", {o: pennies(own, o) for o in "ht"}, own, knowing="?") for own in "ht"
    ... }
    >>> game = game_tree(Choice("a", hidden, "1"), players=["a", "b"])
    >>> [[str(odds) for odds in one.outcomes.values()] for one in simple_mixed_assessments(game)]
    [['1/4', '1/4', '1/4', '1/4']]
    """
    layout = layout_of(game)
    certain = settled_actions(game)
    open_sets = [key for key in layout.information if key not in certain]
    sizes = [len(game.actions(key)) for key in open_sets]
    refuse_too_many(layout, sizes)
    table = {
        actions: _worths(layout, {**certain, **dict(zip(open_sets, actions, strict=True))})
        for actions in product(*map(range, sizes))
    }
    found, passed = [], 0
    for one, other in combinations(range(len(open_sets)), 2):
        if open_sets[one][0] != open_sets[other][0]:
            for actions, shares in _candidates(open_sets, sizes, table, (one, other)):
                chosen = {**certain, **dict(zip(open_sets, actions, strict=True))}
                behaviour = {**pure_behaviour(game, chosen)}
                for place, (first, second, share) in zip((one, other), shares, strict=True):
                    odds = [Fraction(0)] * sizes[place]
                    odds[first], odds[second] = share, 1 - share
                    behaviour[open_sets[place]] = tuple(odds)
                passed += visits(layout)
                if passed > MOST_VISITS:
                    raise TooLargeError("there are too many ways to mix to be tried one by one")
                assessment = supported(layout, behaviour)
                if assessment is not None:
                    found.append(assessment)
    return tuple(found)


def _candidates(
    open_sets: list[Information],
    sizes: list[int],
    table: Mapping[Actions, Worths],
    mixing: tuple[int, int],
) -> Iterator[tuple[Actions, tuple[tuple[int, int, Fraction], ...]]]:
    """Pure choices with two pairs of actions and the share of the first of each that leaves the other indifferent."""
    one, other = mixing
    pairs = [list(combinations(range(sizes[place]), 2)) for place in mixing]
    free = [(0,) if place in mixing else tuple(range(size)) for place, size in enumerate(sizes)]
    for rest in product(*free):
        for mine, theirs in product(*pairs):

            def worth(place: int, own: int, its: int, rest: Actions = rest) -> tuple[Fraction, ...]:
                actions = list(rest)
                actions[one], actions[other] = own, its
                return table[tuple(actions)][open_sets[place]]

            share = _indifferent(
                mine, worth(one, mine[0], theirs[0]), worth(one, mine[0], theirs[1])
            )
            reply = _indifferent(
                theirs, worth(other, mine[0], theirs[0]), worth(other, mine[1], theirs[0])
            )
            if share is not None and reply is not None:
                yield rest, ((*mine, reply), (*theirs, share))


def _indifferent(
    pair: tuple[int, int], with_first: tuple[Fraction, ...], with_second: tuple[Fraction, ...]
) -> Fraction | None:
    """How likely the other's first action has to be for two actions to be worth the same; None if it cannot be."""
    gain, loss = (worth[pair[0]] - worth[pair[1]] for worth in (with_first, with_second))
    if gain == loss:
        return None
    share = loss / (loss - gain)
    return share if 0 < share < 1 else None


def _worths(layout: Layout, actions: Mapping[Information, int]) -> Worths:
    """What each action would be worth at each information set, all else done as chosen."""
    behaviour = pure_behaviour(layout.game, actions)
    values = node_values(layout.game, behaviour)
    found = {}
    for key, places in layout.information.items():
        start = layout.roots[key]
        sums = [Fraction(0)] * len(layout.game.actions(key))
        for place in places:
            odds, at = Fraction(1), place
            while at != start and odds:
                odds = kept_short(odds * step_odds(layout, behaviour, at, key[0]))
                at = layout.parents[at][0]
            node = layout.game.nodes[place]
            if odds and isinstance(node, Decision):
                for action, child in enumerate(node.children):
                    sums[action] += odds * values[child][key[0]]
        found[key] = tuple(sums)
    return found
