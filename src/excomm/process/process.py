"""A crisis compiled to a continuous-time Markov process: frozen arrays that every analysis in time reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.process.choosing import Choices
    from excomm.process.consent import Hurdles
    from excomm.process.scene import Scene

    Indices = NDArray[np.int32]
    Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Nodes:
    """Where a process can be: a state, what is known in it, and how many stages of each event have passed.

    There is one node for each such combination that can be reached from the start. `state[n]` and `known[n]` are the
    state and the knowledge of node *n*. `moves[i][n, c]` is where course *c* of actor *i* leads, -1 where it changes
    nothing. Event *e* can come only where `can[e, n]`. When its clock rings there, it passes a stage and leads to
    `miss[e, n]`, unless `last[e, n]`: then it comes, and leads to `hit[e, n]` with its effect, to `miss[e, n]` without.
    Dated change *d* leads to `jumps[d, n]`. No node with `ended` is ever left. `start` is where the process begins.
    """

    state: Indices
    known: Indices
    moves: tuple[Indices, ...]
    can: NDArray[np.bool_]
    last: NDArray[np.bool_]
    hit: Indices
    miss: Indices
    jumps: Indices
    ended: NDArray[np.bool_]
    start: int

    @property
    def count(self) -> int:
        """How many nodes there are."""
        return self.state.size


@dataclass(frozen=True)
class Process:
    """A crisis as a process in time, all of whose quantities are known; one unit of time is a day.

    Actor *i* gets chances to act at rate `pace[i]` a day; at sight *o* it then takes course *c* with probability
    `choices.policy[i][o, c]`. The clock of event *e* rings at `rate[e]` a day, once for each of its stages; when
    it has come, it has its effect if it passes `hurdles[e]`. `dates[d]` is the day of dated change *d*, counted
    from the start, ascending. After `days` it is over.
    """

    crisis: Crisis
    scene: Scene
    nodes: Nodes
    choices: Choices
    pace: Numbers
    rate: Numbers
    hurdles: tuple[Hurdles, ...]
    dates: Numbers
    days: float
