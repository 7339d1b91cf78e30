"""What may happen next in each state that matters: that from which its value is worked out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from excomm.process.happenings import IMPOSSIBLE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.process.scene import Scene

    Places = NDArray[np.int64]
    Indices = NDArray[np.int32]


@dataclass(frozen=True)
class Outlook:
    """The ways out of states, in the order in which `excomm.process.loops.choosing.expect` takes them.

    Those by choice out of the *k*-th of `states` begin at `choices_at[k]`: the actor, where the probability of the
    course stands in its policy (counted from the beginning of that), and the target. Those by events likewise.
    """

    states: Places
    choices_at: Places
    choosers: Indices
    rows: Indices
    choice_targets: Indices
    events_at: Places
    events: Indices
    event_targets: Indices


def outlook_of(scene: Scene, states: Places) -> Outlook:
    """Look out from some states; nothing follows from one that ends the crisis.

    >>> import excomm as ex
    >>> from excomm.process.scene import scene_of
    >>> scene = scene_of(ex.compile_space(ex.load("chicken")))
    >>> outlook = outlook_of(scene, np.arange(4))
    >>> np.diff(outlook.choices_at).tolist(), outlook.choice_targets.tolist()
    ([2, 2, 2, 2], [1, 2, 0, 3, 3, 0, 2, 1])
    """
    over = scene.space.ended[states]
    choices: list[tuple[NDArray[Any], ...]] = []
    for actor, considered in enumerate(scene.considered):
        targets = considered.targets[states]
        places, courses = np.nonzero((targets >= 0) & ~over[:, np.newaxis])
        rows = scene.views[actor].found[states[places]] * targets.shape[1] + courses
        choices.append((places, np.full(places.size, actor), rows, targets[places, courses]))
    happen: list[tuple[NDArray[Any], ...]] = []
    for number, event in enumerate(scene.events):
        target = event.targets[states]
        comes = event.when[states] & (target != IMPOSSIBLE) & (target != states) & ~over
        places = np.flatnonzero(comes)
        happen.append((places, np.full(places.size, number), target[places]))
    return Outlook(states, *_by_place(choices, 4, states.size), *_by_place(happen, 3, states.size))


def _by_place(
    parts: list[tuple[NDArray[Any], ...]], columns: int, places: int
) -> list[NDArray[Any]]:
    """Rows in the order of their places, which come first in each part: where each place begins, then the rest."""
    joined = [
        np.concatenate([np.zeros(0, np.int32), *(part[column] for part in parts)]).astype(np.int32)
        for column in range(columns)
    ]
    order = np.argsort(joined[0], kind="stable")
    begins = np.concatenate(([0], np.cumsum(np.bincount(joined[0], minlength=places))))
    return [begins.astype(np.int64), *(column[order] for column in joined[1:])]
