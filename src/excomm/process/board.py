"""All arrays that the loops of choosing work on, laid out once for a crisis."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from excomm.process.committee import committee_policy
from excomm.process.minds import Minds, minds_of
from excomm.process.outlook import Outlook, outlook_of
from excomm.process.rules import scripted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.process.scene import Scene, View

    Numbers = NDArray[np.float64]
    Indices = NDArray[np.int32]
    Places = NDArray[np.int64]


@dataclass(frozen=True)
class Board:
    """What the loops of `excomm.process.loops.choosing` read, and `values` and `policy`, which they write.

    `policies[m]` is the part of `policy` that belongs to mind *m*, shape (sights, courses). `quantal` are the minds
    that choose by what they expect. `states` are those that matter. `needed[m]` are the sights that count while
    expectations are looked for, `every[m]` all of them.
    """

    minds: Minds
    quantal: tuple[int, ...]
    views: tuple[View, ...]
    targets: tuple[Indices, ...]
    values: Numbers
    policy: Numbers
    policy_at: Places
    policies: tuple[Numbers, ...]
    impatience: Numbers
    pace: Numbers
    scene: Scene
    states: Places
    needed: tuple[Indices, ...]
    every: tuple[Indices, ...]

    @cached_property
    def outlook(self) -> Outlook:
        """What may follow from the states that matter; asked for only if somebody chooses by it."""
        return outlook_of(self.scene, self.states)

    @property
    def spread(self) -> float:
        """The largest difference between any two states that some mind sees in them, in units of utility."""
        return float(np.ptp(self.minds.worth, axis=1).max(initial=0)) or 1.0


def board_of(scene: Scene, crisis: Crisis, states: Places | None = None) -> Board:
    """Lay out the board of a crisis whose quantities are known; those who need no expectations have chosen already."""
    minds = minds_of(scene, crisis)
    rules = [actor.choice.rule for actor in crisis.actors.values()]
    views = tuple(scene.views[actor] for actor in minds.of)
    targets = tuple(scene.considered[actor].targets for actor in minds.of)
    shapes = [(view.sights, one.shape[1]) for view, one in zip(views, targets, strict=True)]
    policy_at = _begins([sights * courses for sights, courses in shapes])
    policy = np.zeros(int(policy_at[-1]))
    policies = tuple(
        policy[first:last].reshape(shape)
        for first, last, shape in zip(policy_at[:-1], policy_at[1:], shapes, strict=True)
    )
    for mind, actor in enumerate(minds.of):
        policies[mind][:] = _fixed(scene, crisis, actor, minds.likely[mind], rules[actor])
    matter = np.arange(scene.space.states) if states is None else states
    return Board(
        minds=minds,
        quantal=tuple(mind for mind, actor in enumerate(minds.of) if rules[actor] == "quantal"),
        views=views,
        targets=targets,
        values=minds.worth.copy(),
        policy=policy,
        policy_at=policy_at,
        policies=policies,
        impatience=np.array([minds.settings[actor].impatience for actor in minds.of]),
        pace=np.array([one.pace for one in minds.settings]),
        scene=scene,
        states=matter,
        needed=tuple(_found(view, matter) for view in views),
        every=tuple(np.arange(view.sights, dtype=np.int32) for view in views),
    )


def _found(view: View, states: Places) -> Indices:
    """The sights that are found in some states, ascending."""
    found = np.zeros(view.sights, np.bool_)
    found[view.found[states]] = True
    return np.flatnonzero(found).astype(np.int32)


def _begins(sizes: Sequence[int]) -> Places:
    """Where parts of these sizes begin when laid end to end, and where the last one ends."""
    return np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)


def _fixed(scene: Scene, crisis: Crisis, actor: int, likely: Numbers, rule: str) -> Numbers | float:
    """The policy of an actor that does not choose by its expectations; nothing yet for one that does."""
    if rule == "script":
        return scripted(scene, crisis, actor, likely)
    if rule == "committee":
        return committee_policy(scene, crisis, actor)
    return 0.0
