"""Particles that walk through a process until they come near enough to an outcome; see `excomm.process.splitting`."""

# ruff: noqa: PLR0913, PLR0917 - a compiled loop is handed each array by itself

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

from excomm.process.loops.luck import luck  # noqa: E402
from excomm.process.loops.running import wait  # noqa: E402


def cost_at(
    edges: Array, change: Array, jumps: Array, cost: Array, cell: int, node: int, day: float
) -> float:
    """How far a node is from the outcome on a day of a cell: evenly between what it is at both ends."""
    begin = cost[cell, node]
    after = node if change[cell + 1] < 0 else jumps[change[cell + 1], node]
    end = cost[cell + 1, after]
    width = edges[cell + 1] - edges[cell]
    if begin == inf or end == inf or width <= 0:
        return begin  # type: ignore[no-any-return]  # a number of an array
    return begin + (end - begin) * (day - edges[cell]) / width  # type: ignore[no-any-return]


def taken(number: float, first: Array, rates: Array, leaving: Array, node: int) -> int:
    """Which way out of a node a number from 0 to 1 picks."""
    way = first[node]
    left = number * leaving[node] - rates[way]
    while left >= 0 and way + 1 < first[node + 1]:
        way += 1
        left -= rates[way]
    return way  # type: ignore[no-any-return]  # a number of an array


def follow(
    seed: int,
    run: int,
    purpose: int,
    level: float,
    nodes: Array,
    days: Array,
    cells: Array,
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
    least: Array,
) -> None:
    """Follow particles, each from its node, day and cell, until its cost is down to a level.

    Where it got there is written in their place; the node is -1 if it did not. A negative level is reached by
    those that are inside at the end. `least` is the lowest cost that each has had.
    """
    end_cell = edges.size - 1
    for particle in range(nodes.size):
        node, now, cell = nodes[particle], days[particle], cells[particle]
        lowest, until, which = inf, inf, 0.0
        step = -1
        moved = True
        nodes[particle] = -1
        while not hopeless[node]:
            if moved:
                step += 1
                number, which = luck(seed, run + particle, purpose, step, 0)
                until = now + wait(leaving[node], number)
                moved = False
            to = min(until, edges[cell + 1])
            here = cost_at(edges, change, jumps, cost, cell, node, now)
            there = cost_at(edges, change, jumps, cost, cell, node, to)
            lowest = min(lowest, here, there)
            if lowest <= level:
                if here > level:
                    now += (to - now) * (here - level) / (here - there)
                nodes[particle], days[particle], cells[particle] = node, now, cell
                break
            now = to
            if until < edges[cell + 1]:
                node = targets[taken(which, first, rates, leaving, node)]
                moved = True
                continue
            cell += 1
            if change[cell] >= 0 and jumps[change[cell], node] != node:
                node = jumps[change[cell], node]
                moved = True
            if cell == end_cell:
                if inside[node]:
                    nodes[particle], days[particle], cells[particle] = node, now, cell
                break
        least[particle] = lowest
