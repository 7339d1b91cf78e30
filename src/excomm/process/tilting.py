"""Importance sampling by tilted rates: runs drawn towards a rare outcome, each weighed by how likely it truly is.

Whatever leads nearer to the outcome is made to come more often, whatever leads away less: events, their effects, and
the courses that actors take. With rates multiplied by the ratio of the true probabilities no luck would be left in the
answer; the ratio of guesses comes near to that, and weights make it right [lecuyer2008].
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.process.loops import tilting as loops

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from excomm.process.rare_score import Score
    from excomm.process.rare_ways import Ways

    Numbers = NDArray[np.float64]
    Tilt = Callable[..., None]

# What numbers are drawn for; see `excomm.process.splitting`.
PILOT, TILTING = 65_011, 65_012
BATCH = 1 << 36
MOST_RUNS = BATCH
# How far the guess may be trusted: rates go with such powers of it.
TRUSTS = (1.0, 0.75, 0.5, 0.0)
# The share of a true rate that is always left, and the logarithm of the most that any is multiplied by.
PLAIN, MOST = 1e-3, 25.0


def weights_of(
    ways: Ways,
    score: Score,
    *,
    trust: float,
    runs: int,
    batch: int,
    seed: int,
    purpose: int = TILTING,
    tilt: Tilt = loops.tilt,
) -> Numbers:
    """The logarithms of the weights of some runs, minus infinity for those that do not end in the outcome.

    The mean of the weights is the estimate.
    """
    weights = np.empty(runs)
    tilt(
        seed,
        batch * BATCH,
        purpose,
        trust,
        PLAIN,
        MOST,
        ways.start,
        ways.jumps,
        ways.first,
        ways.targets,
        ways.rates,
        ways.leaving,
        ways.inside,
        ways.hopeless,
        score.edges,
        score.change,
        score.cost,
        np.empty(int(np.diff(ways.first).max(initial=0)) + 1),
        weights,
    )
    return weights


def trust_of(
    ways: Ways, score: Score, *, runs: int, batch: int, seed: int, tilt: Tilt = loops.tilt
) -> float:
    """How far to trust the guess: that of `TRUSTS` under which a pilot has the most effective runs."""
    effective = [
        effective_runs(
            weights_of(
                ways, score, trust=one, runs=runs, batch=batch, seed=seed, purpose=PILOT, tilt=tilt
            )
        )
        for one in TRUSTS
    ]
    return TRUSTS[int(np.argmax(effective))]


def effective_runs(logarithms: Numbers) -> float:
    """How many runs of equal weight would tell as much, from the logarithms of the weights [kish1965].

    >>> round(effective_runs(np.log([1.0, 1.0, 1e-9])), 6)
    2.0
    """
    largest = float(logarithms.max())
    if largest == -np.inf:
        return 0.0
    weights = np.exp(logarithms - largest)
    return float(weights.sum()) ** 2 / float((weights**2).sum())
