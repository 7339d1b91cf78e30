"""A run played again and again with some of what was done in it fixed: its luck is laid out by time beforehand.

Clocks are the actors, in their order, then the events, then the dated changes. See `excomm.causes.timeline` for the
arrays.
"""

from __future__ import annotations

from math import inf, log
from typing import TYPE_CHECKING, Any

from excomm.process.loops.coupling import ARRIVAL, share
from excomm.process.loops.luck import keys_of, luck, nth
from excomm.process.loops.people import (
    BY_CHANCE,
    CAUSE,
    EFFECT,
    MOST_PEOPLE,
    PANELS,
    PERSON,
    REFUSED,
    SUPPRESSED,
    cause_of,
)
from excomm.process.loops.ringing import chosen, wait
from excomm.process.loops.running import IDLE, STAGE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

# Whether a variable is left to itself, or held at what it was; anything else is the other way round.
FREE, HELD = -1, 0
# What a variable is about: an actor's choice, whether an event comes, whether luck lets it pass; then people's answers.
CHOICE, COMING, PASSING, ANSWER = 0, 1, 2, 3


def ring_days(
    seed: int,
    run: int,
    days: float,
    rates: Array,
    found: Array,
    clocks: Array,
    numbers: Array,
    choices: Array,
) -> int:
    """The days on which every clock rings in a run, in the order of clocks; how many rings there are.

    Of each ring also the clock, how often it had rung before, and the number by which an actor then chooses. Written is
    as much as there is room for.
    """
    count = 0
    for clock in range(rates.size):
        waits, chooses = keys_of(seed, run, clock)
        number = 0
        day = wait(rates[clock], nth(waits, 0))
        while day < days:
            if count < found.size:
                found[count], clocks[count], numbers[count] = day, clock, number
                choices[count] = nth(chooses, number)
            count += 1
            number += 1
            day += wait(rates[clock], nth(waits, number))
    return count


def lay_out_answers(
    seed: int,
    run: int,
    actors: int,
    clocks: Array,
    numbers: Array,
    chance: Array,
    people: Array,
    seats: Array,
    deference: Array,
    causes: Array,
    leanings: Array,
    yes: Array,
    defers: Array,
    passes: Array,
) -> None:
    """What everybody would say by themselves at each ring of an event, whether they follow the one before, and luck."""
    for ring in range(clocks.size):
        event = clocks[ring] - actors
        if not 0 <= event < chance.size:
            continue
        clock, number = clocks[ring], numbers[ring]
        passes[ring] = chance[event] >= 1 or luck(seed, run, clock, number, 0)[1] < chance[event]
        for panel in range(PANELS):
            base = CAUSE + panel * MOST_PEOPLE
            cause = luck(seed, run, clock, number, base)[0]
            at = cause_of(cause, causes, event, panel)
            for person in range(people[event, panel]):
                own, heard = luck(
                    seed, run, clock, number, base + PERSON + seats[event, panel, person]
                )
                yes[ring, panel, person] = own < leanings[event, panel, person, at]
                defers[ring, panel, person] = person > 0 and heard < deference[event, panel]


def lay_out_noise(
    seed: int,
    run: int,
    clocks: Array,
    numbers: Array,
    details: Array,
    before: Array,
    courses: Array,
    sights: Array,
    cumulative: Array,
    cumulative_at: Array,
    choices: Array,
    noise: Array,
) -> None:
    """The noise of all courses at each chance to act that was used in a run, given the course that was taken there.

    It is that by which two worlds are coupled (see `excomm.process.loops.coupling`). From then on the noise decides,
    and no longer the number by which the run chose. `before` is the node before each ring.
    """
    for ring in range(clocks.size):
        clock, taken = clocks[ring], details[ring]
        if clock >= courses.size or taken == IDLE:
            continue
        count = courses[clock]
        row = cumulative_at[clock] + sights[clock, before[ring]] * count
        arrival = -log(1.0 - luck(seed, run, clock, numbers[ring], ARRIVAL)[0])
        for course in range(count + 1):
            noise[ring, course] = arrival * share(cumulative, row, course, count)
            if course != taken:
                own = luck(seed, run, clock, numbers[ring], ARRIVAL + 1 + course)[0]
                noise[ring, course] -= log(1.0 - own)
        choices[ring] = -1.0


