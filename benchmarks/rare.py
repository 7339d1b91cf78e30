"""How soon an outcome of probability near 10^-8 is found: by splitting, by tilted rates, and by plain runs."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

import excomm as ex
from benchmarks.tables import seconds, table
from excomm.process.compiling import process_on, stage_of
from excomm.process.exact import forecast
from excomm.process.intervals import interval_of
from excomm.process.rare import rare
from excomm.process.running import run_many
from excomm.process.tables import tables_of

if TYPE_CHECKING:
    from excomm.space.space import Space

LADDER, OUTCOME = Path(__file__).parent / "ladder.yaml", "war"
# Is to be met within a minute, by the interval and by the difference from what is exact.
AIM, MINUTE = 0.2, 60.0
RUNS, SEEDS = 400_000, 8
PLAIN_RUNS = 2_000_000
# Standard errors to either side of a 95 % interval.
SIDES = 1.96
HEADS = ("method", "runs", "seconds", "probability", "95 % interval", "off by", "aim")


@dataclass(frozen=True)
class Found:
    """What one method found, and in what time."""

    seconds: float
    probability: float
    low: float
    high: float


def rare_table() -> str:
    """Measure each method on the ladder, after a first run that loads the compiled loops."""
    space = ex.compile_space(ex.load(LADDER))
    exact, needed = _exactly(space)
    rows = [["exact", "", seconds(needed), f"{exact:.4g}", "", "", ""]]
    notes = []
    for method in ("splitting", "tilting"):
        found = [_by(space, method, seed) for seed in range(SEEDS + 1)][1:]
        off = [abs(one.probability / exact - 1) for one in found]
        covered = sum(one.low <= exact <= one.high for one in found)
        rows.append(_row(method, RUNS, found[0], exact))
        notes.append(
            f"{method}: over {SEEDS} seeds off by {np.mean(off):.1%} on average, {max(off):.1%} at most; "
            f"{covered} of {SEEDS} intervals hold the exact value."
        )
    plain, seen = _plainly(space)
    rows.append(_row("plain runs", PLAIN_RUNS, plain, exact))
    rate = PLAIN_RUNS / plain.seconds
    hours = (SIDES / AIM) ** 2 / exact / rate / 3600
    notes.append(
        f"plain runs: {seen} of {PLAIN_RUNS:,} got there; {rate:,.0f} a second would see {rate * MINUTE * exact:.2g} "
        f"in a minute, and need {hours:,.0f} hours for an interval of 20 %."
    )
    return "\n".join([table(HEADS, rows), "", *(f"- {note}" for note in notes)])


def _exactly(space: Space) -> tuple[float, float]:
    process = process_on(stage_of(space), space.crisis)
    start = time.perf_counter()
    found = forecast(process, times=2).outcomes[-1][space.outcomes.index(OUTCOME)]
    return float(found), time.perf_counter() - start


def _by(space: Space, method: str, seed: int) -> Found:
    start = time.perf_counter()
    [one] = rare(space, OUTCOME, method=method, runs=RUNS, seed=seed).estimates
    return Found(time.perf_counter() - start, one.probability, one.low, one.high)


def _plainly(space: Space) -> tuple[Found, int]:
    tables = tables_of(process_on(stage_of(space), space.crisis))
    run_many(tables, runs=1000, seed=1)
    start = time.perf_counter()
    runs = run_many(tables, runs=PLAIN_RUNS, seed=0, workers=2)
    needed = time.perf_counter() - start
    seen = int((runs.outcome == space.outcomes.index(OUTCOME)).sum())
    low, high = interval_of(np.array([seen]), PLAIN_RUNS)
    return Found(needed, seen / PLAIN_RUNS, float(low[0]), float(high[0])), seen


def _row(method: str, runs: int, found: Found, exact: float) -> list[str]:
    off = abs(found.probability / exact - 1)
    near = max(off, found.high / exact - 1, 1 - found.low / exact) <= AIM
    return [
        method,
        f"{runs:,}",
        seconds(found.seconds),
        f"{found.probability:.4g}",
        f"{found.low:.3g} to {found.high:.3g}",
        f"{off:.1%}",
        "met" if near and found.seconds <= MINUTE else "missed",
    ]
