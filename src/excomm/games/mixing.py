"""Perfect Bayesian equilibria in which one information set of each of two players is left to chance, or one alone."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product
from typing import TYPE_CHECKING

from excomm.errors import TooLargeError
from excomm.games.believing import MOST_VISITS, supported, visits
from excomm.games.equations import weights_with
from excomm.games.worths import choices_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from excomm.games.believing import Assessment
    from excomm.games.extensive import ExtensiveGame
    from excomm.games.worths import Actions, Choices

    # The probabilities of the actions at open information sets that are left to chance, by their place among them.
    Mixed = Mapping[int, tuple[Fraction, ...]]

LOOKED_FOR = (
    "Looked for were all in pure strategies, those in which one player mixes at one information set to hold the others"
    " to what they do, and those in which two mix two actions each where play can come to. There may be others."
)
# So many actions at one information set are combined with each other.
MOST_MIXED = 8


def simple_mixed_assessments(game: ExtensiveGame) -> tuple[Assessment, ...]:
    """Find perfect Bayesian equilibria in which two players mix two actions each, or one holds all others by mixing.

    Two players mix at one information set each so that the other is indifferent; since a path passes an information set
    once at most, what an action is worth is linear in the other's probability, and two values of it tell where the
    two actions are worth the same. This is looked for where play can come to. One player alone mixes, wherever it
    be, where the others would do otherwise if it did not: the odds are one example of those that hold them.
    All else is pure. What is found so is kept if beliefs support it; equilibria with more mixing are not found.
    Raises `TooLargeError` for more than fifty thousand combinations of pure choices, or fewer in a large tree.

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
    choices = choices_of(game)
    found, passed = [], 0
    for candidates in (_by_two(choices), _by_one(choices)):
        for actions, mixed in candidates:
            behaviour = choices.behaviour(actions)
            for place, odds in mixed.items():
                behaviour[choices.free[place]] = odds
            passed += visits(choices.layout)
            if passed > MOST_VISITS:
                raise TooLargeError("there are too many ways to mix to be tried one by one")
            assessment = supported(choices.layout, behaviour)
            if assessment is not None:
                found.append(assessment)
    return tuple(found)


def _by_two(choices: Choices) -> Iterator[tuple[Actions, Mixed]]:
    """Pure choices, and at two information sets odds of two actions that leave the other player indifferent."""
    for one, other in combinations(range(len(choices.free)), 2):
        if choices.free[one][0] != choices.free[other][0]:
            yield from _by_these_two(choices, one, other)


def _by_these_two(choices: Choices, one: int, other: int) -> Iterator[tuple[Actions, Mixed]]:
    pairs = [list(combinations(range(choices.sizes[place]), 2)) for place in (one, other)]
    for rest in _elsewhere(choices, {one, other}):
        for mine, theirs in product(*pairs):

            def worth(place: int, own: int, its: int, rest: Actions = rest) -> tuple[Fraction, ...]:
                actions = list(rest)
                actions[one], actions[other] = own, its
                return choices.table[tuple(actions)][choices.free[place]]

            share = _indifferent(
                mine, worth(one, mine[0], theirs[0]), worth(one, mine[0], theirs[1])
            )
            reply = _indifferent(
                theirs, worth(other, mine[0], theirs[0]), worth(other, mine[1], theirs[0])
            )
            if share is not None and reply is not None:
                yield (
                    rest,
                    {
                        one: _two_odds(choices.sizes[one], mine, reply),
                        other: _two_odds(choices.sizes[other], theirs, share),
                    },
                )


def _elsewhere(choices: Choices, mixing: set[int]) -> Iterator[Actions]:
    """Every combination of choices where nobody mixes; where somebody does the first stands for all."""
    sizes = enumerate(choices.sizes)
    yield from product(*((0,) if place in mixing else tuple(range(size)) for place, size in sizes))


def _two_odds(size: int, pair: tuple[int, int], share: Fraction) -> tuple[Fraction, ...]:
    odds = [Fraction(0)] * size
    odds[pair[0]], odds[pair[1]] = share, 1 - share
    return tuple(odds)


def _indifferent(
    pair: tuple[int, int], with_first: tuple[Fraction, ...], with_second: tuple[Fraction, ...]
) -> Fraction | None:
    """How likely the other's first action has to be for two actions to be worth the same; None if it cannot be."""
    gain, loss = (worth[pair[0]] - worth[pair[1]] for worth in (with_first, with_second))
    if gain == loss:
        return None
    share = loss / (loss - gain)
    return share if 0 < share < 1 else None


def _by_one(choices: Choices) -> Iterator[tuple[Actions, Mixed]]:
    """Pure choices, and at one information set odds under which all others do best what they do, as under no pure one.

    The odds at one set enter what anything is worth elsewhere in a linear way, so they are the weights under which no
    other action gains.
    """
    for place in range(len(choices.sizes)):
        for rest in _elsewhere(choices, {place}):
            best = _best(choices, rest, place)
            if len(best) > 1:
                for weights in _holding(choices, rest, place, best):
                    odds = tuple(
                        weights.get(one, Fraction(0)) for one in range(choices.sizes[place])
                    )
                    yield rest, {place: odds}


def _best(choices: Choices, rest: Actions, place: int) -> tuple[int, ...]:
    """What is worth most at an information set: only that may be mixed."""
    worths = choices.table[rest][choices.free[place]]
    return tuple(action for action, worth in enumerate(worths) if worth == max(worths))


def _holding(
    choices: Choices, rest: Actions, place: int, best: tuple[int, ...]
) -> Iterator[dict[int, Fraction]]:
    """Odds of actions under which nothing else gains elsewhere, for each set of actions that can be mixed so."""
    columns = {
        action: _gains(choices, (*rest[:place], action, *rest[place + 1 :]), place)
        for action in best
    }
    rows = list(zip(*columns.values(), strict=True))
    if any(max(row) < 0 for row in rows):
        return
    if len(best) > MOST_MIXED:
        raise TooLargeError("there are too many ways to mix to be tried one by one")
    supports = [mixed for many in range(2, len(best) + 1) for mixed in combinations(best, many)]
    for mixed in supports:
        gains = list(zip(*(columns[action] for action in mixed), strict=True))
        weights = weights_with(gains, len(mixed))
        if weights is not None and all(weights):
            yield dict(zip(mixed, weights, strict=True))


def _gains(choices: Choices, actions: Actions, mixing: int) -> list[Fraction]:
    """By how much what is done is worth more than anything else, at all open information sets but the one."""
    worths = choices.table[actions]
    return [
        worths[key][actions[place]] - worth
        for place, key in enumerate(choices.free)
        if place != mixing
        for action, worth in enumerate(worths[key])
        if action != actions[place]
    ]
