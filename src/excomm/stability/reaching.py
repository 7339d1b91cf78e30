"""From where a group can come into given sets of states: many sets at once, a bit for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from excomm.stability.arcs import ArcRows
from excomm.stability.ordering import Ordering
from excomm.stability.turns import take_turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.stability.reductions import Verdicts

# How one mover moves: all within a slice, or by arcs.
Mover = Ordering | ArcRows

# Row *s* has a bit for each set, 64 to a word.
Packed = NDArray[np.uint64]


def leads_into(movers: Sequence[Mover], sets: Verdicts) -> Verdicts:
    """Say of each state and each set whether the movers can come from that state into that set.

    By a legal sequence of one move or more, in which nobody moves twice in succession. `sets` has shape (states,
    sets): whether a state belongs to a set; and so has the result. A state of a set from which the movers can move
    within a slice counts as leading into the set, as if staying were a move: whoever asks about ends must not
    depend on that.
    """
    goal = _pack(sets)
    begun_by = [np.zeros_like(goal) for _ in movers]

    def begin(first: int) -> bool:
        afterwards = [goal, *(begun for other, begun in enumerate(begun_by) if other != first)]
        into = _one_move_into(movers[first], np.bitwise_or.reduce(afterwards))
        changed = not np.array_equal(into, begun_by[first])
        begun_by[first] = into
        return changed

    take_turns(range(len(movers)), begin)
    return _unpack(np.bitwise_or.reduce([np.zeros_like(goal), *begun_by]), sets.shape[1])


def _one_move_into(mover: Mover, sets: Packed) -> Packed:
    """The states from which one move leads into each set."""
    if isinstance(mover, Ordering):
        in_slice = np.bitwise_or.reduceat(sets[mover.states], mover.starts[:-1], axis=0)
        return in_slice[mover.slice_of]
    into = np.zeros_like(sets)
    if mover.targets.size:
        filled = np.flatnonzero(mover.starts[1:] > mover.starts[:-1])
        into[filled] = np.bitwise_or.reduceat(sets[mover.targets], mover.starts[filled], axis=0)
    return into


def _pack(sets: Verdicts) -> Packed:
    """64 sets to a word; the last word is filled up with empty sets."""
    rows, columns = sets.shape
    padded = np.zeros((rows, -(-columns // 64) * 64), dtype=np.bool_)
    padded[:, :columns] = sets
    return np.packbits(padded, axis=1).view(np.uint64)


def _unpack(packed: Packed, columns: int) -> Verdicts:
    return np.unpackbits(packed.view(np.uint8), axis=1, count=columns).astype(np.bool_)
