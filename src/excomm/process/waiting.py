"""How likely it is that nothing changes for some days, and where a process then is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from excomm.process.process import Process
    from excomm.process.ways import Way

    Numbers = NDArray[np.float64]


def wait(
    process: Process,
    ways: Sequence[Way],
    here: Numbers,
    days: float,
) -> tuple[Numbers, float]:
    """What is likely after so many days if the state stays as it is, and how likely it is that it does.

    `here` and the first array that is returned have the probability of each node; it is above zero for nodes of one
    state only. No dated change may come in between. Costs time cubic in the number of nodes that share the state.
    """
    found = _unchanged(process, ways, here, days) if days > 0 else here
    patience = float(found.sum() / here.sum())
    return (found / found.sum(), patience) if patience > 0 else (here, 0.0)


def jumped(process: Process, date: int, here: Numbers) -> Numbers:
    """Where a dated change leads from nodes with these probabilities."""
    after = np.bincount(process.nodes.jumps[date], here, minlength=here.size)
    return after.astype(np.float64)


def _unchanged(process: Process, ways: Sequence[Way], here: Numbers, days: float) -> Numbers:
    """The probability of each node after so many days in which the state never changed.

    Only nodes of that state matter: silent ways join them, loud ones leave.
    """
    from scipy.linalg import expm

    state = process.nodes.state
    inside = np.flatnonzero(state == state[here.argmax()])
    place = np.full(state.size, -1)
    place[inside] = np.arange(inside.size)
    rates = np.zeros((inside.size, inside.size))
    for way in ways:
        speed, targets = way.rates[inside], way.targets[inside]
        rates[np.diag_indices(inside.size)] -= speed
        silent = np.flatnonzero((speed > 0) & (place[targets] >= 0))
        np.add.at(rates, (silent, place[targets[silent]]), speed[silent])
    found = np.zeros(state.size)
    found[inside] = here[inside] @ expm(rates * days)
    return found
