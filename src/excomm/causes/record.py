"""What is on record of a history: who acted and what came on which day, as clocks of the process that rang."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.process.calendar import day_of
from excomm.process.ordering import NEAR, apart
from excomm.space.history import follow_history

if TYPE_CHECKING:
    from excomm.model.history import Step
    from excomm.process.process import Process


@dataclass(frozen=True)
class Recorded:
    """A step of history: on `day` the clock of an actor or event rang, and what came of it left `state`.

    `number` counts steps from 1. With `effect` the state changed.
    """

    number: int
    day: float
    clock: int
    state: int
    effect: bool


def recorded(process: Process) -> tuple[Recorded, ...]:
    """The steps of history that a clock brought, in the order of time.

    Steps that changed nothing and name no event are left out, and so are those that the calendar brings. Raises
    `InputError` where there is no history, or a step changed something and names nobody.
    """
    space = process.scene.space
    if not space.crisis.history:
        raise InputError("the crisis has no history", remedy="add 'history:' to its file")
    before, day = space.start, 0.0
    between = apart(process)
    found = []
    for number, reached in enumerate(follow_history(space), 1):
        state = reached.state
        if state is None:
            raise InputError(
                f"step {number} of its history {reached.fault}", remedy="'excomm check' tells more"
            )
        effect, before = state != before, state
        if effect or reached.step.event:
            day = max(day_of(process.crisis, reached.step.on), day + between)
            if not _is_dated(process, reached.step, day):
                clock = _clock(process, number, reached.step)
                found.append(Recorded(number, day, clock, state, effect))
    return tuple(one for one in found if one.day < process.days)


def _clock(process: Process, number: int, step: Step) -> int:
    if step.event:
        return len(process.nodes.moves) + tuple(process.crisis.events).index(step.event)
    if step.actor:
        return process.scene.space.actors.index(step.actor)
    raise InputError(
        f"step {number} of its history does not say who or what brought it",
        remedy="name its 'actor:' or its 'event:'",
    )


def _is_dated(process: Process, step: Step, day: float) -> bool:
    """Whether the calendar of the file brings a step, not the race of clocks."""
    if step.actor and process.crisis.actors[step.actor].choice.rule == "history":
        return True
    near = bool((abs(process.dates - day) <= NEAR).any())
    return not step.event and not step.actor and near
