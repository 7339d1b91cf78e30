"""How an actor chooses, carried over from a crisis as it was to what it would be: nobody foresaw the change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.process.considered import considered_by

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.causes.worlds_matching import Matching
    from excomm.process.scene import Scene

    Numbers = NDArray[np.float64]
    Marks = NDArray[np.bool_]
    Places = NDArray[np.int64]

NONE = -1


@dataclass(frozen=True)
class Carrying:
    """How to carry the choices of one actor over.

    `course[c]` is the course of the crisis as it was that course *c* is, or -1; `lost` are those that are gone.
    `is_open[o, c]` says whether it changes anything at sight *o*; `same[o, c]` is the course that does the same
    there if that one is not open as another name for it, or -1.
    """

    course: Places
    lost: Places
    is_open: Marks
    same: Places


def carrying_of(was: Scene, would: Scene, actor: int) -> Carrying:
    """Match the courses of an actor by name, and see which are open where."""
    before, after = was.considered[actor], would.considered[actor]
    places = {name: place for place, name in enumerate(before.names)}
    course = np.array([places.get(name, NONE) for name in after.names], np.int64)
    kept = set(course.tolist())
    lost = np.array([place for place in range(len(before.names)) if place not in kept], np.int64)
    view = would.views[actor]
    starts, behind = view.starts[:-1], view.behind
    is_open = np.logical_or.reduceat(after.targets[behind] >= 0, starts, axis=0)
    same = _same(
        considered_by(would.space, would.space.actors[actor]).targets[behind], starts, is_open
    )
    return Carrying(course, lost, is_open, same)


def _same(targets: NDArray[np.int32], starts: Places, is_open: Marks) -> Places:
    """For each course that is not open as it does what another does: that other one; else -1."""
    same = np.full(is_open.shape, NONE)
    named = np.logical_or.reduceat(targets >= 0, starts, axis=0) & ~is_open
    for one in np.flatnonzero(named.any(axis=0)):
        for other in range(is_open.shape[1]):
            alike = np.logical_and.reduceat(targets[:, one] == targets[:, other], starts)
            found = alike & named[:, one] & is_open[:, other] & (same[:, one] == NONE)
            same[found, one] = other
    return same


def carried(policy: Numbers, matching: Matching, carrying: Carrying) -> Numbers:
    """The choices of an actor at the sights of the crisis as it would be; shape (sights, courses).

    A course that is not open any more loses its share to all that are, staying included, in proportion: as logit choice
    would have it if the course were closed and all else of the same worth. One that is another name for an open course
    leaves its share to that. Where the sight is new, nothing is said: to stay.
    """
    found = matching.sight != NONE
    rows = policy[matching.sight[found]]
    known = carrying.course != NONE
    shares = np.zeros((found.size, carrying.course.size))
    shares[np.ix_(found, known)] = rows[:, carrying.course[known]]
    gone = np.zeros(found.size)
    gone[found] = rows[:, carrying.lost].sum(axis=1)
    for course in range(carrying.course.size):
        closed = (shares[:, course] > 0) & ~carrying.is_open[:, course]
        named = np.flatnonzero(closed & (carrying.same[:, course] != NONE))
        shares[named, carrying.same[named, course]] += shares[named, course]
        shares[named, course] = 0
        closed[named] = False
        gone[closed] += shares[closed, course]
        shares[closed, course] = 0
    left = np.maximum(1 - gone, 0)
    some = (gone > 0) & (left > 0)
    shares[some] = np.minimum(shares[some] / left[some, np.newaxis], 1)
    shares[left == 0] = 0
    return shares
