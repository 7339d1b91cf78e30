"""What can be asked about coalitions, and how much of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from excomm.errors import InputError, TooLargeError
from excomm.stability.arcs import ArcRows
from excomm.stability.asking import concept_asked, each
from excomm.stability.joining import coalitions_among

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.space.graph import Graph
    from excomm.stability.joining import Coalition
    from excomm.stability.reaching import Mover

CoalitionConcept = Literal["cnash", "cgmr", "csmr", "cseq"]
COALITION_CONCEPTS: tuple[CoalitionConcept, ...] = get_args(CoalitionConcept)

# Pairs of states looked at, over all coalitions, for memory (a gigabyte or so) and time (a minute).
MOST_PAIRS = 1 << 29
# Improvements that coalitions can answer with, times states, for time.
MOST_STEPS = 1 << 34


def checked_coalition_concepts(concepts: Sequence[str]) -> tuple[CoalitionConcept, ...]:
    """Return the concepts of these names, in the order of tables; raise `InputError` for one that is none."""
    wanted = {
        concept_asked(concept, COALITION_CONCEPTS, kind="coalition concept")
        for concept in each(concepts)
    }
    return tuple(concept for concept in COALITION_CONCEPTS if concept in wanted)


def checked_coalitions(graph: Graph, coalitions: Sequence[Coalition]) -> tuple[Coalition, ...]:
    """Return `coalitions`, each sorted and once, if all are of actors; raise `InputError` if not."""
    known = coalitions_among(tuple(range(graph.actors)))
    sorted_members = [tuple(sorted(set(coalition))) for coalition in coalitions]
    for coalition in sorted_members:
        if coalition not in known:
            raise InputError(
                f"there is no coalition {coalition}",
                remedy=f"a coalition has one or more of the actors 0 to {graph.actors - 1}",
            )
    return tuple(dict.fromkeys(sorted_members))


def check_pairs(graph: Graph, coalitions: int) -> None:
    """Raise `TooLargeError` if the improvements of so many coalitions would take too much room."""
    if graph.states**2 * coalitions > MOST_PAIRS:
        raise TooLargeError(
            f"{graph.states:,} states are too many for {coalitions} coalitions",
            remedy="name fewer with among=, leave 'cseq' out of concepts=, or add rules for what cannot be",
        )


def check_steps(graph: Graph, answering: list[Mover]) -> None:
    """Raise `TooLargeError` if following the answers of these movers would take too long."""
    steps = sum(mover.targets.size for mover in answering if isinstance(mover, ArcRows))
    if steps * graph.states > MOST_STEPS:
        raise TooLargeError(
            f"the others can answer a coalition in {steps:,} ways from {graph.states:,} states",
            remedy="leave 'cseq' out of concepts=, or name fewer coalitions with among=",
        )
