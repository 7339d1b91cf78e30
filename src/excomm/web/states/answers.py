"""What a certificate proves, as moves to be drawn: what tempts, what is answered, and where it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.words.stable import most_tempting_first
from excomm.space.naming import number_of
from excomm.stability.certificates import JointSanction, Stable, Unstable
from excomm.stability.coalition_certificates import (
    CoalitionQuestion,
    CoalitionStable,
    CoalitionUnstable,
)
from excomm.stability.steps import Step
from excomm.web.shapes.whys import Answering
from excomm.web.states.paths import group_steps_told, steps_told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.space.space import Space
    from excomm.stability.certificates import Certificate, Question, Sanction
    from excomm.stability.coalition_certificates import CoalitionCertificate, CoalitionSanction


def who_is_asked(space: Space, certificate: Certificate | CoalitionCertificate) -> tuple[str, ...]:
    """The actors that a verdict is about."""
    asked = certificate.asked
    members = asked.coalition if isinstance(asked, CoalitionQuestion) else (asked.actor,)
    return tuple(space.actors[member] for member in members)


def answers_in(
    space: Space, certificate: Certificate | CoalitionCertificate
) -> tuple[Answering, ...]:
    """Every temptation with its answer, the most tempting first; or the one that nothing answers."""
    match certificate:
        case Stable() as stable:
            sorted_answers = most_tempting_first(space, stable)
            return tuple(_blocked(space, stable.asked, answer) for answer in sorted_answers)
        case Unstable() as unstable:
            return tuple(_unblocked(space, unstable))
        case CoalitionStable() as together:
            return tuple(_blocked_together(space, answer) for answer in together.answers)
        case CoalitionUnstable() as leaving:
            improvement = steps_told(space, leaving.improvement)
            end = leaving.improvement[-1].end
            return (
                Answering(
                    improvement=improvement,
                    answer=(),
                    escape=None,
                    at_once=False,
                    blocks=False,
                    end=number_of(end),
                ),
            )


def _blocked(space: Space, asked: Question, answer: Sanction | JointSanction) -> Answering:
    at_once = isinstance(answer, JointSanction)
    return Answering(
        improvement=steps_told(space, [Step(asked.actor, asked.state, answer.improvement)]),
        answer=steps_told(space, answer.steps),
        escape=None,
        at_once=at_once,
        blocks=True,
        end=number_of(answer.end if isinstance(answer, JointSanction) else answer.steps[-1].end),
    )


def _unblocked(space: Space, certificate: Unstable) -> Iterator[Answering]:
    asked, escape = certificate.asked, certificate.escape
    path = [Step(asked.actor, asked.state, certificate.improvement), *certificate.severest]
    last = [*path, escape][-1] or path[-1]
    yield Answering(
        improvement=steps_told(space, path[:1]),
        answer=steps_told(space, certificate.severest),
        escape=steps_told(space, [escape])[0] if escape else None,
        at_once=False,
        blocks=False,
        end=number_of(last.end),
    )
    if certificate.unmet not in {None, certificate.improvement}:
        yield from _unmet(space, asked, certificate.unmet)


def _unmet(space: Space, asked: Question, unmet: int | None) -> Iterator[Answering]:
    """An improvement that the others cannot spoil by moving at the same moment."""
    if unmet is not None:
        yield Answering(
            improvement=steps_told(space, [Step(asked.actor, asked.state, unmet)]),
            answer=(),
            escape=None,
            at_once=True,
            blocks=False,
            end=number_of(unmet),
        )


def _blocked_together(space: Space, answer: CoalitionSanction) -> Answering:
    return Answering(
        improvement=steps_told(space, answer.improvement),
        answer=group_steps_told(space, answer.steps),
        escape=None,
        at_once=False,
        blocks=True,
        end=number_of(answer.steps[-1].end),
    )
