"""A quick guess at a slow likelihood: Gaussian process regression on the draws whose likelihood is known.

The guess is smooth: a plane, a quadratic form and local bumps, in each of which a score counts as much as the draws say
it matters [rasmussen2006]. What it gets wrong does no harm but to efficiency, where draws are weighed by the true
likelihood in the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

# Below the best draw, likelihoods are told apart by ratios more than by differences: nobody needs the low ones closely.
BEND = 10.0
# Likelihoods further below the best, and draws without any, are all alike.
DEEPEST = 300.0
# No guess is higher than the best draw by more than this, lest one far from all draws lead astray.
BEYOND = 2.0
# Scales are learned from so many draws at the most, the best; the guess itself rests on all.
SCALED_BY = 800
# So many steps are made to learn the scales at first, and from where the last guess left off.
FIRST_STEPS, LATER_STEPS = 40, 12
# A priori a score hardly matters; the logarithm of how much (an inverse square length) is so, give or take so much.
MATTERS, GIVE_OR_TAKE = -6.0, 3.0
# The variance of the constant part, wide enough not to matter, and a noise without which roots are hard to take.
CONSTANT, JITTER = 1e3, 1e-4
BOUNDS = (-10.0, 8.0)
# What scales are worth with which no root can be taken in spite of it: less than any others.
HOPELESS = 1e15


@dataclass(frozen=True)
class Surrogate:
    """A guess at log likelihoods, made from draws at `scores`.

    `scales` are logarithms: of the weights of plane, quadratic form and bumps; of how much each score matters; of the
    variance of the noise. `best` is the highest log likelihood known. `error` is how far a guess made without a draw is
    from its log likelihood (root mean square), where that is high; `left_out` are those guesses, one for each draw.
    """

    scores: Numbers
    scales: Numbers
    pull: Numbers
    middle: float
    best: float
    error: float
    left_out: Numbers

    def guess(self, scores: Numbers) -> Numbers:
        """Guess the log likelihoods of scores of shape (draws, priors)."""
        bent = self.middle + _covariance(scores, self.scores, self.scales) @ self.pull
        return _straight(bent, self.best)


def surrogate_of(
    scores: Numbers, likelihoods: Numbers, *, before: Surrogate | None = None
) -> Surrogate:
    """Learn to guess log likelihoods (minus infinity for none) from draws of scores, shape (draws, priors).

    Learning begins with the scales of a guess made `before`. Costs time cubic in the number of draws.

    >>> luck = np.random.default_rng(0)
    >>> scores = luck.standard_normal((60, 2))
    >>> guessed = surrogate_of(scores, -((scores[:, 0] - 1) ** 2))
    >>> guessed.guess(np.array([[0.0, 1.0], [2.5, 0.0]])).round(1).tolist()
    [-1.0, -2.3]
    """
    best = float(likelihoods.max())
    low = np.maximum(likelihoods, best - DEEPEST)
    bent = -BEND * np.log1p((best - low) / BEND)
    middle = float(bent.mean())
    scales = _scales(scores, bent - middle, None if before is None else before.scales)
    noisy = _covariance(scores, scores, scales) + _noise(scales) * np.eye(bent.size)
    inverse = np.linalg.inv(noisy)
    pull = inverse @ (bent - middle)
    # What each draw differs by from a guess made from all others, in closed form.
    apart = pull / np.diag(inverse)
    high = np.exp((low - best) / 2)
    error = float(np.sqrt(high @ (apart * np.exp(-bent / BEND)) ** 2 / high.sum()))
    return Surrogate(scores, scales, pull, middle, best, error, _straight(bent - apart, best))


def _straight(bent: Numbers, best: float) -> Numbers:
    straight: Numbers = best - BEND * np.expm1(-bent / BEND)
    return np.clip(straight, best - DEEPEST, best + BEYOND)


def _noise(scales: Numbers) -> float:
    return float(np.exp(scales[-1])) + JITTER


def _parts(left: Numbers, right: Numbers, scales: Numbers) -> tuple[Numbers, Numbers]:
    """Products of scores, each weighed by how much it matters, and how near two draws are."""
    matters = np.exp(scales[3:-1])
    products = (left * matters) @ right.T
    lengths = [(side**2) @ matters for side in (left, right)]
    apart = lengths[0][:, np.newaxis] + lengths[1] - 2 * products
    return products, np.exp(-0.5 * np.maximum(apart, 0))


def _covariance(left: Numbers, right: Numbers, scales: Numbers) -> Numbers:
    products, near = _parts(left, right, scales)
    plane, quadratic, bumps = np.exp(scales[:3])
    covariance: Numbers = CONSTANT + plane * products + quadratic * products**2 + bumps * near
    return covariance


def _scales(scores: Numbers, bent: Numbers, start: Numbers | None) -> Numbers:
    """The scales that make what is known of the likelihood likeliest, given how much scores matter a priori."""
    from scipy.optimize import minimize

    chosen = np.sort(np.argsort(-bent, kind="stable")[:SCALED_BY])
    if start is None:
        size = np.log(bent.var() + JITTER)
        start = np.r_[size, size - 1, size, np.full(scores.shape[1], -3.0), -1.0]
    found = minimize(
        _unlikely,
        start,
        args=(scores[chosen], bent[chosen]),
        jac=True,
        method="L-BFGS-B",
        bounds=[BOUNDS] * start.size,
        options={"maxiter": FIRST_STEPS if start[-1] == -1 else LATER_STEPS},
    )
    scales: Numbers = found.x
    return scales


def _unlikely(scales: Numbers, scores: Numbers, bent: Numbers) -> tuple[float, Numbers]:
    """Minus the log density of what is known, and its slope in every scale ([rasmussen2006], chapter 5)."""
    products, near = _parts(scores, scores, scales)
    plane, quadratic, bumps = np.exp(scales[:3])
    covariance = CONSTANT + plane * products + quadratic * products**2 + bumps * near
    try:
        root = np.linalg.cholesky(covariance + _noise(scales) * np.eye(bent.size))
    except np.linalg.LinAlgError:
        return HOPELESS, np.zeros_like(scales)
    inverse = np.linalg.inv(root)
    inverse = inverse.T @ inverse
    pull = inverse @ bent
    strange = (scales[3:-1] - MATTERS) / GIVE_OR_TAKE
    value = 0.5 * bent @ pull + np.log(np.diag(root)).sum() + 0.5 * strange @ strange
    # The slope in any entry of the covariance; the rest is the chain rule.
    slope = 0.5 * (inverse - np.outer(pull, pull))
    by_product = slope * (plane + 2 * quadratic * products)
    by_near = slope * bumps * near
    through = np.einsum("ij,ij->j", scores, (by_product + by_near) @ scores)
    through -= by_near.sum(axis=1) @ scores**2
    by_scale = [
        plane * np.sum(slope * products),
        quadratic * np.sum(slope * products**2),
        np.sum(by_near),
    ]
    by_matter = np.exp(scales[3:-1]) * through + strange / GIVE_OR_TAKE
    by_noise = np.exp(scales[-1]) * np.trace(slope)
    return float(value), np.r_[by_scale, by_matter, by_noise]
