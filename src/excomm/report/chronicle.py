"""The path that history took, as states of the model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import InputError
from excomm.space.bits import mask_of
from excomm.space.settling import settled
from excomm.space.states import index_of, state_names

if TYPE_CHECKING:
    from collections.abc import Collection

    from excomm.model.history import Step
    from excomm.space.space import Space


@dataclass(frozen=True)
class Chronicle:
    """The steps of history with the state after each; None where the file's history leaves the model's states.

    `states` has one entry more than there are steps, the first being the start.
    """

    steps: tuple[Step, ...]
    states: tuple[int | None, ...]

    @property
    def end(self) -> int | None:
        """The state in which the history of the file ends, if it has one."""
        return self.states[-1] if self.steps else None


def chronicle_of(space: Space) -> Chronicle:
    """Follow the history of a crisis from its start, step by step, each with its consequences."""
    true = frozenset(space.crisis.start)
    states = [_state(space, true)]
    for step in space.crisis.history:
        true = _after(space, true, step)
        states.append(_state(space, true))
    return Chronicle(space.crisis.history, tuple(states))


def _after(space: Space, true: frozenset[str], step: Step) -> frozenset[str]:
    event = space.crisis.events[step.event] if step.event else None
    clears = {*step.drops, *step.clears, *(event.clears if event else ())}
    sets = {*step.takes, *step.sets, *(event.sets if event else ())}
    return _settled(space, (true - clears) | sets)


def _settled(space: Space, true: Collection[str]) -> frozenset[str]:
    code = np.array([mask_of(space.positions[name] for name in true)], np.int64)
    after = int(settled(code, space.crisis.consequences, space.positions)[0])
    place = int(np.searchsorted(space.graph.codes, after))
    if place < space.states and int(space.graph.codes[place]) == after:
        return frozenset(state_names(space, place))
    return frozenset(true)


def _state(space: Space, true: Collection[str]) -> int | None:
    try:
        return index_of(space, true)
    except InputError:
        return None
