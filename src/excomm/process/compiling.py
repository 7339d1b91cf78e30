"""From a crisis to its process in time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.process.calendar import Dated, dated_changes, days_until
from excomm.process.choosing import choices_of
from excomm.process.consent import hurdles_of
from excomm.process.mattering import states_that_matter
from excomm.process.priors import value_of
from excomm.process.process import Nodes, Process
from excomm.process.reachable import reachable_nodes
from excomm.process.scene import Scene, scene_of
from excomm.process.settings import settings_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.process.choosing import Choices
    from excomm.space.space import Space


@dataclass(frozen=True)
class Stage:
    """All of a process that its quantities do not change: scene, nodes, calendar, and the states that matter."""

    scene: Scene
    nodes: Nodes
    dated: tuple[Dated, ...]
    states: NDArray[np.int64]


def stage_of(space: Space, *, start: int | None = None) -> Stage:
    """Set the stage of a crisis once, for processes with many values of its quantities.

    >>> import excomm as ex
    >>> stage_of(ex.compile_space(ex.load("chicken"))).nodes.count
    4
    """
    scene, dated = scene_of(space), dated_changes(space)
    nodes = reachable_nodes(scene, [one.happening for one in dated], start)
    return Stage(scene, nodes, dated, states_that_matter(scene, nodes))


def process_on(
    stage: Stage, crisis: Crisis, *, days: float | None = None, choices: Choices | None = None
) -> Process:
    """The process of a crisis whose quantities are known, on its stage.

    `days` is how long it is followed, to the end of the span if left out. `choices` that are solved for already may be
    given. Raises `UnsettledError` where choices do not settle, and `PartError` where a script asks for more than is
    possible.

    >>> import excomm as ex
    >>> crisis = ex.load("chicken")
    >>> process_on(stage_of(ex.compile_space(crisis)), crisis).days
    30.0
    """
    acting = [actor.choice.rule != "history" for actor in crisis.actors.values()]
    settings = [settings_of(actor) for actor in crisis.actors.values()]
    events = crisis.events.values()
    return Process(
        crisis=crisis,
        scene=stage.scene,
        nodes=stage.nodes,
        choices=choices_of(stage.scene, crisis, states=stage.states)
        if choices is None
        else choices,
        pace=np.array([one.pace * acts for one, acts in zip(settings, acting, strict=True)]),
        rate=np.array([value_of(event.rate) * event.stages for event in events]),
        hurdles=tuple(hurdles_of(event) for event in events),
        dates=np.array([one.day for one in stage.dated]),
        days=days_until(crisis) if days is None else days,
    )
