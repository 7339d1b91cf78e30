"""One run of a process after another: the race of clocks.

Clocks are the actors, in their order, then the events. Each rings at a rate of its own, whether or not anything can
come of it where the process is: so its times are the same in any two worlds. See `excomm.process.tables` for the
arrays.
"""

# ruff: noqa: PLR0913, PLR0917 - a compiled loop is handed each array by itself

from __future__ import annotations

from math import inf, log
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

from excomm.process.loops.luck import luck  # noqa: E402

# What a ring of an event's clock can come to.
EFFECT, REFUSED, SUPPRESSED, BY_CHANCE = 0, 1, 2, 3
# What a number is drawn for, besides the next ring and the choice of a course (detail 0).
CAUSE, PERSON = 1, 2
PANELS, MOST_PEOPLE = 2, 1024


def agrees(
    seed: int,
    run: int,
    clock: int,
    occurrence: int,
    event: int,
    panel: int,
    people: Array,
    need: Array,
    deference: Array,
    causes: Array,
    leanings: Array,
    answers: Array,
) -> bool:
    """Ask the people of one panel, each by luck of their own; whether enough of them say yes."""
    base = CAUSE + panel * MOST_PEOPLE
    cause = luck(seed, run, clock, occurrence, base)[0]
    at = 0
    while at < causes.shape[2] - 1 and causes[event, panel, at] <= cause:
        at += 1
    said, before = 0, False
    for person in range(people[event, panel]):
        own, heard = luck(seed, run, clock, occurrence, base + PERSON + person)
        yes = own < leanings[event, panel, person, at]
        if person > 0 and heard < deference[event, panel]:
            yes = before
        answers[person] = yes
        before = yes
        said += yes
    return said >= need[event, panel]


def comes_to(
    seed: int,
    run: int,
    clock: int,
    occurrence: int,
    event: int,
    chance: Array,
    people: Array,
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


def wait(rate: float, number: float) -> float:
    """How long until a clock of a rate rings again."""
    return -log(1.0 - number) / rate if rate > 0 else inf


def chosen(number: float, cumulative: Array, row: int, courses: int) -> int:
    """Which course a number picks, or as many as there are to stay."""
    course = 0
    while course < courses and cumulative[row + course] <= number:
        course += 1
    return course


def run_all(
    seed: int,
    first: int,
    start: int,
    days: float,
    rates: Array,
    dates: Array,
    jumps: Array,
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
    chance: Array,
    people: Array,
    need: Array,
    deference: Array,
    causes: Array,
    leanings: Array,
    ended: Array,
    outcome: Array,
    end_nodes: Array,
    end_days: Array,
    settled: Array,
    reached: Array,
    close: Array,
    paths: Array,
    decisions: Array,
    log_days: Array,
    log_clocks: Array,
    log_details: Array,
    log_nodes: Array,
) -> int:
    """Run the replicates from `first` on, as many as `end_nodes` has room for; return how many steps were logged.

    Each run writes where and when it ended, when its last outcome began (`settled`), when it first reached each outcome
    (`reached`, infinite if never), how often each event came without effect (`close`), a number that tells
    the sequence of its outcomes (`paths`), and how many chances to act there were. All that happened is logged
    as long as the log has room.
    """
    actors, events = courses.size, can.shape[0]
    clocks = actors + events
    times, occurrences = np.empty(clocks), np.empty(clocks, np.int64)
    answers = np.zeros((PANELS, max(leanings.shape[2], 1)), np.bool_)
    logged = 0
    for place in range(end_nodes.size):
        run = first + place
        now, node, date, made = 0.0, start, 0, 0
        for clock in range(clocks):
            occurrences[clock] = 0
            times[clock] = wait(rates[clock], luck(seed, run, clock, 0, 0)[0])
        current = outcome[node]
        path = np.uint64(current + 2)
        reached[place, current] = 0.0
        settled[place] = 0.0
        while not ended[node]:
            clock = 0
            for other in range(1, clocks):
                if times[other] < times[clock]:
                    clock = other
            soonest = times[clock] if clocks > 0 else inf
            before, what, detail = node, clock, 0
            if date < dates.size and dates[date] <= soonest:
                if dates[date] >= days:
                    break
                now, node = dates[date], jumps[date, node]
                what = clocks + date
                date += 1
            else:
                if soonest >= days:
                    break
                now = soonest
                occurrence = occurrences[clock]
                occurrences[clock] += 1
                times[clock] = now + wait(
                    rates[clock], luck(seed, run, clock, occurrence + 1, 0)[0]
                )
                if clock < actors:
                    made += 1
                    number = luck(seed, run, clock, occurrence, 0)[1]
                    count = courses[clock]
                    row = cumulative_at[clock] + sights[clock, node] * count
                    detail = chosen(number, cumulative, row, count)
                    if detail < count:
                        target = moves[moves_at[clock] + node * count + detail]
                        if target >= 0:
                            node = target
                else:
                    event = clock - actors
                    if can[event, node]:
                        if not last[event, node]:
                            node = miss[event, node]
                            detail = -1
                        else:
                            detail = comes_to(
                                seed,
                                run,
                                clock,
                                occurrence,
                                event,
                                chance,
                                people,
                                need,
                                deference,
                                causes,
                                leanings,
                                answers,
                            )
                            if detail == EFFECT:
                                node = hit[event, node]
                            else:
                                node = miss[event, node]
                                close[place, event] += 1
                    else:
                        detail = -2
            came = what >= actors and what < clocks and detail >= 0
            if logged < log_days.size and (came or (node != before and detail != -1)):
                log_days[logged] = now
                log_clocks[logged] = what
                log_details[logged] = detail
                log_nodes[logged] = node
                logged += 1
            if outcome[node] != current:
                current = outcome[node]
                path = path * np.uint64(1000003) + np.uint64(current + 2)
                settled[place] = now
                if reached[place, current] == inf:
                    reached[place, current] = now
        end_nodes[place] = node
        end_days[place] = now if ended[node] else days
        paths[place] = path
        decisions[place] = made
    return logged
