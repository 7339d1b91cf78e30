"""What a search for causes reads: a causal model in its context, which can be played again with parts of it fixed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    # Which variables are fixed, and at what; shape (worlds, variables).
    Fixed = NDArray[np.int16]
    Truths = NDArray[np.bool_]
    Replay = Callable[[Fixed], tuple[Truths, Truths]]

# A variable is left to itself, or held at what it was; 1 and above are the other values that it might have had.
FREE, HELD = -1, 0
# The numbers of values are kept so short that many worlds fit; a variable may have as many other values.
Value = np.int16
MOST_OTHERS = np.iinfo(Value).max


@dataclass(frozen=True)
class Situation:
    """Variables that were what they were, what else each could have been, and what would have followed.

    Variable *k* is called `names[k]`, and might have had `others[k]` other values; one that has none can only be held.
    `replay` plays worlds, all at once, in which some variables are fixed (see `FREE`): it says which variables then
    differ from what they were, shape (worlds, variables), and in which worlds the effect still comes about, shape
    (worlds,). With nothing fixed, nothing differs and the effect comes about.

    A search holds only variables that differ. So a variable that `replay` says does not differ must be one that makes
    no difference when it is held.
    """

    names: tuple[str, ...]
    others: tuple[int, ...]
    replay: Replay
