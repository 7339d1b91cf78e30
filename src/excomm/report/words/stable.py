"""Why a state is stable for an actor, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.words.names import called, counted
from excomm.report.words.passages import (
    CREDIBLE,
    SYMMETRIC,
    Passage,
    at_the_same_moment,
    left_no_better,
    sequence,
    temptation,
    the_actor,
)
from excomm.stability.certificates import JointSanction

if TYPE_CHECKING:
    from excomm.space.space import Space
    from excomm.stability.certificates import Sanction, Stable

_ANSWERED = {
    "gmr": "the others could answer, if need be to their own harm",
    "smr": "the others could answer, if need be to their own harm, and it could not escape",
    "seq": "the others would answer, each to its own advantage",
    "symmetric_seq": "the others would answer, each to its own advantage, and it could not escape",
    "sim": "the others would answer, each to its own advantage, afterwards or at the same moment",
}


def why_stable(space: Space, certificate: Stable, *, most: int) -> tuple[Passage, ...]:
    """Tell every temptation and its answer, the most tempting `most` of them one by one."""
    answers = most_tempting_first(space, certificate)
    if not answers:
        text = "no move that is open to it would make things better for it"
        who = the_actor(space, certificate.asked.actor)
        return (Passage(0, f"{who} has no reason to leave this state: {text}."),)
    passages = [_opening(space, certificate, len(answers))]
    for answer in answers[:most]:
        passages.append(temptation(space, certificate, answer.improvement))
        passages += _answer(space, certificate, answer)
    if len(answers) > most:
        passages.append(_the_rest(len(answers) - most))
    return tuple(passages)


def most_tempting_first(space: Space, certificate: Stable) -> list[Sanction | JointSanction]:
    """Sort what tempts an actor, with its answers, by how much the actor would like to be there."""
    ranks = space.graph.ranks[certificate.asked.actor]
    return sorted(certificate.answers, key=lambda answer: -int(ranks[answer.improvement]))


def _opening(space: Space, certificate: Stable, moves: int) -> Passage:
    """Say how many temptations there are, and what kind of answer meets them."""
    answered = _ANSWERED[certificate.asked.concept]
    each = "each time " if moves > 1 else ""
    who = the_actor(space, certificate.asked.actor)
    by = "one move" if moves == 1 else f"{moves:,} moves"
    return Passage(0, f"{who} could do better for a moment by {by}, but {each}{answered}.")


def _answer(space: Space, certificate: Stable, answer: Sanction | JointSanction) -> list[Passage]:
    actor, state = certificate.asked.actor, certificate.asked.state
    if isinstance(answer, JointSanction):
        told = at_the_same_moment(space, answer.steps)
        return [*told, left_no_better(space, actor, state, answer.end)]
    told = sequence(space, answer.steps, credible=certificate.asked.concept in CREDIBLE)
    told.append(left_no_better(space, actor, state, answer.steps[-1].end))
    if certificate.asked.concept in SYMMETRIC:
        told.append(_no_escape(space, certificate, len(answer.returns)))
    return told


def _no_escape(space: Space, certificate: Stable, moves: int) -> Passage:
    """Say that no move of the actor's own would make good what the answer did."""
    who = called(space.crisis, space.actors[certificate.asked.actor])
    if moves == 0:
        return Passage(2, f"From there {who} cannot move at all.")
    none = "the one move of its own leads" if moves == 1 else f"none of its {moves} moves leads"
    nowhere = "nothing" if moves == 1 else "anything"
    return Passage(2, f"From there {none} {who} to {nowhere} that it likes better than this state.")


def _the_rest(moves: int) -> Passage:
    """Count the temptations that are not told one by one."""
    are = "is" if moves == 1 else "are"
    further = counted(moves, "further move")
    return Passage(1, f"{further} that would tempt it {are} answered as well.")
