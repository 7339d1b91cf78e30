"""A choice in one world that shares its luck with the same choice in another: Gumbel-max coupling [oberst2019].

All courses race, and each has luck of its own: an exponential number, which divided by the probability of the course
is its time. The first to arrive is taken. Two worlds in which the same numbers race choose differently only where
another course is favoured. Of the choice in the one world only the winner is known, which was found by a single
number (see `excomm.process.loops.ringing.chosen`); given the winner, the others come a while of their own after it.
"""

from __future__ import annotations

from math import inf, log
from typing import TYPE_CHECKING, Any

from excomm.process.loops.luck import luck
from excomm.process.loops.people import MOST_PEOPLE, PANELS, PERSON

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

# What luck is drawn for, after all that people say: when the first course arrives, and how long after it each other.
ARRIVAL = PERSON + PANELS * MOST_PEOPLE + 1
# Courses that only the second world has.
NEW = ARRIVAL + 4096
# Probabilities that differ by less are the same, but for how they were added up.
ALIKE = 1e-12


def share(cumulative: Array, row: int, course: int, courses: int) -> float:
    """The probability of a course in a row of cumulative ones, that of staying coming last."""
    below: float = cumulative[row + course - 1] if course > 0 else 0.0
    above: float = cumulative[row + course] if course < courses else 1.0
    return above - below


def alike(
    first: Array, first_row: int, first_courses: int,
    second: Array, second_row: int, second_courses: int,
    course_of: Array, course_at: int,
) -> bool:  # fmt: skip
    """Whether all is as likely in the second world as in the first."""
    left = 1.0 - share(first, first_row, first_courses, first_courses)
    for course in range(second_courses):
        before = 0.0
        if course_of[course_at + course] >= 0:
            before = share(first, first_row, course_of[course_at + course], first_courses)
        if abs(share(second, second_row, course, second_courses) - before) > ALIKE:
            return False
        left -= before
    return left <= ALIKE * (1 + first_courses)


def place_of(course: int, second_courses: int, course_of: Array, course_at: int) -> int:
    """Which course of the second world one of the first is; as many as there are, to stay, if none is."""
    for place in range(second_courses):
        if course_of[course_at + place] == course:
            return place
    return second_courses


def coupled(
    taken: int,
    seed: int,
    run: int,
    clock: int,
    occurrence: int,
    first: Array,
    first_row: int,
    first_courses: int,
    second: Array,
    second_row: int,
    second_courses: int,
    course_of: Array,
    course_at: int,
) -> int:
    """What is chosen in the second world where `taken` was in the first, in which its chances were those of a row.

    `course_of[course_at + c]` is which course of the first world the one numbered *c* of the second is, or -1. As many
    as there are courses stands for staying.
    """
    place = place_of(taken, second_courses, course_of, course_at)
    if alike(
        first, first_row, first_courses, second, second_row, second_courses, course_of, course_at
    ):
        return place
    was = share(first, first_row, taken, first_courses)
    # Who took what is gone did not stay.
    would = 0.0
    if place < second_courses or taken == first_courses:
        would = share(second, second_row, place, second_courses)
    arrival, best, soonest = -1.0, place, inf
    for course in range(second_courses + 1):
        chance = share(second, second_row, course, second_courses)
        if chance <= 0.0 or (would > 0.0 and course == place):
            continue
        before = first_courses if course == second_courses else course_of[course_at + course]
        after, detail = 0.0, NEW + course
        if before >= 0:
            after = share(first, first_row, before, first_courses)
            detail = ARRIVAL + 1 + before
        # What is not favoured more than what was taken comes after it, whatever its luck.
        if would > 0.0 and after * would >= was * chance:
            continue
        if arrival < 0.0:
            arrival = -log(1.0 - luck(seed, run, clock, occurrence, ARRIVAL)[0])
            soonest = arrival * was / would if would > 0.0 else inf
        if arrival * after >= soonest * chance:
            continue
        time = arrival * after
        if before != taken:
            time -= log(1.0 - luck(seed, run, clock, occurrence, detail)[0])
        if time < soonest * chance:
            best, soonest = course, time / chance
    return best
