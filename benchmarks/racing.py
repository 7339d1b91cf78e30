"""How many decisions a second: Excomm beside what people write by hand, and beside tools for simulations.

All run the same process, that of twenty_bits.yaml, and read the same tables of where each course leads and how
likely it is; so what is compared is the race of clocks alone. Each counterpart is written as its own documentation
has it, and keeps no more than where a run ended.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

import excomm as ex
from benchmarks.measuring import timed
from benchmarks.racing_mesa import with_mesa
from benchmarks.racing_pettingzoo import with_pettingzoo
from benchmarks.racing_plain import DAYS, Plain, decide, happen, plain_of, share
from benchmarks.racing_simpy import with_simpy
from benchmarks.tables import table
from excomm.machine import processors
from excomm.process.compiling import process_on, stage_of
from excomm.process.running import run_many
from excomm.process.tables import tables_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from excomm.process.process import Process
    from excomm.process.tables import Tables

FILE = Path(__file__).parent / "twenty_bits.yaml"
HEADS = ("what", "decisions a second", "Excomm is so many times faster", "how it ended, on average")
RUNS, SLOW_RUNS = 100_000, 100


def twenty_bits() -> Process:
    """The process that all run."""
    crisis = ex.load(FILE)
    return process_on(stage_of(ex.compile_space(crisis)), crisis)


def racing_table() -> str:
    """Measure all in one run."""
    process = twenty_bits()
    tables = tables_of(process)
    plain = plain_of(process, tables)
    ways: list[tuple[str, Callable[[int], tuple[int, float]], int]] = [
        (f"Excomm, {processors()} workers", lambda runs: _excomm(tables, runs, processors()), RUNS),
        ("Excomm, 1 worker", lambda runs: _excomm(tables, runs, 1), RUNS),
        ("tables in Numba by hand, 1 thread", lambda runs: _by_hand(process, tables, runs), RUNS),
        ("the same without clocks and events, 1 thread", lambda runs: _bare(tables, runs), RUNS),
        ("plain Python", lambda runs: _python(plain, runs), SLOW_RUNS),
        ("SimPy", lambda runs: with_simpy(plain, runs), SLOW_RUNS),
        ("Mesa", lambda runs: with_mesa(plain, runs), SLOW_RUNS),
        ("PettingZoo", lambda runs: with_pettingzoo(plain, runs), SLOW_RUNS),
    ]
    measured = [(name, *_measured(run, runs)) for name, run, runs in ways]
    fastest = measured[0][1]
    return table(
        HEADS,
        [
            [name, f"{speed:,.0f}", f"{fastest / speed:,.1f}", f"talks {talks:.1%}"]
            for name, speed, talks in measured
        ],
    )


def _measured(run: Callable[[int], tuple[int, float]], runs: int) -> tuple[float, float]:
    run(2)
    found: list[tuple[int, float]] = []
    times = timed(lambda: found.append(run(runs)), runs=3)
    return found[0][0] / times.least, found[0][1]


def _excomm(tables: Tables, runs: int, workers: int) -> tuple[int, float]:
    found = run_many(tables, runs=runs, seed=1, workers=workers)
    return int(found.decisions.sum()), float(np.mean(found.outcome == 0))


def _bare_loop(
    seed: int,
    ends: Any,
    decisions: int,
    start: int,
    sights: Any,
    cumulative: Any,
    cumulative_at: Any,
    courses: Any,
    moves: Any,
    moves_at: Any,
) -> None:
    np.random.seed(seed)
    for run in range(ends.size):
        node = start
        for _ in range(decisions):
            actor = np.random.randint(courses.size)
            number, count = np.random.random(), courses[actor]
            row, course = cumulative_at[actor] + sights[actor, node] * count, 0
            while course < count and cumulative[row + course] <= number:
                course += 1
            if course < count:
                target = moves[moves_at[actor] + node * count + course]
                if target >= 0:
                    node = target
        ends[run] = node


def _bare(tables: Tables, runs: int) -> tuple[int, float]:
    """No clocks, no events, no record, no keyed luck: as many decisions a run as there are on average."""
    import numba

    loop = _BARE.setdefault("loop", numba.njit(_bare_loop))
    ends = np.zeros(runs, np.int64)
    a_run = int(tables.rates[: tables.courses.size].sum() * tables.days)
    t = tables
    loop(
        1, ends, a_run, t.start, t.sights, t.cumulative, t.cumulative_at, t.courses, t.moves, t.moves_at
    )  # fmt: skip
    return runs * a_run, float(np.mean(tables.outcome[ends] == 0))


def _by_hand_loop(
    seed: int,
    ends: Any,
    start: int,
    days: float,
    upto: Any,
    sights: Any,
    cumulative: Any,
    cumulative_at: Any,
    courses: Any,
    moves: Any,
    moves_at: Any,
    can: Any,
    hit: Any,
    passing: Any,
) -> int:
    np.random.seed(seed)
    actors, decisions, total = courses.size, 0, upto[-1]
    for run in range(ends.size):
        node, now = start, np.random.exponential(1 / total)
        while now < days:
            which, clock = np.random.random() * total, 0
            while upto[clock] <= which:
                clock += 1
            if clock < actors:
                decisions += 1
                number, count = np.random.random(), courses[clock]
                row, course = cumulative_at[clock] + sights[clock, node] * count, 0
                while course < count and cumulative[row + course] <= number:
                    course += 1
                if course < count:
                    target = moves[moves_at[clock] + node * count + course]
                    if target >= 0:
                        node = target
            elif can[clock - actors, node] and np.random.random() < passing[clock - actors]:
                node = hit[clock - actors, node]
            now += np.random.exponential(1 / total)
        ends[run] = node
    return decisions


def _by_hand(process: Process, tables: Tables, runs: int) -> tuple[int, float]:
    """The same process as somebody would write it for once: one stream of numbers, and no record but where runs end."""
    import numba

    loop = _BARE.setdefault("by hand", numba.njit(_by_hand_loop))
    ends = np.zeros(runs, np.int64)
    passing = np.array([one.passing for one in process.hurdles])
    t = tables
    decisions = loop(
        1, ends, t.start, t.days, np.cumsum(t.rates), t.sights, t.cumulative, t.cumulative_at, t.courses,
        t.moves, t.moves_at, t.can, t.hit, passing,
    )  # fmt: skip
    return int(decisions), float(np.mean(tables.outcome[ends] == 0))


_BARE: dict[str, Any] = {}


def _python(plain: Plain, runs: int) -> tuple[int, float]:
    luck, ends, decisions = random.Random(1), [], 0
    rates = plain.tables.rates.tolist()
    actors = len(plain.courses)
    for _ in range(runs):
        node = plain.tables.start
        times = [luck.expovariate(rate) for rate in rates]
        while True:
            clock = min(range(len(times)), key=times.__getitem__)
            now = times[clock]
            if now >= DAYS:
                break
            times[clock] = now + luck.expovariate(rates[clock])
            if clock < actors:
                node = decide(plain, clock, node, luck)
                decisions += 1
            else:
                node = happen(plain, clock - actors, node, luck)
        ends.append(node)
    return decisions, share(plain, ends)


if __name__ == "__main__":
    print(racing_table())
