"""Particles that walk through a process until they come near enough to an outcome; see `excomm.process.splitting`."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

from excomm.process.loops.luck import luck
from excomm.process.loops.ringing import wait

# The chance that a coin falls right.
COIN = 0.2


def cost_at(
    edges: Array, change: Array, jumps: Array, cost: Array, cell: int, node: int, day: float
) -> float:
    """How far a node is from the outcome on a day of a cell: evenly between what it is at both ends."""
    begin: float = cost[cell, node]
    after = node if change[cell + 1] < 0 else jumps[change[cell + 1], node]
    end: float = cost[cell + 1, after]
    width: float = edges[cell + 1] - edges[cell]
    if max(begin, end) == inf or width <= 0:
        return begin
    passed: float = (day - edges[cell]) / width
    return begin + (end - begin) * passed


def taken(number: float, first: Array, rates: Array, leaving: Array, node: int) -> int:
    """Which way out of a node a number from 0 to 1 picks."""
    way: int = first[node]
    left = number * leaving[node] - rates[way]
    while left >= 0 and way + 1 < first[node + 1]:
        way += 1
        left -= rates[way]
    return way


def follow(
    seed: int,
    run: int,
    purpose: int,
    level: float,
    nodes: Array,
    days: Array,
    cells: Array,
    pending: Array,
    passed: Array,
    jumps: Array,
    first: Array,
    targets: Array,
    coins: Array,
    rates: Array,
    leaving: Array,
    inside: Array,
    hopeless: Array,
    edges: Array,
    change: Array,
    cost: Array,
    least: Array,
) -> None:
    """Follow particles, each from its node, day and cell, until its cost is down to a level.

    Where it got there is written in their place; the node is -1 if it did not. A negative level is reached by
    those that are inside at the end. `least` is the lowest cost that each has had. Where the clock of a way has rung
    that has `coins`, that way is `pending` (else -1), and so many of its coins have `passed`; meanwhile the cost comes
    down evenly to that of its target.
    """
    end_cell = edges.size - 1
    for particle in range(nodes.size):
        node, now, cell = nodes[particle], days[particle], cells[particle]
        way, done = pending[particle], passed[particle]
        lowest, until, which = inf, inf, 0.0
        step = 0
        moved = True
        nodes[particle] = -1
        while not hopeless[node]:
            if way >= 0:
                number = luck(seed, run + particle, purpose, step, 0)[0]
                step += 1
                if number >= COIN:
                    way = -1
                    continue
                done += 1
                if done == coins[way]:
                    node, way = targets[way], -1
                    continue
                here = cost_at(edges, change, jumps, cost, cell, node, now)
                there = cost_at(edges, change, jumps, cost, cell, targets[way], now)
                if max(here, there) < inf:
                    here += (there - here) * done / coins[way]
                lowest = min(lowest, here)
                if lowest <= level:
                    break
                continue
            if moved:
                number, which = luck(seed, run + particle, purpose, step, 0)
                step += 1
                until = now + wait(leaving[node], number)
                moved = False
            to = min(until, edges[cell + 1])
            here = cost_at(edges, change, jumps, cost, cell, node, now)
            there = cost_at(edges, change, jumps, cost, cell, node, to)
            lowest = min(lowest, here, there)
            if lowest <= level:
                if here > level:
                    now += (to - now) * (here - level) / (here - there)
                break
            now = to
            if until < edges[cell + 1]:
                moved = True
                way, done = taken(which, first, rates, leaving, node), 0
                if coins[way] == 0:
                    node, way = targets[way], -1
                continue
            cell += 1
            if change[cell] >= 0 and jumps[change[cell], node] != node:
                node = jumps[change[cell], node]
                moved = True
            if cell == end_cell:
                break
        least[particle] = lowest
        if lowest <= level or (cell == end_cell and inside[node]):
            nodes[particle], days[particle], cells[particle] = node, now, cell
            pending[particle], passed[particle] = way, done
