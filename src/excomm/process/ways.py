"""Every way in which a process can leave a node, by whose doing: the arcs of its flow with names to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.process.flow import policy_at_nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from excomm.process.process import Process

    Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Way:
    """What one actor or event may do: an actor's course, or an event with its effect, without it, or a stage of it.

    From node *n* it leads to `targets[n]`, at `rates[n]` a day: 0 where it cannot be.
    """

    what: str
    course: str
    targets: NDArray[np.int32]
    rates: Numbers


def ways_of(process: Process) -> tuple[Way, ...]:
    """All ways of a process, those of actors first."""
    return (*_deeds(process), *_events(process))


def _deeds(process: Process) -> Iterator[Way]:
    for actor, moves in enumerate(process.nodes.moves):
        chances = policy_at_nodes(process, actor)
        names = process.scene.considered[actor].names
        for course in range(moves.shape[1]):
            rates = np.where(moves[:, course] >= 0, process.pace[actor] * chances[:, course], 0.0)
            yield Way(process.scene.space.actors[actor], names[course], moves[:, course], rates)


def _events(process: Process) -> Iterator[Way]:
    nodes = process.nodes
    for event, name in enumerate(process.crisis.events):
        can, last = nodes.can[event], nodes.last[event]
        passing, rate = process.hurdles[event].passing, float(process.rate[event])
        for which, targets, share in (
            (can & last, nodes.hit[event], passing),
            (can & last, nodes.miss[event], 1 - passing),
            (can & ~last, nodes.miss[event], 1.0),
        ):
            yield Way(name, "", targets, which * (rate * share))
