"""What an actor could know when it chose: the crisis as it took it to be, and where in it it might have been."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.process.compiling import process_on, stage_of
from excomm.process.minds import Minds, minds_of
from excomm.process.pictures import as_seen_by
from excomm.process.sight import level_of, with_level
from excomm.space.compiling import compile_space

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.process.compiling import Stage
    from excomm.process.process import Process
    from excomm.space.space import Space

    Numbers = NDArray[np.float64]
    Nodes = NDArray[np.int64]


@dataclass(frozen=True)
class Picture:
    """The process that one actor believes in; `worth` is its utility of each state.

    In it all choose as the actor takes them to; of itself it thinks what it does.
    """

    actor: int
    process: Process
    minds: Minds

    @property
    def worth(self) -> Numbers:
        """What each state is worth to the actor, in units of its utility; shape (states,)."""
        found: Numbers = self.minds.worth[self.minds.true[self.actor]]
        return found


def grounds_of(space: Space) -> tuple[Stage | None, ...]:
    """The stage of each actor's picture of a crisis; None for those who take it for what it is."""
    seen = [as_seen_by(space.crisis, actor) for actor in space.actors]
    return tuple(None if one is space.crisis else stage_of(compile_space(one)) for one in seen)


def picture_of(process: Process, grounds: tuple[Stage | None, ...], actor: int) -> Picture:
    """What an actor takes a process to be, whose quantities are known; `grounds` are those of its crisis."""
    ground = grounds[actor]
    if ground is not None:
        seen = as_seen_by(process.crisis, process.scene.space.actors[actor])
        process = process_on(ground, seen, days=process.days)
    return Picture(actor, process, minds_of(process.scene, process.crisis))


def possible_at(
    process: Process, node: int, picture: Picture, here: Numbers
) -> tuple[Nodes, Numbers]:
    """Where in its picture an actor may take itself to be when a process is at a node, and how likely each is.

    The states are those that look alike to it, as likely as it believes; `here` is how likely each node of the picture
    is on that day, which decides between nodes of one state. Empty where the picture knows no such situation.
    """
    nodes, view = picture.process.nodes, picture.process.scene.views[picture.actor]
    known = _known_in(process, int(process.nodes.known[node]), picture.process)
    states = picture.process.scene.space.states
    sight = int(view.seen[known * states + int(process.nodes.state[node])])
    group = slice(view.starts[sight], view.starts[sight + 1])
    likely = np.zeros(states)
    likely[view.behind[group]] = picture.minds.likely[picture.minds.true[picture.actor]][group]
    found = np.flatnonzero((nodes.known == known) & (likely[nodes.state] > 0))
    weights = likely[nodes.state[found]] * _among_alike(nodes.state[found], here[found])
    total = weights.sum()
    return found, weights / total if total > 0 else weights


def _among_alike(states: NDArray[np.int32], here: Numbers) -> Numbers:
    """How likely each node is among those of its state; all alike where none of them is likely."""
    _, place = np.unique(states, return_inverse=True)
    total, number = np.bincount(place, here), np.bincount(place)
    shares: Numbers = np.where(
        total[place] > 0, here / np.where(total[place] > 0, total[place], 1.0), 1 / number[place]
    )
    return shares


def _known_in(process: Process, known: int, other: Process) -> int:
    """What is known in one process, as another numbers it: its tracks may have other levels."""
    sight, others = process.scene.sight, other.scene.sight
    if sight.tracks == others.tracks:
        return known
    before = np.array([known])
    found = np.array([others.first])
    places = {(track.actor, track.bit): place for place, track in enumerate(sight.tracks)}
    for place, track in enumerate(others.tracks):
        level = int(level_of(sight, places[track.actor, track.bit], before)[0])
        found = with_level(others, place, found, max(level, 2 - track.levels))
    return int(found[0])
