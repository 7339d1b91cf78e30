"""Which groups would leave a state together, and for where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from excomm.space.space import Space
    from excomm.stability.coalition_questions import CoalitionConcept
    from excomm.stability.coalitions import CoalitionTable

# By this concept others answer in their own interest only.
CREDIBLE: CoalitionConcept = "cseq"


def leaving_together(
    space: Space, table: CoalitionTable, state: int
) -> list[tuple[tuple[int, ...], int]]:
    """Return the coalitions of two or more that would leave a state unanswered, each with where it would go."""
    found = []
    for place, members in enumerate(table.coalitions):
        end = best_joint_move(space, table, place, state)
        if len(members) > 1 and end is not None and not table.stable[CREDIBLE][place][state]:
            found.append((members, end))
    return found


def best_joint_move(space: Space, table: CoalitionTable, place: int, state: int) -> int | None:
    """Return that of its joint improvements which the coalition's members, ranks added up, like best."""
    rows = table.improvements[place]
    targets = rows.targets[rows.starts[state] : rows.starts[state + 1]]
    if not targets.size:
        return None
    liked = np.sum([space.graph.ranks[who][targets] for who in table.coalitions[place]], axis=0)
    return int(targets[int(liked.argmax())])
