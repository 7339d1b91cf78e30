"""Which states are stable for whom: the table that stability analysis is about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial, reduce
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from excomm.stability import concepts as by
from excomm.stability.asking import concept_asked, each
from excomm.stability.choosing import reductions_of
from excomm.stability.listing import move_lists
from excomm.stability.sequences import Sanctions, checked_sanctions
from excomm.stability.side_by_side import side_by_side
from excomm.stability.simultaneous import Settle, sim

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from excomm.space.graph import Graph
    from excomm.stability.reductions import Method, Reductions, Verdicts

Concept = Literal["nash", "gmr", "smr", "seq", "symmetric_seq", "sim"]
CONCEPTS: tuple[Concept, ...] = get_args(Concept)


@dataclass(frozen=True)
class StabilityTable:
    """The verdicts of a stability analysis.

    `stable[concept][actor]` says of each state whether it is stable for that actor; `equilibria[concept]` whether it
    is so for every actor; each of shape (states,). `sanctions` is the setting asked for, `method` the implementation
    that answered.
    """

    concepts: tuple[Concept, ...]
    sanctions: Sanctions
    method: Method
    stable: Mapping[Concept, tuple[Verdicts, ...]]
    equilibria: Mapping[Concept, Verdicts]


def stability_of(
    graph: Graph,
    *,
    concepts: Sequence[str] = CONCEPTS,
    sanctions: str = "legal",
    settle: Settle | None = None,
    reductions: Reductions | None = None,
) -> StabilityTable:
    """Find, for each concept, which states each actor has no reason to leave, and which nobody has.

    `concepts` are any of nash, gmr, smr, seq, symmetric_seq, sim; what each means is said at the function of that
    name. `sanctions` are the sequences by which opponents may answer: legal, once_each or single. `settle` applies
    a model's consequences to combined changes, for sim. `reductions` may hand in prepared ones.
    Raises `InputError` for unknown names, and where sim would take too long.

    The prisoners' dilemma, where each ranks the states 0 (both defect) to 3 (both cooperate):

    >>> import numpy as np
    >>> from excomm.space.graph import Graph
    >>> from excomm.space.moves import Slices
    >>> ranks = np.array([[1, 0, 3, 2], [1, 3, 0, 2]], dtype=np.int32)
    >>> dilemma = Graph(bits=2, codes=np.arange(4), moves=Slices((1, 2)), ranks=tuple(ranks))
    >>> table = stability_of(dilemma, concepts=["nash", "seq"])
    >>> {concept: np.flatnonzero(states).tolist() for concept, states in table.equilibria.items()}
    {'nash': [0], 'seq': [0, 3]}
    """
    wanted = checked_concepts(concepts)
    setting = checked_sanctions(sanctions)
    prepared = reductions_of(graph) if reductions is None else reductions
    stable = _verdicts(graph, prepared, wanted, setting, settle)
    return StabilityTable(
        concepts=wanted,
        sanctions=setting,
        method=prepared.method,
        stable=stable,
        equilibria={concept: reduce(np.logical_and, of) for concept, of in stable.items()},
    )


def checked_concepts(concepts: Sequence[str]) -> tuple[Concept, ...]:
    """Return the concepts of these names, in the order of tables; raise `InputError` for one that is none."""
    wanted = {concept_asked(concept, CONCEPTS) for concept in each(concepts)}
    return tuple(concept for concept in CONCEPTS if concept in wanted)


LONGEST_FIRST: tuple[Concept, ...] = ("symmetric_seq", "seq", "smr", "gmr", "nash")
_BY_SEQUENCES = {"gmr": by.gmr, "smr": by.smr, "seq": by.seq, "symmetric_seq": by.symmetric_seq}


def _verdicts(
    graph: Graph,
    reductions: Reductions,
    concepts: tuple[Concept, ...],
    sanctions: Sanctions,
    settle: Settle | None,
) -> dict[Concept, tuple[Verdicts, ...]]:
    actors = range(graph.actors)
    wanted: list[Concept] = [concept for concept in concepts if concept != "sim"]
    if "sim" in concepts and "seq" not in wanted:
        wanted.append("seq")
    # The longest tasks first, so that no thread is left with one at the end when the others are done.
    pairs = [(concept, actor) for concept in LONGEST_FIRST for actor in actors if concept in wanted]
    tasks = [partial(_verdict, reductions, *pair, sanctions) for pair in pairs]
    found = dict(zip(pairs, side_by_side(tasks, states=graph.states), strict=True))
    if "sim" in concepts:
        improvements = move_lists(graph, improving=True)
        for actor in actors:
            sequential = found["seq", actor]
            found["sim", actor] = sim(graph, improvements, actor, sequential, settle=settle)
    return {concept: tuple(found[concept, actor] for actor in actors) for concept in concepts}


def _verdict(
    reductions: Reductions, concept: Concept, actor: int, sanctions: Sanctions
) -> Verdicts:
    if concept == "nash":
        return by.nash(reductions, actor)
    return _BY_SEQUENCES[concept](reductions, actor, sanctions=sanctions)
