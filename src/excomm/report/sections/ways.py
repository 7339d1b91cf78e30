"""Ways from the start to where the crisis could last, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.report.as_history import paths_of_history, shortest_path
from excomm.report.findings import PASSING
from excomm.report.sections.states import StateView, ordered_by_strictness
from excomm.report.words.names import called, capital
from excomm.report.words.states import move_in_words

if TYPE_CHECKING:
    from excomm.report.as_history import Paths
    from excomm.report.findings import Findings
    from excomm.report.people import Badge
    from excomm.report.sections.states import States
    from excomm.stability.status_quo import StatusQuo
    from excomm.stability.steps import Step

MOST_WAYS = 8


@dataclass(frozen=True)
class WayStep:
    """One step of a way: who does what, where that leads, and whether it is an improvement for whoever takes it."""

    badge: Badge
    who: str
    does: str
    to: StateView
    improves: bool


@dataclass(frozen=True)
class Way:
    """A shortest way to one lasting state; `improving` if every step is an improvement, `taken` if history took it."""

    end: StateView
    steps: tuple[WayStep, ...]
    improving: bool
    taken: bool


@dataclass(frozen=True)
class Ways:
    """The start, how many states and lasting states are in reach of it, and some of the ways there."""

    start: StateView
    by_moves: int
    by_improvements: int
    lasting_by_moves: int
    lasting_by_improvements: int
    states: int
    ways: tuple[Way, ...]


def ways_of(findings: Findings, states: States) -> Ways | None:
    """Find a way to the surest state of each outcome, and to where history ended; None without a start."""
    reached = findings.reached
    if reached is None:
        return None
    lasting = findings.tones < PASSING
    by_moves, by_improvements = (walk.length >= 0 for walk in (reached.moves, reached.improvements))
    taken = paths_of_history(findings.space)
    ends = [end for end in _ends(findings, reached) if end != reached.start][:MOST_WAYS]
    return Ways(
        start=states[reached.start],
        by_moves=int(by_moves.sum()),
        by_improvements=int(by_improvements.sum()),
        lasting_by_moves=int((by_moves & lasting).sum()),
        lasting_by_improvements=int((by_improvements & lasting).sum()),
        states=findings.space.states,
        ways=tuple(_way(findings, states, reached, taken, end) for end in ends),
    )


def _ends(findings: Findings, reached: StatusQuo) -> list[int]:
    """History's end first, then the surest state in reach of each outcome, or overall if none are named."""
    found = [findings.chronicle.end] if findings.chronicle.end is not None else []
    in_reach = (reached.moves.length >= 0) & (findings.tones < PASSING)
    groups = [findings.space.outcome == place for place in range(len(findings.space.outcomes))]
    for group in groups or [np.ones(findings.space.states, np.bool_)]:
        inside = np.flatnonzero(in_reach & group)
        found += ordered_by_strictness(findings, inside)[: 1 if groups else MOST_WAYS]
    return [end for end in dict.fromkeys(found) if reached.moves.length[end] >= 0]


def _way(findings: Findings, states: States, reached: StatusQuo, taken: Paths, end: int) -> Way:
    improving = bool(reached.improvements.length[end] >= 0)
    path = shortest_path(findings.space, reached, taken, end, improving=improving)
    steps = tuple(_step(findings, states, step) for step in path)
    return Way(states[end], steps, improving, taken=path == taken.get(end))


def _step(findings: Findings, states: States, step: Step) -> WayStep:
    space = findings.space
    actor = space.actors[step.actor]
    ranks = space.graph.ranks[step.actor]
    return WayStep(
        badge=states.badges[actor],
        who=capital(called(space.crisis, actor)),
        does=move_in_words(space, step.actor, step.start, step.end),
        to=states[step.end],
        improves=bool(ranks[step.end] > ranks[step.start]),
    )
