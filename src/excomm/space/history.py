"""The path that was taken, as states and moves of the model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.space.bits import mask_of, positions_of, without
from excomm.space.moves import Arcs
from excomm.space.settling import settled
from excomm.space.states import why_infeasible

if TYPE_CHECKING:
    from excomm.model.history import Step
    from excomm.space.space import Space


@dataclass(frozen=True)
class Reached:
    """Where one step of history leads: a state, or None where the model has no such state.

    `fault` says why the model does not allow the step; it is empty where it does.
    """

    step: Step
    state: int | None
    fault: str = ""


def follow_history(space: Space) -> tuple[Reached, ...]:
    """Follow the history of a crisis from its start, each step with its consequences.

    An event that came to pass need not have had its effect: only what the step itself `sets` and `clears` changes.
    Costs time linear in the number of steps.

    >>> import excomm as ex
    >>> space = ex.compile_space(ex.load("cuba-1962-fraser-hipel"))
    >>> [reached.state for reached in follow_history(space)]
    [2, 6, 4]
    """
    true = frozenset(space.crisis.start)
    before, found = space.start, []
    for step in space.crisis.history:
        true = _after(space, true, step)
        state = state_of(space, true)
        found.append(Reached(step, state, _fault(space, step, before, state, true)))
        before = state
    return tuple(found)


def state_of(space: Space, true: frozenset[str]) -> int | None:
    """Return the state in which exactly these names are true, or None if there is none."""
    code = mask_of(space.positions[name] for name in true)
    place = int(np.searchsorted(space.graph.codes, code))
    found = place < space.states and int(space.graph.codes[place]) == code
    return place if found else None


def _after(space: Space, true: frozenset[str], step: Step) -> frozenset[str]:
    changed = (true - {*step.drops, *step.clears}) | {*step.takes, *step.sets}
    code = mask_of(space.positions[name] for name in changed)
    after = settled(np.array([code], np.int64), space.crisis.consequences, space.positions)
    return frozenset(space.bits[position] for position in positions_of(int(after[0])))


def _fault(
    space: Space, step: Step, before: int | None, state: int | None, true: frozenset[str]
) -> str:
    if state is None:
        return f"it leads to no possible state: {why_infeasible(space.crisis, true)}"
    # What came by chance or of itself may change a state in ways that no actor could.
    if step.actor is None or before is None or step.sets or step.clears:
        return ""
    if not (step.takes or step.drops):
        return ""
    if before == state:
        return "it changes nothing: what it takes is taken already, and what it drops is not"
    if not can_move(space, space.actors.index(step.actor), before, state):
        return f"{step.actor} has no such move from the state before it"
    return ""


def can_move(space: Space, actor: int, start: int, end: int) -> bool:
    """Whether an actor can move from one state to another."""
    moves = space.graph.moves
    if isinstance(moves, Arcs):
        targets = moves.targets[actor][moves.starts[actor][start] : moves.starts[actor][start + 1]]
        return bool((targets == end).any())
    kept = without(space.graph.codes[[start, end]], moves.masks[actor])
    return start != end and bool(kept[0] == kept[1])
