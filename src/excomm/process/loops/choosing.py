"""The fixed point of quantal choice: what each mind expects, and how each actor chooses by it.

A *mind* is an actor within a picture of the crisis. `values[m, s]` is the mean utility, to mind *m*, of state *s* and
of all that may follow, the future discounted. Actor *i* has `courses[i]` courses; the one numbered *c* leads from
state *s* to `targets[targets_at[i] + s * courses[i] + c]`, or -1. At sight *o*, mind *m* of actor *i* takes it with
probability `policy[policy_at[m] + o * courses[i] + c]`, and else stays.
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
    ended: Array,
    others: Array,
    found: Array,
    courses: Array,
    targets: Array,
    targets_at: Array,
    policy: Array,
    policy_at: Array,
    event_targets: Array,
    states: Array,
) -> float:
    """Bring the values of some states up to date once, each from the latest of the others (Gauss–Seidel).

    Returns the largest change.
    """
    largest = 0.0
    for mind in range(values.shape[0]):
        for place in range(states.size):
            state = states[place]
            total = impatience[mind] * worth[mind, state]
            weight = impatience[mind]
            if not ended[state]:
                for actor in range(courses.size):
                    row = targets_at[actor] + state * courses[actor]
                    sight = found[actor, state]
                    chances = policy_at[others[mind, actor]] + sight * courses[actor]
                    for course in range(courses[actor]):
                        target = targets[row + course]
                        if target >= 0:
                            rate = pace[actor] * policy[chances + course]
                            total += rate * values[mind, target]
                            weight += rate
                for event in range(event_targets.shape[0]):
                    target = event_targets[event, state]
                    if target != state:
                        total += strength[mind, event] * values[mind, target]
                        weight += strength[mind, event]
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
            logits[course] = exp(logits[course] - highest)
            total += logits[course]
        for course in range(count):
            new = logits[course] / total
            largest = max(largest, abs(new - policy[sight, course]))
            policy[sight, course] += step * (new - policy[sight, course])
    return largest
