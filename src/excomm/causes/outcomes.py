"""What is to be explained: that an outcome came about, or that it did not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from excomm.errors import InputError
from excomm.process.forecasting import NO_OUTCOME, outcome_names
from excomm.process.together import places_of_outcomes
from excomm.space.history import follow_history

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.process.process import Process
    from excomm.space.space import Space

# An outcome that came about, and is laid at somebody's door; or one that did not, thanks to somebody.
For = Literal["harm", "rescue"]
# Between several outcomes that are asked about as one.
OR = " or "


def outcome_meant(space: Space, outcome: str | None) -> str:
    """The outcome that was asked about, or several as in 'war or nuclear_war'; if none was, that of history."""
    if outcome is None:
        return outcome_of_history(space)
    names = outcome_names(space)
    return OR.join(names[place] for place in places_of_outcomes(outcome, names))


def is_meant(ended: str, asked: str) -> bool:
    """Whether an outcome is the one that was asked about, or one of them.

    >>> is_meant("war", "nuclear_war or war"), is_meant("peace", "nuclear_war or war")
    (True, False)
    """
    return ended in asked.split(OR)


def outcome_of_history(space: Space) -> str:
    """The outcome in which the path that was taken left the crisis."""
    if not space.crisis.history:
        raise InputError("the crisis has no history", remedy="name the outcome that is meant")
    state = follow_history(space)[-1].state
    if state is None:
        raise InputError("its history leads to no state", remedy="'excomm check' tells more")
    place = int(space.outcome[state])
    return NO_OUTCOME if place < 0 else space.outcomes[place]


def in_outcome(process: Process, outcome: str) -> NDArray[np.bool_]:
    """In which nodes an outcome holds."""
    space = process.scene.space
    places = [
        -1 if name == NO_OUTCOME else space.outcomes.index(name) for name in outcome.split(OR)
    ]
    return np.isin(space.outcome[process.nodes.state], places)


def purpose_meant(for_: str) -> For:
    """Whether harm or rescue was meant."""
    if for_ == "harm":
        return "harm"
    if for_ == "rescue":
        return "rescue"
    raise InputError(
        f"'{for_}' is neither harm nor rescue",
        remedy="harm asks who brought an outcome about, rescue who prevented it",
    )
