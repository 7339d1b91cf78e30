"""What is to be explained: that an outcome came about, or that it did not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from excomm.errors import InputError
from excomm.model.names import did_you_mean
from excomm.process.forecasting import NO_OUTCOME, outcome_names
from excomm.space.history import follow_history

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from excomm.process.process import Process
    from excomm.space.space import Space

# An outcome that came about, and is laid at somebody's door; or one that did not, thanks to somebody.
For = Literal["harm", "rescue"]
FORS = ("harm", "rescue")


def outcome_meant(space: Space, outcome: str | None) -> str:
    """The outcome that was asked about, or, if none was, the one in which history ended."""
    names = outcome_names(space)
    if outcome is None:
        return outcome_of_history(space)
    if outcome not in names:
        near = did_you_mean(outcome, names)
        raise InputError(
            f"there is no outcome '{outcome}'", remedy=near or f"known: {', '.join(names)}"
        )
    return outcome


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
    place = -1 if outcome == NO_OUTCOME else space.outcomes.index(outcome)
    found: NDArray[np.bool_] = space.outcome[process.nodes.state] == place
    return found


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
