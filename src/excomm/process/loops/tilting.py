"""Runs of a process whose rates are tilted towards an outcome; see `excomm.process.tilting`."""

from __future__ import annotations

from math import exp, inf, log
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

from excomm.process.loops.luck import luck
from excomm.process.loops.ringing import wait
from excomm.process.loops.splitting import cost_at


def tilted(here: float, there: float, trust: float, plain: float, most: float) -> float:
    """By what a rate is multiplied, for a way from one cost to another; never by less than `plain`."""
    if here == inf or trust == 0:
        return 1.0
    return plain + (1 - plain) * exp(min(trust * (here - there), most))


def tilt(
    seed: int,
    run: int,
    purpose: int,
    trust: float,
    plain: float,
    most: float,
    start: int,
    jumps: Array,
    first: Array,
    targets: Array,
    rates: Array,
    leaving: Array,
    inside: Array,
    hopeless: Array,
    edges: Array,
    change: Array,
    cost: Array,
    factors: Array,
    weights: Array,
) -> None:
    """Run with tilted rates, as many times as there is room for weights; one for each run.

    The weight is how many times likelier the run is by the true rates than by the tilted ones if it ends inside,
    otherwise nothing, in logarithms. `factors` has room for the ways out of any node.
    """
    end_cell = edges.size - 1
    for place in range(weights.size):
        node, now, cell, step, weight = start, 0.0, 0, 0, 0.0
        while cell < end_cell and not hopeless[node]:
            end = edges[cell + 1]
            # What is tilted may depend on when it is asked, as long as that is known beforehand.
            middle = (now + end) / 2
            here = cost_at(edges, change, jumps, cost, cell, node, middle)
            total = 0.0
            begin = first[node]
            for way in range(begin, first[node + 1]):
                there = cost_at(edges, change, jumps, cost, cell, targets[way], middle)
                total += rates[way] * tilted(here, there, trust, plain, most)
                factors[way - begin] = total
            number, which = luck(seed, run + place, purpose, step, 0)
            step += 1
            until = now + wait(total, number)
            if until < end:
                weight += (total - leaving[node]) * (until - now)
                way = 0
                while factors[way] <= which * total and begin + way + 1 < first[node + 1]:
                    way += 1
                there = cost_at(edges, change, jumps, cost, cell, targets[begin + way], middle)
                factor = tilted(here, there, trust, plain, most)
                weight -= log(factor)
                node, now = targets[begin + way], until
            else:
                weight += (total - leaving[node]) * (end - now)
                now = end
                cell += 1
                if change[cell] >= 0:
                    node = jumps[change[cell], node]
        weights[place] = weight if inside[node] and not hopeless[node] else -inf
