"""Choice rules that need no expectations: a script, and the course of a committee."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import PartError
from excomm.process.priors import value_of
from excomm.space.states import names_in
from excomm.space.truth import truth_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.process.scene import Scene

    Numbers = NDArray[np.float64]

# Chances are typed by hand, or drawn, and may miss one by what rounding does.
SLACK = 1e-9


def scripted(scene: Scene, crisis: Crisis, actor: int, likely: Numbers) -> Numbers:
    """The probability of each line of an actor's script, at each sight; shape (sights, lines).

    A line counts as far as the actor takes its `when` to hold. `PartError` where the chances of the lines that hold at
    once add up to more than one.
    """
    name = scene.space.actors[actor]
    view = scene.views[actor]
    script = crisis.actors[name].choice.script
    policy = np.zeros((view.sights, len(script)))
    codes, positions = scene.space.graph.codes, scene.space.positions
    for number, line in enumerate(script):
        holds = truth_of(line.when, codes, positions)[view.behind]
        policy[:, number] = value_of(line.chance) * np.add.reduceat(
            holds * likely, view.starts[:-1]
        )
    total = policy.sum(axis=1)
    if (total > 1 + SLACK).any():
        sight = int(np.argmax(total))
        state = view.behind[view.starts[sight]]
        told = ", ".join(names_in(scene.space.bits, int(codes[state]))) or "nothing"
        raise PartError(
            ("actors", name, "choice", "script"),
            f"the chances of the lines that hold together add up to {total[sight]:g}, where {told} holds",
            remedy="lower them, or make their 'when' exclude each other; what is left of one is to stay",
        )
    policy /= np.maximum(total, 1)[:, np.newaxis]
    return policy
