"""Results of a shipped crisis in the state numbers of the paper that it was taken from."""

from collections.abc import Iterable, Mapping

from excomm.model.crisis import Crisis
from excomm.space.compiling import compile_space
from excomm.space.states import state_names
from excomm.stability.analysis import stability
from excomm.stability.table import CONCEPTS

# What is true in each state that a paper numbers.
Numbering = Mapping[int, Iterable[str]]


def numbers(states: Iterable[tuple[str, ...]], numbering: Numbering) -> list[int]:
    """The numbers of states that are given by what is true in them, ascending."""
    number_of = {tuple(sorted(names)): number for number, names in numbering.items()}
    return sorted(number_of[names] for names in states)


def equilibria(
    crisis: Crisis, numbering: Numbering, *, sanctions: str = "legal"
) -> dict[str, list[int]]:
    """The equilibria of a crisis by concept, in numbers."""
    result = stability(crisis, sanctions=sanctions)
    return {concept: numbers(result.equilibria(concept), numbering) for concept in CONCEPTS}


def stable(crisis: Crisis, numbering: Numbering) -> dict[str, dict[str, list[int]]]:
    """The stable states by concept and actor, in numbers."""
    result = stability(crisis)
    return {
        concept: {
            actor: numbers(result.stable(concept, actor), numbering) for actor in crisis.actors
        }
        for concept in CONCEPTS
    }


def ranking(crisis: Crisis, actor: str, numbering: Numbering) -> list[list[int]]:
    """An actor's ranking of the states, best first, tied states together, in numbers."""
    space = compile_space(crisis)
    ranks = space.graph.ranks[space.actors.index(actor)].tolist()
    classes = {
        rank: [state for state in range(space.states) if ranks[state] == rank] for rank in ranks
    }
    return [
        numbers((state_names(space, state) for state in classes[rank]), numbering)
        for rank in sorted(classes, reverse=True)
    ]
