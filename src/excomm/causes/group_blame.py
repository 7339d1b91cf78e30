"""How blameworthy groups of actors are, and how that is shared among their members.

A group is blameworthy for an outcome as far as its members could together have made it less likely, at what it would
have cost them together: the degree is the largest δ (N − c) / N, as for a single act (see
`excomm.causes.blameworthiness`), over what the group could have done, with one N for all groups. It is divided among
the members by Shapley's rule [friedenberg2019] (the definition is taken from what others report of it, and has not been
compared with the paper). What a group could have done otherwise is here that some of its members keep still from the
first day on, nobody else foreseeing it; what that costs is what each of these expects to give up at the end, in units
of its utility: what one would gain by it makes up for no loss of another's. So who makes no difference gets no blame.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.causes.ahead import whereabouts
from excomm.causes.coalition_games import every_coalition, players_in
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
    (coalitions, actors); `weight` is what is at stake for each actor: the best and the worst end lie so far apart.
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


def group_blame(
    standing: Standing, *, rescue: bool = False, weight: float | None = None
) -> Numbers:
    """The degree of blameworthiness of every group, in the order of `every_coalition`; none of the empty one.

    For a rescue it is that for the outcome not coming about. `weight` is N; if left out, all that is at stake for all
    actors together. Costs time linear in the number of groups, times that of actors.

    >>> standing = Standing(np.array([0.0, 0.2]), np.array([[1.0], [0.0]]), np.array([2.0]))
    >>> group_blame(standing).tolist()
    [0.0, 0.2]
    """
    chance = 1 - standing.chance if rescue else standing.chance
    # Row by row those who keep still; the row from the end has those who then act.
    still = every_coalition(standing.weight.size)
    most = float(standing.weight.sum()) if weight is None else weight
    drop = np.maximum(chance[-1] - chance[::-1], 0)
    lost = np.maximum(standing.worth[-1] - standing.worth[::-1], 0)
    cost = np.minimum((lost * still).sum(axis=1), most)
    return _best_within(drop * ((most - cost) / most if most else 1.0))


def _best_within(values: Numbers) -> Numbers:
    """The largest value of any part of each group, itself included."""
    best = values.copy()
    for player in range(players_in(values)):
        halves = best.reshape(-1, 2, 1 << player)
        halves[:, 1] = np.maximum(halves[:, 1], halves[:, 0])
    return best


def shared_among_members(degrees: Numbers) -> Numbers:
    """The part of each actor in the blameworthiness of all together, by Shapley's rule."""
    return shapley(degrees[:, np.newaxis])[:, 0]
