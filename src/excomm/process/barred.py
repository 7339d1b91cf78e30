"""Why a process gives a step of history no chance, and what its author could change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.space.states import state_names

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.model.history import Step
    from excomm.process.process import Process

    Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Barred:
    """What bars a step, and what to change if it should not be."""

    reason: str
    remedy: str


def why_barred(process: Process, here: Numbers, step: Step, state: int) -> Barred:
    """Why a step cannot lead to a state from the nodes at which `here` is above zero."""
    inside = np.flatnonzero(here > 0)
    if step.actor is not None:
        return _deed(process, inside, step, state)
    if step.event is not None:
        return _event(process, inside, step, state)
    return Barred(
        "no course of an actor and no event leads there",
        "name under 'history:' the 'actor:' or 'event:' of the step, or add an event that brings it",
    )


def _deed(process: Process, inside: NDArray[np.int64], step: Step, state: int) -> Barred:
    crisis, name = process.crisis, str(step.actor)
    actor = process.scene.space.actors.index(name)
    moves = process.nodes.moves[actor][inside]
    if not (process.nodes.state[moves][moves >= 0] == state).any():
        changes = _changes(step)
        if name in crisis.courses:
            return Barred(
                f"no course of {name} leads there", f"add one to 'courses: {name}:' {changes}"
            )
        return Barred(
            f"{name} has no such move there",
            "see which rule, consequence or irreversible option forbids it",
        )
    if process.pace[actor] == 0:
        return Barred(f"{name} gets no chance to act", f"see 'choice:' of {name}")
    return Barred(
        f"the choice rule of {name} gives the course no chance", f"see 'choice:' of {name}"
    )


def _changes(step: Step) -> str:
    parts = [f"{key} {', '.join(names)}" for key, names in _named(step) if names]
    return f"that {' and '.join(parts)}" if parts else ""


def _named(step: Step) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return ("takes", step.takes), ("drops", step.drops)


def _event(process: Process, inside: NDArray[np.int64], step: Step, state: int) -> Barred:
    nodes, name = process.nodes, str(step.event)
    event = list(process.crisis.events).index(name)
    can = nodes.can[event, inside]
    if not can.any():
        return Barred(
            f"the event {name} cannot come there: its 'when' does not hold",
            f"widen 'when:' of {name}, or correct what comes before the step",
        )
    led = nodes.state[nodes.hit[event, inside[can]]]
    if not (led == state).any():
        wanted = set(state_names(process.scene.space, state))
        found = set(state_names(process.scene.space, int(led[0])))
        apart = ", ".join(sorted(wanted ^ found))
        return Barred(
            f"the event {name} leads elsewhere: it differs in {apart}",
            f"change what {name} sets and clears, or what the step does",
        )
    if process.rate[event] == 0:
        return Barred(f"the event {name} never comes: its rate is 0", f"raise 'rate:' of {name}")
    return Barred(
        f"the event {name} never has its effect", f"see 'chance:' and 'consent:' of {name}"
    )
