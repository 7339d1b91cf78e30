"""Where things can go from here: states and equilibria in reach of the status quo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.stability.listing import lists_of, plain_reductions
from excomm.stability.numbers import checked_state
from excomm.stability.walks import Walk, walk

if TYPE_CHECKING:
    from excomm.space.graph import Graph
    from excomm.stability.reductions import Verdicts
    from excomm.stability.steps import Step


@dataclass(frozen=True)
class StatusQuo:
    """What can come of one state.

    `moves` holds every state that legal sequences of moves of all actors lead to from `start`, each with a shortest
    such sequence; `improvements` the same for sequences in which each step is an improvement for whoever makes it.
    """

    start: int
    moves: Walk
    improvements: Walk


def status_quo(graph: Graph, start: int) -> StatusQuo:
    """Find which states the crisis can come to from where it stands, and how soon.

    Status quo analysis [li2005statusquo]: legal sequences, in which nobody moves twice in succession, of moves and of
    improvements, from the state with index `start`. Raises `InputError` if there is no such state.

    In the prisoners' dilemma (state 3: both cooperate), two improvements lead to mutual defection:

    >>> import numpy as np
    >>> from excomm.space.graph import Graph
    >>> from excomm.space.moves import Slices
    >>> ranks = np.array([[1, 0, 3, 2], [1, 3, 0, 2]], dtype=np.int32)
    >>> dilemma = Graph(bits=2, codes=np.arange(4), moves=Slices((1, 2)), ranks=tuple(ranks))
    >>> for step in status_quo(dilemma, 3).improvements.path_to(0):
    ...     print(step)
    Step(actor=0, start=3, end=2)
    Step(actor=1, start=2, end=0)
    """
    reductions = plain_reductions(graph)
    by_moves, by_improvements = (
        walk(dict(enumerate(lists)), checked_state(graph, start), states=graph.states)
        for lists in (lists_of(reductions, improving=False), lists_of(reductions, improving=True))
    )
    return StatusQuo(start, by_moves, by_improvements)


def paths_to(found: Walk, wanted: Verdicts) -> dict[int, tuple[Step, ...]]:
    """Return a shortest path to each of the `wanted` states (equilibria, say) in reach, the nearest first."""
    inside = np.flatnonzero(wanted & (found.length >= 0))
    nearest_first = inside[np.argsort(found.length[inside], kind="stable")]
    return {state: found.path_to(state) for state in nearest_first.tolist()}
