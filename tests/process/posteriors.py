"""Likelihoods of standard normal scores whose posteriors are known in closed form."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class ConjugateNormal:
    """Every score is seen once, at 1, with a normal error of so wide a spread."""

    priors: int
    spread: float

    def likelihood(self, scores: Numbers) -> Numbers:
        """The logarithm of the likelihood of draws, shape (draws, priors)."""
        told: Numbers = -0.5 * ((scores - 1) ** 2).sum(axis=1) / self.spread**2
        return told

    @property
    def mean(self) -> float:
        """The posterior mean of every score."""
        return 1 / (1 + self.spread**2)

    @property
    def variance(self) -> float:
        """The posterior variance of every score."""
        return self.spread**2 / (1 + self.spread**2)

    @property
    def evidence(self) -> float:
        """The logarithm of the mean likelihood."""
        return self.priors * (0.5 * math.log(self.variance) - 0.5 / (1 + self.spread**2))


BUMP = 0.3


def two_bumps(scores: Numbers) -> Numbers:
    """One bump at -1.5 and one, half as high, at 1: far apart for bumps as narrow as they are."""
    at = scores[:, 0]
    told: Numbers = np.logaddexp(
        -0.5 * ((at + 1.5) / BUMP) ** 2, math.log(0.5) - 0.5 * ((at - 1) / BUMP) ** 2
    )
    return told


def share_right() -> float:
    """How much of the posterior of `two_bumps` lies in the right one."""
    wide = math.sqrt(1 + BUMP**2)
    left, right = stats.norm.pdf(-1.5, scale=wide), 0.5 * stats.norm.pdf(1, scale=wide)
    return float(right / (left + right))


def banana(scores: Numbers) -> Numbers:
    """Likely along a parabola, which no normal distribution resembles."""
    told: Numbers = -0.5 * ((scores[:, 1] - scores[:, 0] ** 2 + 1) / 0.25) ** 2
    return told


def banana_on_a_grid() -> tuple[float, float, float]:
    """Evidence of the banana, and the means of the second score and of its square, on a fine grid."""
    line = np.linspace(-7, 7, 1401)
    first, second = np.meshgrid(line, line)
    places = np.column_stack([first.ravel(), second.ravel()])
    density = np.exp(banana(places)) * stats.norm.pdf(places).prod(axis=1)
    total = density.sum()
    height, square = (float(density @ places[:, 1] ** power / total) for power in (1, 2))
    return math.log(total * (line[1] - line[0]) ** 2), height, square
