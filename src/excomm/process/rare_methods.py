"""The two ways of finding out how likely a rare outcome is, for one draw of the priors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from excomm.process.compiled import compiled
from excomm.process.loops import splitting as splitting_loops
from excomm.process.loops import tilting as tilting_loops
from excomm.process.rare_estimates import Tally, mean_of
from excomm.process.splitting import MOST_PARTICLES, levels_of, shares_of
from excomm.process.splitting_coins import coined
from excomm.process.tilting import effective_runs, trust_of, weights_of

if TYPE_CHECKING:
    from excomm.process.rare_score import Score
    from excomm.process.rare_ways import Ways

# Independent estimates, of which an interval can be made, and how many particles or runs a pilot has.
BATCHES, PILOTS = 20, 500
# Luck adds up from level to level: the more there are, the more particles it takes.
PER_LEVEL = 8


class Method(Protocol):
    """A way of finding out; `particles` are those of one batch, `draw` tells whose luck it is."""

    def __call__(self, ways: Ways, score: Score, *, draw: int, particles: int, seed: int) -> Tally:
        """Estimate by `BATCHES` independent batches."""


def by_splitting(ways: Ways, score: Score, *, draw: int, particles: int, seed: int) -> Tally:
    """Batches of particles, on levels found by a pilot for this draw."""
    if ways.hopeless[ways.start]:
        return Tally(np.full(BATCHES, -np.inf), 0, levels=0, impossible=True)
    follow = compiled(splitting_loops.follow)
    clocks = coined(ways, score)
    levels = levels_of(
        ways, score, clocks, particles=max(particles, PILOTS), batch=draw, seed=seed, follow=follow
    )
    particles = min(max(particles, PER_LEVEL * len(levels)), MOST_PARTICLES)
    shares = [
        shares_of(
            ways,
            score,
            clocks,
            levels,
            particles=particles,
            batch=draw * BATCHES + batch,
            seed=seed,
            follow=follow,
        )
        for batch in range(BATCHES)
    ]
    with np.errstate(divide="ignore"):
        return Tally(np.log(shares).sum(axis=1), particles * BATCHES, levels=len(levels))


def by_tilting(ways: Ways, score: Score, *, draw: int, particles: int, seed: int) -> Tally:
    """As many runs as there are particles in each batch, tilted as a pilot found best for this draw."""
    if ways.hopeless[ways.start]:
        return Tally(np.full(BATCHES, -np.inf), 0, effective_runs=0.0, impossible=True)
    tilt = compiled(tilting_loops.tilt)
    trust = trust_of(ways, score, runs=PILOTS, batch=draw, seed=seed, tilt=tilt)
    weights = weights_of(
        ways, score, trust=trust, runs=particles * BATCHES, batch=draw, seed=seed, tilt=tilt
    )
    means = np.array([mean_of(part) for part in np.split(weights, BATCHES)])
    return Tally(means, weights.size, effective_runs=effective_runs(weights))


METHODS: dict[str, Method] = {"splitting": by_splitting, "tilting": by_tilting}
