"""The work of running a crisis many times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.web.jobs.opening import code_for, opened, shaped
from excomm.web.shapes.simulate import SimulateArguments, SimulateResult

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from excomm.process.simulating import Simulation
    from excomm.web.jobs.telling import Tell
    from excomm.web.shapes.answer import Code
    from excomm.web.shapes.in_time import EachDraw
    from excomm.web.shelf import Shelved


def work(
    asked: SimulateArguments, path: Path, variants: Sequence[str], tell: Tell
) -> SimulateResult:
    """Run it, and show the runs as they come in."""
    from excomm.loading import located
    from excomm.process.simulating import simulate

    def show(make: Callable[[], Simulation]) -> None:
        tell.partial(lambda: _shaped(make(), variants, under_way=True))

    space = opened(path, variants, asked.vary)
    with located(path, variants=variants):
        found = simulate(
            space,
            runs=asked.runs,
            seed=asked.seed,
            until=asked.until,
            draws=asked.draws,
            together=asked.together,
            on_draw=tell.progress,
            on_part=show,
        )
    return _shaped(found, variants)


def code(asked: SimulateArguments, crisis: Shelved, variants: Sequence[str]) -> Code:
    """How to run it without the app."""
    return code_for("simulate", crisis, variants, asked)


def _shaped(
    found: Simulation, variants: Sequence[str], *, under_way: bool = False
) -> SimulateResult:
    from excomm.report.data.simulation import simulation_data
    from excomm.report.odds import odds_in
    from excomm.report.words.odds import answer_of_simulation, by_now
    from excomm.web.chance.runs_told import runs_told

    odds = odds_in(found)
    answer = answer_of_simulation(found, odds)
    more = {
        "answer": by_now(answer, found.done, found.draws) if under_way else answer,
        "error": {one.outcome: one.error for one in odds},
        "each_draw": None if under_way else _each_draw(found),
        "told": runs_told(found),
        "draws_done": found.done,
    }
    return shaped(SimulateResult, simulation_data(found, variants=variants) | more)


def _each_draw(found: Simulation) -> EachDraw | None:
    import numpy as np

    from excomm.web.chance.each_draw import each_draw

    draws = np.unique(found.draw).tolist()
    return each_draw(found.space, draws, found.draws, (found.outcomes, found.by_draw))
