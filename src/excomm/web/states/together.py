"""Tells what each group of actors would do together in a state: stay, be held by answers, or leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from excomm.report.findings import too_many_for_coalitions
from excomm.report.words.coalitions import coalition_explained, group
from excomm.report.words.names import capital
from excomm.report.words.passages import place
from excomm.space.naming import number_of
from excomm.stability.coalition_certificates import CoalitionStable
from excomm.stability.coalition_explaining import explain_coalition
from excomm.stability.joining import coalitions_among
from excomm.web.as_code import code_of
from excomm.web.shapes.whys import Groups, Together

if TYPE_CHECKING:
    from excomm.stability.coalition_certificates import CoalitionUnstable
    from excomm.stability.joining import Coalition
    from excomm.web.states.analysed import Analysed

ALONE = "There is but one actor, who joins nobody."


def why_no_groups(of: Analysed) -> str:
    """Say why coalitions cannot be asked about; nothing where they can."""
    return ALONE if len(of.space.actors) == 1 else too_many_for_coalitions(of.space)


def together(of: Analysed, state: int) -> Groups:
    """Ask every group of two or more. In a crisis of some thousand states the first answer takes some seconds."""
    why_not = why_no_groups(of)
    everybody = tuple(range(len(of.space.actors)))
    groups = [] if why_not else [one for one in coalitions_among(everybody) if len(one) > 1]
    number = number_of(state)
    with of.lock:
        return Groups(
            number=number,
            groups=tuple(_together(of, state, members) for members in groups),
            why_not=why_not,
            code=code_of(
                of.shelved,
                of.variants,
                ["stability", "--coalitions"],
                ["print(ex.coalitions(crisis))"],
            ),
        )


def _together(of: Analysed, state: int, members: Coalition) -> Together:
    by_moves = explain_coalition(of.joint, state=state, coalition=members, concept="cnash")
    if isinstance(by_moves, CoalitionStable):
        text = coalition_explained(of.space, by_moves, most=1)[0].text
        return _bond(of, members, "stays", text, None)
    by_answers = explain_coalition(of.joint, state=state, coalition=members, concept="cseq")
    if isinstance(by_answers, CoalitionStable):
        text = coalition_explained(of.space, by_answers, most=1)[0].text
        return _bond(of, members, "held", text, None)
    return _leaving(of, members, by_answers)


def _leaving(of: Analysed, members: Coalition, certificate: CoalitionUnstable) -> Together:
    end = certificate.improvement[-1].end
    who = capital(group(of.space, members))
    text = f"{who} would leave for {place(of.space, end)}, which each likes better, and nobody would answer."
    return _bond(of, members, "leaves", text, end)


def _bond(
    of: Analysed,
    members: Coalition,
    bond: Literal["stays", "held", "leaves"],
    text: str,
    end: int | None,
) -> Together:
    return Together(
        actors=tuple(of.space.actors[member] for member in members),
        bond=bond,
        text=text,
        to=None if end is None else number_of(end),
    )
