"""How long until each actor first does something: to be compared with the response lags of real crises."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from excomm.process.exact import forecast_along
from excomm.process.flow import flow_of, policy_at_nodes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.process.process import Process

    Numbers = NDArray[np.float64]


def still_waiting(process: Process, actor: int, times: Numbers) -> Numbers:
    """The probability that an actor has not moved yet, by each of some days that ascend from 0; shape of `times`.

    Computed on the process without the actor's moves: what would leave by one of them is taken out instead.
    """
    from scipy.sparse import coo_array

    flow, targets = flow_of(process), process.nodes.moves[actor]
    chances = process.pace[actor] * policy_at_nodes(process, actor) / flow.rate
    sources, courses = np.nonzero(targets >= 0)
    moves = coo_array(
        (chances[sources, courses], (targets[sources, courses], sources)), shape=flow.step.shape
    )
    alone = replace(flow, step=(flow.step - moves.tocsr()).tocsr())
    waiting: Numbers = forecast_along(process, alone, times).outcomes.sum(axis=1)
    return waiting


def first_moves_by(process: Process, actor: int, *shares: float) -> list[float]:
    """The days by which an actor has first moved with these probabilities; infinite beyond the end."""
    times = np.linspace(0, process.days, 500)
    moved = 1 - still_waiting(process, actor, times)
    return [
        float(np.interp(share, moved, times)) if moved[-1] >= share else float("inf")
        for share in shares
    ]
