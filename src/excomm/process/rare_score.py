"""How near a process is to an outcome, with how much time is left: a guess that guides methods for rare events.

The guess is the probability of ending in the outcome, from equations solved coarsely: time is cut into few cells, and
these into few steps, in each of which only a few jumps are followed. What is computed with its help is right whatever
the guess is worth; the better it is, the less luck is left in the answer [garvels2002; lecuyer2007].
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from excomm.process.rare_ways import Ways

    Numbers = NDArray[np.float64]

# Cells between dated changes, in all and at least, and what they may take up in memory.
CELLS, FEWEST_CELLS, MOST_NUMBERS = 48, 6, 60_000_000
# The last cell is so long that a jump in it is unlikely.
SHORTEST = 0.1
# A cell is solved in steps in which about one jump is expected, if so many fit in; of each, so many jumps are followed.
MOST_WORK, SWEEPS = 4e8, 2


@dataclass(frozen=True)
class Score:
    """How far away an outcome is: `cost[k, n]` is minus the logarithm of the guess at node *n* and time `edges[k]`.

    It is infinite where the outcome seems out of reach, and changes evenly from one edge to the next. `change[k]` is
    the dated change that comes at edge *k*, or -1; the cost there is that after the change.
    """

    edges: Numbers
    change: NDArray[np.int64]
    cost: Numbers


def score_of(ways: Ways) -> Score:
    """Guess, for every node and time, with what probability the process will end in the outcome.

    Costs memory linear in the number of nodes times that of cells, about fifty, and time linear in the number of ways
    times the jumps to be expected, or in bounds.

    >>> import excomm as ex
    >>> from excomm.process.compiling import process_on, stage_of
    >>> from excomm.process.rare_ways import ways_to
    >>> crisis = ex.load("chicken")
    >>> ways = ways_to(process_on(stage_of(ex.compile_space(crisis)), crisis), 0)
    >>> float(np.exp(-score_of(ways).cost[0, ways.start]).round(1))
    0.2
    """
    edges, change = _cells(ways)
    matrix = ways.matrix
    chance = ways.inside.astype(np.float64)
    scale, fastest = 0.0, float(ways.leaving.max(initial=0))
    most = int(MOST_WORK / (ways.targets.size + 1) / edges.size / SWEEPS)
    cost = np.empty((edges.size, ways.nodes))
    cost[-1] = _cost(chance, scale)
    for cell in range(edges.size - 2, -1, -1):
        if change[cell + 1] >= 0:
            chance = chance[ways.jumps[change[cell + 1]]]
        width = float(edges[cell + 1] - edges[cell])
        steps = max(1, min(int(np.ceil(width * fastest)), most))
        for _ in range(steps):
            chance = _before(matrix, ways.leaving, chance, width / steps)
            # Chances too small for a number are kept as a share of the largest.
            largest = float(chance.max(initial=0)) or 1.0
            chance, scale = chance / largest, scale + np.log(largest)
        cost[cell] = _cost(chance, scale)
    return Score(edges, change, cost)


def _before(matrix: csr_array, leaving: Numbers, after: Numbers, width: float) -> Numbers:
    """The chances at the beginning of a step, from those at its end."""
    staying = np.exp(-leaving * width)
    # Where the first jump comes, on average, as a share of the step.
    passed = np.clip(leaving * width, 1e-3, 700.0)
    place = 1 / passed - 1 / np.expm1(passed)
    share = np.divide(1 - staying, leaving, out=np.zeros_like(leaving), where=leaving > 0)
    late = matrix @ after
    before = after
    for _ in range(SWEEPS):
        before = staying * after + share * ((1 - place) * (matrix @ before) + place * late)
    return np.asarray(before, np.float64)


def _cost(chance: Numbers, scale: float) -> Numbers:
    with np.errstate(divide="ignore"):
        cost: Numbers = np.maximum(-(np.log(chance) + scale), 0.0)
    return cost


def _cells(ways: Ways) -> tuple[Numbers, NDArray[np.int64]]:
    """Edges of cells that grow shorter towards each dated change and the end, since time presses there."""
    ends = [0.0, *ways.dates.tolist(), ways.days]
    most = min(CELLS, MOST_NUMBERS // ways.nodes)
    each = max(FEWEST_CELLS, most // (len(ends) - 1))
    edges, change = [0.0], [-1]
    for place, (begin, end) in enumerate(pairwise(ends)):
        inner = _between(begin, end, each, float(ways.leaving.max(initial=0)))
        edges += [*inner, end]
        change += [*(-1 for _ in inner), place if place < ways.dates.size else -1]
    return np.array(edges), np.array(change, np.int64)


def _between(begin: float, end: float, cells: int, fastest: float) -> list[float]:
    length = end - begin
    shortest = min(SHORTEST / fastest if fastest else length, length / cells)
    if shortest <= 0:
        return []
    return [end - left for left in np.geomspace(length, shortest, cells)[1:].tolist()]
