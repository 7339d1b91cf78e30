"""Which states could last in one crisis and not in another, or can be come to in only one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.space.bits import mask_of
from excomm.space.finding import place_of
from excomm.space.states import state_names
from excomm.stability.analysis import stability, status_quo
from excomm.stability.table import CONCEPTS
from excomm.tables.table import Table
from excomm.tables.tabular import Tabular

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.space.space import Space

StateNames = tuple[str, ...]


@dataclass(frozen=True)
class Shift:
    """The equilibria of one concept: in both crises, in the first only, in the second only.

    Those that are in the first only are `barred` if the second crisis does not have the state at all, and `gone` if it
    has it, but as no equilibrium.
    """

    concept: str
    kept: tuple[StateNames, ...]
    gone: tuple[StateNames, ...]
    barred: tuple[StateNames, ...]
    new: tuple[StateNames, ...]


@dataclass(frozen=True, repr=False)
class Shifts(Tabular):
    """What became of the equilibria of a crisis `was` when it became another, `would`; a shift for each concept.

    With `from_start` only those count that can be come to by moves from where each crisis starts.
    """

    was: Space
    would: Space
    shifts: tuple[Shift, ...]
    from_start: bool

    def table(self) -> Table:
        """One row for each state and concept: whether the equilibrium stays, goes, is barred or comes."""
        rows = [
            (shift.concept, ", ".join(state) or "nothing", what)
            for shift in self.shifts
            for what in ("kept", "gone", "barred", "new")
            for state in getattr(shift, what)
        ]
        columns = zip(*rows, strict=True) if rows else ((), (), ())
        names = ("concept", "state", "equilibrium")
        return Table(
            f"Equilibria of {self.was.crisis.title}, as it was and otherwise",
            dict(zip(names, map(tuple, columns), strict=True)),
        )


def shifts_between(
    was: Space, would: Space, *, concepts: Sequence[str] = (), from_start: bool = False
) -> Shifts:
    """Compare the equilibria of two crises by the names of what is true in them.

    >>> import excomm as ex
    >>> before = ex.compile_space(ex.load("cuba-1962-fraser-hipel"))
    >>> after = ex.compile_space(
    ...     ex.load("cuba-1962-fraser-hipel", variants=["irreversible-strike"])
    ... )
    >>> nash = shifts_between(before, after, concepts=["nash"]).shifts[0]
    >>> nash.new, nash.gone
    ((('usa.air_strike', 'ussr.withdraw'),), ())
    """
    found = [_equilibria(space, concepts, from_start=from_start) for space in (was, would)]
    shifts = []
    for concept, before in found[0].items():
        after = found[1][concept]
        lost = [one for one in before if one not in after]
        shifts.append(
            Shift(
                concept,
                tuple(one for one in before if one in after),
                tuple(one for one in lost if _has(would, one)),
                tuple(one for one in lost if not _has(would, one)),
                tuple(one for one in after if one not in before),
            )
        )
    return Shifts(was, would, tuple(shifts), from_start)


def _has(space: Space, names: StateNames) -> bool:
    """Whether a crisis has the state in which exactly these names are true."""
    if not all(name in space.positions for name in names):
        return False
    return place_of(space.graph.codes, mask_of(space.positions[name] for name in names)) is not None


def _equilibria(
    space: Space, concepts: Sequence[str], *, from_start: bool
) -> dict[str, tuple[StateNames, ...]]:
    wanted = concepts or CONCEPTS
    if not from_start:
        found = stability(space, concepts=wanted)
        return {concept: found.equilibria(concept) for concept in found.verdicts.concepts}
    asked = status_quo(space, concepts=wanted)
    in_reach = asked.reached.moves.length >= 0
    return {
        concept: tuple(
            state_names(space, int(state)) for state in np.flatnonzero(equilibria & in_reach)
        )
        for concept, equilibria in asked.stability.verdicts.equilibria.items()
    }
