"""People between an event that has come and its effect: who is asked, and what it comes to.

See `excomm.process.tables` for the arrays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from excomm.process.loops.luck import luck

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

# What an event that has come can come to.
EFFECT, REFUSED, SUPPRESSED, BY_CHANCE = 0, 1, 2, 3
# Who is asked: to consent, and to suppress.
CONSENT, SUPPRESSION = 0, 1
PANELS, MOST_PEOPLE = 2, 1024
# What a number is drawn for, besides the next ring and the choice of a course (detail 0).
CAUSE, PERSON = 1, 2


def cause_of(number: float, causes: Array, event: int, panel: int) -> int:
    """Which condition of the hidden cause of a panel a number picks: the first that lies above it."""
    low, high = 0, causes.shape[2] - 1
    while low < high:
        middle = (low + high) // 2
        if causes[event, panel, middle] <= number:
            low = middle + 1
        else:
            high = middle
    return low


def agrees(
    seed: int,
    run: int,
    clock: int,
    occurrence: int,
    event: int,
    panel: int,
    people: Array,
    seats: Array,
    need: Array,
    deference: Array,
    causes: Array,
    leanings: Array,
    answers: Array,
) -> bool:
    """Ask the people of one panel, each by luck of their own; whether enough of them say yes."""
    base = CAUSE + panel * MOST_PEOPLE
    cause = luck(seed, run, clock, occurrence, base)[0]
    at = cause_of(cause, causes, event, panel)
    said, before = 0, False
    for person in range(people[event, panel]):
        own, heard = luck(seed, run, clock, occurrence, base + PERSON + seats[event, panel, person])
        yes = own < leanings[event, panel, person, at]
        if person > 0 and heard < deference[event, panel]:
            yes = before
        answers[person] = yes
        before = yes
        said += yes
    return bool(said >= need[event, panel])


def comes_to(
    seed: int,
    run: int,
    clock: int,
    occurrence: int,
    event: int,
    chance: Array,
    people: Array,
    seats: Array,
    need: Array,
    deference: Array,
    causes: Array,
    leanings: Array,
    answers: Array,
) -> int:
    """What an event that has come comes to: its effect, or why not."""
    if people[event, 0] > 0 and not agrees(
        seed,
        run,
        clock,
        occurrence,
        event,
        0,
        people,
        seats,
        need,
        deference,
        causes,
        leanings,
        answers[0],
    ):
        return REFUSED
    if people[event, 1] > 0 and agrees(
        seed,
        run,
        clock,
        occurrence,
        event,
        1,
        people,
        seats,
        need,
        deference,
        causes,
        leanings,
        answers[1],
    ):
        return SUPPRESSED
    if chance[event] < 1 and luck(seed, run, clock, occurrence, 0)[1] >= chance[event]:
        return BY_CHANCE
    return EFFECT
