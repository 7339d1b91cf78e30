"""How likely an outcome is at the end, from every node on any day; and where a process is on any day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import TooLargeError
from excomm.process.flow import flow_of
from excomm.process.matrix_free import MatrixFree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from excomm.process.process import Process

    Numbers = NDArray[np.float64]

# As a matrix, a gigabyte or so.
MOST_ARCS = 40_000_000
# The probability of more ticks of the common clock than are followed.
LEFT_OUT = 1e-12


def chances_ahead(process: Process, inside: NDArray[np.bool_], days: Sequence[float]) -> Numbers:
    """The probability that a process is in some nodes at its end, from each node on each of some days.

    `days` descend; shape (days, nodes). On the day of a dated change it has been made already; only those of day 0 are
    still to come at the start. Costs time linear in the number of arcs, times the rate of the fastest node times the
    days.

    >>> import excomm as ex
    >>> from excomm.process.compiling import process_on, stage_of
    >>> crisis = ex.load("chicken")
    >>> process = process_on(stage_of(ex.compile_space(crisis)), crisis)
    >>> collision = process.scene.space.outcome[process.nodes.state] == 2
    >>> chances_ahead(process, collision, [process.days, 0.0]).round(3).tolist()
    [[0.0, 1.0, 0.0, 0.0], [0.261, 0.261, 0.261, 0.261]]
    """
    flow = flow_of(process, most=MOST_ARCS)
    if isinstance(flow.step, MatrixFree):
        raise TooLargeError(
            "the process is too large to be followed backwards",
            remedy="leave out stages or what can be found out",
        )
    back = flow.step.T.tocsr()
    later, day = inside.astype(np.float64), process.days
    found, left = [], _dates_within(process)
    for earlier in days:
        while left and (process.dates[left - 1] > earlier or earlier <= 0):
            left -= 1
            date = float(process.dates[left])
            later, day = _ticked(back, later, flow.rate * (day - date)), date
            later = later[process.nodes.jumps[left]]
        later, day = _ticked(back, later, flow.rate * (day - earlier)), earlier
        found.append(later)
    return np.array(found)


def whereabouts(process: Process, days: Sequence[float]) -> Numbers:
    """The probability of each node on each of some days, which ascend; shape (days, nodes).

    On the day of a dated change it has been made already, at the start too.

    >>> import excomm as ex
    >>> from excomm.process.compiling import process_on, stage_of
    >>> crisis = ex.load("chicken")
    >>> process = process_on(stage_of(ex.compile_space(crisis)), crisis)
    >>> whereabouts(process, [0.0, process.days]).round(3).tolist()
    [[1.0, 0.0, 0.0, 0.0], [0.243, 0.261, 0.261, 0.234]]
    """
    flow = flow_of(process)
    here: Numbers = np.zeros(process.nodes.count)
    here[process.nodes.start], day = 1, 0.0
    found, made = [], 0
    for later in days:
        while made < _dates_within(process) and process.dates[made] <= later:
            date = float(process.dates[made])
            here, day = _ticked(flow.step, here, flow.rate * (date - day)), date
            jump = process.nodes.jumps[made]
            here = np.bincount(jump, here, minlength=here.size).astype(np.float64)
            made += 1
        here, day = _ticked(flow.step, here, flow.rate * (later - day)), later
        found.append(here)
    return np.array(found)


def chance_of(process: Process, inside: NDArray[np.bool_]) -> float:
    """The probability that a process is in some nodes at its end."""
    return float(chances_ahead(process, inside, [0.0])[0, process.nodes.start])


def _dates_within(process: Process) -> int:
    """How many dated changes come before the end; the later ones come no more."""
    return int((process.dates < process.days).sum())


def _ticked(step: csr_array | MatrixFree, start: Numbers, mean: float) -> Numbers:
    """What probabilities, or expectations, become after ticks whose number has a Poisson distribution."""
    if mean <= 0:
        return start
    weights = _ticks(mean)
    term: Numbers = start
    found: Numbers = weights[0] * start
    for weight in weights[1:]:
        term = step @ term
        found += weight * term
    return found


def _ticks(mean: float) -> Numbers:
    """The probability of each number of ticks, as far as it matters."""
    from scipy.special import gammainc, gammaln, xlogy

    numbers = np.arange(int(mean + 10 * np.sqrt(mean)) + 30)
    more: Numbers = gammainc(numbers + 1, mean)
    numbers = numbers[: int(np.argmax(more < LEFT_OUT)) + 1]
    weights: Numbers = np.exp(xlogy(numbers, mean) - mean - gammaln(numbers + 1))
    weights /= weights.sum()
    return weights
