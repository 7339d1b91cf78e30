"""Which states matter to choices: those that can be come to, and those that somebody may take them for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.process.process import Nodes
    from excomm.process.scene import Scene

    Marks = NDArray[np.bool_]


def states_that_matter(scene: Scene, nodes: Nodes) -> NDArray[np.int64]:
    """The states of all nodes, those that look like them to somebody, and those that may follow from any of these.

    Nobody's expectations of these states depend on any other. Costs time linear in states times courses and events.

    >>> import excomm as ex
    >>> from excomm.process.compiling import stage_of
    >>> stage = stage_of(ex.compile_space(ex.load("cuba-1962")))
    >>> stage.scene.space.states, stage.states.size
    (3037, 1361)
    """
    matter = np.zeros(scene.space.states, np.bool_)
    fresh = matter.copy()
    fresh[nodes.state] = True
    while fresh.any():
        matter |= fresh
        found = _alike(scene, fresh) | _led_to(scene, np.flatnonzero(fresh))
        fresh = found & ~matter
    return np.flatnonzero(matter)


def _alike(scene: Scene, states: Marks) -> Marks:
    """All states that look like some of these to an actor."""
    found = states.copy()
    for view in scene.views:
        # What is known does not change how states look: the first stretch of situations shows it.
        look = view.seen[: states.size]
        looks = np.zeros(view.sights, np.bool_)
        looks[look[states]] = True
        found |= looks[look]
    return found


def _led_to(scene: Scene, states: NDArray[np.int64]) -> Marks:
    found = np.zeros(scene.space.states, np.bool_)
    for considered in scene.considered:
        targets = considered.targets[states]
        found[targets[targets >= 0]] = True
    for event in scene.events:
        targets = event.targets[states[event.when[states]]]
        found[targets[targets >= 0]] = True
    return found
