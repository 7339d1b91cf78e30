"""A process as the flat arrays that its runs read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from excomm.process.loops.people import PANELS

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from excomm.process.consent import Panel
    from excomm.process.process import Process

    Array = NDArray[Any]


class Tables(NamedTuple):
    """What a process is to those who run it.

    `sights[i, n]` is which policy actor *i* follows by what it sees at node *n*; its course *c* there is taken if a
    number lies below `cumulative[cumulative_at[i] + sights[i, n] * courses[i] + c]` and not below the one before.
    `seats[e, p, k]` is the place of person *k* of panel *p* of event *e* among all who are named there, whether present
    or not: luck belongs to a seat. `causes[e, p]` are the cumulative probabilities of the hidden cause of panel *p* of
    event *e*: 0 consents, 1 suppresses. `outcome[n]` is the outcome of node *n*, one of so many `outcomes`, that of no
    name coming last.
    """

    start: int
    days: float
    rates: Array
    dates: Array
    jumps: Array
    courses: Array
    sights: Array
    cumulative: Array
    cumulative_at: Array
    moves: Array
    moves_at: Array
    can: Array
    last: Array
    hit: Array
    miss: Array
    chance: Array
    people: Array
    seats: Array
    need: Array
    deference: Array
    causes: Array
    leanings: Array
    ended: Array
    outcome: Array
    outcomes: int


def tables_of(process: Process) -> Tables:
    """Lay out a process for its runs; costs time and memory linear in the number of nodes times courses."""
    nodes, scene = process.nodes, process.scene
    situation = nodes.known.astype(np.int64) * scene.space.states + nodes.state
    outcome = scene.space.outcome[nodes.state].astype(np.int64)
    shared = [_distinct_rows(policy) for policy in process.choices.policy]
    policies = [np.cumsum(rows, axis=1) for rows, _ in shared]
    panels = [_panels(hurdles.consent, hurdles.suppression) for hurdles in process.hurdles]
    return Tables(
        start=nodes.start,
        days=process.days,
        rates=np.concatenate([process.pace, process.rate]).astype(np.float64),
        dates=process.dates.astype(np.float64),
        jumps=nodes.jumps,
        courses=np.array([moves.shape[1] for moves in nodes.moves]),
        sights=np.array(
            [row[view.seen[situation]] for view, (_, row) in zip(scene.views, shared, strict=True)],
            np.int32,
        ),
        cumulative=_flat(policies),
        cumulative_at=_begins(policies),
        moves=_flat(list(nodes.moves)),
        moves_at=_begins(list(nodes.moves)),
        can=nodes.can,
        last=nodes.last,
        hit=nodes.hit,
        miss=nodes.miss,
        chance=np.array([hurdles.chance for hurdles in process.hurdles], np.float64),
        people=_of_panels(panels, lambda one: len(one.people), np.int64),
        seats=_seats(panels),
        need=_of_panels(panels, lambda one: one.need, np.int64),
        deference=_of_panels(panels, lambda one: one.deference, np.float64),
        causes=_causes(panels),
        leanings=_leanings(panels),
        ended=nodes.ended,
        outcome=np.where(outcome < 0, len(scene.space.outcomes), outcome).astype(np.int16),
        outcomes=len(scene.space.outcomes) + 1,
    )


def _panels(consent: Panel, suppression: Panel | None) -> tuple[Panel, Panel]:
    from excomm.process.consent import panel_of

    return consent, panel_of(None) if suppression is None else suppression


def _of_panels(
    panels: list[tuple[Panel, Panel]],
    read: Callable[[Panel], float],
    kind: type[np.generic],
) -> Array:
    """One figure of each panel of each event; shape (events, panels)."""
    figures = [[read(one) for one in pair] for pair in panels]
    return np.array(figures, kind).reshape(len(panels), PANELS)


def _distinct_rows(policy: Array) -> tuple[Array, Array]:
    """Each different row once, and which of them each row is.

    Many sights often share few policies, which then stay where the processor finds them soonest.
    """
    if policy.shape[1] == 0:
        return policy[:1], np.zeros(len(policy), np.int64)
    # Rows are told apart by one number; that no two different rows share it is looked at afterwards.
    keys = policy @ np.random.default_rng(0).random(policy.shape[1])
    _, first, row = np.unique(keys, return_index=True, return_inverse=True)
    rows = policy[first]
    if (rows[row] != policy).any():
        return policy, np.arange(len(policy))
    return rows, row


def _flat(parts: list[Array]) -> Array:
    return np.concatenate([part.ravel() for part in parts])


def _begins(parts: list[Array]) -> Array:
    return np.concatenate(([0], np.cumsum([part.size for part in parts])))[:-1].astype(np.int64)


def _causes(panels: list[tuple[Panel, Panel]]) -> Array:
    """Cumulative, and filled up with ones: no number lies above them."""
    most = max((one.causes.size for pair in panels for one in pair), default=1)
    causes = np.ones((len(panels), PANELS, most))
    for event, pair in enumerate(panels):
        for place, one in enumerate(pair):
            causes[event, place, : one.causes.size] = np.cumsum(one.causes)
            causes[event, place, one.causes.size - 1] = 1.0
    return causes


def _leanings(panels: list[tuple[Panel, Panel]]) -> Array:
    people = max((len(one.people) for pair in panels for one in pair), default=0)
    most = max((one.causes.size for pair in panels for one in pair), default=1)
    leanings = np.zeros((len(panels), PANELS, people, most))
    for event, pair in enumerate(panels):
        for place, one in enumerate(pair):
            leanings[event, place, : len(one.people), : one.causes.size] = one.leanings
    return leanings


def _seats(panels: list[tuple[Panel, Panel]]) -> Array:
    people = max((len(one.people) for pair in panels for one in pair), default=0)
    seats = np.zeros((len(panels), PANELS, people), np.int64)
    for event, pair in enumerate(panels):
        for place, one in enumerate(pair):
            seats[event, place, : len(one.people)] = one.seats
    return seats
