"""The whole report as one value, from which the templates write it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.report.drawings.landscape import picture_of_landscape
from excomm.report.drawings.lattice import picture_of_lattice
from excomm.report.drawings.ranks import picture_of_ranks
from excomm.report.sections.answer import Answer, answer_of
from excomm.report.sections.coalitions import Joint, joint_of
from excomm.report.sections.course import PastStep, course_of
from excomm.report.sections.dated import Dated, dated_of
from excomm.report.sections.dates import date_in_words
from excomm.report.sections.drivers import Drivers, drivers_of
from excomm.report.sections.elements import (
    ActorCard,
    Cast,
    Law,
    actor_cards,
    casts_of,
    consequences_of,
    laws_of,
)
from excomm.report.sections.equilibria import Equilibria, equilibria_of
from excomm.report.sections.explanations import Explanation, explanations_of
from excomm.report.sections.further import Chapter, chapters_of
from excomm.report.sections.method import Method, method_of
from excomm.report.sections.notable import notable_states
from excomm.report.sections.preferences import Wants, wants_of
from excomm.report.sections.ranks import Ranking, rankings_of
from excomm.report.sections.sources import Evidence, evidence_of
from excomm.report.sections.states import StateView, states_of
from excomm.report.sections.time import InTime, in_time
from excomm.report.sections.ways import Ways, ways_of

if TYPE_CHECKING:
    from excomm.report.findings import Findings
    from excomm.report.people import Badge
    from excomm.report.picture.shapes import Picture


@dataclass(frozen=True)
class Page:
    """Everything that the report says, in the order in which it says it."""

    title: str
    text: str
    span: str
    badges: tuple[Badge, ...]
    start: StateView | None
    answer: Answer
    time: InTime | None
    drivers: Drivers | None
    actors: tuple[ActorCard, ...]
    casts: tuple[Cast, ...]
    laws: tuple[Law, ...]
    consequences: tuple[Law, ...]
    wants: tuple[Wants, ...]
    map: Picture
    every_state: bool
    equilibria: Equilibria
    explanations: tuple[Explanation, ...]
    ways: Ways | None
    course: tuple[PastStep, ...]
    dated: Dated | None
    joint: Joint | None
    strips: tuple[Picture, ...]
    rankings: tuple[Ranking, ...]
    chapters: tuple[Chapter, ...]
    evidence: Evidence
    method: Method


def page_of(findings: Findings) -> Page:
    """Put the report together from what was found."""
    crisis, space = findings.crisis, findings.space
    states = states_of(findings)
    telling = tuple(notable.state for notable in notable_states(findings))
    lattice = picture_of_lattice(findings, states, frozenset(telling))
    rankings = rankings_of(findings, states)
    strips = () if all(ranking.complete for ranking in rankings) else states.badges.values()
    return Page(
        title=crisis.title,
        text=crisis.text,
        span=date_in_words(crisis.span.text) if crisis.span else "",
        badges=tuple(states.badges.values()),
        start=None if space.start is None else states[space.start],
        answer=answer_of(findings, states),
        time=in_time(findings.forecast) if findings.forecast else None,
        drivers=drivers_of(findings.sensitivity) if findings.sensitivity else None,
        actors=actor_cards(crisis, states.badges),
        casts=casts_of(crisis, states.badges),
        laws=laws_of(crisis),
        consequences=consequences_of(crisis),
        wants=wants_of(crisis, states.badges),
        map=lattice or picture_of_landscape(findings, states, telling),
        every_state=lattice is not None,
        equilibria=equilibria_of(findings, states),
        explanations=explanations_of(findings, states),
        ways=ways_of(findings, states),
        course=course_of(findings, states),
        dated=dated_of(crisis, states.badges),
        joint=joint_of(findings, states),
        strips=tuple(picture_of_ranks(findings, states, badge, telling) for badge in strips),
        rankings=rankings,
        chapters=chapters_of(crisis),
        evidence=evidence_of(crisis),
        method=method_of(findings),
    )
