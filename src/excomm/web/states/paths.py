"""Tells moves and paths from state to state in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.report.as_history import paths_of_history, shortest_path
from excomm.report.words.names import counted
from excomm.report.words.passages import place
from excomm.report.words.reach import why_out_of_reach
from excomm.report.words.states import move_in_words
from excomm.space.naming import number_of
from excomm.stability.as_short import sequences_between
from excomm.web.shapes.states import PathStep, PathThere

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.report.findings import Findings
    from excomm.space.space import Space
    from excomm.stability.coalition_certificates import GroupStep
    from excomm.stability.listing import Lists
    from excomm.stability.status_quo import StatusQuo
    from excomm.stability.steps import Step

# So many moves are gone through for each step, to count the paths that are as short.
MOST_LOOKS = 1 << 20
NO_START = "The crisis does not say in which state it begins."
NOT_ALL_BETTER = "On no path there would every step make things better for whoever takes it."


def steps_told(space: Space, steps: Sequence[Step]) -> tuple[PathStep, ...]:
    """Tell moves one by one."""
    return tuple(
        PathStep(
            actors=(space.actors[step.actor],),
            source=number_of(step.start),
            target=number_of(step.end),
            text=move_in_words(space, step.actor, step.start, step.end),
        )
        for step in steps
    )


def group_steps_told(space: Space, steps: Sequence[GroupStep]) -> tuple[PathStep, ...]:
    """Tell steps that groups of actors take, each together."""
    return tuple(
        PathStep(
            actors=tuple(space.actors[member] for member in step.group),
            source=number_of(step.start),
            target=number_of(step.end),
            text=move_in_words(space, step.group[0], step.start, step.end)
            if len(step.group) == 1
            else f"together bring about {place(space, step.end)}",
        )
        for step in steps
    )


def path_by_moves(findings: Findings, state: int) -> PathThere:
    """A shortest path of moves from the start to a state, or why there is none."""
    space, reached = findings.space, findings.reached
    if reached is None:
        return _no_path(NO_START)
    why_not = why_out_of_reach(space, reached.moves, state, in_texts=True)
    return _no_path(why_not) if why_not else _path(findings, reached, state, improving=False)


def path_by_improvements(findings: Findings, state: int) -> PathThere:
    """A shortest path of improvements from the start to a state, or that there is none."""
    reached = findings.reached
    if reached is None:
        return _no_path(NO_START)
    if reached.improvements.length[state] < 0:
        return _no_path(NOT_ALL_BETTER)
    return _path(findings, reached, state, improving=True)


def _no_path(why_not: str) -> PathThere:
    return PathThere(steps=(), found=False, why_not=why_not, beside="")


def _path(findings: Findings, reached: StatusQuo, state: int, *, improving: bool) -> PathThere:
    space, taken = findings.space, paths_of_history(findings.space)
    path = shortest_path(space, reached, taken, state, improving=improving)
    ground = findings.ground
    lists = ground.improvements if improving else ground.moves
    others = _others_as_short(lists, path, space.states)
    return PathThere(
        steps=steps_told(space, path),
        found=True,
        why_not="",
        beside=_beside(others, taken=bool(path) and path == taken.get(state)),
    )


def _others_as_short(lists: Sequence[Lists], path: Sequence[Step], states: int) -> int | None:
    """How many other paths are as short; None where there are too many moves to go through while somebody waits."""
    if not path:
        return 0
    every = np.arange(states)
    if sum(int(one.counts(every).sum()) for one in lists) > MOST_LOOKS:
        return None
    start, end = path[0].start, path[-1].end
    return sequences_between(lists, start, end, length=len(path), states=states) - 1


def _beside(others: int | None, *, taken: bool) -> str:
    went = ["History went this way."] if taken else []
    if others:
        went.append(f"{counted(others, 'other way is', 'other ways are')} as short.")
    return " ".join(went)
