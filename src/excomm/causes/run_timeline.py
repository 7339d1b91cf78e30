"""The luck of a run of a simulation, laid out by time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from excomm.causes.timeline import Stage, Timeline, followed, people_at_most
from excomm.process.compiled import compiled
from excomm.process.loops import replaying as loops

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Places = NDArray[np.int64]


def timeline_of(stage: Stage, *, run: int, seed: int) -> Timeline:
    """Lay out all the luck that a run has in `excomm.process.running.run_many`: a replay of it is the run, to the bit.

    Where it is replayed with something changed, choices are coupled to those of the run as two worlds of a what-if are.

    >>> import excomm as ex
    >>> from excomm.causes.timeline import followed, stage_for
    >>> from excomm.process.compiling import process_on, stage_of
    >>> from excomm.process.running import run_many
    >>> crisis = ex.load("chicken")
    >>> process = process_on(stage_of(ex.compile_space(crisis)), crisis)
    >>> stage = stage_for(process)
    >>> _, nodes = followed(stage, timeline_of(stage, run=3, seed=7))
    >>> bool(nodes[-1] == run_many(process, runs=4, seed=7).node[3])
    True
    """
    tables = stage.tables
    days, clocks, numbers, choices = _rings(stage, run, seed)
    shape = (days.size, *people_at_most(tables))
    yes, defers = np.zeros(shape, np.bool_), np.zeros(shape, np.bool_)
    passes = np.zeros(days.size, np.bool_)
    compiled(loops.lay_out_answers)(
        seed,
        run,
        tables.courses.size,
        clocks,
        numbers,
        tables.chance,
        tables.people,
        tables.seats,
        tables.deference,
        tables.causes,
        tables.leanings,
        yes,
        defers,
        passes,
    )
    most = int(tables.courses.max(initial=0)) + 1
    plain = Timeline(
        days=days,
        clocks=clocks,
        choices=choices,
        noise=np.zeros((days.size, most)),
        yes=yes,
        defers=defers,
        passes=passes,
        forced=np.zeros(days.size, np.bool_),
        step=np.zeros(days.size, np.int64),
    )
    return _with_noise(stage, plain, numbers, run=run, seed=seed)


def _with_noise(
    stage: Stage, timeline: Timeline, numbers: Places, *, run: int, seed: int
) -> Timeline:
    """The same luck with the noise of all courses where an actor chose, so that other worlds share it."""
    tables = stage.tables
    details, after = followed(stage, timeline)
    before = np.concatenate(([stage.process.nodes.start], after[:-1]))
    choices, noise = timeline.choices.copy(), timeline.noise.copy()
    compiled(loops.lay_out_noise)(
        seed,
        run,
        timeline.clocks,
        numbers,
        details,
        before,
        tables.courses,
        tables.sights,
        tables.cumulative,
        tables.cumulative_at,
        choices,
        noise,
    )
    return replace(timeline, choices=choices, noise=noise)


def _rings(stage: Stage, run: int, seed: int) -> tuple[Numbers, Places, Places, Numbers]:
    """The days, clocks, occurrences and numbers of choice of all rings; of one moment, what is dated comes first."""
    tables = stage.tables
    room = int(4 * tables.rates.sum() * tables.days) + 64
    while True:
        days, clocks = np.zeros(room), np.zeros(room, np.int64)
        numbers, choices = np.zeros(room, np.int64), np.zeros(room)
        count = compiled(loops.ring_days)(
            seed, run, tables.days, tables.rates, days, clocks, numbers, choices
        )
        if count <= room:
            break
        room = count
    dates = np.flatnonzero(tables.dates < tables.days)
    days = np.concatenate([days[:count], tables.dates[dates]])
    clocks = np.concatenate([clocks[:count], tables.rates.size + dates])
    numbers = np.concatenate([numbers[:count], np.zeros(dates.size, np.int64)])
    choices = np.concatenate([choices[:count], np.full(dates.size, -1.0)])
    order = np.lexsort((clocks, clocks < tables.rates.size, days))
    return days[order], clocks[order], numbers[order], choices[order]
