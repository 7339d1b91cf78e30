"""The fixed point of quantal choice: what each mind expects, and how each actor chooses by it.

A *mind* is an actor within a picture of the crisis. `values[m, s]` is the mean utility, to mind *m*, of state *s* and
of all that may follow, the future discounted. Actor *i* has `courses[i]` courses. At sight *o*, mind *m* of actor *i*
takes the one numbered *c* with probability `policy[policy_at[m] + o * courses[i] + c]`, and else stays.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

# The logit of what is not open: its exponential is exactly zero.
CLOSED = -1e300


def expect(
    values: Array,
    worth: Array,
    impatience: Array,
    pace: Array,
    strength: Array,
    others: Array,
    policy: Array,
    policy_at: Array,
    states: Array,
    choices_at: Array,
    choosers: Array,
    rows: Array,
    choice_targets: Array,
    events_at: Array,
    events: Array,
    event_targets: Array,
) -> float:
    """Bring the values of some states up to date once, each from the latest of the others (Gauss–Seidel).

    `choices_at`, `choosers`, `rows` and `choice_targets` list the courses that are open in each of these states, as
    `excomm.process.outlook` lays them out, the last three the same of events. Returns the largest change.
    """
    largest = 0.0
    for mind in range(values.shape[0]):
        for place in range(states.size):
            state = states[place]
            total = impatience[mind] * worth[mind, state]
            weight = impatience[mind]
            for way in range(choices_at[place], choices_at[place + 1]):
                actor = choosers[way]
                rate = pace[actor] * policy[policy_at[others[mind, actor]] + rows[way]]
                total += rate * values[mind, choice_targets[way]]
                weight += rate
            for way in range(events_at[place], events_at[place + 1]):
                rate = strength[mind, events[way]]
                total += rate * values[mind, event_targets[way]]
                weight += rate
            new = total / weight
            largest = max(largest, abs(new - values[mind, state]))
            values[mind, state] = new
    return largest


def respond(
    values: Array,
    sights: Array,
    starts: Array,
    behind: Array,
    likely: Array,
    targets: Array,
    sharpness: float,
    inertia: float,
    step: float,
    logits: Array,
    policy: Array,
) -> float:
    """Let one mind choose at some sights, by what it expects: logit in the value of each course that is open there.

    Returns by how much the policy differed most from what it would have to be.

    `values` are this mind's, `targets` (states, courses) and `policy` (sights, courses) its actor's. `likely` is how
    likely it takes each state of `behind` to be. `logits` is room for one number a course.
    Of the way to the new policy only the part `step` is gone.
    """
    count = targets.shape[1]
    largest = 0.0
    for place in range(sights.size):
        sight = sights[place]
        for course in range(count):
            gain = 0.0
            is_open = False
            for row in range(starts[sight], starts[sight + 1]):
                target = targets[behind[row], course]
                if target >= 0 and likely[row] > 0:
                    is_open = True
                    gain += likely[row] * (values[target] - values[behind[row]])
            logits[course] = sharpness * (gain - inertia) if is_open else CLOSED
        highest = 0.0
        for course in range(count):
            highest = max(highest, logits[course])
        total = exp(-highest)
        for course in range(count):
            # Most courses are closed most of the time, and to raise e to a power takes long.
            logits[course] = exp(logits[course] - highest) if logits[course] > CLOSED else 0.0
            total += logits[course]
        for course in range(count):
            new = logits[course] / total
            largest = max(largest, abs(new - policy[sight, course]))
            policy[sight, course] += step * (new - policy[sight, course])
    return largest
