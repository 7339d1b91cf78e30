"""Which states coalitions have no reason to leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from excomm.errors import InputError
from excomm.stability.arcs import ArcRows
from excomm.stability.joining import (
    Coalition,
    blocks_of,
    coalitions_among,
    joint_improvements,
    movers_of,
    resisted,
)
from excomm.stability.reaching import Mover, leads_into

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from excomm.space.graph import Graph
    from excomm.stability.listing import Indices
    from excomm.stability.reductions import Verdicts

CoalitionConcept = Literal["cnash", "cgmr", "csmr", "cseq"]
COALITION_CONCEPTS: tuple[CoalitionConcept, ...] = get_args(CoalitionConcept)

# Pairs of states looked at, over all coalitions; and steps of coalitions times states. Both take a minute or so.
MOST_PAIRS = 1 << 29
MOST_STEPS = 1 << 34


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
    wanted = _checked_concepts(concepts)
    everyone = tuple(range(graph.actors))
    asked = coalitions_among(everyone) if coalitions is None else _checked(graph, coalitions)
    _check_pairs(graph, len(coalitions_among(everyone)) if "cseq" in wanted else len(asked))
    movers = movers_of(graph)
    joint = _JointMoves(graph, movers, {})
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


@dataclass(frozen=True)
class _JointMoves:
    """Who can do what, alone and together; improvements are listed once for each coalition."""

    graph: Graph
    movers: tuple[Mover, ...]
    listed: dict[Coalition, ArcRows]

    def improvements(self, coalition: Coalition) -> ArcRows:
        if coalition not in self.listed:
            self.listed[coalition] = joint_improvements(self.graph, self.movers, coalition)
        return self.listed[coalition]

    def answering(self, concept: CoalitionConcept, coalition: Coalition) -> list[Mover]:
        """Those who answer a coalition: each other actor by its moves, or coalitions of them by improvements."""
        others = tuple(who for who in range(self.graph.actors) if who not in coalition)
        if concept != "cseq":
            return [self.movers[other] for other in others]
        return [self.improvements(group) for group in coalitions_among(others)]


def _stable(joint: _JointMoves, concept: CoalitionConcept, coalition: Coalition) -> Verdicts:
    """Whether each state is stable for the coalition."""
    improvements = joint.improvements(coalition)
    tempted = np.diff(improvements.starts) > 0
    stable = ~tempted
    if concept == "cnash":
        return stable
    answering = joint.answering(concept, coalition)
    _check_steps(joint.graph, answering)
    for states in blocks_of(np.flatnonzero(tempted), joint.graph.states):
        sanctions = _sanctions(joint, concept, coalition, states)
        stable[states] = _all_answered(improvements, states, leads_into(answering, sanctions))
    return stable


def _sanctions(
    joint: _JointMoves, concept: CoalitionConcept, coalition: Coalition, states: Indices
) -> Verdicts:
    """The ends that deter the coalition from leaving each of `states`; shape (all states, len(states))."""
    disliked = resisted(joint.graph, coalition, states)
    if concept != "csmr":
        return disliked
    return disliked & ~leads_into([joint.movers[member] for member in coalition], ~disliked)


def _all_answered(improvements: ArcRows, states: Indices, answered: Verdicts) -> Verdicts:
    """Whether all improvements from each of `states` are; `answered[t, k]` is about the *k*-th of them."""
    counts = np.diff(improvements.starts)[states]
    columns = np.repeat(np.arange(states.size), counts)
    first = np.cumsum(counts) - counts
    places = (
        np.arange(columns.size) - np.repeat(first, counts) + improvements.starts[states][columns]
    )
    unanswered = ~answered[improvements.targets[places], columns]
    return np.equal(np.bincount(columns[unanswered], minlength=states.size), 0)


def _checked_concepts(concepts: Sequence[str]) -> tuple[CoalitionConcept, ...]:
    for concept in concepts:
        if concept not in COALITION_CONCEPTS:
            raise InputError(
                f"there is no coalition concept {concept!r}",
                remedy=f"use any of: {', '.join(COALITION_CONCEPTS)}",
            )
    return tuple(concept for concept in COALITION_CONCEPTS if concept in concepts)


def _checked(graph: Graph, coalitions: Sequence[Coalition]) -> tuple[Coalition, ...]:
    known = coalitions_among(tuple(range(graph.actors)))
    sorted_members = [tuple(sorted(set(coalition))) for coalition in coalitions]
    for coalition in sorted_members:
        if coalition not in known:
            raise InputError(
                f"there is no coalition {coalition}",
                remedy=f"a coalition has one or more of the actors 0 to {graph.actors - 1}",
            )
    return tuple(dict.fromkeys(sorted_members))


def _check_pairs(graph: Graph, coalitions: int) -> None:
    if graph.states**2 * coalitions > MOST_PAIRS:
        raise InputError(
            f"{graph.states:,} states are too many for {coalitions} coalitions",
            remedy="name fewer with coalitions=, leave 'cseq' out of concepts=, or add rules",
        )


def _check_steps(graph: Graph, answering: list[Mover]) -> None:
    steps = sum(mover.targets.size for mover in answering if isinstance(mover, ArcRows))
    if steps * graph.states > MOST_STEPS:
        raise InputError(
            f"the others can answer a coalition in {steps:,} ways from {graph.states:,} states",
            remedy="leave 'cseq' out of concepts=, or name fewer coalitions with coalitions=",
        )
