"""Which states could last in one crisis and not in another, or can be come to in only one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.space.counterparts import counterparts
from excomm.space.states import state_names
from excomm.stability.analysis import stability, status_quo
from excomm.stability.table import CONCEPTS
from excomm.tables.table import Table
from excomm.tables.tabular import Tabular

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from excomm.space.bits import Truth
    from excomm.space.counterparts import Counterparts
    from excomm.space.space import Space
    from excomm.stability.table import Concept

    Places = NDArray[np.int64]

StateNames = tuple[str, ...]


@dataclass(frozen=True)
class Turnover:
    """What became of the equilibria of one concept, as states in ascending order.

    `kept`, `gone` and `barred` are states of the first crisis: equilibria in both; in the first only, though the second
    has the state; in the first only, as the second has no such state. `new` are states of the second crisis.
    """

    kept: Places
    gone: Places
    barred: Places
    new: Places

    @property
    def lost(self) -> Places:
        """The equilibria of the first crisis that are none in the second."""
        return np.sort(np.concatenate([self.gone, self.barred]))


@dataclass(frozen=True)
class Shift:
    """What became of the equilibria of one concept, each state named by what is true in it.

    Those that are in the first crisis only are `barred` if the second does not have the state at all, and `gone` if it
    has it, but as no equilibrium; `new` are in the second only.
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
    pair = counterparts(was, would)
    moved = {concept: turnover(pair, found[0][concept], found[1][concept]) for concept in found[0]}
    return Shifts(
        was=was,
        would=would,
        shifts=tuple(
            Shift(
                concept,
                kept=_named(was, one.kept),
                gone=_named(was, one.gone),
                barred=_named(was, one.barred),
                new=_named(would, one.new),
            )
            for concept, one in moved.items()
        ),
        from_start=from_start,
    )


def _named(space: Space, states: Places) -> tuple[StateNames, ...]:
    return tuple(state_names(space, state) for state in states.tolist())


def turnover(pair: Counterparts, before: Truth, after: Truth) -> Turnover:
    """Tell what became of equilibria: `before` of the states of one crisis, `after` of those of the other."""
    possible = pair.there >= 0
    still = possible & after[pair.there]
    already = (pair.back >= 0) & before[pair.back]
    return Turnover(
        kept=np.flatnonzero(before & still),
        gone=np.flatnonzero(before & possible & ~still),
        barred=np.flatnonzero(before & ~possible),
        new=np.flatnonzero(after & ~already),
    )


def _equilibria(
    space: Space, concepts: Sequence[str], *, from_start: bool
) -> Mapping[Concept, Truth]:
    wanted = concepts or CONCEPTS
    if not from_start:
        return stability(space, concepts=wanted).verdicts.equilibria
    asked = status_quo(space, concepts=wanted)
    in_reach = asked.reached.moves.length >= 0
    return {
        concept: equilibria & in_reach
        for concept, equilibria in asked.stability.verdicts.equilibria.items()
    }
