"""Runs of two worlds that share all their luck: clocks ring together, people answer alike, and choices are coupled."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from excomm.process.beside import WORLDS, stacked
from excomm.process.bridging import bridge_of
from excomm.process.compiled import compiled
from excomm.process.loops.running import run_all
from excomm.process.room import diary_of, kept_of, race_of
from excomm.process.running import Entry, check_luck, entries_in, joined, runs_of
from excomm.process.tables import Tables, tables_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from excomm.process.process import Process
    from excomm.process.running import Runs

    Places = NDArray[np.int64]
    Array = NDArray[Any]

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
    both, bridge = stacked(one, other), bridge_of(one, other, courses)

    def some(part: tuple[int, int]) -> tuple[Runs, Runs]:
        begin, count = part
        kept = kept_of(both, count, WORLDS)
        # Each worker writes into a trace of its own.
        own = bridge._replace(trace=np.full((one.courses.size, _room(one)), -1, np.int32))
        compiled(run_all)(seed, begin, both, race_of(both, WORLDS), kept, diary_of(0), own)
        before, after = (runs_of(both, begin, kept, world) for world in range(WORLDS))
        return _cut(before, one, 0), _cut(after, other, one.ended.size)

    bounds = [first + runs * part // workers for part in range(workers + 1)]
    parts = list(zip(bounds[:-1], np.diff(bounds).tolist(), strict=True))
    if workers == 1:
        return some(parts[0])
    with ThreadPoolExecutor(max_workers=workers) as pool:
        found = list(pool.map(some, parts))
    return joined([before for before, _ in found]), joined([after for _, after in found])


def stories_of_pair(
    was: Process | Tables,
    would: Process | Tables,
    courses: Sequence[Places],
    *,
    run: int,
    seed: int,
) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """All that happened in one pair of runs of `run_pairs`, in either world from the start.

    >>> import excomm as ex
    >>> from excomm.process.compiling import process_on, stage_of
    >>> crisis = ex.load("chicken")
    >>> process = process_on(stage_of(ex.compile_space(crisis)), crisis)
    >>> same = [np.arange(moves.shape[1]) for moves in process.nodes.moves]
    >>> one, other = stories_of_pair(process, process, same, run=3, seed=7)
    >>> one == other and len(one) > 0
    True
    """
    one = was if isinstance(was, Tables) else tables_of(was)
    other = would if isinstance(would, Tables) else tables_of(would)
    # As if they were nowhere alike: then the diary has the second world from the start too, after all of the first.
    trace = np.full((one.courses.size, _room(one)), -1, np.int32)
    bridge = bridge_of(one, other, courses)._replace(alike=False, trace=trace)
    both = stacked(one, other)
    entries = entries_in(
        lambda diary: compiled(run_all)(
            seed, run, both, race_of(both, WORLDS), kept_of(both, 1, WORLDS), diary, bridge
        )
    )
    nodes = one.ended.size
    return (
        tuple(_own(entry, one, both, 0) for entry in entries if entry.node < nodes),
        tuple(_own(entry, other, both, nodes) for entry in entries if entry.node >= nodes),
    )


def _own(entry: Entry, tables: Tables, both: Tables, nodes: int) -> Entry:
    """An entry by the clocks and nodes of its own world: dates come after all events of either."""
    clocks = both.rates.size // WORLDS
    dated = entry.clock >= clocks
    clock = entry.clock - clocks + tables.rates.size if dated else entry.clock
    return replace(entry, clock=clock, node=entry.node - nodes)


def _cut(runs: Runs, tables: Tables, nodes: int) -> Runs:
    """The runs of one world by its own nodes, which come after so many of the other, and its own events."""
    return replace(runs, node=runs.node - nodes, close=runs.close[:, : tables.can.shape[0]])


def _room(tables: Tables) -> int:
    """How many chances to act of one actor in one run are remembered."""
    most = float(tables.rates[: tables.courses.size].max(initial=0)) * tables.days
    return int(most + FEW * np.sqrt(most)) + FEW
