"""How long until each actor first does something: to be compared with the response lags of real crises."""

from __future__ import annotations

from dataclasses import dataclass, replace
from sys import maxsize
from typing import TYPE_CHECKING, cast

import numpy as np

from excomm.process.exact import forecast_along
from excomm.process.flow import flow_of, policy_at_nodes

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from excomm.process.process import Process

    Numbers = NDArray[np.float64]

# What the figures of actual crises are, and where they come from.
SOURCE = (
    "International Crisis Behavior project, actor data to 2021: days from what set off the crisis for an actor to its"
    " major response"
)
TIMES = 289


@dataclass(frozen=True)
class ResponseLag:
    """How long actors of real crises took to respond: so many cases, and the quartiles in days [brecher1997]."""

    group: str
    cases: int
    quartiles: tuple[float, float, float]


def response_lags() -> tuple[ResponseLag, ...]:
    """The response lags of real crises, as the International Crisis Behavior project counts them.

    >>> response_lags()[0].quartiles
    (1.0, 4.0, 15.0)
    """
    import csv
    from pathlib import Path

    with (Path(__file__).parent / "response_lags.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            ResponseLag(
                row["group"],
                int(row["cases"]),
                (float(row["q25"]), float(row["median"]), float(row["q75"])),
            )
            for row in csv.DictReader(file)
        )


def still_waiting(process: Process, actor: int, times: Numbers) -> Numbers:
    """The probability that an actor has not moved yet, by each of some days that ascend from 0; shape of `times`.

    Computed on the process without the actor's moves: what would leave by one of them is taken out instead.
    """
    from scipy.sparse import coo_array

    # Some of its arcs are taken out, so that it has to be a matrix however many they are.
    flow, targets = flow_of(process, most=maxsize), process.nodes.moves[actor]
    step = cast("csr_array", flow.step)
    chances = process.pace[actor] * policy_at_nodes(process, actor) / flow.rate
    sources, courses = np.nonzero(targets >= 0)
    moves = coo_array(
        (chances[sources, courses], (targets[sources, courses], sources)), shape=step.shape
    )
    alone = replace(flow, step=(step - moves.tocsr()).tocsr())
    waiting: Numbers = forecast_along(process, alone, times).outcomes.sum(axis=1)
    return waiting


def days_by(times: Numbers, moved: Numbers, *shares: float) -> list[float]:
    """The days by which somebody has moved with these probabilities; infinite beyond the last of `times`.

    >>> days_by(np.array([0.0, 1, 2]), np.array([0.0, 0.4, 0.6]), 0.2, 0.5, 0.9)
    [0.5, 1.5, inf]
    """
    return [
        float(np.interp(share, moved, times)) if moved[-1] >= share else float("inf")
        for share in shares
    ]
