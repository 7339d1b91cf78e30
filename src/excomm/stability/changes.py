"""What has changed since a mover's last turn, so that it need look at nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from excomm.stability.reductions import Values

# Changes are noted for stretches of so many cells, as a power of two.
STRETCH = 6

# A turn before the first, so that everything has changed since.
BEFORE_ALL = -1


class Changes(NamedTuple):
    """The turn in which each stretch of cells changed last; a named tuple because compiled loops can read one.

    Of interest are changes after the turn `since`; new ones are noted under `turn`.
    """

    turns: Values
    since: int
    turn: int


def no_turns_yet(cells: int) -> Values:
    """What `Changes.turns` is to begin with."""
    return np.zeros((cells >> STRETCH) + 1, dtype=np.int32)
