"""What the loops of runs are handed besides a process: room to run in, and to keep what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from excomm.process.loops.people import PANELS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.process.tables import Tables

    Array = NDArray[Any]

# How many numbers say how far a run has come; see `excomm.process.loops.running`.
PROGRESS = 2
RAREST = 1e-300


class Race(NamedTuple):
    """Where one run stands.

    After how long each clock rings on average, and which events let nobody and nothing stand in their way; when each
    clock rings next, the number by which an actor then chooses, how often it rang before, its two keys (see
    `excomm.process.loops.luck`); which clocks are heard, and when those ring; what people answer, and how far each
    world has come. Clocks of the second world come after those of the first; keys, they share.
    """

    means: Array
    certain: Array
    times: Array
    numbers: Array
    occurrences: Array
    keys: Array
    heard: Array
    soon: Array
    answers: Array
    progress: Array


class Kept(NamedTuple):
    """What is kept of each run in each world; shapes (worlds, runs, ...). See `excomm.process.running.Runs`."""

    node: Array
    days: Array
    settled: Array
    reached: Array
    close: Array
    paths: Array
    decisions: Array


class Diary(NamedTuple):
    """All that happened, as far as there is room; see `excomm.process.running.Entry`."""

    days: Array
    clocks: Array
    details: Array
    nodes: Array


class Bridge(NamedTuple):
    """What links two worlds, the second of which has its `start`.

    If they are `alike`, their clocks ring together until a run parts: `twin[n]` is the node of the second at which that
    stands when the first is at node *n*, -1 if that cannot be said; where `suspect[c, n]`, a ring of clock *c* may
    lead elsewhere in the second. `course_of[course_at[i] + c]` is which course of actor *i* in the first its course *c*
    in the second is, or -1; `kin[r]` is where in the tables the first world has the same chances of the same courses as
    the second has at *r*, or -1. `trace[i, k]` is room for the row by which actor *i* chose at its *k*-th chance.
    """

    start: int
    alike: bool
    twin: Array
    suspect: Array
    course_of: Array
    course_at: Array
    kin: Array
    trace: Array


def race_of(tables: Tables, worlds: int = 1) -> Race:
    """Room for a run of a process, in so many worlds."""
    clocks = tables.rates.size
    each = clocks // worlds
    return Race(
        # What never rings is never made ready for the next ring.
        means=1.0 / np.maximum(tables.rates, RAREST),
        certain=(tables.chance >= 1) & (tables.people <= 0).all(axis=1),
        times=np.zeros(clocks),
        numbers=np.zeros(clocks),
        occurrences=np.zeros(clocks, np.int64),
        keys=np.zeros((each, 2), np.uint64),
        heard=np.zeros(each, np.int64),
        soon=np.zeros(each),
        answers=np.zeros((PANELS, max(tables.leanings.shape[2], 1)), np.bool_),
        progress=np.zeros((worlds, PROGRESS), np.int64),
    )


def kept_of(tables: Tables, runs: int, worlds: int = 1) -> Kept:
    """Room for what is kept of so many runs."""
    return Kept(
        node=np.zeros((worlds, runs), np.int64),
        days=np.zeros((worlds, runs)),
        settled=np.zeros((worlds, runs)),
        reached=np.full((worlds, runs, tables.outcomes), np.inf),
        close=np.zeros((worlds, runs, tables.can.shape[0]), np.int64),
        paths=np.zeros((worlds, runs), np.int64),
        decisions=np.zeros((worlds, runs), np.int64),
    )


def diary_of(room: int) -> Diary:
    """Room for so many entries."""
    return Diary(np.zeros(room), *(np.zeros(room, np.int64) for _ in range(3)))


def no_bridge() -> Bridge:
    """There is no other world."""
    places, table = np.zeros(0, np.int64), np.zeros((0, 0), np.int64)
    rows, marks = table.astype(np.int32), table.astype(np.bool_)
    return Bridge(0, False, places, marks, places, places, places, rows)
