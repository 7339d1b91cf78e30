"""The choice rule of an actor for which a committee decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import PartError
from excomm.process.committee_room import room_of
from excomm.process.committee_rounds import deliberate

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.process.scene import Scene

    Numbers = NDArray[np.float64]


def committee_policy(scene: Scene, crisis: Crisis, actor: int) -> Numbers:
    """The probability of each course of an actor at each sight: what its committee decides; shape (sights, courses).

    The committee meets once, and each chance to act draws from what it decided, whatever the state: a course that
    cannot be taken there, or changes nothing, is to stay. Raises `InputError` where views do not settle.

    >>> import excomm as ex
    >>> from excomm.model.reading import parse_crisis
    >>> from excomm.process.scene import scene_of
    >>> crisis = parse_crisis('''
    ... crisis: two-advisers
    ... title: Two advisers
    ... actors: {a: {name: A, choice: {rule: committee, committee: cabinet}}}
    ... options: {a.go: {text: go}}
    ... courses: {a: {go: {text: Go, takes: a.go}, wait: {text: Wait, drops: a.go}}}
    ... preferences: {a: [a.go]}
    ... committees: {cabinet: {actor: a, members: {hawk: {position: go}, dove: {position: wait}}}}
    ... ''')
    >>> committee_policy(scene_of(ex.compile_space(crisis)), crisis, 0).tolist()
    [[0.5, 0.5], [0.5, 0.5]]
    """
    name = scene.space.actors[actor]
    committee = crisis.actors[name].choice.committee
    if committee is None:
        # Reading a file makes sure that there is one; a crisis made in Python may lack it.
        raise PartError(("actors", name, "choice"), "a committee decides, but which?")
    if name in crisis.moves.arcs:
        raise PartError(
            ("actors", name, "choice", "rule"),
            "a committee argues about courses, and the moves of this actor are listed one by one",
            remedy="leave out its list under 'moves: arcs:', or choose another rule",
        )
    decision = deliberate(room_of(crisis, committee)).decision
    return np.tile(decision, (scene.views[actor].sights, 1))
