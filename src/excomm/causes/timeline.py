"""The luck of one run laid out by time: the context in which everything else is determined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from excomm.causes.situation import Value
from excomm.process.compiled import compiled
from excomm.process.loops import replaying as loops
from excomm.process.loops.people import PANELS
from excomm.process.loops.running import IDLE
from excomm.process.tables import tables_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.process.process import Process
    from excomm.process.tables import Tables

    Array = NDArray[Any]


@dataclass(frozen=True)
class Timeline:
    """Everything that happens by itself in a run, ring by ring, in the order of `days`.

    At ring *r* the clock `clocks[r]` rings: actors in their order, then events, then dated changes. An actor then takes
    the course *c* with the least `noise[r, c]` over its probability, its last number being that of staying: each comes
    with its probability if the noise is exponential [oberst2019]. Where `choices[r]` is no less than zero, it chooses
    by that number instead, as runs do. An event that can come has its effect if enough people say yes, and luck lets
    it pass (`passes[r]`). `yes[r, p, k]` is what person *k* of panel *p* says by themselves, but who `defers[r, p, k]`
    says what the one before said. Where `forced[r]`, an event comes that still had stages to pass. `step[r]` is the
    number of the step of history that the ring stands for, 0 if none.
    """

    days: NDArray[np.float64]
    clocks: NDArray[np.int64]
    choices: NDArray[np.float64]
    noise: NDArray[np.float64]
    yes: NDArray[np.bool_]
    defers: NDArray[np.bool_]
    passes: NDArray[np.bool_]
    forced: NDArray[np.bool_]
    step: NDArray[np.int64]

    @property
    def rings(self) -> int:
        """How many rings there are."""
        return self.days.size


@dataclass(frozen=True)
class Stage:
    """A process as the flat arrays that replays read; `policies` has the probability of each course at each node."""

    process: Process
    tables: Tables
    policies: NDArray[np.float64]


def stage_for(process: Process) -> Stage:
    """Lay out a process for replays; costs time and memory linear in the number of nodes times courses."""
    from excomm.process.flow import policy_at_nodes

    actors = range(len(process.nodes.moves))
    chances = [policy_at_nodes(process, actor).ravel() for actor in actors]
    return Stage(process, tables_of(process), np.concatenate(chances))


def followed(stage: Stage, timeline: Timeline) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """What each ring came to, and the node after it; what comes after the end is idle."""
    none = np.zeros(timeline.rings + 1, np.int64)
    details = np.full(timeline.rings, IDLE)
    nodes = np.full(timeline.rings, -1)
    _play(stage, timeline, (none, none[:0], none[:0]), np.zeros((1, 0), Value), (details, nodes))
    over = np.flatnonzero(nodes < 0)
    if over.size:
        nodes[over] = nodes[over[0] - 1] if over[0] else stage.process.nodes.start
    return details, nodes


def played(
    stage: Stage, timeline: Timeline, variables: tuple[Array, Array, Array], fixed: Array
) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Play worlds with variables fixed: which then differ from what they were, and the node at the end of each world.

    `variables` are in the order of their rings: where those of each ring begin, what each is about (see
    `excomm.process.loops.replaying`), and what it was.
    """
    nothing = np.zeros(0, np.int64)
    return _play(stage, timeline, variables, fixed, (nothing, nothing))


def _play(
    stage: Stage,
    timeline: Timeline,
    variables: tuple[Array, Array, Array],
    fixed: Array,
    log: tuple[Array, Array],
) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    tables = stage.tables
    differs = np.zeros(fixed.shape, np.bool_)
    ends = np.zeros(len(fixed), np.int64)
    compiled(loops.replay_all)(
        np.ascontiguousarray(fixed, Value),
        tables.start,
        timeline.clocks,
        timeline.forced,
        timeline.choices,
        timeline.noise,
        timeline.yes,
        timeline.defers,
        timeline.passes,
        *variables,
        stage.policies,
        tables.courses,
        tables.sights,
        tables.cumulative,
        tables.cumulative_at,
        tables.moves,
        tables.moves_at,
        tables.can,
        tables.last,
        tables.hit,
        tables.miss,
        tables.jumps,
        tables.people,
        tables.need,
        tables.ended,
        differs,
        ends,
        *log,
    )
    return differs, ends


def people_at_most(tables: Tables) -> tuple[int, int]:
    """How many panels there are, and the most people of any: the shape of the answers at a ring."""
    return PANELS, max(int(tables.people.max(initial=0)), 1)
