"""Fits what a crisis says of its states to the possible ones: where it starts, rankings, outcomes; or says why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import PartError
from excomm.space.bits import mask_of
from excomm.space.finding import place_of
from excomm.space.preferences import ranks_of
from excomm.space.starting import fault_of_start
from excomm.space.states import counted
from excomm.space.truth import truth_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.space.bits import Codes
    from excomm.space.graph import Ranks
    from excomm.space.truth import Positions


@dataclass(frozen=True)
class Fitted:
    """What is said of the states, and every fault in it; see `excomm.space.space.Space` for the parts."""

    start: int | None
    ranks: tuple[Ranks, ...]
    outcome: NDArray[np.int16]
    faults: tuple[PartError, ...]


def fitted(
    crisis: Crisis, codes: Codes, positions: Positions, *, faulty: Collection[str] = ()
) -> Fitted:
    """Fit a crisis to its possible states; sections of its file that are `faulty` are passed over.

    Where there are faults, what they concern is left out of the rest.
    """
    faults: list[PartError] = []
    start = None
    if "start" not in faulty:
        start = place_of(codes, mask_of(positions[name] for name in crisis.start))
        if start is None and crisis.start:
            faults.append(fault_of_start(crisis, codes, positions))
    ranks = []
    # A crisis with faults may lack the preferences of some actor.
    for actor in (one for one in crisis.actors if one in crisis.preferences):
        if "preferences" in faulty:
            continue
        try:
            ranks.append(ranks_of(crisis, actor, codes, positions))
        except PartError as fault:
            faults.append(fault)
    outcome = np.full(codes.size, -1, np.int16)
    if "outcomes" not in faulty:
        faults += _give_outcomes(crisis, codes, positions, outcome)
    return Fitted(start, tuple(ranks), outcome, tuple(faults))


def _give_outcomes(
    crisis: Crisis, codes: Codes, positions: Positions, outcome: NDArray[np.int16]
) -> Iterator[PartError]:
    """Give each state its outcome; tell of states that get two, or none."""
    names = tuple(crisis.outcomes)
    for place, (name, part) in enumerate(crisis.outcomes.items()):
        holds = truth_of(part.when, codes, positions)
        twice = holds & (outcome >= 0)
        if twice.any():
            other = names[outcome[twice][0]]
            yield PartError(
                ("outcomes", name),
                f"this outcome and '{other}' share {counted(crisis.bits, codes[twice])}",
                remedy="add 'and not …' to one of them, since a state has one outcome",
            )
        outcome[holds] = place
    if names and (outcome < 0).any():
        yield PartError(
            ("outcomes",),
            f"no outcome covers {counted(crisis.bits, codes[outcome < 0])}",
            remedy="add an outcome for the rest",
        )
