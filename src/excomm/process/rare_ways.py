"""The ways through a process that lead towards one outcome: what methods for rare events walk on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.process.flow import arcs_of

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from excomm.process.process import Process

    Indices = NDArray[np.int64]
    Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Ways:
    """A process reduced to where it jumps, and how that bears on whether it ends in one outcome.

    The ways out of node *n* are those from `first[n]` up to `first[n + 1]`: to `targets`, at `rates` a day;
    `leaving[n]` is their sum. Dated change *d* comes on day `dates[d]`, after the start and before `days`, and leads to
    `jumps[d, n]`. The outcome holds at the nodes that are `inside`; from those that are `hopeless` no way leads there.
    """

    start: int
    days: float
    dates: Numbers
    jumps: Indices
    first: Indices
    targets: Indices
    rates: Numbers
    leaving: Numbers
    inside: NDArray[np.bool_]
    hopeless: NDArray[np.bool_]

    @property
    def nodes(self) -> int:
        """How many nodes there are."""
        return self.leaving.size

    @property
    def matrix(self) -> csr_array:
        """The rates as a sparse matrix, from rows to columns."""
        from scipy.sparse import csr_array

        return csr_array((self.rates, self.targets, self.first), shape=(self.nodes, self.nodes))


def ways_to(process: Process, outcome: int) -> Ways:
    """The ways through a process, seen from one of its outcomes; ways that lead to the same node are one.

    >>> import excomm as ex
    >>> from excomm.process.compiling import process_on, stage_of
    >>> crisis = ex.load("chicken")
    >>> ways = ways_to(process_on(stage_of(ex.compile_space(crisis)), crisis), 0)
    >>> int(ways.inside.sum()), ways.targets.size
    (1, 8)
    """
    from scipy.sparse import coo_array

    nodes = process.nodes
    arcs = list(arcs_of(process))
    sources = np.concatenate([arc.sources for arc in arcs] or [np.zeros(0, np.int64)])
    targets = np.concatenate([arc.targets for arc in arcs] or [np.zeros(0, np.int32)])
    rates = np.concatenate([arc.rates for arc in arcs] or [np.zeros(0)])
    moving = (sources != targets) & ~nodes.ended[sources]
    entries = (rates[moving], (sources[moving], targets[moving]))
    matrix = coo_array(entries, shape=(nodes.count, nodes.count)).tocsr()
    inside = process.scene.space.outcome[nodes.state] == outcome
    start, dates, jumps = _calendar(process)
    return Ways(
        start=start,
        days=process.days,
        dates=dates,
        jumps=jumps,
        first=matrix.indptr.astype(np.int64),
        targets=matrix.indices.astype(np.int64),
        rates=matrix.data.astype(np.float64),
        leaving=np.asarray(matrix.sum(axis=1), np.float64),
        inside=inside,
        hopeless=~_leading_to(inside, matrix, jumps),
    )


def _calendar(process: Process) -> tuple[int, Numbers, Indices]:
    """Where it begins once the changes of the first moment have been made, and the changes that come later."""
    nodes, start = process.nodes, process.nodes.start
    jumps = nodes.jumps.astype(np.int64).reshape(process.dates.size, nodes.count)
    for change in np.flatnonzero(process.dates <= 0):
        start = int(jumps[change, start])
    later = (process.dates > 0) & (process.dates < process.days)
    return start, process.dates[later].astype(np.float64), jumps[later]


def _leading_to(inside: NDArray[np.bool_], matrix: csr_array, jumps: Indices) -> NDArray[np.bool_]:
    """The nodes from which some ways and dated changes, in whatever order, lead to one inside."""
    joined = (matrix > 0).astype(np.int32)
    found = inside.copy()
    while True:
        more = found | (joined @ found.astype(np.int32) > 0)
        for jump in jumps:
            more |= found[jump]
        if (more == found).all():
            return found
        found = more
