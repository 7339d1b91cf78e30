"""Why a state is not stable for an actor, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.words.names import called
from excomm.report.words.passages import (
    CREDIBLE,
    SYMMETRIC,
    Passage,
    place,
    sequence,
    still_better,
    temptation,
    the_actor,
)
from excomm.report.words.reasons import why_better
from excomm.report.words.states import move_in_words

if TYPE_CHECKING:
    from excomm.space.space import Space
    from excomm.stability.certificates import Unstable
    from excomm.stability.steps import Step


def why_unstable(space: Space, certificate: Unstable) -> tuple[Passage, ...]:
    """Tell the move that nothing deters, and the worst that the others could answer."""
    who = the_actor(space, certificate.asked.actor)
    deterred = "" if certificate.asked.concept == "nash" else ", and nothing deters it"
    opening = Passage(0, f"{who} has reason to leave this state{deterred}.")
    told = [opening, temptation(space, certificate, certificate.improvement)]
    if deterred:
        told += _severest(space, certificate)
    if certificate.unmet is not None:
        told += _unmet(space, certificate, certificate.unmet)
    return tuple(told)


def _severest(space: Space, certificate: Unstable) -> list[Passage]:
    """The worst answer of the others, and why it does not deter."""
    credible = certificate.asked.concept in CREDIBLE
    if not certificate.severest:
        return [Passage(2, f"The others {_no_answer(certificate.asked.concept)}.")]
    worst = "would" if credible else "could"
    told = [Passage(2, f"This is the worst that the others {worst} do to it:")]
    told += sequence(space, certificate.severest, credible=credible)
    end = certificate.severest[-1].end
    if certificate.escape is None:
        return [*told, still_better(space, certificate, end)]
    return [*told, _escape(space, certificate, certificate.escape)]


def _no_answer(concept: str) -> str:
    """What the others lack; under a symmetric concept some answers may hurt, but none for good."""
    if concept in SYMMETRIC:
        by = " by improvements of their own" if concept in CREDIBLE else ""
        return f"have no answer{by} that it could not make good by a move of its own"
    if concept in CREDIBLE:
        return "have no answer by improvements of their own that would hurt it"
    return "could do nothing that hurts it"


def _escape(space: Space, certificate: Unstable, step: Step) -> Passage:
    """The move by which the actor gets out of the worst answer."""
    actor = certificate.asked.actor
    who = called(space.crisis, space.actors[actor])
    move = move_in_words(space, actor, step.start, step.end)
    reason = why_better(space, actor, step.end, certificate.asked.state)
    where = place(space, step.end)
    return Passage(
        2,
        f"But from there {who} could {move}, and so come to {where}, which it likes better than this one: {reason}.",
    )


def _unmet(space: Space, certificate: Unstable, improvement: int) -> list[Passage]:
    """The move that others, moving at the same moment, do not spoil."""
    if improvement == certificate.improvement:
        return [Passage(2, "Nor can they spoil it by moving at the same moment.")]
    first = Passage(1, "Moving at the same moment does not help the others either, against this:")
    return [first, temptation(space, certificate, improvement)]
