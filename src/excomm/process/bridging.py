"""Two worlds side by side: which node of the second is which of the first, and where the two may go apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from excomm.process.loops.coupling import ALIKE
from excomm.process.loops.people import PANELS
from excomm.process.room import Bridge
from excomm.space.finding import distinct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from excomm.process.tables import Tables

    Places = NDArray[np.int64]
    Marks = NDArray[np.bool_]
    Array = NDArray[Any]

NONE = -1


def bridge_of(one: Tables, other: Tables, courses: Sequence[Places]) -> Bridge:
    """Lay two worlds side by side; `courses` are as in `excomm.process.pairing.run_pairs`.

    Where a ring is no suspect, it leads both worlds to nodes that are twins of each other, whatever luck has it; so a
    pair of runs comes out as if each had been done from the start. Costs time and memory linear in the nodes times
    their ways out.
    """
    sizes = [part.size for part in courses]
    nodes = one.ended.size
    alike = _ring_together(one, other) and _look_alike(one, other, one.start, other.start)
    twin = _twins(one, other, courses) if alike else np.zeros(0, np.int64)
    return Bridge(
        start=nodes + other.start,
        alike=bool(alike),
        twin=np.where(twin >= 0, twin + nodes, NONE),
        suspect=_suspects(one, other, courses, twin) if alike else np.zeros((0, 0), np.bool_),
        course_of=np.concatenate([np.zeros(0, np.int64), *courses]).astype(np.int64),
        course_at=np.concatenate(([0], np.cumsum(sizes)))[:-1].astype(np.int64),
        kin=_kin(one, other, courses),
        trace=np.zeros((0, 0), np.int32),
    )


def _kin(one: Tables, other: Tables, courses: Sequence[Places]) -> Places:
    """Where the first world has the chances that the second has at a place of `stacked`; -1 if nowhere."""
    kin = np.full(one.cumulative.size + other.cumulative.size, NONE)
    for actor, of in enumerate(courses):
        if not np.array_equal(of, np.arange(one.courses[actor])):
            continue
        known = {row.tobytes(): at for at, row in _rows(one, actor)}
        for at, row in _rows(other, actor):
            kin[one.cumulative.size + at] = known.get(row.tobytes(), NONE)
    return kin


def _rows(tables: Tables, actor: int) -> Iterator[tuple[int, Array]]:
    """The distinct policies of an actor, and where each begins."""
    count, begin = int(tables.courses[actor]), int(tables.cumulative_at[actor])
    ends = [*tables.cumulative_at.tolist(), tables.cumulative.size]
    for at in range(begin, ends[actor + 1], max(count, 1)):
        yield at, tables.cumulative[at : at + count]


def _ring_together(one: Tables, other: Tables) -> bool:
    """Whether all clocks ring on the same days in both, save those of events that never come in the second."""
    if one.rates.size != other.rates.size:
        return False
    silent = (other.rates <= 0) & (np.arange(one.rates.size) >= one.courses.size)
    return bool(
        np.array_equal(one.dates, other.dates) and ((one.rates == other.rates) | silent).all()
    )


def _look_alike(one: Tables, other: Tables, node: Any, there: Any) -> Any:
    return (one.outcome[node] == other.outcome[there]) & (one.ended[node] == other.ended[there])


def _twins(one: Tables, other: Tables, courses: Sequence[Places]) -> Places:
    """The node of the second world that the same steps lead to, for each of the first that steps in both lead to."""
    twin = np.full(one.ended.size, NONE)
    twin[one.start] = other.start
    fresh = np.array([one.start])
    while fresh.size:
        found = []
        for targets, theirs in _ways(one, other, courses, fresh, twin[fresh]):
            new = (twin[targets] == NONE) & _look_alike(one, other, targets, theirs)
            twin[targets[new]] = theirs[new]
            found.append(targets[new])
        fresh = distinct(np.concatenate(found))
    return twin


def _ways(
    one: Tables, other: Tables, courses: Sequence[Places], nodes: Places, twins: Places
) -> Iterator[tuple[Places, Places]]:
    """Where the same course, event or date leads from some nodes, and from their twins."""
    for actor, of in enumerate(courses):
        for course, before in enumerate(of):
            if before != NONE:
                yield (
                    _arrivals(one, actor, before, nodes),
                    _arrivals(other, actor, course, twins),
                )
    for event in range(one.can.shape[0]):
        both = one.can[event, nodes] & other.can[event, twins]
        for mine, theirs in ((one.hit, other.hit), (one.miss, other.miss)):
            yield mine[event, nodes[both]], theirs[event, twins[both]]
    for date in range(one.dates.size):
        yield one.jumps[date, nodes], other.jumps[date, twins]


def _arrivals(tables: Tables, actor: int, course: int, nodes: Places) -> Places:
    """Where a course leads from some nodes; they themselves, where it changes nothing."""
    count = int(tables.courses[actor])
    targets = tables.moves[tables.moves_at[actor] + nodes * count + course].astype(np.int64)
    return np.where(targets >= 0, targets, nodes)


def _suspects(one: Tables, other: Tables, courses: Sequence[Places], twin: Places) -> Marks:
    """Where the ring of a clock may lead elsewhere in the second world; shape (clocks, nodes)."""
    suspect = np.zeros((one.rates.size, twin.size), np.bool_)
    nodes = np.flatnonzero(twin != NONE)
    for actor, of in enumerate(courses):
        suspect[actor, nodes] = _choices_differ(one, other, actor, of, twin)
    for event in range(one.can.shape[0]):
        suspect[len(courses) + event, nodes] = _events_differ(one, other, event, twin)
    return suspect


def _choices_differ(one: Tables, other: Tables, actor: int, of: Places, twin: Places) -> Marks:
    nodes = np.flatnonzero(twin != NONE)
    mine, theirs = (
        _chances(tables, actor, at) for tables, at in ((one, nodes), (other, twin[nodes]))
    )
    known = of != NONE
    expected = np.zeros((nodes.size, of.size))
    expected[:, known] = mine[:, of[known]]
    differs: Marks = np.logical_or.reduce(np.abs(theirs[:, :-1] - expected) > ALIKE, axis=1)
    differs |= np.abs(theirs[:, -1] - mine[:, -1]) > ALIKE * (1 + mine.shape[1])
    for course in np.flatnonzero(known).tolist():
        ends = _arrivals(other, actor, course, twin[nodes])
        elsewhere = twin[_arrivals(one, actor, of[course], nodes)] != ends
        differs |= elsewhere & (theirs[:, course] > 0)
    return differs


def _chances(tables: Tables, actor: int, nodes: Places) -> Array:
    """The probability of each course of an actor at some nodes, that of staying last."""
    count = int(tables.courses[actor])
    rows = tables.cumulative_at[actor] + tables.sights[actor, nodes].astype(np.int64) * count
    cumulative = tables.cumulative[rows[:, np.newaxis] + np.arange(count)]
    ends = np.ones((nodes.size, 1))
    return np.diff(np.hstack([cumulative, ends]), axis=1, prepend=0.0)


def _events_differ(one: Tables, other: Tables, event: int, twin: Places) -> Marks:
    nodes = np.flatnonzero(twin != NONE)
    there = twin[nodes]
    comes = other.rates[one.courses.size + event] > 0
    can, could = one.can[event, nodes], other.can[event, there] & comes
    last, final = one.last[event, nodes], other.last[event, there]
    differs: Marks = can != could
    both = can & could
    differs |= both & (last != final)
    differs |= both & (twin[one.miss[event, nodes]] != other.miss[event, there])
    differs |= both & last & (twin[one.hit[event, nodes]] != other.hit[event, there])
    if not _same_people(one, other, event):
        differs |= both & last
    return differs


def _same_people(one: Tables, other: Tables, event: int) -> bool:
    """Whether the same people are asked in the same way, and luck counts as much."""
    if one.chance[event] != other.chance[event]:
        return False
    causes = min(one.causes.shape[2], other.causes.shape[2])
    for panel in range(PANELS):
        at, people = (event, panel), int(one.people[event, panel])
        same = (
            people == other.people[at]
            and one.need[at] == other.need[at]
            and one.deference[at] == other.deference[at]
            and np.array_equal(one.seats[at][:people], other.seats[at][:people])
            and np.array_equal(one.causes[at][:causes], other.causes[at][:causes])
            and (one.causes[at][causes:] == 1).all()
            and (other.causes[at][causes:] == 1).all()
            and np.array_equal(
                one.leanings[at][:people, :causes], other.leanings[at][:people, :causes]
            )
        )
        if not same:
            return False
    return True
