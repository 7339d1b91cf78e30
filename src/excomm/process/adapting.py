"""Weighted draws from a posterior whose likelihood is slow, by adaptive importance sampling with a surrogate.

Every prior is seen as a standard normal score, in which all are alike. The first round draws from the priors. Each
later one draws from the posterior that a quick guess at the likelihood would have (see `excomm.process.surrogate`), the
guess being made from all rounds before. In the end each draw weighs prior times likelihood over the density of all
rounds together, as if they had been one, so that no guess need be right [cappe2004; hesterberg1995; cornuet2012].
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
    the spread of the weights tells it; some hundredths come on top, since the evidence of each guess is itself drawn.
    `interrupted` says that there are fewer draws than were asked for.
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
    """Where a round draws from: the posterior of a guess raised to a power, mixed with the priors.

    Without a guess these are the priors alone. `evidence` is that of the posterior of the guess, as a logarithm.
    """

    surrogate: Surrogate | None = None
    power: float = 1.0
    evidence: float = 0.0

    def densities(self, scores: Numbers) -> Numbers:
        """The logarithms of its densities over those of the priors at all draws that were ever made, in their order.

        Where the guess was made from a draw, what it says of the draw is what it would have said without: it would
        else seem to have drawn from there on purpose.
        """
        if self.surrogate is None:
            return np.zeros(scores.shape[0])
        known = self.surrogate.left_out
        guess = np.concatenate([known, self.surrogate.guess(scores[known.size :])])
        near = np.log1p(-FROM_PRIORS) + self.power * guess - self.evidence
        mixed: Numbers = np.logaddexp(near, np.log(FROM_PRIORS))
        return mixed


@dataclass(frozen=True)
class _Round:
    """What was drawn from a proposal, and the log likelihoods."""

    proposal: _Proposal
    scores: Numbers
    likelihoods: Numbers


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

    No more rounds are made once `enough` draws are effective. `likelihood` gets scores of shape (draws, priors), and
    how many were drawn before, and gives their log likelihoods. Where it was interrupted these are not numbers (NaN):
    such draws are left out, and no more are made; so it is on Ctrl-C once a round is done. Raises `InputError` if no
    likelihood is above zero.

    >>> found = weighted_draws(lambda x, _: -2 * x[:, 0] ** 2, 1, draws=100, rounds=4, seed=0)
    >>> round(float(found.weights @ found.scores[:, 0] ** 2), 1), round(found.evidence, 1)
    (0.2, -0.8)
    """
    luck = np.random.default_rng(seed)
    scores = luck.standard_normal((draws, priors))
    found = likelihood(scores, 0)
    done = [_told(_Proposal(), scores, found)]
    weighted = _together(done, interrupted=bool(np.isnan(found).any()))
    surrogate: Surrogate | None = None
    while len(done) < rounds and weighted.effective < enough and not weighted.interrupted:
        try:
            surrogate = surrogate_of(weighted.scores, weighted.likelihoods, before=surrogate)
            proposal, scores = _proposed(luck, surrogate, (draws, priors))
            found = likelihood(scores, weighted.weights.size)
        except KeyboardInterrupt:
            return replace(weighted, interrupted=True)
        done.append(_told(proposal, scores, found))
        weighted = _together(done, interrupted=bool(np.isnan(found).any()))
    return weighted


def _told(proposal: _Proposal, scores: Numbers, found: Numbers) -> _Round:
    told = ~np.isnan(found)
    return _Round(proposal, scores[told], found[told])


def _proposed(
    luck: np.random.Generator, surrogate: Surrogate, shape: tuple[int, int]
) -> tuple[_Proposal, Numbers]:
    """Draw from a mixture of the priors and the posterior of the guess.

    The guess is flattened while it errs by more than one: it is raised to the power at which it errs by one.
    """
    power = 1 / max(surrogate.error, 1.0)
    near = tempered_draws(
        lambda scores: power * surrogate.guess(scores), shape[1], particles=PARTICLES, luck=luck
    )
    picked = luck.choice(PARTICLES, shape[0], replace=shape[0] > PARTICLES)
    plain = luck.random(shape[0]) < FROM_PRIORS
    scores = np.where(plain[:, np.newaxis], luck.standard_normal(shape), near.scores[picked])
    return _Proposal(surrogate, power, near.evidence), scores


def _together(done: list[_Round], *, interrupted: bool) -> Weighted:
    """Weigh the draws of all rounds as draws from the mixture of all their proposals."""
    scores = np.vstack([one.scores for one in done])
    likelihoods = np.concatenate([one.likelihoods for one in done])
    if not np.isfinite(likelihoods).any():
        raise InputError(
            "the model gives history no chance, whatever is drawn from the priors",
            remedy="'excomm history' shows which step has none",
        )
    made = [one for one in done if one.likelihoods.size]
    parts = [
        np.log(one.likelihoods.size / likelihoods.size) + one.proposal.densities(scores)
        for one in made
    ]
    log = likelihoods - np.logaddexp.reduce(parts)
    weights = np.exp(log - log.max())
    total = weights.sum()
    return Weighted(
        scores=scores,
        likelihoods=likelihoods,
        weights=weights / total,
        evidence=float(log.max() + np.log(weights.mean())),
        evidence_error=float(np.sqrt(np.sum((weights - weights.mean()) ** 2)) / total),
        rounds=len(made),
        interrupted=interrupted,
    )