def soonest_course(noise: Array, chances: Array) -> int:
    """Which course comes first in a race in which each has its own speed and its own luck; the last is to stay."""
    best, soonest = chances.size, inf
    stay = 1.0
    for course in range(chances.size):
        stay -= chances[course]
        if chances[course] > 0:
            time = noise[course] / chances[course]
            if time < soonest:
                best, soonest = course, time
    if stay > 0 and noise[chances.size] / stay < soonest:
        return int(chances.size)
    return best


def replay_all(
    fixed: Array,
    start: int,
    clocks: Array,
    forced: Array,
    choices: Array,
    noise: Array,
    yes: Array,
    defers: Array,
    passes: Array,
    first: Array,
    about: Array,
    actual: Array,
    policies: Array,
    courses: Array,
    sights: Array,
    cumulative: Array,
    cumulative_at: Array,
    moves: Array,
    moves_at: Array,
    can: Array,
    last: Array,
    hit: Array,
    miss: Array,
    jumps: Array,
    people: Array,
    need: Array,
    ended: Array,
    differs: Array,
    ends: Array,
    details: Array,
    nodes: Array,
) -> None:
    """Play worlds, in each of which the variables that `fixed` names are as it says.

    Written are which variables differ from what they were, and where each world ends; and, if there is room for it,
    what every ring came to and where it led.
    """
    actors, events = courses.size, can.shape[0]
    for world in range(fixed.shape[0]):
        node = start
        for ring in range(clocks.size):
            if ended[node]:
                break
            clock, at = clocks[ring], first[ring]
            beyond = first[ring + 1]
            detail = IDLE
            if clock >= actors + events:
                node = jumps[clock - actors - events, node]
            elif clock < actors:
                count = courses[clock]
                begin = moves_at[clock] + node * count
                code = fixed[world, at] if at < beyond else FREE
                if code == FREE and choices[ring] >= 0:
                    row = cumulative_at[clock] + sights[clock, node] * count
                    detail = chosen(choices[ring], cumulative, row, count)
                elif code == FREE:
                    detail = soonest_course(
                        noise[ring, : count + 1], policies[begin : begin + count]
                    )
                else:
                    detail = actual[at] if code == HELD else count
                if at < beyond:
                    differs[world, at] = detail != actual[at]
                if detail < count:
                    target = moves[begin + detail]
                    if target >= 0:
                        node = target
            else:
                event = clock - actors
                coming = can[event, node]
                if at < beyond and about[at] == COMING:
                    code = fixed[world, at]
                    coming = coming and (code == FREE or (actual[at] == 1) == (code == HELD))
                    # What came and now cannot makes no difference when it is held.
                    differs[world, at] = code > HELD if actual[at] == 1 else coming
                    at += 1
                if coming and forced[ring]:
                    # It comes now, whatever stages there still were to pass.
                    while not last[event, node]:
                        node = miss[event, node]
                if coming and not last[event, node]:
                    detail, node = STAGE, miss[event, node]
                elif coming:
                    detail = EFFECT
                    for panel in range(PANELS):
                        if people[event, panel] == 0 or detail != EFFECT:
                            continue
                        said, before = 0, False
                        for person in range(people[event, panel]):
                            answer = (
                                before if defers[ring, panel, person] else yes[ring, panel, person]
                            )
                            key = ANSWER + panel * MOST_PEOPLE + person
                            for place in range(at, beyond):
                                if about[place] == key:
                                    if fixed[world, place] != FREE:
                                        answer = (actual[place] == 1) == (
                                            fixed[world, place] == HELD
                                        )
                                    differs[world, place] = answer != (actual[place] == 1)
                            before = answer
                            said += answer
                        enough = said >= need[event, panel]
                        if panel == 0 and not enough:
                            detail = REFUSED
                        elif panel == 1 and enough:
                            detail = SUPPRESSED
                    lucky = passes[ring]
                    for place in range(at, beyond):
                        if about[place] == PASSING:
                            if fixed[world, place] > HELD:
                                lucky = actual[place] == 0
                            differs[world, place] = lucky != (actual[place] == 1)
                    if detail == EFFECT and not lucky:
                        detail = BY_CHANCE
                    node = hit[event, node] if detail == EFFECT else miss[event, node]
            if ring < details.size:
                details[ring], nodes[ring] = detail, node
        ends[world] = node
