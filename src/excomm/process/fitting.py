"""What history teaches about what is not known: priors made into posteriors by the likelihood of the path taken.

Adaptive importance sampling [cappe2004]: draws from the priors are weighed by the likelihood of history; the next
draws come from a normal distribution fitted to the weighted ones, mixed with the priors, each weighed by prior times
likelihood over the density that it came from. All in terms of standard normal scores, in which every prior is alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import InputError
from excomm.process.forecasting import HIGH, LOW, MIDDLE
from excomm.process.past import past_of
from excomm.process.priors import PriorAt, priors_in, quantile, with_values
from excomm.process.replicates import ask_each, told
from excomm.space.compiling import compile_space
from excomm.space.provenance import Provenance, provenance_of
from excomm.space.space import Space
from excomm.tables.table import Table
from excomm.tables.tabular import Tabular

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.process.replicates import OnDraw

    Numbers = NDArray[np.float64]

DRAWS = 96
ROUNDS = 3
# Of the later draws so many still come from the priors, so that no part of them is given up.
FROM_PRIORS = 0.2
# What a fitted spread is widened by, since the weighted draws are few.
WIDER = 1.2
# So many standard errors of the weighted draws count as more than chance.
SURE = 1.5
# Below so many effective draws a posterior is not worth reading.
FEWEST = 10


@dataclass(frozen=True)
class Posterior:
    """A prior and what it has become: 5 %, 50 % and 95 % points, in its own unit (days, per day, or none)."""

    name: str
    prior: tuple[float, float, float]
    posterior: tuple[float, float, float]

    @property
    def learned(self) -> float:
        """How much narrower the range has become, as a share of what it was: 0 nothing learned, 1 all."""
        before, after = self.prior[2] - self.prior[0], self.posterior[2] - self.posterior[0]
        return 1 - after / before if before else 0.0


@dataclass(frozen=True)
class Fit(Tabular):
    """What history makes of the priors of a crisis.

    `scores` are the draws as standard normal scores, shape (draws, priors), `weights` their weights, summing to one,
    `likelihoods` the natural logarithm of the likelihood of history in each. `effective` is the number of equally
    weighted draws that would be worth as much [kong1992].
    """

    space: Space
    posteriors: tuple[Posterior, ...]
    scores: Numbers
    weights: Numbers
    likelihoods: Numbers
    notes: tuple[str, ...]
    provenance: Provenance

    @property
    def effective(self) -> float:
        """How many independent draws from the posterior these are worth."""
        return float(1 / np.sum(self.weights**2))

    def table(self) -> Table:
        """One row for each prior: its range, that of the posterior, and how much narrower that is."""
        columns: dict[str, tuple[str | float, ...]] = {
            "quantity": tuple(one.name for one in self.posteriors)
        }
        for place, point in enumerate(("low", "median", "high")):
            columns[f"prior {point}"] = tuple(one.prior[place] for one in self.posteriors)
        for place, point in enumerate(("low", "median", "high")):
            columns[f"posterior {point}"] = tuple(one.posterior[place] for one in self.posteriors)
        columns["learned"] = tuple(one.learned for one in self.posteriors)
        title = f"What history says about the priors of {self.space.crisis.title}"
        return Table(title, columns, notes=self.notes)


def fit(
    crisis: Crisis | Space,
    *,
    draws: int = DRAWS,
    rounds: int = ROUNDS,
    seed: int = 0,
    workers: int | None = None,
    on_draw: OnDraw | None = None,
) -> Fit:
    """Learn about the priors of a crisis from the path that was taken.

    Each of `rounds` rounds makes so many `draws`. The likelihood is that of every change of state at the time at which
    history has it (see `excomm.process.past`). A single history of a dozen steps teaches little: look at `effective`
    and at how much was learned before quoting a posterior. Raises `InputError` where there are no priors or no
    history, and where the model gives history no chance.
    """
    space = crisis if isinstance(crisis, Space) else compile_space(crisis)
    priors = priors_in(space.crisis)
    if not priors:
        raise InputError(
            f"nothing in {space.crisis.crisis} is a distribution",
            remedy="there is nothing to learn",
        )
    if draws < FEWEST or rounds < 1:
        raise InputError(
            f"{draws} draws in {rounds} rounds are too few",
            remedy=f"ask for {FEWEST} draws at least",
        )
    luck = np.random.default_rng(seed)
    scores = _clipped(luck.standard_normal((draws, len(priors))))
    densities = _normal(scores, np.zeros(len(priors)), np.ones(len(priors)))
    found = _likelihoods(space, priors, scores, workers, on_draw)
    notes = set(found[1])
    all_scores, likelihoods, proposed = scores, found[0], densities
    for _ in range(rounds - 1):
        weights = _weights(all_scores, likelihoods, proposed)
        mean, spread = _fitted(all_scores, weights)
        scores = _proposed(luck, mean, spread, draws)
        found = _likelihoods(space, priors, scores, workers, on_draw)
        notes |= set(found[1])
        all_scores = np.vstack([all_scores, scores])
        likelihoods = np.concatenate([likelihoods, found[0]])
        proposed = np.concatenate([proposed, _mixture(scores, mean, spread)])
    weights = _weights(all_scores, likelihoods, proposed)
    result = Fit(
        space=space,
        posteriors=tuple(
            _posterior(prior, all_scores[:, at], weights) for at, prior in enumerate(priors)
        ),
        scores=all_scores,
        weights=weights,
        likelihoods=likelihoods,
        notes=tuple(sorted(notes)),
        provenance=provenance_of(space.crisis),
    )
    return result if result.effective >= FEWEST else _warned(result)


def _warned(result: Fit) -> Fit:
    from dataclasses import replace

    note = (
        f"only {result.effective:.1f} effective draws: the posterior is not to be relied on; "
        "ask for more draws or rounds"
    )
    return replace(result, notes=(*result.notes, note))


def _likelihoods(
    space: Space,
    priors: Sequence[PriorAt],
    scores: Numbers,
    workers: int | None,
    on_draw: OnDraw | None,
) -> tuple[Numbers, Sequence[str]]:
    """The log likelihood of history at each draw; minus infinity where choices do not settle."""
    from scipy.special import ndtr

    points = ndtr(scores)
    crises = [
        with_values(
            space.crisis,
            {path: float(quantile(prior, row[at])) for at, (path, prior) in enumerate(priors)},
        )
        for row in points
    ]
    found = ask_each(
        space,
        lambda process, _draw: past_of(process).likelihood,
        crises=crises,
        workers=workers,
        on_draw=on_draw,
    )
    likelihoods = [found.answers.get(draw, -np.inf) for draw in range(len(crises))]
    return np.array(likelihoods), told(found)


def _clipped(scores: Numbers) -> Numbers:
    # Beyond these a prior's quantile may overflow, and its probability is one in ten million.
    return np.clip(scores, -5.2, 5.2)


def _normal(scores: Numbers, mean: Numbers, spread: Numbers) -> Numbers:
    """The log density of independent normal distributions."""
    z = (scores - mean) / spread
    density: Numbers = (-0.5 * z**2 - np.log(spread) - 0.5 * np.log(2 * np.pi)).sum(axis=1)
    return density


def _mixture(scores: Numbers, mean: Numbers, spread: Numbers) -> Numbers:
    own = np.log1p(-FROM_PRIORS) + _normal(scores, mean, spread)
    prior = np.log(FROM_PRIORS) + _normal(scores, np.zeros_like(mean), np.ones_like(mean))
    mixed: Numbers = np.logaddexp(own, prior)
    return mixed


def _proposed(luck: np.random.Generator, mean: Numbers, spread: Numbers, draws: int) -> Numbers:
    noise = luck.standard_normal((draws, mean.size))
    from_priors = luck.random(draws) < FROM_PRIORS
    return _clipped(np.where(from_priors[:, np.newaxis], noise, mean + spread * noise))


def _weights(scores: Numbers, likelihoods: Numbers, proposed: Numbers) -> Numbers:
    log = _normal(scores, np.zeros(scores.shape[1]), np.ones(scores.shape[1]))
    log = log + likelihoods - proposed
    if not np.isfinite(log).any():
        raise InputError(
            "the model gives history no chance, whatever is drawn from the priors",
            remedy="'excomm history' shows which step has none",
        )
    weights = np.exp(log - log.max())
    total: Numbers = weights / weights.sum()
    return total


def _fitted(scores: Numbers, weights: Numbers) -> tuple[Numbers, Numbers]:
    """Mean and spread of the next draws: those of the weighted draws, where they differ from the prior beyond chance.

    Following what is chance alone would cost draws in every one of many directions, and gain nothing.
    """
    effective = 1 / np.sum(weights**2)
    mean = weights @ scores
    variance = weights @ (scores - mean) ** 2
    shifted = np.abs(mean) * np.sqrt(effective) > SURE
    narrowed = np.abs(variance - 1) * np.sqrt(effective / 2) > SURE
    share = effective / (effective + FEWEST)
    spread = np.sqrt(share * variance + (1 - share)) * WIDER
    return np.where(shifted, share * mean, 0.0), np.where(narrowed | shifted, spread, 1.0)


def _posterior(prior: PriorAt, scores: Numbers, weights: Numbers) -> Posterior:
    from scipy.special import ndtr

    order = np.argsort(scores)
    reached = np.cumsum(weights[order]) - weights[order] / 2
    points = [float(np.interp(level, reached, scores[order])) for level in (LOW, MIDDLE, HIGH)]
    before = quantile(prior.prior, np.array([LOW, MIDDLE, HIGH])).tolist()
    after = quantile(prior.prior, ndtr(np.array(points))).tolist()
    return Posterior(prior.name, tuple(before), tuple(after))
