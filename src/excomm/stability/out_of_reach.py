"""Why states are out of reach: what holds in them that no sequence of moves brings about, and which events would."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.space.bits import is_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.space.space import Space
    from excomm.stability.walks import Walk


@dataclass(frozen=True)
class Lacking:
    """Something that no sequence of moves brings about: that `name` holds, or that it does not.

    `events` are those of the crisis that bring it about by themselves, `dates` the days on which its schedule does.
    """

    name: str
    holds: bool
    events: tuple[str, ...]
    dates: tuple[str, ...]

    def written(self) -> str:
        """The name, as in formulas."""
        return self.name if self.holds else f"not {self.name}"


def lacking(space: Space, moves: Walk) -> tuple[Lacking, ...]:
    """Whatever holds in none of the states that moves lead to, be it true of an option or condition, or not true.

    Costs a look at each state for each option and condition.

    >>> import excomm as ex
    >>> found = ex.status_quo(ex.load("cuba-1962"), concepts=["nash"])
    >>> [one.written() for one in lacking(found.space, found.reached.moves)]
    ['operational', 'out_of_hand', 'nuclear_war', 'not tactical_weapons']
    """
    inside = space.graph.codes[moves.length >= 0]
    return tuple(
        _lacking(space.crisis, name, holds=holds)
        for holds in (True, False)
        for name, position in space.positions.items()
        if not (is_set(inside, position) == holds).any()
    )


def needed(
    space: Space, lacked: tuple[Lacking, ...], states: NDArray[np.int64]
) -> Iterator[tuple[Lacking, NDArray[np.bool_]]]:
    """For each thing that moves do not bring about: which of the states need it; nothing that none of them needs."""
    for one in lacked:
        needing = is_set(space.graph.codes[states], space.positions[one.name]) == one.holds
        if needing.any():
            yield one, needing


def _lacking(crisis: Crisis, name: str, *, holds: bool) -> Lacking:
    events = tuple(
        event
        for event, part in crisis.events.items()
        if name in (part.sets if holds else part.clears)
    )
    dates = tuple(
        part.on.text for part in crisis.schedule if name in (part.sets if holds else part.clears)
    )
    return Lacking(name, holds, events, dates)
