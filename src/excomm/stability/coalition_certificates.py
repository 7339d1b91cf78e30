"""Proofs of the verdicts on coalitions: what a reader needs to check them for oneself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from excomm.stability.coalition_questions import CoalitionConcept
    from excomm.stability.joining import Coalition
    from excomm.stability.steps import Step


@dataclass(frozen=True, slots=True)
class CoalitionQuestion:
    """Is `state` stable for `coalition` by `concept`?"""

    coalition: Coalition
    state: int
    concept: CoalitionConcept


@dataclass(frozen=True, slots=True)
class GroupStep:
    """One step of a sanction: an actor's move (a group of one), or what a group improves together."""

    group: Coalition
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Return:
    """Where the coalition could still go after a sanction, and the member that is no better off there."""

    end: int
    unwilling: int


@dataclass(frozen=True)
class CoalitionSanction:
    """How the others answer one improvement of a coalition.

    `improvement` are moves of the members from the state judged, in legal sequence; `steps` go on from there; at their
    end `unwilling`, a member, is no better off than before. `returns` are, under csmr, all other states that the
    coalition could then come to; empty under other concepts.
    """

    improvement: tuple[Step, ...]
    steps: tuple[GroupStep, ...]
    unwilling: int
    returns: tuple[Return, ...] = ()


@dataclass(frozen=True)
class CoalitionStable:
    """Why a coalition has no reason to leave a state: each of its improvements is answered, or it has none."""

    asked: CoalitionQuestion
    answers: tuple[CoalitionSanction, ...]


@dataclass(frozen=True)
class CoalitionUnstable:
    """Why a coalition leaves a state: moves of its members that gain for each, and that nothing answers."""

    asked: CoalitionQuestion
    improvement: tuple[Step, ...]


CoalitionCertificate = CoalitionStable | CoalitionUnstable
