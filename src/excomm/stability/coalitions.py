"""Which states coalitions have no reason to leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.stability.coalition_questions import (
    COALITION_CONCEPTS,
    CoalitionConcept,
    check_pairs,
    check_steps,
    checked_coalition_concepts,
    checked_coalitions,
)
from excomm.stability.joining import (
    Coalition,
    JointMoves,
    blocks_of,
    coalitions_among,
    joint_moves,
    resisted,
)
from excomm.stability.listing import Indices, lists_of_rows
from excomm.stability.reaching import Mover, leads_into

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from excomm.space.graph import Graph
    from excomm.stability.arcs import ArcRows
    from excomm.stability.reductions import Verdicts


@dataclass(frozen=True)
class CoalitionTable:
    """The verdicts of a coalition analysis.

    `stable[concept][k]` says of each state whether it is stable for `coalitions[k]`, and `universal[concept]` whether
    it is so for every coalition that was asked about; each of shape (states,). From state *s* the improvements of
    `coalitions[k]` lead to `improvements[k].targets[starts[s]:starts[s + 1]]`.
    """

    concepts: tuple[CoalitionConcept, ...]
    coalitions: tuple[Coalition, ...]
    improvements: tuple[ArcRows, ...]
    stable: Mapping[CoalitionConcept, tuple[Verdicts, ...]]
    universal: Mapping[CoalitionConcept, Verdicts]


def coalition_stability_of(
    graph: Graph,
    *,
    concepts: Sequence[str] = COALITION_CONCEPTS,
    coalitions: Sequence[Coalition] | None = None,
) -> CoalitionTable:
    """Find which states a group of actors could leave together, to the gain of each, without being answered.

    For a coalition H, R⁺⁺_H(s) are the states that it can reach together and each member prefers, and Φ_H(s) those that
    some member likes no better than *s*. State *s* is stable for H by
      cnash  iff R⁺⁺_H(s) = ∅;
      cgmr   iff ∀ t ∈ R⁺⁺_H(s) ∃ u ∈ R_{N∖H}(t): u ∈ Φ_H(s);
      csmr   iff as cgmr, and ∀ v ∈ R_H(u): v ∈ Φ_H(s);
      cseq   iff as cgmr, with *u* at the end of a sequence of coalition improvements R⁺⁺_K, each by some non-empty
             K ⊆ N∖H, the same K never twice in succession
    [kilgour2001; inohara2008; xu2018]. Legal sequences throughout. That the others answer, under cseq, by coalitions
    and not one by one is Inohara and Hipel's definition as the design of this project has it; the articles could not
    be consulted, so that this reading is unverified. For a single actor cnash, cgmr and csmr are nash, gmr and smr;
    cseq is weaker than seq where two or more others can join.

    A coalition is not one actor with all their options: a member can still be tempted alone. Every non-empty coalition
    is looked at unless `coalitions` names some. Costs time in proportion to the square of the number of states, for
    each coalition; raises `InputError` where that would take minutes, and for unknown concepts or actors.

    The prisoners' dilemma: mutual defection (state 0) is left by both together.

    >>> import numpy as np
    >>> from excomm.space.graph import Graph
    >>> from excomm.space.moves import Slices
    >>> ranks = np.array([[1, 0, 3, 2], [1, 3, 0, 2]], dtype=np.int32)
    >>> dilemma = Graph(bits=2, codes=np.arange(4), moves=Slices((1, 2)), ranks=tuple(ranks))
    >>> table = coalition_stability_of(dilemma)
    >>> {concept: np.flatnonzero(states).tolist() for concept, states in table.universal.items()}
    {'cnash': [], 'cgmr': [3], 'csmr': [3], 'cseq': [3]}
    """
    wanted = checked_coalition_concepts(concepts)
    every = coalitions_among(tuple(range(graph.actors)))
    asked = every if coalitions is None else checked_coalitions(graph, coalitions)
    check_pairs(graph, len(every if "cseq" in wanted else asked))
    joint = joint_moves(graph)
    stable = {
        concept: tuple(_stable(joint, concept, coalition) for coalition in asked)
        for concept in wanted
    }
    return CoalitionTable(
        concepts=wanted,
        coalitions=asked,
        improvements=tuple(joint.improvements(coalition) for coalition in asked),
        stable=stable,
        universal={concept: np.logical_and.reduce(of) for concept, of in stable.items()},
    )


def _stable(joint: JointMoves, concept: CoalitionConcept, coalition: Coalition) -> Verdicts:
    """Whether each state is stable for the coalition."""
    improvements = joint.improvements(coalition)
    tempted = np.diff(improvements.starts) > 0
    stable = ~tempted
    if concept == "cnash":
        return stable
    answering: list[Mover] = joint.of(joint.others(coalition))
    if concept == "cseq":
        answering = [joint.improvements(of) for of in coalitions_among(joint.others(coalition))]
        check_steps(joint.graph, answering)
    for states in blocks_of(np.flatnonzero(tempted), joint.graph.states):
        sanctions = sanctions_against(joint, concept, coalition, states)
        stable[states] = _all_answered(improvements, states, leads_into(answering, sanctions))
    return stable


def sanctions_against(
    joint: JointMoves, concept: CoalitionConcept, coalition: Coalition, states: Indices
) -> Verdicts:
    """The ends that deter the coalition from leaving each of `states`; shape (all states, len(states))."""
    disliked = resisted(joint.graph, coalition, states)
    if concept != "csmr":
        return disliked
    return disliked & ~leads_into(joint.of(coalition), ~disliked)


def _all_answered(improvements: ArcRows, states: Indices, answered: Verdicts) -> Verdicts:
    """Whether all improvements from each of `states` are; `answered[t, k]` is about the *k*-th of them."""
    columns, ends = lists_of_rows(improvements).expand(states)
    unanswered = columns[~answered[ends, columns]]
    return np.equal(np.bincount(unanswered, minlength=states.size), 0)
