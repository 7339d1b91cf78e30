"""Which clock rings next, what an actor then chooses, and where that leads."""

from __future__ import annotations

from math import inf, log
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]


def wait(rate: float, number: float) -> float:
    """How long until a clock of a rate rings again."""
    return -log(1.0 - number) * (1.0 / rate) if rate > 0 else inf


def chosen(number: float, cumulative: Array, row: int, courses: int) -> int:
    """Which course a number picks, or as many as there are to stay."""
    course = 0
    while course < courses and cumulative[row + course] <= number:
        course += 1
    return course


def soonest_of(times: Array, count: int) -> int:
    """Which of the first so many times is the soonest; there is one at least."""
    place, soonest = 0, times[0]
    for other in range(1, count):
        # Without a branch, since which one it is cannot be foreseen.
        time = times[other]
        place = other if time < soonest else place
        soonest = min(time, soonest)
    return place


def arrival(
    course: int, actor: int, node: int, courses: Array, moves: Array, moves_at: Array
) -> int:
    """Where a course leads an actor from a node: nowhere, if it is to stay or changes nothing."""
    if course < courses[actor]:
        target: int = moves[moves_at[actor] + node * courses[actor] + course]
        if target >= 0:
            return target
    return node


def path_length(outcomes: int) -> int:
    """How many outcomes a run can have gone through for all of them to fit into one number of 62 bits."""
    length, room = 0, 1 << 62
    while room > outcomes:
        room //= outcomes + 1
        length += 1
    return length
