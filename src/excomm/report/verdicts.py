"""Verdicts on one state with their explanations, for actors and for coalitions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.report.words.coalitions import coalition_explained
from excomm.report.words.names import listed
from excomm.report.words.telling import explained
from excomm.stability.analysis import settling_of
from excomm.stability.certificates import Stable
from excomm.stability.coalition_certificates import CoalitionStable
from excomm.stability.coalition_explaining import explain_coalition
from excomm.stability.explaining import explain
from excomm.stability.groundwork import groundwork
from excomm.stability.joining import joint_moves

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.report.words.passages import Passage
    from excomm.space.space import Space
    from excomm.stability.certificates import Certificate
    from excomm.stability.coalition_certificates import CoalitionCertificate
    from excomm.stability.groundwork import Groundwork
    from excomm.stability.joining import JointMoves

# What a concept is called when it is asked of coalitions.
OF_COALITIONS = {"nash": "cnash", "gmr": "cgmr", "smr": "csmr", "seq": "cseq"}


@dataclass(frozen=True)
class Verdict:
    """Whether a state is stable for somebody, with the certificate and its words."""

    who: str
    held: bool
    certificate: Certificate | CoalitionCertificate
    passages: tuple[Passage, ...]


def verdicts_on(
    space: Space,
    state: int,
    actors: Sequence[int],
    *,
    concept: str,
    sanctions: str,
    most: int,
    ground: Groundwork | None = None,
) -> tuple[Verdict, ...]:
    """Explain for each of these actors why a state is stable, or why it is not.

    Costs about as much as a stability table, unless `ground` was prepared before. `most` bounds how many temptations
    are told to each.
    """
    prepared = ground or groundwork(space.graph)
    found = []
    for actor in actors:
        certificate = explain(
            prepared,
            state=state,
            actor=actor,
            concept=concept,
            sanctions=sanctions,
            settle=settling_of(space),
        )
        who = space.crisis.actors[space.actors[actor]].name
        passages = explained(space, certificate, most=most)
        found.append(Verdict(who, isinstance(certificate, Stable), certificate, passages))
    return tuple(found)


def verdict_of_coalition(
    space: Space,
    state: int,
    coalition: Sequence[int],
    *,
    concept: str,
    most: int,
    joint: JointMoves | None = None,
) -> Verdict:
    """Explain why a group of actors has no reason to leave a state together, or why it has.

    `concept` is nash, gmr, smr or seq, meaning the concept of that name for coalitions, which may be given too.
    `joint` may hand in what was prepared, and found, for questions before.
    """
    key = concept.lower().removeprefix("c")
    if key not in OF_COALITIONS:
        known = ", ".join(OF_COALITIONS)
        raise InputError(f"'{concept}' is not defined for coalitions", remedy=f"use {known}")
    certificate = explain_coalition(
        joint or joint_moves(space.graph),
        state=state,
        coalition=tuple(coalition),
        concept=OF_COALITIONS[key],
    )
    passages = coalition_explained(space, certificate, most=most)
    who = listed([space.crisis.actors[space.actors[member]].name for member in coalition])
    return Verdict(who, isinstance(certificate, CoalitionStable), certificate, passages)
