"""How likely an outcome is that is too rare to be seen in plain runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.model.names import did_you_mean, listed
from excomm.process.calendar import days_until
from excomm.process.design import DRAWS
from excomm.process.priors import priors_in
from excomm.process.rare_estimates import LEVEL, estimate_of
from excomm.process.rare_methods import BATCHES, METHODS
from excomm.process.rare_results import RareOutcome, doubts
from excomm.process.rare_score import score_of
from excomm.process.rare_ways import ways_to
from excomm.process.replicates import ask_each, parts_as, told
from excomm.process.running import check_luck
from excomm.process.settings import assumed
from excomm.process.simulating import MOST_RUNS, SEED
from excomm.process.splitting import MOST_PARTICLES
from excomm.space.compiling import compile_space
from excomm.space.provenance import provenance_of
from excomm.space.space import Space

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.process.process import Process
    from excomm.process.rare_estimates import Tally
    from excomm.process.replicates import OnDraw, OnPart, Replicates

# In all, over the draws; a batch of fewer would mostly be lost before the last level.
RUNS, FEWEST = 100_000, 10


def rare(
    crisis: Crisis | Space,
    outcome: str,
    *,
    method: str = "both",
    runs: int = RUNS,
    draws: int = DRAWS,
    seed: int = SEED,
    until: str | float | None = None,
    level: float = LEVEL,
    workers: int | None = None,
    on_draw: OnDraw | None = None,
    on_part: OnPart[RareOutcome] | None = None,
) -> RareOutcome:
    """With what probability a crisis ends in an outcome that plain runs would hardly ever see.

    `method` is splitting (fixed-effort multilevel splitting [garvels2000]), tilting (importance sampling by tilted
    rates [lecuyer2008]), or both. The probability is the mean over `draws` from the priors (1: at their medians);
    `runs` in all are shared out over them, more if there are many levels. `until` is a day or a number of days, `level`
    the confidence of intervals. The seed settles the answer, whatever the number of workers. `on_part` is given, as
    draws are done, what makes a result of those so far. Raises `InputError` for unknown names and for numbers that
    cannot be.

    >>> import excomm as ex
    >>> crisis = ex.load("cuba-1962-fraser-hipel")
    >>> found = rare(crisis, "escalation", method="tilting", runs=4000, draws=1, level=0.999)
    >>> found.best.low < ex.exact(crisis, draws=1).probability("escalation") < found.best.high
    True
    """
    check_luck(runs, seed)
    if not 0 < level < 1:
        raise InputError(f"{level:g} is no confidence of an interval", remedy="as in 0.95")
    if runs > MOST_RUNS:
        raise InputError(f"{runs} runs cannot be done", remedy=f"ask for 1 to {MOST_RUNS:,}")
    methods = _methods_asked(method)
    space = crisis if isinstance(crisis, Space) else compile_space(crisis)
    place = _place_of(space, outcome)
    made = draws if priors_in(space.crisis) else 1
    particles = min(max(-(-runs // (max(made, 1) * BATCHES)), FEWEST), MOST_PARTICLES)

    def question(process: Process, draw: int) -> tuple[Tally, ...]:
        ways = ways_to(process, place)
        score = score_of(ways)
        return tuple(
            METHODS[one](ways, score, draw=draw, particles=particles, seed=seed) for one in methods
        )

    def result(replicates: Replicates[tuple[Tally, ...]]) -> RareOutcome:
        found = [replicates.answers[draw] for draw in sorted(replicates.answers)]
        estimates = tuple(
            estimate_of(one, tallies, level=level)
            for one, tallies in zip(methods, zip(*found, strict=True), strict=True)
        )
        return RareOutcome(
            space=space,
            outcome=outcome,
            estimates=estimates,
            draws=len(found),
            asked=replicates.asked,
            interrupted=replicates.interrupted,
            seed=seed,
            days=days_until(space.crisis, until),
            notes=(*assumed(space.crisis), *told(replicates), *doubts(estimates)),
            provenance=provenance_of(space.crisis),
        )

    replicates = ask_each(
        space,
        question,
        draws=draws,
        until=until,
        workers=workers,
        on_draw=on_draw,
        on_part=parts_as(result, on_part),
    )
    return result(replicates)


def _methods_asked(method: str) -> tuple[str, ...]:
    if method == "both":
        return tuple(METHODS)
    if method not in METHODS:
        known = ", ".join((*METHODS, "both"))
        raise InputError(f"there is no method '{method}'", remedy=f"use any of: {known}")
    return (method,)


def _place_of(space: Space, outcome: str) -> int:
    """The number of an outcome."""
    if outcome not in space.outcomes:
        known = f"known: {listed(space.outcomes)}" if space.outcomes else "the crisis names none"
        near = did_you_mean(outcome, space.outcomes)
        raise InputError(f"unknown outcome '{outcome}'", remedy=near or known)
    return space.outcomes.index(outcome)
