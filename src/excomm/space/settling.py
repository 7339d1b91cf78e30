"""Applies consequences to states until nothing changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.model.consequences import order_of
from excomm.model.formulas import And, Constant, Formula, Implies, Name, Not
from excomm.space.bits import Codes, mask_of, with_set, without
from excomm.space.truth import Positions, truth_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from excomm.model.crisis import Crisis
    from excomm.model.rules import Consequence

    Settle = Callable[[Codes], Codes]


def settle_of(crisis: Crisis, positions: Positions) -> Settle:
    """The function from states to those that they turn into at once; shape of its argument.

    One pass in the order of dependence reaches the fixed point (see `excomm.model.consequences`).
    """
    effects = [
        (
            crisis.consequences[place].when,
            mask_of(positions[name] for name in crisis.consequences[place].sets),
            mask_of(positions[name] for name in crisis.consequences[place].clears),
        )
        for place in order_of(crisis.consequences)
    ]

    def settle(codes: Codes) -> Codes:
        for when, sets, clears in effects:
            changed = without(with_set(codes, sets), clears)
            codes = np.where(truth_of(when, codes, positions), changed, codes)
        return codes

    return settle


def written_by_consequences(crisis: Crisis, positions: Positions) -> int:
    """The mask of all that some consequence sets or clears."""
    return mask_of(
        positions[name]
        for consequence in crisis.consequences
        for name in (*consequence.sets, *consequence.clears)
    )


def as_rule(consequence: Consequence) -> Formula:
    """What holds in every state in which a consequence has nothing left to change."""
    effects: tuple[Formula, ...] = tuple(map(Name, consequence.sets)) + tuple(
        Not(Name(name)) for name in consequence.clears
    )
    return Implies(consequence.when, And(effects)) if effects else Constant(value=True)
