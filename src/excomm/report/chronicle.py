"""The path that history took, as states of the model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.space.history import follow_history

if TYPE_CHECKING:
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
    after = (reached.state for reached in follow_history(space))
    return Chronicle(space.crisis.history, (space.start, *after))
