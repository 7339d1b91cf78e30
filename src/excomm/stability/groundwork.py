"""What explanations of verdicts start from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.stability.listing import Lists, lists_of, plain_reductions

if TYPE_CHECKING:
    from excomm.space.graph import Graph
    from excomm.stability.certificates import Question
    from excomm.stability.reductions import Reductions


@dataclass(frozen=True)
class Groundwork:
    """What every explanation about one graph needs, prepared once."""

    graph: Graph
    reductions: Reductions
    moves: tuple[Lists, ...]
    improvements: tuple[Lists, ...]


def groundwork(graph: Graph) -> Groundwork:
    """Prepare a graph for explanations. Costs about as much as preparing it for a stability table."""
    reductions = plain_reductions(graph)
    return Groundwork(
        graph=graph,
        reductions=reductions,
        moves=lists_of(reductions, improving=False),
        improvements=lists_of(reductions, improving=True),
    )


def tempting(ground: Groundwork, asked: Question) -> list[int]:
    """The improvements of the actor, the best first."""
    ranks = ground.graph.ranks[asked.actor]
    improvements = ground.improvements[asked.actor].of(asked.state)
    return sorted(improvements, key=lambda end: (-ranks[end], end))


def others_than(ground: Groundwork, actor: int) -> list[int]:
    """Everybody else."""
    return [other for other in range(ground.graph.actors) if other != actor]
