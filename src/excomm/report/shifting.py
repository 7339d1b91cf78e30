"""What could last had something been otherwise, against what could as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.causes.interventions_applying import asked_for, intervene
from excomm.report.comparing import Shifts, shifts_between
from excomm.space.compiling import compile_space
from excomm.space.space import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.causes.interventions import Intervention
    from excomm.model.crisis import Crisis


def shifts(
    crisis: Crisis | Space,
    interventions: Intervention | Sequence[Intervention],
    *,
    concepts: Sequence[str] = (),
    from_start: bool = False,
) -> Shifts:
    """Which states could last, and which no longer, had something been otherwise.

    Compares the equilibria of a crisis by all `concepts` of stability, or those named, with those it would have after
    the `interventions`. With `from_start` only those count that can be come to by moves from where it starts. Raises
    `InputError` as `intervene` does, and where nothing is to be otherwise.

    >>> import excomm as ex
    >>> from excomm.causes.interventions import Forbid
    >>> [nash] = ex.shifts(ex.load("chicken"), Forbid("first.swerve"), concepts=["nash"]).shifts
    >>> nash.kept
    (('second.swerve',),)
    """
    asked = asked_for(interventions)
    was = crisis if isinstance(crisis, Space) else compile_space(crisis)
    would = compile_space(intervene(was.crisis, asked))
    return shifts_between(was, would, concepts=concepts, from_start=from_start)
