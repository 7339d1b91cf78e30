"""Weighted draws from a posterior whose likelihood is slow, by adaptive importance sampling with a surrogate.

Every prior is seen as a standard normal score, in which all are alike. The first round draws from the priors. Each
later one draws from the posterior that a quick guess at the likelihood would have (see `excomm.process.surrogate`), the
guess being made from all rounds before. Draws weigh likelihood over guess, so that the guess need not be right
[cappe2004; hesterberg1995].
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import InputError
from excomm.process.surrogate import surrogate_of
from excomm.process.tempering import effective, tempered_draws

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from excomm.process.surrogate import Surrogate

    Numbers = NDArray[np.float64]
    Likelihood = Callable[[Numbers, int], Numbers]

# Of the later draws so many still come from the priors, so that no weight is above the likelihood over this.
FROM_PRIORS = 1 / 16
# So many particles follow the guess.
PARTICLES = 1000


@dataclass(frozen=True)
class Weighted:
    """Draws of standard normal scores, shape (draws, priors), their log likelihoods, and weights that sum to one.

    `evidence` is the natural logarithm of the mean likelihood over the priors, `evidence_error` its standard error as
    the spread of the weights tells it. `interrupted` says that there are fewer draws than were asked for.
    """

    scores: Numbers
    likelihoods: Numbers
    weights: Numbers
    evidence: float
    evidence_error: float
    rounds: int
    interrupted: bool

    @property
    def effective(self) -> float:
        """The number of equally weighted draws that are worth as much; the same draw twice counts as one."""
        _, which = np.unique(self.scores, axis=0, return_inverse=True)
        counted: Numbers = np.bincount(which.ravel(), self.weights).astype(np.float64)
        return effective(counted)


@dataclass(frozen=True)
class _Proposal:
    """Draws, the logarithms of their densities over those of the priors, and how far to trust their weights."""

    scores: Numbers
    densities: Numbers
    trust: float


@dataclass(frozen=True)
class _Round:
    """A proposal of which the log likelihoods are known."""

    proposed: _Proposal
    likelihoods: Numbers

    @property
    def weights(self) -> Numbers:
        """Logarithms of likelihood over density."""
        weights: Numbers = self.likelihoods - self.proposed.densities
        return weights


def weighted_draws(
    likelihood: Likelihood,
    priors: int,
    *,
    draws: int,
    rounds: int,
    seed: int,
    enough: float = np.inf,
) -> Weighted:
    """Draw from so many standard normal scores, weighed by a likelihood, in rounds of so many draws.

    No more rounds are made once `enough` draws are effective.
    `likelihood` gets scores of shape (draws, priors), and how many were drawn before, and gives their log likelihoods.
    Where it was interrupted these are not numbers (NaN): such draws are left out, and no more are made; so it is on
    Ctrl-C once a round is done. Raises `InputError` if no likelihood is above zero.

    >>> found = weighted_draws(lambda x, _: -2 * x[:, 0] ** 2, 1, draws=100, rounds=4, seed=0)
    >>> round(float(found.weights @ found.scores[:, 0] ** 2), 1), round(found.evidence, 1)
    (0.2, -0.8)
    """
    luck = np.random.default_rng(seed)
    proposed = _proposed(luck, None, (draws, priors))
    found = likelihood(proposed.scores, 0)
    done = [_told(proposed, found)]
    weighted = _together(done, interrupted=bool(np.isnan(found).any()))
    surrogate: Surrogate | None = None
    while len(done) < rounds and weighted.effective < enough and not weighted.interrupted:
        try:
            surrogate = _learned(done, surrogate)
            proposed = _proposed(luck, surrogate, (draws, priors))
            found = likelihood(proposed.scores, weighted.weights.size)
        except KeyboardInterrupt:
            return replace(weighted, interrupted=True)
        done.append(_told(proposed, found))
        weighted = _together(done, interrupted=bool(np.isnan(found).any()))
    return weighted


def _told(proposed: _Proposal, found: Numbers) -> _Round:
    told = ~np.isnan(found)
    kept = _Proposal(proposed.scores[told], proposed.densities[told], proposed.trust)
    return _Round(kept, found[told])


def _learned(done: list[_Round], before: Surrogate | None) -> Surrogate:
    likelihoods = np.concatenate([one.likelihoods for one in done])
    scores = np.vstack([one.proposed.scores for one in done])
    return surrogate_of(scores, likelihoods, before=before)


def _proposed(
    luck: np.random.Generator, surrogate: Surrogate | None, shape: tuple[int, int]
) -> _Proposal:
    """Draw from the priors where nothing is known yet, else from a mixture of them and the posterior of the guess.

    The guess is flattened while it errs by more than one: it is raised to the power at which it errs by one. Were its
    errors normal, a share exp(-error^2) of the draws would count: by that the round is trusted, before it is made.
    """
    if surrogate is None:
        return _Proposal(luck.standard_normal(shape), np.zeros(shape[0]), 1.0)
    power = min(1.0, 1 / surrogate.error) if surrogate.error > 0 else 1.0
    near = tempered_draws(
        lambda scores: power * surrogate.guess(scores), shape[1], particles=PARTICLES, luck=luck
    )
    picked = luck.choice(PARTICLES, shape[0], replace=shape[0] > PARTICLES)
    plain = luck.random(shape[0]) < FROM_PRIORS
    scores = np.where(plain[:, np.newaxis], luck.standard_normal(shape), near.scores[picked])
    guessed = power * surrogate.guess(scores) - near.evidence
    densities = np.logaddexp(np.log1p(-FROM_PRIORS) + guessed, np.log(FROM_PRIORS))
    return _Proposal(scores, densities, -(surrogate.error**2))


def _together(done: list[_Round], *, interrupted: bool) -> Weighted:
    """All rounds as one: each weighs as many draws as it made, times how far it was trusted before it made them."""
    likelihoods = np.concatenate([one.likelihoods for one in done])
    if not np.isfinite(likelihoods).any():
        raise InputError(
            "the model gives history no chance, whatever is drawn from the priors",
            remedy="'excomm history' shows which step has none",
        )
    trust = np.repeat(_trusts(done), [one.likelihoods.size for one in done])
    shares = np.exp(trust - trust.max())
    log = np.concatenate([one.weights for one in done])
    weights = shares * np.exp(log - log.max())
    total = weights.sum()
    spread = np.sum((weights - shares * total / shares.sum()) ** 2)
    return Weighted(
        scores=np.vstack([one.proposed.scores for one in done]),
        likelihoods=likelihoods,
        weights=weights / total,
        evidence=float(log.max() + np.log(total / shares.sum())),
        evidence_error=float(np.sqrt(spread) / total),
        rounds=len(done),
        interrupted=interrupted,
    )


def _trusts(done: list[_Round]) -> Numbers:
    """The first round, of the priors, is trusted as if the guess were that all likelihoods are alike."""
    first = done[0].likelihoods
    finite = first[np.isfinite(first)]
    plain = -float(finite.var()) if finite.size else 0.0
    return np.array([plain, *(one.proposed.trust for one in done[1:])])
