"""Applies consequences to states until nothing changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.model.consequences import order_of
from excomm.model.formulas import And, Constant, Formula, Implies, Name, Not
from excomm.space.bits import Codes, mask_of, with_set, without
from excomm.space.truth import Positions, truth_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.model.rules import Consequence


def settled(codes: Codes, consequences: Sequence[Consequence], positions: Positions) -> Codes:
    """The states that the given ones turn into at once.

    One pass in the order of dependence reaches the fixed point (see `excomm.model.consequences`).
    """
    for index in order_of(consequences):
        consequence = consequences[index]
        holds = truth_of(consequence.when, codes, positions)
        changed = with_set(codes, mask_of(positions[name] for name in consequence.sets))
        changed = without(changed, mask_of(positions[name] for name in consequence.clears))
        codes = np.where(holds, changed, codes)
    return codes


def as_rule(consequence: Consequence) -> Formula:
    """What holds in every state in which a consequence has nothing left to change."""
    effects: tuple[Formula, ...] = tuple(map(Name, consequence.sets)) + tuple(
        Not(Name(name)) for name in consequence.clears
    )
    return Implies(consequence.when, And(effects)) if effects else Constant(value=True)
