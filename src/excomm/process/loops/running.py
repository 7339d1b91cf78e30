"""One run of a process after another: the race of clocks.

Clocks are the actors, in their order, then the events. Each rings at a rate of its own, whether or not anything can
come of it where the process is: so its times are the same in any two worlds. See `excomm.process.tables` for the
arrays.
"""

from __future__ import annotations

from math import inf, log
from typing import TYPE_CHECKING, Any

import numpy as np

from excomm.process.loops.coupling import coupled
from excomm.process.loops.luck import keys_of, nth
from excomm.process.loops.people import EFFECT, PANELS, comes_to

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

# An event's clock rang where nothing could come of it, or where it only passed a stage.
IDLE, STAGE = -2, -1


def wait(rate: float, number: float) -> float:
    """How long until a clock of a rate rings again."""
    return -log(1.0 - number) * (1.0 / rate) if rate > 0 else inf


def chosen(number: float, cumulative: Array, row: int, courses: int) -> int:
    """Which course a number picks, or as many as there are to stay."""
    course = 0
    while course < courses and cumulative[row + course] <= number:
        course += 1
    return course


def soonest_of(times: Array) -> int:
    """Which clock rings first."""
    clock, soonest = 0, times[0]
    for other in range(1, times.size):
        # Without a branch, since which one it is cannot be foreseen.
        time = times[other]
        clock = other if time < soonest else clock
        soonest = min(time, soonest)
    return clock


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
    trace: Array,
    other_trace: Array,
    other_cumulative: Array,
    other_courses: Array,
    course_of: Array,
    course_at: Array,
) -> int:
    """Run the replicates from `first` on, as many as `end_nodes` has room for; return how many steps were logged.

    Each run writes where and when it ended, when its last outcome began (`settled`), when it first reached each outcome
    (`reached`, infinite if never), how often each event came without effect (`close`), the sequence of its
    outcomes (`paths`: numbers from 1, the first the most significant digit, as far as they fit), and how many chances
    to act there were. All that happened is logged as long as the log has room. `trace[run, actor, occurrence]` gets
    the row of `cumulative` by which that chance was used; where there is that of another world, the choice is coupled
    to it (see `excomm.process.loops.coupling`).
    """
    actors, base = courses.size, reached.shape[1] + 1
    clocks, longest = actors + can.shape[0], path_length(base - 1)
    # When each clock rings next, the number that decides what an actor then does, and how often it rang before. Numbers
    # are made one ring ahead, while nothing waits for them.
    times, numbers, occurrences = np.empty(clocks), np.empty(clocks), np.empty(clocks, np.int64)
    keys = np.empty((clocks, 2), np.uint64)
    # As `wait` has it, without its division; clocks that never ring do not come to it.
    means = 1.0 / np.maximum(rates, 1e-300)
    certain = (chance >= 1) & (people[:, 0] == 0) & (people[:, 1] == 0)
    answers = np.zeros((PANELS, max(leanings.shape[2], 1)), np.bool_)
    logged = 0
    for place in range(end_nodes.size):
        run, node, date = first + place, start, 0
        now, length, acts = 0.0, 1, 0
        for clock in range(clocks):
            occurrences[clock] = 0
            keys[clock, 0], keys[clock, 1] = keys_of(seed, run, clock)
            times[clock] = wait(rates[clock], nth(keys[clock, 0], 0))
            numbers[clock] = nth(keys[clock, 1], 0)
        current = outcome[node]
        paths[place] = current + 1
        reached[place, current] = 0.0
        while not ended[node]:
            what = soonest_of(times)
            before, detail = node, 0
            if date < dates.size and dates[date] <= times[what]:
                if dates[date] >= days:
                    break
                what, now = clocks + date, dates[date]
                node = jumps[date, node]
                date += 1
            elif times[what] >= days:
                break
            else:
                now, occurrence, chooses = times[what], occurrences[what], numbers[what]
                occurrences[what] = occurrence + 1
                times[what] = now - log(1.0 - nth(keys[what, 0], occurrence + 1)) * means[what]
                numbers[what] = nth(keys[what, 1], occurrence + 1)
                if what < actors:
                    acts += 1
                    row = cumulative_at[what] + sights[what, node] * courses[what]
                    if occurrence < trace.shape[2]:
                        trace[place, what, occurrence] = row
                    detail = chosen(chooses, cumulative, row, courses[what])
                    if (
                        occurrence < other_trace.shape[2]
                        and other_trace[place, what, occurrence] >= 0
                    ):
                        there = other_trace[place, what, occurrence]
                        detail = coupled(
                            chosen(chooses, other_cumulative, there, other_courses[what]),
                            seed, run, what, occurrence,
                            other_cumulative, there, other_courses[what],
                            cumulative, row, courses[what], course_of, course_at[what],
                        )  # fmt: skip
                    node = arrival(detail, what, node, courses, moves, moves_at)
                else:
                    event, detail = what - actors, IDLE
                    if can[event, node]:
                        if not last[event, node]:
                            detail, node = STAGE, miss[event, node]
                        elif certain[event]:
                            detail, node = EFFECT, hit[event, node]
                        else:
                            detail = comes_to(
                                seed, run, what, occurrence, event,
                                chance, people, need, deference, causes, leanings, answers,
                            )  # fmt: skip
                            node = hit[event, node] if detail == EFFECT else miss[event, node]
                            if detail > EFFECT:
                                close[place, event] += 1
            if logged < log_days.size and (
                node != before or (actors <= what < clocks and detail > EFFECT)
            ):
                log_days[logged], log_clocks[logged] = now, what
                log_details[logged], log_nodes[logged] = detail, node
                logged += 1
            if outcome[node] != current:
                current = outcome[node]
                if length < longest:
                    paths[place] = paths[place] * base + current + 1
                    length += 1
                settled[place] = now
                reached[place, current] = min(reached[place, current], now)
        decisions[place] = acts
        end_nodes[place] = node
        end_days[place] = now if ended[node] else days
    return logged
