"""Explanations as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from excomm.space.states import state_names
from excomm.stability.certificates import JointSanction, Question, Sanction, Stable, Unstable
from excomm.stability.coalition_certificates import CoalitionStable, CoalitionUnstable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.report.verdicts import Verdict
    from excomm.space.space import Space
    from excomm.stability.coalition_certificates import CoalitionSanction
    from excomm.stability.steps import Step


def explanation_data(space: Space, verdict: Verdict) -> dict[str, Any]:
    """Return a verdict with its certificate and its words for JSON.

    An answer of the others is a list of steps: who moves, and to which state.
    """
    words = [{"depth": passage.depth, "text": passage.text} for passage in verdict.passages]
    match verdict.certificate:
        case Stable() as stable:
            proof = {"answers": [_answer(space, answer) for answer in stable.answers]}
        case Unstable() as unstable:
            proof = _unanswered(space, unstable)
        case CoalitionStable() as stable_together:
            proof = {"answers": [_answer_to_all(space, one) for one in stable_together.answers]}
        case CoalitionUnstable() as unstable_together:
            proof = {"improvement": _steps(space, unstable_together.improvement)}
    return _asked(space, verdict) | {"stable": verdict.held} | proof | {"words": words}


def _asked(space: Space, verdict: Verdict) -> dict[str, Any]:
    asked = verdict.certificate.asked
    state = {"state": _state(space, asked.state), "concept": asked.concept}
    if isinstance(asked, Question):
        return {"actor": space.actors[asked.actor], **state, "sanctions": asked.sanctions}
    return {"coalition": [space.actors[member] for member in asked.coalition], **state}


def _answer_to_all(space: Space, answer: CoalitionSanction) -> dict[str, Any]:
    """The answer to moves of a coalition, and the member that it leaves no better off."""
    return {
        "improvement": _steps(space, answer.improvement),
        "steps": [
            {"actors": [space.actors[who] for who in step.group], "to": _state(space, step.end)}
            for step in answer.steps
        ],
        "unwilling": space.actors[answer.unwilling],
        "returns": [
            {"to": _state(space, back.end), "unwilling": space.actors[back.unwilling]}
            for back in answer.returns
        ],
    }


def _answer(space: Space, answer: Sanction | JointSanction) -> dict[str, Any]:
    data: dict[str, Any] = {
        "improvement": _state(space, answer.improvement),
        "at_once": isinstance(answer, JointSanction),
        "steps": _steps(space, answer.steps),
    }
    if isinstance(answer, JointSanction):
        return data | {"end": _state(space, answer.end)}
    return data | {"returns": [_state(space, state) for state in answer.returns]}


def _unanswered(space: Space, certificate: Unstable) -> dict[str, Any]:
    escape, unmet = certificate.escape, certificate.unmet
    return {
        "improvement": _state(space, certificate.improvement),
        "severest": _steps(space, certificate.severest),
        "escape": None if escape is None else _state(space, escape.end),
        "unmet": None if unmet is None else _state(space, unmet),
    }


def _steps(space: Space, steps: Sequence[Step]) -> list[dict[str, Any]]:
    return [{"actor": space.actors[step.actor], "to": _state(space, step.end)} for step in steps]


def _state(space: Space, state: int) -> list[str]:
    return list(state_names(space, state))
