"""Why single states last or do not, actor by actor, in words that follow from certificates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.report.kinds import strictest
from excomm.report.sections.equilibria import Row, row_of
from excomm.report.sections.notable import notable_states
from excomm.report.words.telling import explained
from excomm.stability.checking import check_certificate
from excomm.stability.explaining import explain

if TYPE_CHECKING:
    from excomm.report.findings import Findings
    from excomm.report.people import Badge
    from excomm.report.sections.states import States
    from excomm.report.words.passages import Passage

# A state that lasts by no concept is judged by this one: the others answer, but only to their own advantage.
FOR_PASSING = "seq"
# So many moves that tempt an actor are told one by one.
MOST_TOLD = 3


@dataclass(frozen=True)
class Reasons:
    """Why one actor stays in a state, or leaves it."""

    badge: Badge
    stays: bool
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Explanation:
    """Why one state lasts or not; `why_here` says why it is looked at, `concept` by which concept it is judged."""

    row: Row
    why_here: str
    concept: str
    reasons: tuple[Reasons, ...]


def explanations_of(findings: Findings, states: States) -> tuple[Explanation, ...]:
    """Explain the notable states."""
    return tuple(
        _explanation(findings, states, notable.state, notable.reason)
        for notable in notable_states(findings)
    )


def _explanation(findings: Findings, states: States, state: int, why_here: str) -> Explanation:
    concept = strictest(findings.concepts_of(state)) or FOR_PASSING
    stable = findings.stable_for(state, concept)
    return Explanation(
        row=row_of(findings, states, state),
        why_here=why_here,
        concept=concept,
        reasons=tuple(
            Reasons(badge, stable[actor], _passages(findings, state, actor, concept))
            for actor, badge in enumerate(states.badges.values())
        ),
    )


def _passages(findings: Findings, state: int, actor: int, concept: str) -> tuple[Passage, ...]:
    certificate = explain(
        findings.ground, state=state, actor=actor, concept=concept, settle=findings.settle
    )
    # What is told is checked here by code that shares nothing with the analysis: a fault of ours must not be printed.
    check_certificate(findings.space.graph, certificate, settle=findings.settle)
    return explained(findings.space, certificate, most=MOST_TOLD)
