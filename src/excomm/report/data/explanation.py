"""Explanations as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from excomm.report.words import explained
from excomm.space.states import state_names
from excomm.stability.certificates import JointSanction, Sanction, Stable, Unstable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.space.space import Space
    from excomm.stability.certificates import Certificate
    from excomm.stability.steps import Step


def explanation_data(space: Space, certificate: Certificate) -> dict[str, Any]:
    """Return a verdict with its certificate and its words for JSON.

    An answer of the others is a list of steps: who moves, and to which state.
    """
    asked = certificate.asked
    data: dict[str, Any] = {
        "actor": space.actors[asked.actor],
        "state": _state(space, asked.state),
        "concept": asked.concept,
        "sanctions": asked.sanctions,
        "stable": isinstance(certificate, Stable),
    }
    if isinstance(certificate, Stable):
        data["answers"] = [_answer(space, answer) for answer in certificate.answers]
    else:
        data |= _unanswered(space, certificate)
    passages = explained(space, certificate)
    return data | {"words": [{"depth": p.depth, "text": p.text} for p in passages]}


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
