"""Fixed-effort multilevel splitting: how likely an outcome is that almost no run would see.

On its way to a rare outcome a process passes levels of nearness, each of which is not rare for those at the one before.
At every level the same number of particles sets out from where particles of the level before arrived; the product of
the shares that go on is an unbiased estimate of the probability [garvels2000; lecuyer2007].
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.process.loops import splitting as loops
from excomm.process.loops.luck import luck

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from excomm.process.rare_score import Score
    from excomm.process.rare_ways import Ways
    from excomm.process.splitting_coins import Coined

    Numbers = NDArray[np.float64]
    # The loop as it stands, or compiled.
    Follow = Callable[..., None]

# What numbers are drawn for; the clocks of plain runs have smaller numbers.
PILOT, SPLITTING, SETTING_OUT, PILOT_SETTING_OUT = 65_001, 65_002, 65_003, 65_004
# Where the parts of a particle's number begin: the batch, the stage, its own.
BATCH, STAGE = 1 << 36, 1 << 22
MOST_PARTICLES, MOST_STAGES, MOST_BATCHES = STAGE, BATCH // STAGE, 1 << 26
# The share of particles that should get from one level to the next.
SHARE = loops.COIN
# The level of those that are inside when time is over.
THE_END = -1.0


@dataclass(frozen=True)
class Particles:
    """Where particles are, or at what they arrived: their nodes, days, and cells of the score; node -1 for none.

    `pending` is the way whose coins are being thrown (else -1), `passed` how many fell right.
    `least` is the lowest cost that each has had on the way.
    """

    nodes: NDArray[np.int64]
    days: Numbers
    cells: NDArray[np.int64]
    pending: NDArray[np.int64]
    passed: NDArray[np.int64]
    least: Numbers

    @property
    def arrived(self) -> NDArray[np.intp]:
        """The numbers of those that got there."""
        return np.flatnonzero(self.nodes >= 0)

    def of(self, chosen: NDArray[np.intp]) -> Particles:
        """Those of these numbers, at the same places, about to set out."""
        return Particles(
            nodes=self.nodes[chosen],
            days=self.days[chosen],
            cells=self.cells[chosen],
            pending=self.pending[chosen],
            passed=self.passed[chosen],
            least=np.zeros(chosen.size),
        )


def shares_of(
    ways: Ways,
    score: Score,
    clocks: Coined,
    levels: tuple[float, ...],
    *,
    particles: int,
    batch: int,
    seed: int,
    follow: Follow = loops.follow,
) -> Numbers:
    """The share of particles that passed each level, and that then ended in the outcome; shape (levels + 1,).

    Their product is the estimate. Where all are lost at a level, the shares after it are 0.
    """
    shares = np.zeros(len(levels) + 1)
    here = setting_out(ways, particles)
    for stage, level in enumerate((*levels, THE_END)):
        run = batch * BATCH + stage * STAGE
        here = walked(
            ways, score, clocks, here, level, run=run, purpose=SPLITTING, seed=seed, follow=follow
        )
        shares[stage] = here.arrived.size / particles
        if not here.arrived.size:
            break
        here = split(here, particles, run=run, purpose=SETTING_OUT, seed=seed)
    return shares


def levels_of(
    ways: Ways,
    score: Score,
    clocks: Coined,
    *,
    particles: int,
    batch: int,
    seed: int,
    follow: Follow = loops.follow,
) -> tuple[float, ...]:
    """Levels that about a fifth of particles pass, one from another, found by particles that are then forgotten.

    Each lies where the nearest fifth of those from the level before came [cerou2007]. The pilot ends where a fifth
    ends in the outcome, or where none comes nearer.
    """
    levels: list[float] = []
    here = setting_out(ways, particles)
    current = float(score.cost[0, ways.start])
    while len(levels) < MOST_STAGES - 1:
        run = batch * BATCH + len(levels) * STAGE
        options = {"run": run, "purpose": PILOT, "seed": seed, "follow": follow}
        free = walked(ways, score, clocks, here, THE_END, **options)  # type: ignore[arg-type]  # each its own
        level = _next_level(free.least, current)
        if free.arrived.size >= SHARE * particles or not 0 < level < current:
            break
        levels.append(level)
        current = level
        # The same luck again, so that the same particles arrive.
        there = walked(ways, score, clocks, here, level, **options)  # type: ignore[arg-type]  # each its own
        here = split(there, particles, run=run, purpose=PILOT_SETTING_OUT, seed=seed)
    return tuple(levels)


def _next_level(least: Numbers, current: float) -> float:
    """The cost that a fifth came down to; where that is no progress, the next lower one that any came down to."""
    wanted = float(np.sort(least)[int(np.ceil(SHARE * least.size)) - 1])
    if wanted < current:
        return wanted
    return float(np.max(least, where=least < current, initial=THE_END))


def setting_out(ways: Ways, particles: int) -> Particles:
    """Particles at the start."""
    return Particles(
        np.full(particles, ways.start, np.int64),
        np.zeros(particles),
        np.zeros(particles, np.int64),
        np.full(particles, -1, np.int64),
        np.zeros(particles, np.int64),
        np.zeros(particles),
    )


def walked(
    ways: Ways,
    score: Score,
    clocks: Coined,
    here: Particles,
    level: float,
    *,
    run: int,
    purpose: int,
    seed: int,
    follow: Follow,
) -> Particles:
    """Particles after they have been followed down to a level, or to the end."""
    # The loop writes where they arrive in the place of where they were.
    there = here.of(np.arange(here.nodes.size))
    follow(
        seed,
        run,
        purpose,
        level,
        there.nodes,
        there.days,
        there.cells,
        there.pending,
        there.passed,
        ways.jumps,
        ways.first,
        ways.targets,
        clocks.coins,
        clocks.rates,
        clocks.leaving,
        ways.inside,
        ways.hopeless,
        score.edges,
        score.change,
        score.cost,
        there.least,
    )
    return there


def split(there: Particles, particles: int, *, run: int, purpose: int, seed: int) -> Particles:
    """So many particles again, shared out evenly over those that arrived; luck says which get one more."""
    arrived = there.arrived
    offset = int(luck(seed, run, purpose, 0, 0)[0] * arrived.size)
    chosen = arrived[(np.arange(particles) + offset) % arrived.size]
    return there.of(chosen)
