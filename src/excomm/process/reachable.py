"""Finds all nodes of a process that can be reached from its start, and where everything leads from each."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import InputError, PartError
from excomm.process.happenings import IMPOSSIBLE, refuse_impossible
from excomm.process.process import Nodes
from excomm.process.scene import taught
from excomm.space.finding import distinct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from excomm.process.happenings import Happening
    from excomm.process.scene import Scene

    Keys = NDArray[np.int64]
    # The number of the node behind each key.
    Find = Callable[[Keys], NDArray[np.int32]]
    Place = Callable[["_Parts"], NDArray[np.int32]]

# A few gigabytes.
MOST_NODES = 1 << 23
# A node is one 64-bit integer.
MOST_KEYS = 1 << 62
# A list of all combinations that could be, to tick them off: a hundred megabytes or two.
MOST_MARKS = 1 << 26


@dataclass(frozen=True)
class _Parts:
    """Nodes taken apart: their states, what is known, and the stages of each event that have passed."""

    state: Keys
    known: Keys
    stages: Keys


def reachable_nodes(scene: Scene, dated: Sequence[Happening], start: int | None = None) -> Nodes:
    """The nodes of a process that begins in a state, the start of the file if none is given.

    Each dated change is made in the nodes that can be come to by its day, and in no others.

    Costs time linear in the number of nodes times that of courses and events. Raises `PartError` where an event leads
    to what cannot be, and where there are too many nodes.
    """
    space = scene.space
    begin = space.start if start is None else start
    if begin is None:
        remedy = "add 'start:' to its file, or give a state"
        raise InputError("the crisis does not say where it starts", remedy=remedy)
    radix = _radix(scene)
    first = _packed(
        scene,
        radix,
        _Parts(
            np.array([begin]), np.array([scene.sight.first]), np.zeros((len(radix), 1), np.int64)
        ),
    )
    room = scene.situations * prod(radix)
    stretches = [_from(scene, radix, first, room)]
    met: list[tuple[Happening, Keys]] = []
    for one in dated:
        before = _apart(scene, radix, stretches[-1])
        met.append((one, before.state))
        changed = distinct(_packed(scene, radix, _jumped(scene, before, one)))
        stretches.append(_from(scene, radix, changed, room))
    keys = distinct(np.concatenate(stretches))
    find = _finder(keys, room)
    parts = _apart(scene, radix, keys)
    refuse_impossible(space, [*((event, parts.state) for event in scene.events), *met])
    return _nodes(
        scene,
        dated,
        parts,
        lambda after: find(_packed(scene, radix, after)),
        start=int(find(first)[0]),
    )


def _from(scene: Scene, radix: Sequence[int], first: Keys, room: int) -> Keys:
    """All keys that can be come to from some until the next dated change, ascending."""

    def follow(keys: Keys) -> Iterator[Keys]:
        for parts in _all_next(scene, radix, keys):
            yield _packed(scene, radix, parts)

    return _closure(first, follow, marked=room <= MOST_MARKS, room=room)


def _closure(
    first: Keys, follow: Callable[[Keys], Iterator[Keys]], *, marked: bool, room: int
) -> Keys:
    """All keys that can be come to, ascending; they are ticked off on a list of all there could be if that is short."""
    seen = np.zeros(room if marked else 0, np.bool_)
    keys = front = first
    while front.size:
        if marked:
            seen[front] = True
            fresh = np.zeros_like(seen)
            for reached in follow(front):
                fresh[reached] = True
            front = np.flatnonzero(fresh & ~seen)
        else:
            reached = distinct(np.concatenate([np.zeros(0, np.int64), *follow(front)]))
            front = reached[~_is_in(reached, keys)]
            keys = np.sort(np.concatenate([keys, front]))
        if (int(seen.sum()) if marked else keys.size) > MOST_NODES:
            raise PartError(
                ("events",),
                f"more than {MOST_NODES:,} combinations of state, knowledge and stages can be reached",
                remedy="lower 'stages:', leave out 'reveals:', or add rules for what cannot be",
            )
    return np.flatnonzero(seen) if marked else keys


def _finder(keys: Keys, room: int) -> Find:
    """What gives the number of the node behind each key."""
    if room > MOST_MARKS:
        return lambda wanted: np.searchsorted(keys, wanted).astype(np.int32)
    numbers = np.full(room, -1, np.int32)
    numbers[keys] = np.arange(keys.size)
    return lambda wanted: numbers[wanted]


def _radix(scene: Scene) -> list[int]:
    """The number of stages of each event; all combinations must fit into one integer."""
    radix = [event.stages for event in scene.space.crisis.events.values()]
    combinations = scene.situations
    for stages in radix:
        combinations *= stages
    if combinations > MOST_KEYS:
        raise PartError(
            ("events",), "the stages of all events make too many combinations", remedy="lower some"
        )
    return radix


def _packed(scene: Scene, radix: Sequence[int], parts: _Parts) -> Keys:
    keys = parts.known * scene.space.states + parts.state
    for stages, row in zip(radix, parts.stages, strict=True):
        if stages > 1:
            keys = keys * stages + row
    return keys


def _apart(scene: Scene, radix: Sequence[int], keys: Keys) -> _Parts:
    stages = np.zeros((len(radix), keys.size), np.int64)
    for event in range(len(radix) - 1, -1, -1):
        keys, stages[event] = np.divmod(keys, radix[event])
    known, state = np.divmod(keys, scene.space.states)
    return _Parts(state, known, stages)


def _all_next(scene: Scene, radix: Sequence[int], keys: Keys) -> list[_Parts]:
    """All that nodes can turn into, in one step of any kind but a dated change."""
    parts = _apart(scene, radix, keys)
    found = []
    for considered in scene.considered:
        for course in range(considered.targets.shape[1]):
            target = considered.targets[parts.state, course]
            moved = target >= 0
            found.append(
                _Parts(target[moved].astype(np.int64), parts.known[moved], parts.stages[:, moved])
            )
    for event in range(len(radix)):
        can = scene.events[event].when[parts.state]
        last = parts.stages[event] == radix[event] - 1
        found.append(_some(_passed(parts, event), can & ~last))
        found.append(_some(_missed(parts, event), can & last))
        found.append(_some(_hit(scene, parts, event), can & last))
    return found


def _some(parts: _Parts, which: NDArray[np.bool_]) -> _Parts:
    return _Parts(parts.state[which], parts.known[which], parts.stages[:, which])


def _passed(parts: _Parts, event: int) -> _Parts:
    """One more stage of an event has passed."""
    stages = parts.stages.copy()
    stages[event] += 1
    return _Parts(parts.state, parts.known, stages)


def _missed(parts: _Parts, event: int) -> _Parts:
    """An event has come without effect, and begins anew."""
    stages = parts.stages.copy()
    stages[event] = 0
    return _Parts(parts.state, parts.known, stages)


def _rung(parts: _Parts, event: int, last: NDArray[np.bool_]) -> _Parts:
    """A clock has rung without effect: one more stage has passed, or the event begins anew after its last."""
    stages = parts.stages.copy()
    stages[event] = np.where(last, 0, stages[event] + 1)
    return _Parts(parts.state, parts.known, stages)


def _hit(scene: Scene, parts: _Parts, event: int) -> _Parts:
    """An event has come with its effect, where it can; elsewhere nothing has changed."""
    one = scene.events[event]
    state = _led(one, parts.state)
    known = np.where(one.when[parts.state], taught(scene, one, parts.known, state), parts.known)
    return _Parts(state, known, _missed(parts, event).stages)


def _jumped(scene: Scene, parts: _Parts, one: Happening) -> _Parts:
    state = _led(one, parts.state)
    known = np.where(one.when[parts.state], taught(scene, one, parts.known, state), parts.known)
    return _Parts(state, known, parts.stages)


def _led(one: Happening, states: Keys) -> Keys:
    when = one.when[states]
    targets = np.where(when, one.targets[states], states).astype(np.int64)
    # What leads to what cannot be is refused once all nodes are known, so that all of it is told at once.
    return np.where(targets == IMPOSSIBLE, states, targets)


def _is_in(wanted: Keys, keys: Keys) -> NDArray[np.bool_]:
    places = np.minimum(np.searchsorted(keys, wanted), keys.size - 1)
    found: NDArray[np.bool_] = keys[places] == wanted
    return found


def _nodes(
    scene: Scene, dated: Sequence[Happening], parts: _Parts, place: Place, *, start: int
) -> Nodes:
    radix = _radix(scene)
    events = range(len(radix))
    can = np.array([scene.events[event].when[parts.state] for event in events], np.bool_)
    last = np.array([parts.stages[event] == radix[event] - 1 for event in events], np.bool_)
    here = np.arange(parts.state.size, dtype=np.int32)
    shape = (len(radix), here.size)
    return Nodes(
        state=parts.state.astype(np.int32),
        known=parts.known.astype(np.int32),
        moves=tuple(_moves(considered.targets, parts, place) for considered in scene.considered),
        can=can.reshape(shape),
        last=last.reshape(shape),
        hit=np.array(
            [
                np.where(can[event] & last[event], place(_hit(scene, parts, event)), here)
                for event in events
            ],
            np.int32,
        ).reshape(shape),
        miss=np.array(
            [
                np.where(can[event], place(_rung(parts, event, last[event])), here)
                for event in events
            ],
            np.int32,
        ).reshape(shape),
        jumps=np.array(
            [_landed(_jumped(scene, parts, one), parts, place) for one in dated], np.int32
        ).reshape(len(dated), here.size),
        ended=scene.space.ended[parts.state],
        start=start,
    )


def _landed(after: _Parts, parts: _Parts, place: Place) -> NDArray[np.int32]:
    """Where a dated change leads from each node: nowhere, where it never finds the process."""
    here = np.arange(parts.state.size, dtype=np.int32)
    found = np.clip(place(after), 0, here.size - 1)
    there = _Parts(parts.state[found], parts.known[found], parts.stages[:, found])
    same = (there.state == after.state) & (there.known == after.known)
    return np.where(same & (there.stages == after.stages).all(axis=0), found, here)


def _moves(targets: NDArray[np.int32], parts: _Parts, place: Place) -> NDArray[np.int32]:
    """Where each course leads from each node, -1 where it changes nothing; shape (nodes, courses)."""
    columns = []
    for course in range(targets.shape[1]):
        target = targets[parts.state, course]
        moved = np.where(target >= 0, target, parts.state).astype(np.int64)
        columns.append(np.where(target >= 0, place(_Parts(moved, parts.known, parts.stages)), -1))
    return np.array(columns, np.int32).reshape(targets.shape[1], parts.state.size).T.copy()
