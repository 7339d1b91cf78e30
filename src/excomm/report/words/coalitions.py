"""Why a coalition has no reason to leave a state, or leaves it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.words.names import called, capital, listed
from excomm.report.words.passages import Passage, left_no_better, place
from excomm.report.words.reasons import why_better
from excomm.report.words.states import move_in_words
from excomm.stability.coalition_certificates import CoalitionStable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.space.space import Space
    from excomm.stability.coalition_certificates import (
        CoalitionCertificate,
        CoalitionSanction,
        GroupStep,
    )
    from excomm.stability.steps import Step

_ANSWERED = {
    "cgmr": "the others could answer, if need be to their own harm",
    "csmr": "the others could answer, if need be to their own harm, without escape",
    "cseq": "the others would answer, alone or together, to the gain of each who does",
}


def coalition_explained(
    space: Space, certificate: CoalitionCertificate, *, most: int
) -> tuple[Passage, ...]:
    """Say in words why a group of actors would leave a state together, or would not.

    At most `most` of what tempts the group is told.
    """
    who = group(space, certificate.asked.coalition)
    if isinstance(certificate, CoalitionStable):
        return _stable(space, certificate, who, most)
    opening = (
        f"{capital(who)} {_have(certificate)} reason to leave this state{_together(certificate)}"
    )
    deterred = "" if certificate.asked.concept == "cnash" else ", and nothing deters "
    object_ = "" if not deterred else "it" if len(certificate.asked.coalition) == 1 else "them"
    told = _temptation(space, certificate, certificate.improvement)
    return (Passage(0, f"{opening}{deterred}{object_}."), *told)


def group(space: Space, coalition: Sequence[int]) -> str:
    """Name the members of a coalition as they stand within a sentence."""
    return listed([called(space.crisis, space.actors[member]) for member in coalition])


def _have(certificate: CoalitionCertificate) -> str:
    return "has" if len(certificate.asked.coalition) == 1 else "have"


def _together(certificate: CoalitionCertificate) -> str:
    return "" if len(certificate.asked.coalition) == 1 else " together"


def _stable(space: Space, certificate: CoalitionStable, who: str, most: int) -> tuple[Passage, ...]:
    answers = certificate.answers
    if not answers:
        text = "nothing within reach would make things better for every one of its members"
        have = _have(certificate)
        return (Passage(0, f"{capital(who)} {have} no reason to leave this state: {text}."),)
    each = "each time " if len(answers) > 1 else ""
    ends = "one other state" if len(answers) == 1 else f"{len(answers):,} other states"
    opening = (
        f"{capital(who)} could do better for a moment{_together(certificate)}, in {ends}, but "
    )
    told = [Passage(0, f"{opening}{each}{_ANSWERED[certificate.asked.concept]}.")]
    for answer in answers[:most]:
        told += _temptation(space, certificate, answer.improvement)
        told += _answer(space, certificate, answer)
    if len(answers) > most:
        left = len(answers) - most
        are = "state that would tempt them is" if left == 1 else "states that would tempt them are"
        told.append(Passage(1, f"{left:,} further {are} answered as well."))
    return tuple(told)


def _temptation(
    space: Space, certificate: CoalitionCertificate, improvement: Sequence[Step]
) -> list[Passage]:
    """The moves of the members, one after the other, and what each member gains by all of them."""
    state, end = certificate.asked.state, improvement[-1].end
    moves = listed(
        [
            f"{called(space.crisis, space.actors[step.actor])} could "
            f"{move_in_words(space, step.actor, step.start, step.end)}"
            for step in improvement
        ]
    )
    gains = [
        Passage(
            2,
            f"{capital(called(space.crisis, space.actors[member]))} would gain: "
            f"{why_better(space, member, end, state)}.",
        )
        for member in certificate.asked.coalition
    ]
    return [Passage(1, f"{capital(moves)}, which leads to {place(space, end)}."), *gains]


def _answer(space: Space, certificate: CoalitionStable, answer: CoalitionSanction) -> list[Passage]:
    state, credible = certificate.asked.state, certificate.asked.concept == "cseq"
    told = [
        Passage(2, _step(space, step, first=number == 0, credible=credible))
        for number, step in enumerate(answer.steps)
    ]
    told.append(left_no_better(space, answer.unwilling, state, answer.steps[-1].end))
    if certificate.asked.concept == "csmr":
        told.append(_no_escape(len(answer.returns)))
    return told


def _step(space: Space, step: GroupStep, *, first: bool, credible: bool) -> str:
    """A move of one actor, or what several bring about together."""
    then = "But then" if first else "Then"
    would = "would" if credible else "could"
    if len(step.group) == 1:
        move = move_in_words(space, step.group[0], step.start, step.end)
        return f"{then} {group(space, step.group)} {would} {move}."
    where = place(space, step.end)
    return f"{then} {group(space, step.group)} {would} together bring about {where}."


def _no_escape(returns: int) -> Passage:
    """Say that the coalition could not make good what the answer did."""
    if returns == 0:
        return Passage(2, "From there they could not move on at all.")
    where = "the one state" if returns == 1 else f"each of the {returns:,} states"
    return Passage(
        2,
        f"In {where} that they could come to from there, some member would be no better off than here.",
    )
