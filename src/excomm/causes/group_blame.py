"""How blameworthy groups of actors are, and how that is shared among their members.

A group is blameworthy for an outcome as far as its members could together have made it less likely, at what it would
have cost them together; its degree is divided among them by Shapley's rule [friedenberg2019]. What a group could have
done otherwise is here that some of its members keep still from the first day on, nobody else foreseeing it; what that
costs is what they expect to give up at the end, in units of their utility.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.causes.ahead import whereabouts
from excomm.causes.coalition_games import every_coalition
from excomm.causes.safeguards import keeping_still
from excomm.causes.sharing import shapley

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.process.process import Process

    Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Standing:
    """What would come of it if just some actors acted; rows in the order of `every_coalition`.

    `chance` is the probability of the outcome, shape (coalitions,); `worth` what the end is worth to each actor, shape
    (coalitions, actors); `weight` is N of each actor (see `excomm.causes.blameworthiness`).
    """

    chance: Numbers
    worth: Numbers
    weight: Numbers


def standing_of(
    process: Process, acting: NDArray[np.bool_], inside: NDArray[np.bool_], worth: Numbers
) -> Standing:
    """Follow a process with every coalition of those who act; `worth` has the utility of each state to each actor."""
    places = np.flatnonzero(acting)
    chance, ends = [], []
    for row in every_coalition(places.size):
        still = np.zeros(acting.size, np.bool_)
        still[places[row]] = True
        here = whereabouts(keeping_still(process, still), [process.days])[0]
        chance.append(float(here[inside].sum()))
        ends.append(worth[places][:, process.nodes.state] @ here)
    spread = np.ptp(worth[places][:, process.nodes.state], axis=1)
    return Standing(np.array(chance), np.array(ends), spread)


def group_blame(standing: Standing, *, rescue: bool = False) -> Numbers:
    """The degree of blameworthiness of every group, in the order of `every_coalition`; none of the empty one.

    For a rescue it is that for the outcome not coming about.

    >>> standing = Standing(np.array([0.0, 0.2]), np.array([[1.0], [0.0]]), np.array([2.0]))
    >>> group_blame(standing).tolist()
    [0.0, 0.2]
    """
    chance = 1 - standing.chance if rescue else standing.chance
    groups = every_coalition(standing.weight.size)
    full = len(groups) - 1
    degrees = np.zeros(len(groups))
    for group, members in enumerate(groups):
        weight = float(standing.weight[members].sum())
        for still in range(1, full + 1):
            if still & ~group:
                continue
            rest = full & ~still
            drop = max(chance[full] - chance[rest], 0.0)
            lost = (standing.worth[full] - standing.worth[rest])[groups[still]].sum()
            cost = min(max(float(lost), 0.0), weight)
            degrees[group] = max(
                degrees[group], drop * ((weight - cost) / weight if weight else 1.0)
            )
    return degrees


def shared_among_members(degrees: Numbers) -> Numbers:
    """The part of each actor in the blameworthiness of all together, by Shapley's rule."""
    return shapley(degrees[:, np.newaxis])[:, 0]
