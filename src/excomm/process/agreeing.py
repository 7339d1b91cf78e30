"""How likely it is that enough people say yes: launch consent, and its mirror image, early warning.

Each of several people says yes with a probability of their own. Three ways in which their answers can hang
together are told apart: not at all; by a common cause, as strong as an intraclass correlation; and in
sequence, where the later defer to the one before.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import ExcommError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

# The integrand is smooth but for steep ends where people are nearly of one mind; nodes crowded there keep
# the error below 1e-4 up to a correlation of 0.9 (compared with adaptive quadrature in the tests).
NODES = 200


def at_least(chances: Sequence[float], need: int, *, correlation: float = 0.0) -> float:
    """The probability that at least `need` of the people say yes.

    With no correlation it is the tail of a Poisson binomial distribution. With intraclass correlation ρ,
    0 < ρ < 1, the answers share a cause: a hidden U, uniform on (0, 1), puts person *k* at the U-quantile of a beta
    distribution of mean p_k and precision (1 − ρ)/ρ, and given U answers are independent. For equal p_k this is
    the beta-binomial distribution [prentice1986], whose pairwise correlation is ρ. With ρ = 1 the same U
    decides for all: whoever has the larger p_k says yes whenever one with a smaller does.

    `chances` are probabilities; `need` from 0 to their number. Raises `ExcommError` for anything else.

    >>> round(at_least([0.6, 0.6, 0.6], 3), 3)
    0.216
    >>> round(at_least([0.6, 0.6, 0.6], 3, correlation=0.5), 3)
    0.416
    """
    _check(chances, need, correlation)
    if need == 0:
        return 1.0
    if correlation == 0:
        return float(_tail(np.asarray(chances)[:, np.newaxis], need)[0])
    if correlation == 1:
        return sorted(chances, reverse=True)[need - 1]
    if len(set(chances)) == 1:
        return _beta_binomial_tail(chances[0], len(chances), need, correlation)
    _, weights = _nodes()
    leanings = np.array([_leaning(chance, correlation) for chance in chances])
    return float(np.clip(_tail(leanings, need) @ weights, 0, 1))


def leanings_to_yes(
    chances: Sequence[float], correlation: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The same dependence as a table to draw from: how likely each condition of a hidden cause is, and each yes in it.

    In each condition of the cause a person says yes with a probability of their own, independently of the others.
    Shapes (conditions,) and (people, conditions). Without correlation the cause has one condition; where the answers
    are of one mind, as many as there are people, and one more; else as many as there are nodes to integrate over.

    >>> causes, leanings = leanings_to_yes([0.6, 0.2], 1.0)
    >>> causes.round(12).tolist(), leanings.tolist()
    ([0.2, 0.4, 0.4], [[1.0, 1.0, 0.0], [1.0, 0.0, 0.0]])
    """
    column = np.asarray(chances, np.float64)[:, np.newaxis]
    if correlation == 0 or len(chances) <= 1:
        return np.ones(1), column
    if correlation == 1:
        ends = np.array([0.0, *sorted(chances), 1.0])
        return np.diff(ends), np.where(ends[np.newaxis, :-1] < column, 1.0, 0.0)
    _, weights = _nodes()
    return weights, np.array([_leaning(chance, correlation) for chance in chances])


def at_least_in_sequence(chances: Sequence[float], need: int, *, deference: float = 0.0) -> float:
    """The probability that at least `need` say yes when each has heard the one before.

    With probability `deference` a later person answers as the one before did, and else makes up their own mind. Without
    deference the answers are independent; with full deference the first decides for all.

    >>> round(at_least_in_sequence([0.6, 0.6, 0.6], 3, deference=0.5), 3)
    0.384
    """
    _check(chances, need, deference)
    # Probability by how many have said yes, apart for a last answer of no (row 0) and yes (row 1).
    ways = np.zeros((2, len(chances) + 2))
    ways[0, 0], ways[1, 1] = 1 - chances[0], chances[0]
    for chance in chances[1:]:
        yes_after = (1 - deference) * chance + deference * np.array([0.0, 1.0])
        said_yes = yes_after @ ways
        ways[0] = (1 - yes_after) @ ways
        ways[1] = np.concatenate(([0.0], said_yes[:-1]))
    return float(ways[:, need:].sum())


def _check(chances: Sequence[float], need: int, dependence: float) -> None:
    if not chances or not 0 <= need <= len(chances):
        raise ExcommError(f"{need} of {len(chances)} people cannot be asked for")
    if not all(0 <= value <= 1 for value in (*chances, dependence)):
        raise ExcommError("chances and correlations lie between 0 and 1")


def _tail(leanings: NDArray[np.float64], need: int) -> NDArray[np.float64]:
    """P(at least `need` yes) for independent people; `leanings` of shape (people, cases), result (cases,)."""
    counts = np.zeros((leanings.shape[0] + 1, leanings.shape[1]))
    counts[0] = 1
    for leaning in leanings:
        counts[1:] = counts[1:] * (1 - leaning) + counts[:-1] * leaning
        counts[0] *= 1 - leaning
    tail: NDArray[np.float64] = counts[need:].sum(axis=0)
    return tail


def _beta_binomial_tail(chance: float, people: int, need: int, correlation: float) -> float:
    from scipy.stats import betabinom

    if chance in (0, 1):
        return chance
    precision = (1 - correlation) / correlation
    return float(betabinom.sf(need - 1, people, chance * precision, (1 - chance) * precision))


@cache
def _nodes() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Gauss–Legendre nodes on (0, 1), after the substitution u = t²(3 − 2t) that crowds them at the ends."""
    points, weights = np.polynomial.legendre.leggauss(NODES)
    t = (points + 1) / 2
    return t * t * (3 - 2 * t), weights / 2 * 6 * t * (1 - t)


# The same people are asked in every picture of a crisis, and quantiles take long to find.
@lru_cache(maxsize=4096)
def _leaning(chance: float, correlation: float) -> NDArray[np.float64]:
    """How far the common cause makes one person lean to yes, at each of its quantiles."""
    from scipy.special import betaincinv

    nodes, _ = _nodes()
    if chance in (0, 1):
        return np.full(nodes.shape, float(chance))
    precision = (1 - correlation) / correlation
    leaning: NDArray[np.float64] = betaincinv(chance * precision, (1 - chance) * precision, nodes)
    return leaning
