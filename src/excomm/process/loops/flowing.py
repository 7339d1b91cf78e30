"""One tick of a uniformised process, read off its tables: no matrix is ever made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]


def flow(
    here: Array,
    there: Array,
    pace: Array,
    courses: Array,
    sights: Array,
    policy: Array,
    policy_at: Array,
    moves: Array,
    moves_at: Array,
    rates: Array,
    passing: Array,
    can: Array,
    last: Array,
    hit: Array,
    miss: Array,
    ended: Array,
) -> None:
    """Add to `there` what one tick brings there from `here`; `pace` and `rates` are shares of the ticks.

    What neither moves nor is moved stays where it is.
    """
    for node in range(here.size):
        share = here[node]
        if share == 0.0:
            continue
        staying = share
        if not ended[node]:
            for actor in range(courses.size):
                row = moves_at[actor] + node * courses[actor]
                chances = policy_at[actor] + sights[actor, node] * courses[actor]
                for course in range(courses[actor]):
                    moved = share * pace[actor] * policy[chances + course]
                    target = moves[row + course] if moved > 0.0 else -1
                    if target >= 0:
                        there[target] += moved
                        staying -= moved
            for event in range(rates.size):
                if can[event, node]:
                    came = share * rates[event]
                    effect = came * passing[event] if last[event, node] else 0.0
                    there[hit[event, node]] += effect
                    there[miss[event, node]] += came - effect
                    staying -= came
        there[node] += staying
