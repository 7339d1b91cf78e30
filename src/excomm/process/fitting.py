"""What history teaches about what is not known: priors made into posteriors by the likelihood of the path taken.

Draws are weighed by the likelihood of history (see `excomm.process.past`); a quick guess at that likelihood, learned on
the way, says where to make them (see `excomm.process.adapting`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import InputError
from excomm.process.adapting import Weighted, weighted_draws
from excomm.process.forecasting import HIGH, LOW, MIDDLE
from excomm.process.past import past_of
from excomm.process.priors import PriorAt, priors_in, quantile, with_values
from excomm.process.replicates import Replicates, ask_each
from excomm.process.running import check_luck
from excomm.process.settings import assumed
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

DRAWS = 64
ROUNDS = 14
# So many effective draws are enough.
ENOUGH = 120
# A round is fitted to those before it, which takes some draws.
LEAST_DRAWS, MOST_DRAWS, MOST_ROUNDS = 20, 100_000, 100
# With fewer effective draws than this the ends of a posterior are hardly known, and nothing of it is with fewer still.
FEW, FEWEST = 50, 10
# So many standard errors of the weighted draws count as more than chance, where priors are dozens.
SURE = 3.0
# Few weighted draws can lie together by chance: no posterior is taken to be narrower than this share of the prior.
NARROWEST = 0.2
# Scores beyond are one in ten million, and the quantile of a prior may overflow there.
FARTHEST = 5.2


@dataclass(frozen=True)
class Posterior:
    """A prior and what it has become: 5 %, 50 % and 95 % points, in its own unit (days, per day, or none).

    `shift` is how far it has moved, in standard deviations of the prior, `left` how wide it still is, as a share of
    what it was; both are told by standard normal scores, so that neither depends on the unit or its logarithm. `sure`
    says that this is more than the chance of few effective draws would bring.
    """

    name: str
    prior: tuple[float, float, float]
    posterior: tuple[float, float, float]
    shift: float
    left: float
    sure: bool

    @property
    def learned(self) -> float:
        """What history tells about it, in bits: the divergence of a normal posterior from the prior."""
        left = max(self.left, NARROWEST) ** 2
        return float(0.5 * (self.shift**2 + left - 1 - np.log(left)) / np.log(2))


@dataclass(frozen=True, repr=False)
class Fit(Tabular):
    """What history makes of the priors of a crisis.

    `scores` are the draws as standard normal scores, shape (draws, priors), `weights` their weights, summing to one,
    `likelihoods` the natural logarithm of the likelihood of history in each. `effective` is the number of equally
    weighted draws that would be worth as much [kong1992]. `evidence` is the logarithm of the mean likelihood over the
    priors: by its difference two variants of a file can be compared; `evidence_error` is its standard error.
    """

    space: Space
    posteriors: tuple[Posterior, ...]
    scores: Numbers
    weights: Numbers
    likelihoods: Numbers
    effective: float
    evidence: float
    evidence_error: float
    rounds: int
    seed: int
    interrupted: bool
    notes: tuple[str, ...]
    provenance: Provenance

    @property
    def priors(self) -> tuple[PriorAt, ...]:
        """The priors, in the order of `posteriors`."""
        return priors_in(self.space.crisis)

    @property
    def reliable(self) -> bool:
        """Whether there are enough effective draws to read a posterior off them."""
        return self.effective >= FEW

    def table(self) -> Table:
        """One row for each prior: its range, that of the posterior, and how much narrower that is."""
        columns: dict[str, tuple[str | float, ...]] = {
            "quantity": tuple(one.name for one in self.posteriors)
        }
        for place, point in enumerate(("low", "median", "high")):
            columns[f"prior {point}"] = tuple(one.prior[place] for one in self.posteriors)
        for place, point in enumerate(("low", "median", "high")):
            columns[f"posterior {point}"] = tuple(one.posterior[place] for one in self.posteriors)
        columns["shift"] = tuple(one.shift for one in self.posteriors)
        columns["left"] = tuple(one.left for one in self.posteriors)
        columns["bits"] = tuple(one.learned for one in self.posteriors)
        columns["sure"] = tuple(one.sure for one in self.posteriors)
        title = f"What history says about the priors of {self.space.crisis.title}"
        return Table(title, columns, notes=self.notes)


def fit(
    crisis: Crisis | Space,
    *,
    draws: int = DRAWS,
    rounds: int = ROUNDS,
    enough: int = ENOUGH,
    seed: int = 0,
    workers: int | None = None,
    on_draw: OnDraw | None = None,
) -> Fit:
    """Learn about the priors of a crisis from the path that was taken.

    Each of at most `rounds` rounds makes so many `draws`, until `enough` are effective, by adaptive importance sampling
    with a surrogate [cornuet2012; rasmussen2006]. The likelihood is that of every change of state at the time at which
    history has it (see `excomm.process.past`); where choices do not settle it is none. A single history of a dozen
    steps teaches little: look at `effective` and at how much was learned before quoting a posterior. Ctrl-C ends it
    with the draws that are done, if any are. Raises `InputError` where there are no priors or no history, and where
    the model gives history no chance.
    """
    space = crisis if isinstance(crisis, Space) else compile_space(crisis)
    priors = priors_in(space.crisis)
    _need(space, priors, draws, rounds, seed)
    asked: list[Replicates[float]] = []

    def likelihood(scores: Numbers, before: int) -> Numbers:
        asked.append(
            ask_each(
                space,
                lambda process, _draw: past_of(process).likelihood,
                crises=_crises(space.crisis, priors, scores),
                workers=workers,
                on_draw=on_draw and (lambda done, _of: on_draw(before + done, draws * rounds)),
                # Where choices do not settle is where history has no likelihood: no reason to give up.
                most_unsettled=1.0,
            )
        )
        return _answers(asked[-1])

    found = weighted_draws(
        likelihood, len(priors), draws=draws, rounds=rounds, seed=seed, enough=enough
    )
    return _fit_of(space, found, asked, planned=draws * rounds, seed=seed)


def _fit_of(
    space: Space, found: Weighted, asked: Sequence[Replicates[float]], *, planned: int, seed: int
) -> Fit:
    count = found.effective
    return Fit(
        space=space,
        posteriors=tuple(
            _posterior(prior, found.scores[:, at], found.weights, count)
            for at, prior in enumerate(priors_in(space.crisis))
        ),
        scores=found.scores,
        weights=found.weights,
        likelihoods=found.likelihoods,
        effective=count,
        evidence=found.evidence,
        evidence_error=found.evidence_error,
        rounds=found.rounds,
        seed=seed,
        interrupted=found.interrupted,
        notes=(*assumed(space.crisis), *_account(found, asked, planned), *_warnings(found)),
        provenance=provenance_of(space.crisis),
    )


def _need(space: Space, priors: Sequence[PriorAt], draws: int, rounds: int, seed: int) -> None:
    if not priors:
        raise InputError(
            f"nothing in {space.crisis.crisis} is a distribution: there is nothing to learn",
            remedy="write what is not known as one, as in 'pace: lognormal(median=4 days, sigma=0.8)'",
        )
    if not (LEAST_DRAWS <= draws <= MOST_DRAWS and 1 <= rounds <= MOST_ROUNDS):
        raise InputError(
            f"{draws:,} draws in {rounds:,} rounds cannot be made",
            remedy=f"ask for {LEAST_DRAWS} to {MOST_DRAWS:,} draws in 1 to {MOST_ROUNDS} rounds",
        )
    check_luck(1, seed)


def _crises(crisis: Crisis, priors: Sequence[PriorAt], scores: Numbers) -> list[Crisis]:
    from scipy.special import ndtr

    return [
        with_values(
            crisis,
            {path: float(quantile(prior, row[at])) for at, (path, prior) in enumerate(priors)},
        )
        for row in ndtr(np.clip(scores, -FARTHEST, FARTHEST))
    ]


def _answers(found: Replicates[float]) -> Numbers:
    """The log likelihoods: none where choices do not settle, not a number where nothing was asked."""
    missing = {draw: float("-inf") for draw in found.unsettled}
    return np.array(
        [found.answers.get(draw, missing.get(draw, np.nan)) for draw in range(found.asked)]
    )


def _account(found: Weighted, asked: Sequence[Replicates[float]], planned: int) -> list[str]:
    done = found.weights.size
    unsettled = sum(len(one.unsettled) for one in asked)
    notes = []
    if found.interrupted:
        notes.append(
            f"interrupted: {done} of {planned} draws were done, and the posterior is that of these"
        )
    if unsettled:
        notes.append(
            f"in {unsettled} of {done} draws choices did not settle: they count as giving history no chance"
        )
    return notes


def _warnings(found: Weighted) -> list[str]:
    count = found.effective
    if count >= FEW:
        return []
    worth = "is not to be relied on" if count < FEWEST else "is rough, its ends above all"
    draws = "draw" if round(count) == 1 else "draws"
    return [f"only {count:.0f} effective {draws}: the posterior {worth}; more rounds bring more"]


def _posterior(prior: PriorAt, scores: Numbers, weights: Numbers, count: float) -> Posterior:
    from scipy.special import ndtr

    order = np.argsort(scores)
    reached = np.cumsum(weights[order]) - weights[order] / 2
    points = [float(np.interp(level, reached, scores[order])) for level in (LOW, MIDDLE, HIGH)]
    low, middle, high = quantile(prior.prior, np.array([LOW, MIDDLE, HIGH])).tolist()
    after = quantile(prior.prior, ndtr(np.array(points))).tolist()
    shift = float(weights @ scores)
    variance = float(weights @ (scores - shift) ** 2)
    beyond_chance = max(abs(shift) * np.sqrt(count), abs(1 - variance) * np.sqrt(count / 2))
    return Posterior(
        name=prior.name,
        prior=(low, middle, high),
        posterior=(after[0], after[1], after[2]),
        shift=shift,
        left=float(np.sqrt(variance)),
        sure=bool(beyond_chance > SURE),
    )
