"""Tells runs of a simulation by their numbers, as they were run."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.process.calendar import days_until
from excomm.process.compiling import process_on, stage_of
from excomm.process.design import DRAWS, drawing
from excomm.process.running import check_luck
from excomm.process.simulating import RUNS, SEED, draws_for, shares
from excomm.report.story import story_told
from excomm.space.compiling import compile_space
from excomm.space.space import Space

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from excomm.model.crisis import Crisis
    from excomm.report.story import Story


def story(
    crisis: Crisis | Space,
    *,
    run: int,
    runs: int = RUNS,
    seed: int = SEED,
    until: str | float | None = None,
    draws: int = DRAWS,
    knowledge: bool = False,
) -> Story:
    """Tell one run of a simulation as a dated story: who did what, what came by chance, and what nearly came.

    It is run number `run`, counted from 0, of `simulate` with the same `runs`, `seed`, `until` and `draws`, to the bit.
    Print it to read it; `knowledge` has it tell who knew what, too. Raises `InputError` for a number that no run has,
    and as `simulate` does.

    >>> import excomm as ex
    >>> told = ex.story(ex.load("chicken"), run=3, runs=100, seed=7)
    >>> told.outcome == ex.simulate(ex.load("chicken"), runs=100, seed=7).outcome_of(3)
    True
    """
    space = crisis if isinstance(crisis, Space) else compile_space(crisis)
    return next(
        stories(space, [run], runs=runs, seed=seed, until=until, draws=draws, knowledge=knowledge)
    )


def stories(
    space: Space,
    numbers: Sequence[int],
    *,
    runs: int,
    seed: int,
    until: str | float | None = None,
    draws: int = DRAWS,
    knowledge: bool = False,
) -> Iterator[Story]:
    """Tell runs of a simulation, each process being compiled once for the runs of a draw that follow each other."""
    check_luck(runs, seed)
    for number in numbers:
        if not 0 <= number < runs:
            raise InputError(
                f"there is no run {number}", remedy=f"they are numbered from 0 to {runs - 1}"
            )
    bounds = shares(runs, draws_for(space.crisis, runs=runs, draws=draws))
    drawn = drawing(space.crisis, len(bounds) - 1)
    stage, days = stage_of(space), days_until(space.crisis, until)
    last, process = -1, None
    for number in numbers:
        draw = bisect_right(bounds, number) - 1
        if process is None or draw != last:
            last, process = draw, process_on(stage, drawn(draw), days=days)
        yield story_told(process, run=number, seed=seed, draw=draw, knowledge=knowledge)
