"""Moves from one state to many: how an actor's arcs are held before they are listed one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import PartError
from excomm.space.sets import members
from excomm.space.stretches import beginnings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.space.bits import Codes, Truth
    from excomm.space.truth import Positions

    Indices = NDArray[np.int64]


@dataclass(frozen=True)
class Board:
    """What the moves of every actor are made on: the feasible states and where no move is possible any more."""

    crisis: Crisis
    positions: Positions
    codes: Codes
    ended: Truth


@dataclass(frozen=True)
class Fans:
    """Where many states lead to the same ones, these are held once.

    From the state `sources[k]`, fan `fans[k]` leads to `targets[starts[f]:starts[f + 1]]`, *f* being that fan; `chosen`
    has for each target the code that the actor chose, before anything followed from it. Sources ascend, and so do the
    targets of a fan; a state can have several fans, and a fan the same target more than once.
    """

    sources: Indices
    fans: Indices
    starts: Indices
    targets: Indices
    chosen: Codes


def fans_of_listed(board: Board, actor: str, *, most: int) -> Fans:
    """The moves that the file lists for an actor; `PartError` where they are more than `most`."""
    sources, ends, listed = [], [], 0
    for number, arc in enumerate(board.crisis.moves.arcs[actor]):
        start = np.flatnonzero(members(arc.start, board.codes, board.positions) & ~board.ended)
        end = np.flatnonzero(members(arc.end, board.codes, board.positions))
        listed += start.size * end.size
        if listed > most:
            raise PartError(
                ("moves", "arcs", actor, number),
                f"with this there are {listed:,} moves; at most {most:,} can be listed one by one",
                remedy="let it lead from fewer states, or to fewer",
            )
        if start.size and end.size:
            sources.append(start)
            ends.append(end)
    every = np.concatenate([np.zeros(0, np.int64), *sources])
    fans = np.repeat(np.arange(len(sources)), [start.size for start in sources])
    order = np.argsort(every, kind="stable")
    targets = np.concatenate([np.zeros(0, np.int64), *ends])
    starts = beginnings(np.array([end.size for end in ends], np.int64))
    return Fans(every[order], fans[order], starts, targets, board.codes[targets])
