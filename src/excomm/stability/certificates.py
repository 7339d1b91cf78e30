"""Proofs of verdicts: what a reader needs to check for oneself that a state is stable, or is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from excomm.stability.sequences import Sanctions
    from excomm.stability.steps import Step
    from excomm.stability.table import Concept


@dataclass(frozen=True, slots=True)
class Question:
    """Is `state` stable for `actor` by `concept`, when the others answer by such sequences?"""

    actor: int
    state: int
    concept: Concept
    sanctions: Sanctions


@dataclass(frozen=True)
class Sanction:
    """How the others answer one improvement: a sequence of their moves to a state no better than before.

    `steps` begin at `improvement`. `returns` are, under a symmetric concept, all states that the actor could still
    move to at the end, none of them better for it than the state it left; empty under other concepts.
    """

    improvement: int
    steps: tuple[Step, ...]
    returns: tuple[int, ...] = ()


@dataclass(frozen=True)
class JointSanction:
    """How the others, moving at the same moment, spoil one improvement.

    `steps` all begin at the state judged; made together with the improvement, they lead to `end`.
    """

    improvement: int
    steps: tuple[Step, ...]
    end: int


@dataclass(frozen=True)
class Stable:
    """Why a state is stable for an actor: each of its improvements is answered, or it has none.

    All answers are of one kind: joint ones occur under sim only, and then all are.
    """

    asked: Question
    answers: tuple[Sanction | JointSanction, ...]


@dataclass(frozen=True)
class Unstable:
    """Why a state is not stable for an actor: an improvement that no sanction blocks.

    `severest` is the sequence of the others, from `improvement`, that leaves the actor worst off, empty if they can
    do nothing that hurts; `escape`, under a symmetric concept, the move by which the actor then helps itself,
    None if it need not. Either way it ends better off than in the state asked about. `unmet` is, under sim, an
    improvement that no simultaneous move of the others spoils, and None under every other concept.
    """

    asked: Question
    improvement: int
    severest: tuple[Step, ...]
    escape: Step | None = None
    unmet: int | None = None


Certificate = Stable | Unstable
