"""Why a crisis cannot start as its file says, and what would mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import PartError
from excomm.space.bits import differences, mask_of
from excomm.space.finding import place_of
from excomm.space.settling import settle_of
from excomm.space.states import names_in, why_infeasible

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.space.bits import Codes
    from excomm.space.truth import Positions

# A start that needs more changes than this is not a slip.
MOST_CHANGES = 3


def fault_of_start(crisis: Crisis, codes: Codes, positions: Positions) -> PartError:
    """The error of a start that is no possible state."""
    start = mask_of(positions[name] for name in crisis.start)
    why = why_infeasible(crisis, crisis.start)
    mended = _nearest_state(crisis, codes, positions, start)
    changes = _changes(crisis, names_in(crisis.bits, mended))
    remedy = "; ".join(part for part in (why, changes) if part)
    return PartError(("start",), "the crisis cannot start so", remedy=remedy)


def _nearest_state(crisis: Crisis, codes: Codes, positions: Positions, start: int) -> int:
    """What follows from the start, if that is a state; or else the state that differs least from it."""
    settled = int(settle_of(crisis, positions)(np.array([start], np.int64))[0])
    if place_of(codes, settled) is not None:
        return settled
    return int(codes[differences(codes, start).argmin()])


def _changes(crisis: Crisis, names: tuple[str, ...]) -> str:
    """What to add to the start and what to leave out, to come to the state in which these names hold."""
    added = [name for name in names if name not in crisis.start]
    left = [name for name in crisis.start if name not in names]
    if len(added) + len(left) > MOST_CHANGES:
        return ""
    more = f"add {', '.join(added)} to 'start:'" if added else ""
    less = f"take {', '.join(left)} out of 'start:'" if left else ""
    return " and ".join(part for part in (more, less) if part)
