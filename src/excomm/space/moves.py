"""Who can move where: the reachable lists of the graph model, in two shapes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Indices = NDArray[np.int32]


@dataclass(frozen=True)
class Slices:
    """Moves by free choice of one's own options: every state that differs in them only can be reached.

    `masks[i]` has a bit for each option that actor *i* can change; R_i(s) is every other feasible state whose
    code agrees with that of *s* outside of `masks[i]`. Being an equivalence (less s itself), such moves are
    transitive and can be undone. Masks of two actors overlap where a move is open to both.
    """

    masks: tuple[int, ...]


@dataclass(frozen=True)
class Arcs:
    """Moves as a list of arcs for each actor: irreversible options, consequences, listed or forbidden moves.

    For actor *i*, `targets[i][starts[i][s]:starts[i][s + 1]]` are the indices of the states in R_i(s), ascending,
    without repetition and without *s* itself. `starts[i]` has one entry more than there are states.
    """

    starts: tuple[NDArray[np.int64], ...]
    targets: tuple[Indices, ...]


Moves = Slices | Arcs
