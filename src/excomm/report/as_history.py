"""Shortest paths as a reader would have them: the one that history took, where it is one of the shortest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.space.history import can_move, follow_history
from excomm.stability.steps import Step

if TYPE_CHECKING:
    from collections.abc import Mapping

    from excomm.space.space import Space
    from excomm.stability.status_quo import StatusQuo

    Paths = Mapping[int, tuple[Step, ...]]


def paths_of_history(space: Space) -> Paths:
    """The legal moves by which history came from the start to each state, as far as it went by such moves alone."""
    steps: list[Step] = []
    paths: dict[int, tuple[Step, ...]] = {}
    before = space.start
    for reached in follow_history(space):
        mover, state = reached.step.actor, reached.state
        if state == before:
            continue
        if before is None or state is None or mover is None:
            break
        step = Step(space.actors.index(mover), before, state)
        twice = bool(steps) and steps[-1].actor == step.actor
        if twice or not can_move(space, step.actor, before, state):
            break
        steps.append(step)
        paths.setdefault(state, tuple(steps))
        before = state
    return paths


def shortest_path(
    space: Space, reached: StatusQuo, taken: Paths, state: int, *, improving: bool
) -> tuple[Step, ...]:
    """A shortest path to a state that is in reach: history's own if that is one, by improvements alone if asked for."""
    walk = reached.improvements if improving else reached.moves
    own = taken.get(state, ())
    if own and own[0].start == reached.start and len(own) == walk.length[state]:
        ranks = space.graph.ranks
        if not improving or all(ranks[s.actor][s.end] > ranks[s.actor][s.start] for s in own):
            return own
    return walk.path_to(state)
