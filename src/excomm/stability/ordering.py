"""An actor's slices of the states, each sorted from the best state to the worst."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from excomm.space.bits import without

if TYPE_CHECKING:
    from excomm.stability.reductions import Values

Indices = NDArray[np.int64]
Number = TypeVar("Number", bound=np.generic)

LARGEST_KEY = int(np.iinfo(np.int64).max)


@dataclass(frozen=True)
class Ordering:
    """States sorted by slice and, within a slice, from best to worst; equals by index.

    `states[p]` is the state at position *p*, `slices[p]` the number of its slice. Slice *k* takes up the
    positions from `starts[k]` to before `starts[k + 1]`. For each state *s*, `slice_of[s]` is its slice and
    the states of it strictly better than *s* stand at `starts[slice_of[s]]` to before `better_until[s]`;
    that is 0 where there are none.
    """

    states: Indices
    slices: NDArray[np.int32]
    starts: Indices
    slice_of: NDArray[np.int32]
    better_until: Indices


def order_slices(codes: Indices, mask: int, ranks: Values) -> Ordering:
    """Sort the states into slices that agree outside of `mask`, best first. Costs one sort of the states."""
    outside = without(codes, mask)
    states = _sorted_states(outside, ranks)
    sorted_ranks, sorted_outside = ranks[states], outside[states]
    begins_slice = _differs_from_previous(sorted_outside)
    slices = (np.cumsum(begins_slice) - 1).astype(np.int32)
    starts = np.append(np.flatnonzero(begins_slice), codes.size)

    begins_class = begins_slice | _differs_from_previous(sorted_ranks)
    class_starts = np.flatnonzero(begins_class)[np.cumsum(begins_class) - 1]
    better_until = np.where(class_starts > starts[slices], class_starts, 0)
    return Ordering(
        states=states,
        slices=slices,
        starts=starts,
        slice_of=_by_state(states, slices),
        better_until=_by_state(states, better_until),
    )


def _sorted_states(outside: Indices, ranks: Values) -> Indices:
    """Indices of the states by (outside, rank from high to low), sorted by one key for both."""
    levels = int(ranks.max(initial=0)) + 1
    if int(outside.max(initial=0)) >= LARGEST_KEY // levels:
        outside = np.unique(outside, return_inverse=True)[1]
    return np.argsort(outside * np.int64(levels) + (levels - 1 - ranks), kind="stable")


def _differs_from_previous(values: NDArray[np.generic]) -> NDArray[np.bool_]:
    differs = np.ones(values.size, dtype=np.bool_)
    np.not_equal(values[1:], values[:-1], out=differs[1:])
    return differs


def _by_state(states: Indices, at_position: NDArray[Number]) -> NDArray[Number]:
    """The same values, told by state instead of by position."""
    by_state = np.empty_like(at_position)
    by_state[states] = at_position
    return by_state
