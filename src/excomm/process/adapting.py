"""Weighted draws from a posterior, by adaptive multiple importance sampling.

Every prior is seen as a standard normal score, in which all are alike. The first round draws from the priors; each
later one from a normal distribution fitted to what is known by then, mixed with the priors. In the end each draw weighs
prior times likelihood over the density of all rounds together, as if they had been one [cappe2004; cornuet2012].
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Likelihood = Callable[[Numbers, int], Numbers]

# Of the later draws so many still come from the priors, so that no part of them is given up.
FROM_PRIORS = 0.3
# What a fitted spread is widened by, since the weighted draws are few.
WIDER = 1.3
# So many standard errors of the weighted draws count as more than chance, where priors are dozens.
SURE = 3.0
# Few weighted draws can lie together by chance: no spread is taken to be narrower than this.
NARROWEST = 0.2
# Means are drawn towards those of the priors as if these were so many draws.
CAUTION = 10
# While fewer draws than this share of all would count, the likelihood is flattened before a round is fitted to it.
COUNTING = 0.2
# Scores beyond are one in ten million, and the quantile of a prior may overflow there.
FARTHEST = 5.2


@dataclass(frozen=True)
class Weighted:
    """Draws of standard normal scores, shape (draws, priors), their log likelihoods, and weights that sum to one."""

    scores: Numbers
    likelihoods: Numbers
    weights: Numbers


@dataclass(frozen=True)
class _Round:
    """Where a round drew from: mean and spread of each score; and how many draws it made."""

    mean: Numbers
    spread: Numbers
    draws: int


def weighted_draws(
    likelihood: Likelihood, priors: int, *, draws: int, rounds: int, seed: int
) -> Weighted:
    """Draw from so many standard normal scores, weighed by a likelihood, in rounds of so many draws.

    `likelihood` gets scores of shape (draws, priors), and how many were drawn before, and gives their log likelihoods.
    Where it was interrupted these are not numbers (NaN): such draws are left out, and no more are made. Raises
    `InputError` if no likelihood is above zero.

    >>> found = weighted_draws(lambda x, _: -2 * x[:, 0] ** 2, 1, draws=400, rounds=3, seed=0)
    >>> round(float(found.weights @ found.scores[:, 0] ** 2), 1)
    0.2
    """
    luck = np.random.default_rng(seed)
    rounds_made: list[_Round] = []
    scores, found = np.zeros((0, priors)), np.zeros(0)
    while len(rounds_made) < rounds:
        mean, spread = np.zeros(priors), np.ones(priors)
        if rounds_made:
            mean, spread = _fitted(scores, _log_weights(scores, found, rounds_made))
        new = _drawn(luck, mean, spread, draws)
        likelihoods = likelihood(new, found.size)
        told = ~np.isnan(likelihoods)
        rounds_made.append(_Round(mean, spread, int(told.sum())))
        scores = np.vstack([scores, new[told]])
        found = np.concatenate([found, likelihoods[told]])
        if not told.all():
            break
    return Weighted(scores, found, _shared(_log_weights(scores, found, rounds_made)))


def effective(weights: Numbers) -> float:
    """The number of equally weighted draws that are worth as much as these [kong1992]."""
    return float(1 / np.sum(weights**2))


def _log_weights(scores: Numbers, likelihoods: Numbers, rounds: Sequence[_Round]) -> Numbers:
    """Prior times likelihood over the density of all rounds together."""
    prior = _normal(scores, np.zeros(scores.shape[1]), np.ones(scores.shape[1]))
    shares = np.log([one.draws / scores.shape[0] for one in rounds])
    parts = [
        share + _normal(scores, one.mean, one.spread)
        for share, one in zip(shares, rounds, strict=True)
    ]
    fitted = np.log1p(-FROM_PRIORS) + np.logaddexp.reduce(parts)
    log: Numbers = likelihoods + prior - np.logaddexp(fitted, np.log(FROM_PRIORS) + prior)
    if not np.isfinite(log).any():
        raise InputError(
            "the model gives history no chance, whatever is drawn from the priors",
            remedy="'excomm history' shows which step has none",
        )
    return log


def _shared(log: Numbers) -> Numbers:
    weights = np.exp(log - log.max())
    total: Numbers = weights / weights.sum()
    return total


def _drawn(luck: np.random.Generator, mean: Numbers, spread: Numbers, draws: int) -> Numbers:
    noise = luck.standard_normal((draws, mean.size))
    plain = luck.random(draws) < FROM_PRIORS
    scores = np.where(plain[:, np.newaxis], noise, mean + spread * noise)
    return np.clip(scores, -FARTHEST, FARTHEST)


def _normal(scores: Numbers, mean: Numbers, spread: Numbers) -> Numbers:
    """The log density of independent normal distributions."""
    z = (scores - mean) / spread
    density: Numbers = (-0.5 * z**2 - np.log(spread) - 0.5 * np.log(2 * np.pi)).sum(axis=1)
    return density


def _fitted(scores: Numbers, log: Numbers) -> tuple[Numbers, Numbers]:
    """Mean and spread of the weighted draws, where they differ from the prior by more than chance.

    Following what is chance alone would cost draws in every one of many directions, and gain nothing.
    """
    weights = _flattened(log)
    count = effective(weights)
    mean = weights @ scores
    variance = weights @ (scores - mean) ** 2
    shifted = np.abs(mean) * np.sqrt(count) > SURE
    narrowed = (1 - variance) * np.sqrt(count / 2) > SURE
    learned = shifted | narrowed
    wide = np.clip(np.sqrt(variance) * WIDER, NARROWEST, 1.0)
    near = count / (count + CAUTION)
    return np.where(learned, near * mean, 0.0), np.where(learned, wide, 1.0)


def _flattened(log: Numbers) -> Numbers:
    """Weights of the draws, raised to that power up to one at which enough of them count."""
    low, high = 0.0, 1.0
    wanted = COUNTING * log.size
    if effective(_shared(log)) >= wanted:
        return _shared(log)
    for _ in range(30):
        power = (low + high) / 2
        enough = effective(_shared(power * log)) >= wanted
        low, high = (power, high) if enough else (low, power)
    return _shared(low * log)
