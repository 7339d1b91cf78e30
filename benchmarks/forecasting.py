"""How long exact probabilities take when there are a million states."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import excomm as ex
from benchmarks.measuring import timed
from benchmarks.tables import seconds, table
from excomm.process.compiling import process_on, stage_of
from excomm.process.exact import forecast

if TYPE_CHECKING:
    from collections.abc import Callable

FILE = Path(__file__).parent / "twenty_bits.yaml"
HEADS = ("what, for the 1,048,576 states of twenty_bits.yaml, all at once", "time")


def forecasting_table() -> str:
    """Measure each step once the loops are compiled."""
    crisis = ex.load(FILE, variants=["all-at-once"])
    space = ex.compile_space(crisis)
    stage = stage_of(space)
    process = process_on(stage, crisis)
    forecast(process, times=2)
    steps: list[tuple[str, Callable[[], object]]] = [
        ("states and moves", lambda: ex.compile_space(crisis)),
        ("all nodes that can be reached", lambda: stage_of(space)),
        ("choices and rates", lambda: process_on(stage, crisis)),
        ("probabilities of all outcomes over 14 days", lambda: forecast(process, times=15)),
    ]
    return table(HEADS, [[name, seconds(timed(step, runs=1).least)] for name, step in steps])


if __name__ == "__main__":
    print(forecasting_table())
