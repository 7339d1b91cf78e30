"""The path that was taken, as states and moves of the model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.space.bits import mask_of, with_set, without
from excomm.space.finding import place_of
from excomm.space.moves import Arcs
from excomm.space.settling import settle_of
from excomm.space.states import names_in, why_infeasible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from excomm.model.crisis import Crisis
    from excomm.model.history import Step
    from excomm.space.bits import Codes
    from excomm.space.space import Space
    from excomm.space.truth import Positions


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
    before, found = space.start, []
    for step, code in zip(
        space.crisis.history, codes_of_history(space.crisis, space.positions), strict=True
    ):
        state = place_of(space.graph.codes, code)
        fault = why_impossible(space, code) if state is None else ""
        found.append(Reached(step, state, fault or _fault(space, step, before, state)))
        before = state
    return tuple(found)


def codes_of_history(crisis: Crisis, positions: Positions) -> Iterator[int]:
    """The code of what holds after each step of history, whether or not that is a possible state."""
    settle = settle_of(crisis, positions)
    code = np.array([code_of_start(crisis, positions)], np.int64)
    for step in crisis.history:
        code = settle(changed_by(positions, step, code))
        yield int(code[0])


def code_of_start(crisis: Crisis, positions: Positions) -> int:
    """The code of what holds at the beginning."""
    return _mask(positions, crisis.start)


def _mask(positions: Positions, names: Iterable[str]) -> int:
    return mask_of(positions[name] for name in names)


def changed_by(positions: Positions, step: Step, codes: Codes) -> Codes:
    """The codes of states after what a step changes itself, its consequences left out."""
    kept = without(codes, _mask(positions, (*step.drops, *step.clears)))
    return with_set(kept, _mask(positions, (*step.takes, *step.sets)))


def why_impossible(space: Space, code: int) -> str:
    """Say of a step that it leads to what is no state, and why that is none."""
    names = names_in(space.bits, code)
    return f"it leads to no possible state: {why_infeasible(space.crisis, names)}"


def _fault(space: Space, step: Step, before: int | None, state: int | None) -> str:
    # What came by chance or of itself may change a state in ways that no actor could.
    if step.actor is None or before is None or state is None or step.sets or step.clears:
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
