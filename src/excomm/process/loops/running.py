"""One run of a process after another: the race of clocks.

Clocks are the actors, in their order, then the events. Each rings at a rate of its own, whether or not anything can
come of it where the process is: so its times are the same in any two worlds. See `excomm.process.tables` for the
tables that a process is, `excomm.process.room` for where its runs are kept, and `excomm.process.beside` for how two
worlds stand one behind the other in them.
"""

from __future__ import annotations

from math import inf, log
from typing import TYPE_CHECKING, Any

from excomm.process.loops.coupling import coupled
from excomm.process.loops.luck import keys_of, nth
from excomm.process.loops.people import EFFECT, comes_to
from excomm.process.loops.ringing import arrival, chosen, path_length, soonest_of, wait

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.process.room import Bridge, Diary, Kept, Race
    from excomm.process.tables import Tables

    Array = NDArray[Any]

# An event's clock rang where nothing could come of it, or where it only passed a stage.
IDLE, STAGE = -2, -1
# A run goes by itself, or together with that of the other world as long as the two go alike; then the rows by which the
# first world chooses are written down, and the second chooses by what it finds there.
ALONE, TOGETHER, FIRST, SECOND = 0, 1, 2, 3
# How far a run has come: the next dated change, and how many outcomes it has gone through.
DATE, LENGTH = 0, 1


