"""One tick of a uniformised process, read off its tables: no matrix is ever made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]


def flow(
    here: Array,
    there: Array,
    begin: int,
    end: int,
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
    """Add to `there` what one tick brings there from some nodes; `pace` and `rates` are shares of the ticks.

    The nodes are those from `begin` to before `end`. What neither moves nor is moved stays where it is.
    """
    for node in range(begin, end):
        share = here[node]
        if share == 0.0:
            continue
        staying = share
        if not ended[node]:
            for actor in range(courses.size):
                row = moves_at[actor] + node * courses[actor]
                chances = policy_at[actor] + sights[actor, node] * courses[actor]
                part = share * pace[actor]
                for course in range(courses[actor]):
                    # Without branches: which courses are open cannot be foreseen, and that would cost more than to add.
                    target = moves[row + course]
                    moved = part * policy[chances + course]
                    there[target if target >= 0 else node] += moved
                    staying -= moved
            for event in range(rates.size):
                if can[event, node]:
                    came = share * rates[event]
                    effect = came * passing[event] if last[event, node] else 0.0
                    there[hit[event, node]] += effect
                    there[miss[event, node]] += came - effect
                    staying -= came
        there[node] += staying
