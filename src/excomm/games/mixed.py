"""Equilibria in mixed strategies of games of two, exactly: by the supports and best responses of every corner."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import InputError, TooLargeError
from excomm.games.dominance import eliminate
from excomm.games.equations import solution

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.games.strategic import Payoffs, StrategicGame

Mixture = tuple[Fraction, ...]
# Systems of equations times the cubes of their sizes. A million took some seven seconds when measured.
MOST_WORK = 1_200_000


@dataclass(frozen=True)
class Equilibrium:
    """One equilibrium: each player's probabilities of its strategies, and what each player gets on average."""

    mixtures: tuple[Mixture, ...]
    payoffs: tuple[Fraction, ...]

    @property
    def pure(self) -> bool:
        """Whether nobody mixes."""
        return all(max(mixture) == 1 for mixture in self.mixtures)


@dataclass(frozen=True)
class MixedEquilibria:
    """All extreme equilibria of a game of two.

    In a game that is `degenerate` there can be infinitely many equilibria: then they are the mixtures of those extreme
    ones that may be combined, and this list names the corners only. Some mixture of n strategies has more than n
    best responses there, once strictly dominated ones are left aside. Otherwise the list is all there are, and
    their number is odd [lemke1964].
    """

    equilibria: tuple[Equilibrium, ...]
    degenerate: bool


def mixed_equilibria(game: StrategicGame) -> MixedEquilibria:
    """Find every equilibrium of a game of two in which each may leave its choice to chance.

    Nash equilibria [nash1951] from the corners of both best-response polyhedra: a corner is a mixture with the payoff
    that the other can get against it at most; two corners are an equilibrium if each strategy of each player is played
    with probability zero or is a best response [mangasarian1964; avis2010]. Exact fractions. Strictly dominated
    strategies are left aside first; the number of systems of equations solved is that of the ways to choose as many
    strategies as one player has from those of both, and each takes the cube of that number: six strategies each are
    within bounds, eight are not. Payoffs that are mere ranks are taken as numbers here: what comes
    out then depends on distances that nobody meant.

    Raises `InputError` for more or fewer than two players, `TooLargeError` where there are too many strategies, and
    `InputError` where some profiles cannot be.

    >>> from excomm.games.strategic import strategic_game
    >>> chicken = strategic_game([[[3, 2], [4, 1]], [[3, 4], [2, 1]]])
    >>> for one in mixed_equilibria(chicken).equilibria:
    ...     print([[str(share) for share in mixture] for mixture in one.mixtures])
    [['1', '0'], ['0', '1']]
    [['1/2', '1/2'], ['1/2', '1/2']]
    [['0', '1'], ['1', '0']]
    """
    _refuse_what_is_not_for_two(game)
    left = eliminate(game).left
    _refuse_too_many(left)
    first, second = left.payoffs
    rows = list(_corners(second.T))
    columns = list(_corners(first))
    sizes = first.shape
    everything = frozenset(range(sum(sizes)))
    found = set()
    for x, own in rows:
        labels = _labels_of_first(own, sizes)
        for y, other in columns:
            if labels | other == everything:
                found.add((x, y))
    degenerate = any(len(own) > sizes[0] for _, own in rows) or any(
        len(other) > sizes[1] for _, other in columns
    )
    return MixedEquilibria(
        tuple(_equilibrium(game, left, x, y) for x, y in sorted(found, reverse=True)),
        degenerate=degenerate,
    )


def _refuse_what_is_not_for_two(game: StrategicGame) -> None:
    if len(game.players) != 2:  # noqa: PLR2004 - the method is one for two players
        raise InputError(
            f"mixed equilibria are found for two players, and here are {len(game.players)}",
            remedy="write the game to a file of Gambit's and solve it there: --export game.nfg",
        )
    if not game.possible.all():
        raise InputError(
            "some of the strategies exclude each other, so that mixing them makes no sense",
            remedy="ask for pure equilibria, or name courses in the file that can all be combined",
        )


def _refuse_too_many(game: StrategicGame) -> None:
    rows, columns = map(len, game.strategies)
    if comb(rows + columns, rows) * (rows**3 + columns**3) > MOST_WORK:
        raise TooLargeError(
            f"{rows} times {columns} strategies, dominated ones put aside, are too many to be mixed exactly",
            remedy="leave out what nobody would choose, or have Gambit solve it: --solver gambit",
        )


def _corners(payoffs: Payoffs) -> Iterator[tuple[Mixture, frozenset[int]]]:
    """Each corner mixture over the columns of a table, with its labels.

    The table holds what the *other* gets, its strategies down. The labels of a corner are the other's strategies that
    are best responses (from 0), and the own strategies that are not played (from the number of the other's on).
    """
    other, own = payoffs.shape
    # Unknowns: the mixture, then the other's highest payoff. Constraints: payoff ≤ highest, and mixture ≥ 0.
    limits = [[*row, Fraction(-1)] for row in payoffs.tolist()]
    limits += [
        [Fraction(place == column) for column in range(own)] + [Fraction(0)] for place in range(own)
    ]
    whole = [Fraction(1)] * own + [Fraction(0)]
    right = [Fraction(0)] * own + [Fraction(1)]
    seen = set()
    for tight in combinations(range(other + own), own):
        if tight[0] >= other:
            # Somebody answers in some way: the highest payoff is bounded by none otherwise.
            continue
        point = solution([*(limits[place] for place in tight), whole], right)
        if point is None or min(point[:own]) < 0 or point in seen:
            continue
        slack = [sum(a * b for a, b in zip(row, point, strict=True)) for row in limits[:other]]
        if max(slack) > 0:
            continue
        seen.add(point)
        best = {place for place, value in enumerate(slack) if not value}
        idle = {other + place for place in range(own) if not point[place]}
        yield point[:own], frozenset(best | idle)


def _labels_of_first(labels: frozenset[int], sizes: tuple[int, ...]) -> frozenset[int]:
    """Labels of a corner of the first player's, renamed: its own strategies first, then the other's."""
    rows, columns = sizes
    return frozenset(rows + label if label < columns else label - columns for label in labels)


def _equilibrium(game: StrategicGame, left: StrategicGame, x: Mixture, y: Mixture) -> Equilibrium:
    rows, columns = np.array(x, dtype=object), np.array(y, dtype=object)
    payoffs = tuple(Fraction(rows @ table @ columns) for table in left.payoffs)
    mixtures = tuple(
        tuple(dict(zip(kept, mixture, strict=True)).get(name, Fraction(0)) for name in own)
        for own, kept, mixture in zip(game.strategies, left.strategies, (x, y), strict=True)
    )
    return Equilibrium(mixtures, payoffs)
