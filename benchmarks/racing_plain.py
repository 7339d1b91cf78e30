"""The tables of a process as interpreted loops read them, and what each tick does by them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.process.flow import policy_at_nodes

if TYPE_CHECKING:
    import random

    from excomm.process.process import Process
    from excomm.process.tables import Tables

DAYS = 14.0


@dataclass(frozen=True)
class Plain:
    """The tables as Python's own lists, which interpreted loops read faster than arrays."""

    tables: Tables
    courses: list[list[tuple[list[float], list[int]]]]
    events: list[tuple[float, float, list[bool], list[int]]]


def plain_of(process: Process, tables: Tables) -> Plain:
    """The tables of a process as lists."""
    courses = []
    for actor, moves in enumerate(process.nodes.moves):
        cumulative = np.cumsum(policy_at_nodes(process, actor), axis=1)
        courses.append(list(zip(cumulative.tolist(), moves.tolist(), strict=True)))
    events = [
        (
            float(process.rate[event]),
            process.hurdles[event].passing,
            process.nodes.can[event].tolist(),
            process.nodes.hit[event].tolist(),
        )
        for event in range(process.rate.size)
    ]
    return Plain(tables, courses, events)


def decide(plain: Plain, actor: int, node: int, luck: random.Random) -> int:
    """Where an actor's choice leads."""
    cumulative, targets = plain.courses[actor][node]
    course = bisect_right(cumulative, luck.random())
    target = targets[course] if course < len(targets) else -1
    return target if target >= 0 else node


def happen(plain: Plain, event: int, node: int, luck: random.Random) -> int:
    """Where an event leads that rings."""
    _, passing, can, hit = plain.events[event]
    return hit[node] if can[node] and luck.random() < passing else node


def share(plain: Plain, ends: list[int]) -> float:
    """The share of runs that ended in talks, the first outcome."""
    return float(np.mean(plain.tables.outcome[ends] == 0))
