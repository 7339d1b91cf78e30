"""One tick of a uniformised process as something to multiply probabilities with, without a matrix of them.

Kept is where each way leads, an actor's course or what an event comes to; how likely it is to be taken is looked up
in a short table of the few policies that there are. Each way is gone through by itself, in the order of nodes: so what
is read and written next is near to what was read and written last.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.machine import processors
from excomm.process.compiled import compiled
from excomm.process.loops import flowing as loops
from excomm.process.tables import tables_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from excomm.process.process import Process
    from excomm.process.tables import Tables

    Numbers = NDArray[np.float64]
    Indices = NDArray[np.int32]
    # Numbers that can only count up are looked up quicker.
    Nodes = NDArray[np.uint32]
    Marks = NDArray[np.bool_]

# Ways are shared out over so many parts, whatever the machine: sums in another order would differ in their last bits.
PARTS = 2


@dataclass(frozen=True)
class WayOut:
    """One way out of nodes: from each of `sources` to its target, with `table[rows[source]]` times a day."""

    sources: Nodes
    targets: Nodes
    rows: Indices
    table: Numbers


@dataclass(frozen=True)
class MatrixFree:
    """The ways out of nodes in parts, their tables holding probabilities of a tick, and how likely each node stays."""

    parts: tuple[tuple[WayOut, ...], ...]
    staying: Numbers

    def __matmul__(self, here: Numbers) -> Numbers:
        """Where probabilities are after one tick; costs time linear in the ways out of all nodes."""
        push = compiled(loops.push)

        def some(part: Sequence[WayOut]) -> Numbers:
            there = np.zeros_like(here)
            for way in part:
                push(here, there, way.sources, way.targets, way.rows, way.table)
            return there

        with ThreadPoolExecutor(max_workers=min(PARTS, processors())) as pool:
            moved = list(pool.map(some, self.parts))
        there: Numbers = self.staying * here
        for one in moved:
            there += one
        return there


def matrix_free(process: Process) -> tuple[MatrixFree, float]:
    """A tick of a process, and how many ticks a day there are: as many as the fastest node is left."""
    ways = list(_ways_out(process, tables_of(process)))
    leaving = np.zeros(process.nodes.count)
    for way in ways:
        leaving[way.sources] += way.table[way.rows[way.sources]]
    rate = float(leaving.max(initial=0)) or 1.0
    ticks = [WayOut(way.sources, way.targets, way.rows, way.table / rate) for way in ways]
    return MatrixFree(_shared_out(ticks), 1 - leaving / rate), rate


def _shared_out(ways: Sequence[WayOut]) -> tuple[tuple[WayOut, ...], ...]:
    """Parts of about the same size, the largest ways first."""
    parts: list[list[WayOut]] = [[] for _ in range(PARTS)]
    sizes = [0] * PARTS
    for way in sorted(ways, key=lambda one: -one.sources.size):
        smallest = sizes.index(min(sizes))
        parts[smallest].append(way)
        sizes[smallest] += way.sources.size
    return tuple(map(tuple, parts))


def _ways_out(process: Process, tables: Tables) -> Iterator[WayOut]:
    going = ~tables.ended
    ends = [*tables.cumulative_at[1:], tables.cumulative.size]
    for actor, moves in enumerate(process.nodes.moves):
        courses = moves.shape[1]
        rows = tables.cumulative[tables.cumulative_at[actor] : ends[actor]].reshape(
            -1, courses or 1
        )
        policy = np.diff(rows, axis=1, prepend=0.0) * process.pace[actor]
        for course in range(courses):
            targets = moves[:, course]
            table = np.ascontiguousarray(policy[:, course])
            yield _way(targets, tables.sights[actor], table, going & (targets >= 0))
    always = np.zeros(process.nodes.count, np.int32)
    here = np.arange(process.nodes.count, dtype=np.int32)
    for event, rate in enumerate(process.rate.tolist()):
        passing = process.hurdles[event].passing
        can, last = tables.can[event] & going, tables.last[event]
        hit, miss = tables.hit[event], tables.miss[event]
        yield _way(miss, always, np.array([rate]), can & ~last)
        yield _way(hit, always, np.array([rate * passing]), can & last & (hit != here))
        yield _way(miss, always, np.array([rate * (1 - passing)]), can & last & (miss != here))


def _way(targets: Indices, rows: Indices, table: Numbers, open_at: Marks) -> WayOut:
    """A way out of the nodes where it is open and not without a chance."""
    sources = np.flatnonzero(open_at & (table > 0)[rows])
    return WayOut(sources.astype(np.uint32), targets[sources].astype(np.uint32), rows, table)
