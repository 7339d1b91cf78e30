"""Two worlds in the same tables, one behind the other, so that one loop can run both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from excomm.process.tables import Tables

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

WORLDS = 2


def stacked(one: Tables, other: Tables) -> Tables:
    """Two worlds in the same tables: whatever is of the second comes after all of its kind that is of the first.

    Both have the same actors, the same outcomes, and last as long; where one has more events, more dates or more people
    than the other, the other is filled up with such as never come. Raises `ValueError` where that is not so.
    """
    if (one.courses.size, one.outcomes, one.days) != (
        other.courses.size,
        other.outcomes,
        other.days,
    ):
        raise ValueError("worlds are compared that have other actors, outcomes or days")
    actors, nodes = one.courses.size, one.ended.size
    events = max(one.can.shape[0], other.can.shape[0])
    dates = max(one.dates.size, other.dates.size)
    return Tables(
        start=one.start,
        days=one.days,
        rates=np.concatenate([_filled(part.rates, (actors + events,)) for part in (one, other)]),
        dates=np.concatenate([_filled(part.dates, (dates,), np.inf) for part in (one, other)]),
        jumps=_nodes_of(one.jumps, other.jumps, dates, nodes),
        courses=np.concatenate([one.courses, other.courses]),
        sights=np.concatenate([one.sights, other.sights], axis=1),
        cumulative=np.concatenate([one.cumulative, other.cumulative]),
        cumulative_at=np.concatenate(
            [one.cumulative_at, other.cumulative_at + one.cumulative.size]
        ),
        moves=np.concatenate([one.moves, _shifted(other.moves, nodes)]),
        # Nodes of the second are counted on from those of the first.
        moves_at=np.concatenate(
            [one.moves_at, other.moves_at + one.moves.size - nodes * other.courses]
        ),
        can=_nodes_of(one.can, other.can, events),
        last=_nodes_of(one.last, other.last, events),
        hit=_nodes_of(one.hit, other.hit, events, nodes),
        miss=_nodes_of(one.miss, other.miss, events, nodes),
        chance=_of_events(one.chance, other.chance, events),
        people=_of_events(one.people, other.people, events),
        seats=_of_events(one.seats, other.seats, events),
        need=_of_events(one.need, other.need, events),
        deference=_of_events(one.deference, other.deference, events),
        # Beyond the last cause all is as it is there: no number lies above one.
        causes=_of_events(one.causes, other.causes, events, 1.0),
        leanings=_of_events(one.leanings, other.leanings, events),
        ended=np.concatenate([one.ended, other.ended]),
        outcome=np.concatenate([one.outcome, other.outcome]),
        outcomes=one.outcomes,
    )


def _filled(part: Array, shape: tuple[int, ...], filling: float = 0) -> Array:
    whole = np.full(shape, filling, part.dtype)
    whole[tuple(map(slice, part.shape))] = part
    return whole


def _shifted(targets: Array, nodes: int) -> Array:
    return np.where(targets >= 0, targets + nodes, targets)


def _nodes_of(one: Array, other: Array, rows: int, nodes: int = 0) -> Array:
    """What there is of each node of both, of so many events or dates; `nodes` are added to those of the second."""
    parts = [
        _filled(part, (rows, part.shape[1]))
        for part in (one, _shifted(other, nodes) if nodes else other)
    ]
    return np.concatenate(parts, axis=1)


def _of_events(one: Array, other: Array, events: int, filling: float = 0) -> Array:
    """What there is of each event of both."""
    widths = np.maximum(one.shape[1:], other.shape[1:]).tolist()
    return np.concatenate([_filled(part, (events, *widths), filling) for part in (one, other)])
