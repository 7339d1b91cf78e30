"""Draws from a posterior by tempering: from the priors to the likelihood in full, in small steps.

Every prior is seen as a standard normal score, in which all are alike. Particles start from the priors; the likelihood
is let in as a power of itself that rises from 0 to 1, each rung so high that half of the particles still count; they
are drawn anew by their weights, and moved until they have forgotten where they were [delmoral2006; chopin2020].
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    # Scores of shape (particles, priors) become log likelihoods of shape (particles,).
    LogLikelihood = Callable[[Numbers], Numbers]

# So large a share of the particles is still effective after a rung.
COUNTING = 0.5
# Moves of a rung go on until so little is left of where particles were, or for so many moves.
REMEMBERED, MOST_MOVES = 0.05, 60
# So many of the proposed moves are to be accepted.
ACCEPTED = 0.3
SHORTEST, LONGEST = 0.05, 1.0


@dataclass(frozen=True)
class Tempered:
    """Equally weighted draws of scores, shape (particles, priors), and their log likelihoods.

    `evidence` is the natural logarithm of the mean likelihood over the priors.
    """

    scores: Numbers
    likelihoods: Numbers
    evidence: float
    rungs: int


@dataclass(frozen=True)
class _Reference:
    """A normal distribution near the target: its mean, the root of its covariance, and the inverse of that root."""

    mean: Numbers
    root: Numbers
    inverse: Numbers


def tempered_draws(
    likelihood: LogLikelihood, priors: int, *, particles: int, luck: np.random.Generator
) -> Tempered:
    """Draw from the posterior of so many standard normal scores.

    Asks for the likelihood of all particles at once some dozen times a rung, so it has to be quick. No likelihood may
    be infinite or not a number.

    >>> luck = np.random.default_rng(0)
    >>> found = tempered_draws(lambda x: -2 * x[:, 0] ** 2, 1, particles=2000, luck=luck)
    >>> round(float(found.scores.var()), 1), round(found.evidence, 1)
    (0.2, -0.8)
    """
    scores = luck.standard_normal((particles, priors))
    found = likelihood(scores)
    power, evidence, step, rungs = 0.0, 0.0, 0.5, 0
    while power < 1:
        rise = _rise(found, 1 - power)
        power = 1.0 if rise == 1 - power else power + rise
        weights = np.exp(rise * (found - found.max()))
        evidence += rise * float(found.max()) + float(np.log(weights.mean()))
        kept = _resampled(weights / weights.sum(), luck)
        scores, found, step = _moved(
            likelihood, scores[kept], found[kept], power=power, step=step, luck=luck
        )
        rungs += 1
    return Tempered(scores, found, evidence, rungs)


def effective(weights: Numbers) -> float:
    """The number of equally weighted draws that are worth as much as these [kong1992]."""
    return float(np.sum(weights) ** 2 / np.sum(weights**2))


def _rise(found: Numbers, most: float) -> float:
    """How much the power may rise for enough of the particles to count, by bisection."""

    def enough(rise: float) -> bool:
        return effective(np.exp(rise * (found - found.max()))) >= COUNTING * found.size

    if enough(most):
        return most
    low, high = 0.0, most
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if enough(middle) else (low, middle)
    return high


def _resampled(weights: Numbers, luck: np.random.Generator) -> NDArray[np.intp]:
    """Systematic resampling: how often each is kept differs from its due by less than one."""
    marks = (luck.random() + np.arange(weights.size)) / weights.size
    return np.searchsorted(np.cumsum(weights), marks).clip(0, weights.size - 1)


def _moved(
    likelihood: LogLikelihood,
    scores: Numbers,
    found: Numbers,
    *,
    power: float,
    step: float,
    luck: np.random.Generator,
) -> tuple[Numbers, Numbers, float]:
    """Move particles by generalised Crank-Nicolson steps, which leave a normal near the target alone [rudolf2018]."""
    near = _reference(scores)
    here = power * found + _tilt(near, scores)
    remembered = 1.0
    for _ in range(MOST_MOVES):
        noise = luck.standard_normal(scores.shape) @ near.root.T
        there = near.mean + np.sqrt(1 - step**2) * (scores - near.mean) + step * noise
        told = likelihood(there)
        level = power * told + _tilt(near, there)
        taken = np.log(luck.random(found.size)) < level - here
        scores = np.where(taken[:, np.newaxis], there, scores)
        found, here = np.where(taken, told, found), np.where(taken, level, here)
        accepted = float(taken.mean())
        remembered *= 1 - accepted * (1 - np.sqrt(1 - step**2))
        step = float(np.clip(step * np.exp(accepted - ACCEPTED), SHORTEST, LONGEST))
        if remembered < REMEMBERED:
            break
    return scores, found, step


def _reference(scores: Numbers) -> _Reference:
    """The normal of the particles, its covariance drawn a little towards that of the priors so that it has a root."""
    count, priors = scores.shape
    mean = scores.mean(axis=0)
    spread = (scores - mean).T @ (scores - mean)
    root = np.linalg.cholesky((spread + priors * np.eye(priors)) / (count + priors))
    return _Reference(mean, root, np.linalg.inv(root))


def _tilt(near: _Reference, scores: Numbers) -> Numbers:
    """The log density of the priors over that of the reference, up to a constant."""
    standard = (scores - near.mean) @ near.inverse.T
    tilt: Numbers = 0.5 * (standard**2).sum(axis=1) - 0.5 * (scores**2).sum(axis=1)
    return tilt
