"""What set off the outcome in which each run ended: the last step that led into it, found by running it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.process.passages import leading
from excomm.process.running import story_of
from excomm.process.tables import tables_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from excomm.process.process import Process
    from excomm.process.running import Entry, Runs

    Counts = NDArray[np.int64]


def last_steps(
    process: Process, runs: Runs, several: Sequence[Sequence[int]], *, seed: int, most: int
) -> Counts:
    """How often each was the last to lead into any of some outcomes; shape (of `several`, `leading`).

    For each of `several` the first runs that ended in it are run again, so many at most.
    """
    names = leading(process.scene.space)
    counts = np.zeros((len(several), len(names)), np.int64)
    tables = tables_of(process)
    for row, places in enumerate(several):
        inside = np.isin(process.scene.space.outcome[process.nodes.state], list(places))
        for number in np.flatnonzero(inside[runs.node])[:most].tolist():
            entries = story_of(tables, run=runs.first + number, seed=seed)
            clock = _last_into(inside, process.nodes.start, entries)
            if clock is not None:
                counts[row, min(clock, len(names) - 1)] += 1
    return counts


def _last_into(inside: NDArray[np.bool_], start: int, entries: Sequence[Entry]) -> int | None:
    """The clock of the last entry that led inside from without; None where a run never was without."""
    last, before = None, start
    for entry in entries:
        if inside[entry.node] and not inside[before]:
            last = entry.clock
        before = entry.node
    return last
