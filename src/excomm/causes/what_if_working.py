"""The work of comparing two worlds, draw by draw: by pairs of runs, or by computing both without runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from excomm.causes.what_if_counting import (
    Contrast,
    Rerouted,
    contrasts_by_draws,
    contrasts_by_runs,
    rerouted,
)
from excomm.causes.what_if_pairs import Pairs
from excomm.causes.worlds import Worlds, counterfactual
from excomm.machine import processors
from excomm.process.exact import forecast
from excomm.process.forecasting import NO_OUTCOME
from excomm.process.pairing import run_pairs
from excomm.process.replicates import ask_each, parts_as, told
from excomm.process.running import joined
from excomm.process.simulating import shares

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from excomm.process.process import Process
    from excomm.process.replicates import OnDraw, OnPart, Replicates
    from excomm.process.running import Runs

    Numbers = NDArray[np.float64]

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Work:
    """Two worlds, for how many days they are followed, by how many workers, and who is told how far it has come.

    `on_part` is given what makes the findings of the draws done so far.
    """

    worlds: Worlds
    days: float
    workers: int | None
    on_draw: OnDraw | None
    on_part: OnPart[Findings] | None = None


@dataclass(frozen=True)
class About:
    """What is asked about: all outcomes, and the places among them of each one, or of several taken as one, by name."""

    outcomes: tuple[str, ...]
    asked: Mapping[str, Sequence[int]]


@dataclass(frozen=True)
class Findings:
    """What came of it: see `excomm.causes.what_if.WhatIf` for its parts."""

    contrasts: tuple[Contrast, ...]
    differences: Numbers
    rerouted: tuple[Rerouted, ...]
    pairs: Pairs | None
    draws: tuple[int, ...]
    asked: int
    interrupted: bool
    notes: tuple[str, ...]


def by_running(work: Work, about: About, runs: int, seed: int) -> Findings:
    """Run both worlds with the same luck, so many times each."""
    bounds = shares(runs, len(work.worlds.pairs))
    courses = [carrying.course for carrying in work.worlds.carryings]
    # Where there are fewer draws than workers, each draw has several.
    each = max(1, (work.workers or processors()) // len(work.worlds.pairs))

    def some(was: Process, would: Process, draw: int) -> tuple[Runs, Runs]:
        first, end = bounds[draw], bounds[draw + 1]
        return run_pairs(
            was, would, courses, runs=end - first, seed=seed, first=first, workers=each
        )

    return _ask(work, some, lambda found: _paired(work, about, bounds, found))


def _paired(
    work: Work, about: About, bounds: Sequence[int], found: Replicates[tuple[Runs, Runs]]
) -> Findings:
    """What pairs of runs come to."""
    pairs = Pairs(
        was=joined([was for was, _ in found.answers.values()]),
        would=joined([would for _, would in found.answers.values()]),
        number=np.concatenate(
            [np.arange(bounds[draw], bounds[draw + 1]) for draw in found.answers]
        ),
        draw=np.repeat(list(found.answers), [was.node.size for was, _ in found.answers.values()]),
    )
    contrasts = contrasts_by_runs(pairs, about.asked)
    return Findings(
        contrasts=contrasts,
        differences=np.array(
            [_differences(was, would, len(about.outcomes)) for was, would in found.answers.values()]
        ),
        rerouted=rerouted(pairs, (*work.worlds.was.scene.space.outcomes, NO_OUTCOME)),
        pairs=pairs,
        draws=tuple(found.answers),
        asked=found.asked,
        interrupted=found.interrupted,
        notes=tuple(told(found)),
    )


def by_computing(work: Work, about: About) -> Findings:
    """Compute the probabilities of all outcomes in both worlds."""

    def both(was: Process, would: Process, _draw: int) -> tuple[Numbers, Numbers]:
        before, after = forecast(was, times=2), forecast(would, times=2)
        return before.outcomes[-1, : len(about.outcomes)], after.outcomes[-1, : len(about.outcomes)]

    return _ask(work, both, lambda found: _computed(about, found))


def _computed(about: About, found: Replicates[tuple[Numbers, Numbers]]) -> Findings:
    """What the probabilities in both worlds come to."""
    was, would = (np.array([pair[side] for pair in found.answers.values()]) for side in (0, 1))
    return Findings(
        contrasts=contrasts_by_draws(was, would, about.asked),
        differences=would - was,
        rerouted=(),
        pairs=None,
        draws=tuple(found.answers),
        asked=found.asked,
        interrupted=found.interrupted,
        notes=tuple(told(found)),
    )


def _ask(
    work: Work,
    question: Callable[[Process, Process, int], Answer],
    gather: Callable[[Replicates[Answer]], Findings],
) -> Findings:
    """Put a question to both worlds of every draw, and gather the answers."""
    found = ask_each(
        work.worlds.was.scene.space,
        lambda was, draw: question(was, counterfactual(work.worlds, was, draw), draw),
        crises=[was for was, _ in work.worlds.pairs],
        until=work.days,
        workers=work.workers,
        on_draw=work.on_draw,
        on_part=parts_as(gather, work.on_part),
    )
    return gather(found)


def _differences(was: Runs, would: Runs, outcomes: int) -> Numbers:
    """By how much the share of each outcome differs."""
    counts = [np.bincount(runs.outcome, minlength=outcomes)[:outcomes] for runs in (was, would)]
    differences: Numbers = (counts[1] - counts[0]) / was.outcome.size
    return differences
