"""Runs of two worlds that share all their luck: clocks ring together, people answer alike, and choices are coupled."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import numpy as np

from excomm.process.running import Link, Runs, check_luck, joined, run_some, unlinked
from excomm.process.tables import Tables, tables_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from excomm.process.process import Process

    Places = NDArray[np.int64]
    Array = NDArray[Any]

# Chances to act that are remembered at once: some dozen megabytes.
REMEMBERED = 1 << 22
# Chances beyond so many standard deviations above the mean number are not remembered, and not coupled.
FEW = 10


def run_pairs(
    was: Process | Tables,
    would: Process | Tables,
    courses: Sequence[Places],
    *,
    runs: int,
    seed: int,
    first: int = 0,
    workers: int = 1,
) -> tuple[Runs, Runs]:
    """Run a process so many times, and with the same luck what it would be otherwise.

    The runs of the first are those of `run_many`. `courses[i]` says of each course of actor *i* in the second which one
    of the first it is, or -1. Given the choice in the first, that in the second at the same chance to act is the one
    that Gumbel-max coupling makes of it [oberst2019]: the same as far as the two favour the same. Costs time linear in
    the runs, as `run_many` does.

    >>> import excomm as ex
    >>> from excomm.process.compiling import process_on, stage_of
    >>> crisis = ex.load("chicken")
    >>> process = process_on(stage_of(ex.compile_space(crisis)), crisis)
    >>> same = [np.arange(moves.shape[1]) for moves in process.nodes.moves]
    >>> one, other = run_pairs(process, process, same, runs=20, seed=1)
    >>> bool((one.node == other.node).all() and (one.settled == other.settled).all())
    True
    """
    check_luck(runs, seed)
    one = was if isinstance(was, Tables) else tables_of(was)
    other = would if isinstance(would, Tables) else tables_of(would)
    room = _room(one)
    batch = max(1, REMEMBERED // max(1, one.courses.size * room))
    begins = range(first, first + runs, batch)

    def some(begin: int) -> tuple[Runs, Runs]:
        count = min(batch, first + runs - begin)
        trace = np.full((count, one.courses.size, room), -1, np.int32)
        before = run_some(one, seed, begin, count, unlinked(trace))
        return before, run_some(other, seed, begin, count, _linked(trace, one, courses))

    if workers == 1:
        parts = list(map(some, begins))
    else:
        with ThreadPoolExecutor(max_workers=workers) as pool:
            parts = list(pool.map(some, begins))
    return joined([part for part, _ in parts]), joined([part for _, part in parts])


def _room(tables: Tables) -> int:
    """How many chances to act of one actor in one run are remembered."""
    most = float(tables.rates[: tables.courses.size].max(initial=0)) * tables.days
    return int(most + FEW * np.sqrt(most)) + FEW


def _linked(trace: Array, other: Tables, courses: Sequence[Places]) -> Link:
    sizes = [one.size for one in courses]
    return Link(
        trace=np.zeros((0, 0, 0), np.int32),
        other_trace=trace,
        other_cumulative=other.cumulative,
        other_courses=other.courses,
        course_of=np.concatenate([np.zeros(0, np.int64), *courses]).astype(np.int64),
        course_at=np.concatenate(([0], np.cumsum(sizes)))[:-1].astype(np.int64),
    )
