"""How blameworthy a choice was: what else was open, by how much it would have changed the odds, and at what cost.

The degree of blameworthiness of an act a for an outcome φ is the largest, over the other acts a' that were open, of
δ (N − max(c(a') − c(a), 0)) / N: δ is by how much a made φ likelier than a' would have, as the actor could see it, c
the cost of an act to the actor, and N how much cost weighs against harm [halpern2018]. The cost of an act is here what
the actor gives up at once, in units of its utility, averaged over where it may take itself to be.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.causes.believed import Picture

    Numbers = NDArray[np.float64]

STAYING = "keep still"


@dataclass(frozen=True)
class Act:
    """One act that was open: how likely the outcome is after it, and what it costs, as far as the actor could see."""

    name: str
    chance: float
    cost: float


@dataclass(frozen=True)
class Blameworthy:
    """The degree of blameworthiness of what was done, and the other act that makes it so; None if none does."""

    done: Act
    degree: float
    instead: Act | None


def acts_open(
    picture: Picture, nodes: NDArray[np.int64], weights: Numbers, ahead: Numbers
) -> tuple[Act, ...]:
    """What an actor could have done where it may take itself to be, the last being to keep still.

    `ahead` is how likely the outcome is from each node of its picture on that day.
    """
    moves = picture.process.nodes.moves[picture.actor][nodes]
    state, found = picture.process.nodes.state, []
    for course, name in enumerate(picture.process.scene.considered[picture.actor].names):
        target = moves[:, course]
        if (weights[target >= 0] > 0).any():
            end = np.where(target >= 0, target, nodes)
            chance, worth = float(weights @ ahead[end]), float(weights @ picture.worth[state[end]])
            found.append(Act(name, chance, -worth))
    still = Act(
        STAYING, float(weights @ ahead[nodes]), -float(weights @ picture.worth[state[nodes]])
    )
    return (*found, still)


def spread_of(picture: Picture) -> float:
    """How much is at stake for an actor: the difference between the best and the worst state that can be come to."""
    return float(np.ptp(picture.worth[picture.process.nodes.state]))


def blameworthiness(acts: tuple[Act, ...], done: str, *, weight: float) -> Blameworthy | None:
    """How blameworthy it was to do one of some acts; `weight` is N. None if it was not open.

    >>> acts = (Act("strike", 0.3, 0.0), Act("wait", 0.1, 1.0))
    >>> round(blameworthiness(acts, "strike", weight=4.0).degree, 3)
    0.15
    """
    taken = next((act for act in acts if act.name == done), None)
    if taken is None:
        return None
    best, instead = 0.0, None
    for act in acts:
        cost = min(max(act.cost - taken.cost, 0.0), weight)
        degree = max(taken.chance - act.chance, 0.0) * ((weight - cost) / weight if weight else 1.0)
        if degree > best:
            best, instead = degree, act
    return Blameworthy(taken, best, instead)
