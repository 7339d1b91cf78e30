"""Tells moves and paths from state to state in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.words.passages import place
from excomm.report.words.reach import why_out_of_reach
from excomm.report.words.states import move_in_words
from excomm.space.naming import number_of
from excomm.web.shapes.states import PathStep, PathThere

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.space.space import Space
    from excomm.stability.coalition_certificates import GroupStep
    from excomm.stability.status_quo import StatusQuo
    from excomm.stability.steps import Step

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


def path_by_moves(space: Space, reached: StatusQuo | None, state: int) -> PathThere:
    """A shortest path of moves from the start to a state, or why there is none."""
    if reached is None:
        return PathThere(steps=(), found=False, why_not=NO_START)
    why_not = why_out_of_reach(space, reached.moves, state, in_texts=True)
    steps = () if why_not else steps_told(space, reached.moves.path_to(state))
    return PathThere(steps=steps, found=not why_not, why_not=why_not)


def path_by_improvements(space: Space, reached: StatusQuo | None, state: int) -> PathThere:
    """A shortest path of improvements from the start to a state, or that there is none."""
    if reached is None:
        return PathThere(steps=(), found=False, why_not=NO_START)
    if reached.improvements.length[state] < 0:
        return PathThere(steps=(), found=False, why_not=NOT_ALL_BETTER)
    steps = steps_told(space, reached.improvements.path_to(state))
    return PathThere(steps=steps, found=True, why_not="")
