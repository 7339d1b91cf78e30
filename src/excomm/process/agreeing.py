"""How likely it is that enough people say yes: launch consent, and its mirror image, early warning.

Each of several people says yes with a probability of their own. Three ways in which their answers can hang
together are told apart: not at all; by a common cause, as strong as an intraclass correlation; and in
sequence, where the later defer to the one before.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import ExcommError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

# A person's leaning rises from no to yes where the common cause passes their own threshold, the more steeply the more
# people are of one mind. Cells end wherever the leaning of somebody passes one of so many levels, or one of the tenths,
# hundredths ... that are as many, and at so many places of the cause besides, all crowded at both ends.
LEVELS, DECADES, PLACES = 160, 12, 80
# A single probability that is asked for can be had more precisely than a table to draw from.
FINER = 4
RAREST = 1e-60


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
    weights, leanings = _cells(tuple(chances), correlation, finer=FINER)
    return float(np.clip(_tail(leanings, need) @ weights, 0, 1))


def leanings_to_yes(
    chances: Sequence[float], correlation: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The same dependence as a table to draw from: how likely each condition of a hidden cause is, and each yes in it.

    In each condition of the cause a person says yes with a probability of their own, independently of the others.
    Shapes (conditions,) and (people, conditions). Without correlation the cause has one condition; where the answers
    are of one mind, as many as there are people, and one more; else a hundred or two for each person, in each of which
    all lean as they do on average, so that each says yes exactly as often as they should.

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
    return _cells(tuple(chances), correlation)


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


# The same people are asked in every picture of a crisis, and quantiles take long to find.
@lru_cache(maxsize=1024)
def _cells(
    chances: tuple[float, ...], correlation: float, *, finer: int = 1
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Cells of the common cause, and the mean leaning of each person in each: from partial means of beta distributions.

    Ends of cells are told from both sides, below and above, so that what is rare is not lost beside one.
    """
    from scipy.special import betainc, betaincc, betainccinv, betaincinv

    precision = (1 - correlation) / correlation
    shapes = [(chance * precision, (1 - chance) * precision) for chance in chances]
    tails = 10.0 ** -np.arange(1, DECADES)
    levels = np.unique(np.concatenate([_crowded(LEVELS * finer), tails, 1 - tails]))
    places = _crowded(PLACES * finer)
    open_minded = sorted({shape for shape in shapes if min(shape) > 0})
    below = np.concatenate(
        [[0.0], places, *(betainc(*shape, levels) for shape in open_minded), [1.0]]
    )
    above = np.concatenate(
        [[1.0], 1 - places, *(betaincc(*shape, levels) for shape in open_minded), [0.0]]
    )
    # Quantiles of what is rarer than anything are not to be had.
    told = np.minimum(below, above)
    told = (told == 0) | (told > RAREST)
    below, above = below[told], above[told]
    order = np.lexsort((-above, below))
    below, above = below[order], above[order]
    low = below[1:] <= 1 / 2
    weights = np.where(low, np.diff(below), -np.diff(above))
    leanings = []
    for chance, (yes, no) in zip(chances, shapes, strict=True):
        if chance in (0, 1):
            leanings.append(np.full(weights.size, float(chance)))
            continue
        ends = np.where(below <= 1 / 2, betaincinv(yes, no, below), betainccinv(yes, no, above))
        part = np.where(
            low, np.diff(betainc(yes + 1, no, ends)), -np.diff(betaincc(yes + 1, no, ends))
        )
        with np.errstate(divide="ignore", invalid="ignore"):
            # Where a distribution crowds nearer to its ends than numbers can tell, only these are known.
            leanings.append(np.clip(chance * part / weights, ends[:-1], ends[1:]))
    kept = weights > 0
    return weights[kept], np.array(leanings)[:, kept]


def _crowded(count: int) -> NDArray[np.float64]:
    """Places between 0 and 1, crowded at both ends."""
    places: NDArray[np.float64] = (1 - np.cos(np.pi * np.arange(1, count) / count)) / 2
    return places
