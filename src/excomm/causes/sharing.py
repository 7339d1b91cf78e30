"""Rules by which players share what they bring about together, and the properties that each has and lacks."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb
from typing import TYPE_CHECKING

import numpy as np

from excomm.causes.coalition_games import additions, players_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

# What a rule of sharing may or may not grant, in words.
PROPERTIES = {
    "efficiency": "the shares sum to what all bring about together",
    "symmetry": "players who add the same everywhere get the same",
    "null player": "who adds nothing anywhere gets nothing",
    "additivity": "the share in two effects is the sum of the shares in each",
    "merging": "two players who act as one get together what they got apart",
}


@dataclass(frozen=True)
class Rule:
    """A rule of sharing: how it is called, what it says, what it finds, and the properties that it has."""

    key: str
    name: str
    text: str
    shares: Callable[[Numbers], Numbers]
    properties: frozenset[str]

    @property
    def lacks(self) -> tuple[str, ...]:
        """The properties that it does not have."""
        return tuple(one for one in PROPERTIES if one not in self.properties)


def shapley(worths: Numbers) -> Numbers:
    """What each player adds on average when all come one by one, every order being as likely [shapley1953].

    `worths` are those of all coalitions, see `every_coalition`. Shapes (coalitions, samples) and (players, samples).

    >>> shapley(np.array([[0.0], [0.0], [0.0], [1.0]])).tolist()
    [[0.5], [0.5]]
    """
    count = players_in(worths)

    def mean(player: int) -> Numbers:
        added, size = additions(worths, player)
        orders = np.array([1 / (count * comb(count - 1, others)) for others in range(count)])
        weighed: Numbers = orders[size] @ added
        return weighed

    return _for_each(worths, mean)


def banzhaf(worths: Numbers) -> Numbers:
    """What each player adds on average when every other is in or out with equal chances [banzhaf1965].

    >>> banzhaf(np.array([[0.0], [1.0], [1.0], [1.0]])).tolist()
    [[0.5], [0.5]]
    """
    return _for_each(worths, lambda player: additions(worths, player)[0].mean(axis=0))


def alone(worths: Numbers) -> Numbers:
    """What each player brings about if nobody else acts.

    >>> alone(np.array([[0.0], [1.0], [1.0], [1.0]])).tolist()
    [[1.0], [1.0]]
    """
    return _for_each(worths, lambda player: additions(worths, player)[0][0])


def but_for(worths: Numbers) -> Numbers:
    """What would be missing but for each player, all others acting.

    >>> but_for(np.array([[0.0], [1.0], [1.0], [1.0]])).tolist()
    [[0.0], [0.0]]
    """
    return _for_each(worths, lambda player: additions(worths, player)[0][-1])


def _for_each(worths: Numbers, share: Callable[[int], Numbers]) -> Numbers:
    rows = [share(player) for player in range(players_in(worths))]
    return np.array(rows).reshape(len(rows), worths.shape[1])


_ALWAYS = frozenset({"symmetry", "null player", "additivity"})
RULES = {
    rule.key: rule
    for rule in (
        Rule(
            "shapley",
            "Shapley",
            "what each adds on average over all orders in which they could come in",
            shapley,
            _ALWAYS | {"efficiency"},
        ),
        Rule(
            "banzhaf",
            "Banzhaf",
            "what each adds on average when every other is in or out with equal chances",
            banzhaf,
            _ALWAYS | {"merging"},
        ),
        Rule("but_for", "but for", "what would be missing without each", but_for, _ALWAYS),
        Rule("alone", "alone", "what each brings about if nobody else acts", alone, _ALWAYS),
    )
}
