"""Sets of states as authors write them: by a formula, or by the list of what is true."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.space.bits import Codes, Truth, mask_of
from excomm.space.truth import Positions, truth_of

if TYPE_CHECKING:
    from excomm.model.moves import StateSet


def members(states: StateSet, codes: Codes, positions: Positions) -> Truth:
    """Which of the codes belong to a set."""
    if states.exactly is not None:
        return np.asarray(codes == mask_of(positions[name] for name in states.exactly))
    if states.formula is None:
        raise ValueError("a set of states is a formula or a list")
    return truth_of(states.formula, codes, positions)
