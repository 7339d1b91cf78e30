"""One tick of a uniformised process as something to multiply probabilities with, without a matrix of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from excomm.machine import processors
from excomm.process.compiled import compiled
from excomm.process.loops import flowing as loops
from excomm.process.tables import tables_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.process.process import Process

    Numbers = NDArray[np.float64]


# Nodes are shared out in so many parts, whatever the machine: sums in another order would differ in their last bits.
PARTS = 2


@dataclass(frozen=True)
class MatrixFree:
    """The arrays that a tick reads, in the order in which the loop takes them."""

    arrays: tuple[Any, ...]

    def __matmul__(self, here: Numbers) -> Numbers:
        """Where probabilities are after one tick; costs time linear in nodes times courses and events."""
        bounds = [here.size * part // PARTS for part in range(PARTS + 1)]
        flow = compiled(loops.flow)

        def some(part: int) -> Numbers:
            there = np.zeros_like(here)
            flow(here, there, bounds[part], bounds[part + 1], *self.arrays)
            return there

        with ThreadPoolExecutor(max_workers=min(PARTS, processors())) as pool:
            first, *others = pool.map(some, range(PARTS))
        for other in others:
            first += other
        return first


def matrix_free_step(process: Process, rate: float) -> MatrixFree:
    """A tick of a process that ticks `rate` times a day."""
    tables = tables_of(process)
    ends = [*tables.cumulative_at[1:], tables.cumulative.size]
    policies = [
        np.diff(tables.cumulative[begin:end].reshape(-1, courses), axis=1, prepend=0.0).ravel()
        for begin, end, courses in zip(tables.cumulative_at, ends, tables.courses, strict=True)
        if courses
    ]
    return MatrixFree(
        (
            process.pace / rate,
            tables.courses,
            tables.sights,
            np.concatenate([np.zeros(0), *policies]),
            tables.cumulative_at,
            tables.moves,
            tables.moves_at,
            process.rate / rate,
            np.array([hurdles.passing for hurdles in process.hurdles], np.float64),
            tables.can,
            tables.last,
            tables.hit,
            tables.miss,
            tables.ended,
        )
    )
