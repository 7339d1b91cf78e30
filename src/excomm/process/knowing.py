"""What each actor knows at a moment of a run: what it sees, what it was told, how likely it takes the rest to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.process.minds import minds_of
from excomm.process.sight import UNKNOWN, believed_chance, level_of
from excomm.space.bits import is_set
from excomm.space.states import state_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from excomm.process.minds import Minds
    from excomm.process.process import Process


@dataclass(frozen=True)
class Known:
    """What one actor knows.

    `sees` are the options and conditions that it sees to hold, `hidden` those of which it cannot see whether they do.
    `told` has those of `hidden` of which it was told, and how they stood then; `believes` the probability that it gives
    to each, given that what the rules of the crisis forbid cannot be; its choices go by that. Of `unsaid` the file says
    no belief of it: until it is told of these, it takes them to be as at the start. Of `unsaid`, those that are `given`
    are so in every state that it could be in by the rules of the file: it goes by the rule and knows of no fact.
    """

    actor: str
    sees: tuple[str, ...]
    hidden: tuple[str, ...]
    told: Mapping[str, bool]
    believes: Mapping[str, float]
    unsaid: tuple[str, ...] = ()
    given: tuple[str, ...] = ()


def known_at(process: Process, node: int, *, minds: Minds | None = None) -> tuple[Known, ...]:
    """What each actor knows when a process is at a node; `minds`, if they are at hand, save time.

    >>> import excomm as ex
    >>> from excomm.process.compiling import process_on, stage_of
    >>> from excomm.process.priors import at_quantiles
    >>> crisis = at_quantiles(ex.load("cuba-1962"))
    >>> process = process_on(stage_of(ex.compile_space(crisis)), crisis)
    >>> known_at(process, process.nodes.start)[2].believes
    {'usa.turkey_secret': 0.05}
    """
    minds = minds or minds_of(process.scene, process.crisis)
    return tuple(_known(process, minds, actor, node) for actor in range(len(process.pace)))


def _known(process: Process, minds: Minds, actor: int, node: int) -> Known:
    scene, nodes = process.scene, process.nodes
    space, sight, view = scene.space, scene.sight, scene.views[actor]
    state = int(nodes.state[node])
    hidden = tuple(space.bits[bit] for bit in sight.hidden[actor])
    at = view.seen[int(nodes.known[node]) * space.states + state]
    group = slice(view.starts[at], view.starts[at + 1])
    codes = space.graph.codes[view.behind[group]]
    likely = minds.likely[minds.true[actor]][group]
    holds = {space.bits[bit]: is_set(codes, bit) for bit in sight.hidden[actor]}
    believes = {name: round(float(likely[where].sum()), 12) for name, where in holds.items()}
    told = _told(process, actor, node)
    unsaid = tuple(
        name
        for name in hidden
        if believed_chance(process.crisis, space.actors[actor], name) is None
    )
    return Known(
        actor=space.actors[actor],
        sees=tuple(name for name in state_names(space, state) if name not in hidden),
        hidden=hidden,
        told=told,
        believes=believes,
        unsaid=unsaid,
        given=tuple(
            name
            for name in unsaid
            if name not in told and (holds[name].all() or not holds[name].any())
        ),
    )


def _told(process: Process, actor: int, node: int) -> dict[str, bool]:
    sight, space = process.scene.sight, process.scene.space
    known = np.array([process.nodes.known[node]], np.int64)
    levels = {
        space.bits[track.bit]: int(level_of(sight, place, known)[0])
        for place, track in enumerate(sight.tracks)
        if track.actor == actor
    }
    return {name: bool(level) for name, level in levels.items() if level != UNKNOWN}