def run_all(
    seed: int,
    first: int,
    world: Tables,
    race: Race,
    kept: Kept,
    diary: Diary,
    bridge: Bridge,
) -> int:
    """Run the replicates from `first` on, as many as are to be kept; return how many steps were logged.

    All that happened is logged as long as the diary has room. Where there is another world, each run is then run there
    too, from where the two part: before a ring that leads elsewhere there. Its choices are coupled to those of the
    first (see `excomm.process.loops.coupling`).
    """
    # Each array is taken out of what holds it once: that is counted, and to count takes long.
    rates, dates, jumps, courses = world.rates, world.dates, world.jumps, world.courses
    sights, cumulative, cumulative_at = (
        world.sights,
        world.cumulative,
        world.cumulative_at,
    )
    moves, moves_at, can, last = world.moves, world.moves_at, world.can, world.last
    hit, miss, chance, people = world.hit, world.miss, world.chance, world.people
    seats, need, deference, causes = (
        world.seats,
        world.need,
        world.deference,
        world.causes,
    )
    leanings, ended, outcome, days = (
        world.leanings,
        world.ended,
        world.outcome,
        world.days,
    )
    means, certain, times, numbers = race.means, race.certain, race.times, race.numbers
    occurrences, keys, heard, soon = race.occurrences, race.keys, race.heard, race.soon
    answers, progress = race.answers, race.progress
    end_nodes, end_days, settled, reached = (
        kept.node,
        kept.days,
        kept.settled,
        kept.reached,
    )
    close, paths, decisions = kept.close, kept.paths, kept.decisions
    twin, suspect, trace = bridge.twin, bridge.suspect, bridge.trace
    kin, course_of, course_at = bridge.kin, bridge.course_of, bridge.course_at

    worlds, runs = end_nodes.shape
    actors, events, changes = courses.size // worlds, can.shape[0], jumps.shape[0]
    clocks, base = actors + events, reached.shape[2] + 1
    longest, logged = path_length(base - 1), 0
    for place in range(runs):
        run = first + place
        for clock in range(clocks):
            keys[clock, 0], keys[clock, 1] = keys_of(seed, run, clock)
        mode = ALONE
        if worlds > 1:
            mode = TOGETHER if bridge.alike else FIRST
            trace[:] = -1
        for this in range(1 if mode == TOGETHER else worlds):
            node = world.start if this == 0 else bridge.start
            end_nodes[this, place], paths[this, place] = node, outcome[node] + 1
            reached[this, place, outcome[node]] = 0.0
            progress[this, DATE], progress[this, LENGTH] = 0, 1
            for clock in range(clocks):
                at = this * clocks + clock
                occurrences[at], numbers[at] = 0, nth(keys[clock, 1], 0)
                times[at] = wait(rates[at], nth(keys[clock, 0], 0))
        this, goes_on = 0, True
        while goes_on:
            # Where the actors, events, clocks and dates of this world begin in the tables.
            actor_at, event_at, clock_at, date_at = (
                this * actors, this * events, this * clocks, this * changes,
            )  # fmt: skip
            node, now, path = (
                end_nodes[this, place],
                end_days[this, place],
                paths[this, place],
            )
            date, length = progress[this, DATE], progress[this, LENGTH]
            acts, current, listens, parts = (
                decisions[this, place],
                outcome[node],
                True,
                False,
            )
            count = 0
            while not ended[node]:
                if listens:
                    # Only clocks of which something can come here are heard, those of actors always. The
                    # others may ring as they like: that is made up for when they matter again.
                    listens, count = False, 0
                    for clock in range(clocks):
                        if (
                            clock < actors
                            or can[clock - actors, node]
                            or (mode == TOGETHER and suspect[clock, node])
                        ):
                            at = clock_at + clock
                            time = times[at]
                            if time < now:
                                occurrence = occurrences[at]
                                while time < now:
                                    occurrence += 1
                                    time -= log(1.0 - nth(keys[clock, 0], occurrence)) * means[at]
                                occurrences[at], times[at] = occurrence, time
                                numbers[at] = nth(keys[clock, 1], occurrence)
                            heard[count], soon[count] = clock, time
                            count += 1
                next_one, detail = soonest_of(soon, count), 0
                if date < changes and dates[date_at + date] <= soon[next_one]:
                    if dates[date_at + date] >= days:
                        break
                    target = jumps[date, node]
                    if mode == TOGETHER and jumps[date, twin[node]] != twin[target]:
                        parts = True
                        break
                    what, now = clocks + date, dates[date_at + date]
                    date += 1
                elif soon[next_one] >= days:
                    break
                else:
                    what = heard[next_one]
                    at = clock_at + what
                    occurrence = occurrences[at]
                    if what < actors:
                        actor = actor_at + what
                        row = cumulative_at[actor] + sights[what, node] * courses[actor]
                        detail = chosen(numbers[at], cumulative, row, courses[actor])
                        if mode == FIRST and occurrence < trace.shape[1]:
                            trace[what, occurrence] = row
                        elif mode == SECOND and occurrence < trace.shape[1]:
                            there = trace[what, occurrence]
                            if there >= 0 and kin[row] != there:
                                detail = coupled(
                                    chosen(numbers[at], cumulative, there, courses[what]),
                                    seed, run, what, occurrence,
                                    cumulative, there, courses[what],
                                    cumulative, row, courses[actor], course_of, course_at[what],
                                )  # fmt: skip
                        target = arrival(detail, actor, node, courses, moves, moves_at)
                    else:
                        event, detail, target = what - actors, IDLE, node
                        if can[event, node]:
                            if not last[event, node]:
                                detail, target = STAGE, miss[event, node]
                            elif certain[event_at + event]:
                                detail, target = EFFECT, hit[event, node]
                            else:
                                detail = comes_to(
                                    seed, run, what, occurrence, event_at + event,
                                    chance, people, seats, need, deference, causes, leanings,
                                    answers,
                                )  # fmt: skip
                                target = hit[event, node] if detail == EFFECT else miss[event, node]
                    if mode == TOGETHER and suspect[what, node]:
                        there, answer = twin[node], IDLE
                        if what < actors:
                            other = actors + what
                            other_row = cumulative_at[other] + sights[what, there] * courses[other]
                            answer = coupled(
                                detail, seed, run, what, occurrence, cumulative, row, courses[what],
                                cumulative, other_row, courses[other], course_of, course_at[what],
                            )  # fmt: skip
                            there = arrival(answer, other, there, courses, moves, moves_at)
                        elif can[event, there] and rates[clocks + what] > 0:
                            if not last[event, there]:
                                answer, there = STAGE, miss[event, there]
                            else:
                                answer = comes_to(
                                    seed, run, what, occurrence, events + event,
                                    chance, people, seats, need, deference, causes, leanings,
                                    answers,
                                )  # fmt: skip
                                there = (
                                    hit[event, there] if answer == EFFECT else miss[event, there]
                                )
                        tells = what >= actors and (answer > EFFECT) != (detail > EFFECT)
                        if there != twin[target] or tells:
                            parts = True
                            break
                    # What comes next is made ready one ring ahead, while nothing waits for it.
                    now = soon[next_one]
                    occurrence += 1
                    occurrences[at] = occurrence
                    times[at] = now - log(1.0 - nth(keys[what, 0], occurrence)) * means[at]
                    numbers[at] = nth(keys[what, 1], occurrence)
                    soon[next_one] = times[at]
                    if what < actors:
                        acts += 1
                    elif detail > EFFECT:
                        close[this, place, event] += 1
                if logged < diary.days.size and (
                    target != node or (actors <= what < clocks and detail > EFFECT)
                ):
                    diary.days[logged], diary.clocks[logged] = now, what
                    diary.details[logged], diary.nodes[logged] = detail, target
                    logged += 1
                if target != node:
                    node, listens = target, True
                    if outcome[node] != current:
                        current = outcome[node]
                        if length < longest:
                            path = path * base + current + 1
                            length += 1
                        else:
                            # The last place is kept for where it has come to.
                            path += current + 1 - path % base
                        settled[this, place] = now
                        reached[this, place, current] = min(reached[this, place, current], now)
            over = not parts
            end_nodes[this, place], paths[this, place], decisions[this, place] = (
                node,
                path,
                acts,
            )
            end_days[this, place] = days if over and not ended[node] else now
            progress[this, DATE], progress[this, LENGTH] = date, length
            goes_on = parts or mode == FIRST
            if mode == TOGETHER:
                # So far all was the same in the other world.
                end_nodes[1, place] = twin[node]
                end_days[1, place], settled[1, place] = (
                    end_days[0, place],
                    settled[0, place],
                )
                paths[1, place], decisions[1, place] = (
                    paths[0, place],
                    decisions[0, place],
                )
                reached[1, place], close[1, place] = reached[0, place], close[0, place]
                mode = FIRST
                if parts:
                    progress[1] = progress[0]
                    for clock in range(clocks):
                        occurrences[clocks + clock] = occurrences[clock]
                        numbers[clocks + clock] = numbers[clock]
                        times[clocks + clock] = times[clock] if rates[clocks + clock] > 0 else inf
            elif mode == FIRST:
                this, mode = 1, SECOND
    return logged
