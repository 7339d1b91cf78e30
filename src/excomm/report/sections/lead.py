"""The short answer in sentences: where the crisis could stay or settle, what could end it, and how history ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.findings import PASSING
from excomm.report.kinds import KINDS
from excomm.report.sections.outcomes import CREDIBLE
from excomm.report.together import leaving_together
from excomm.report.words.names import called, capital, counted, listed
from excomm.report.words.others import others_that_could_last
from excomm.report.words.reach import why_out_of_reach

if TYPE_CHECKING:
    from excomm.report.findings import Findings
    from excomm.report.sections.outcomes import Outcome
    from excomm.report.sections.states import States

IMPROVEMENTS = "improvements alone: moves that each make things better for whoever makes them"


def short_answer(findings: Findings, states: States, outcomes: list[Outcome]) -> list[str]:
    """Say in a few sentences what everybody wants to know."""
    stay = _stay(findings, states)
    told = _by_outcome(findings, outcomes, stays=bool(stay)) if outcomes else _by_number(findings)
    ends = [*_endings(findings, outcomes), *_history(findings, states)]
    return [*stay, *told, *_together(findings, states, outcomes), *ends]


def _stay(findings: Findings, states: States) -> list[str]:
    """Say so if the crisis could stay where it began."""
    start = findings.space.start
    if start is None or findings.space.ended[start]:
        return []
    view = states[start]
    if view.kind not in KINDS[:CREDIBLE]:
        return []
    where = f", in “{view.outcome}”" if view.outcome else ""
    return [f"The crisis could stay where it began{where}: that state is {view.kind.name}."]


def _by_outcome(findings: Findings, outcomes: list[Outcome], *, stays: bool) -> list[str]:
    none = _not_lasting([one for one in outcomes if not one.credible and not one.over])
    if findings.reached is None:
        lasting = [one for one in outcomes if one.credible]
        first = f"{_named(lasting)} could last." if lasting else "No outcome could last by itself."
        return [first, *none]
    near = _near([one for one in outcomes if one.led_to], stays=stays)
    far = _far([one for one in outcomes if one.credible and not one.in_reach])
    return [*near, *far, *none]


def _near(outcomes: list[Outcome], *, stays: bool) -> list[str]:
    """Say where improvements lead from the start; of a start that could last itself only if they lead anywhere."""
    if outcomes:
        named = _named(outcomes, last="or")
        could = "It could also" if stays else "From where it began, the crisis could"
        return [f"{could} settle in {named}, by {IMPROVEMENTS}."]
    none = f"From where it began, no outcome that could last is reached by {IMPROVEMENTS}."
    return [] if stays else [none]


def _far(outcomes: list[Outcome]) -> list[str]:
    if not outcomes:
        return []
    too = "" if len(outcomes) == 1 else " too"
    why = "but no way there consists of improvements alone"
    return [f"{_named(outcomes)} would last{too}, once there, {why}."]


def _not_lasting(outcomes: list[Outcome]) -> list[str]:
    threats = [one for one in outcomes if one.tone < PASSING]
    never = [one for one in outcomes if one.tone == PASSING]
    told = []
    if threats:
        told.append(
            f"{_named(threats)} could last only by threats that it would not pay to carry out."
        )
    if never:
        told.append(f"{_named(never)} could not last at all.")
    return told


def _by_number(findings: Findings) -> list[str]:
    lasting = int((findings.tones < CREDIBLE).sum())
    states = counted(findings.space.states, "possible state")
    threats = "without threats that it would not pay to carry out"
    return [f"Of {states}, {lasting:,} could last {threats}."]


def _together(findings: Findings, states: States, outcomes: list[Outcome]) -> list[str]:
    """Say where the smallest coalitions would go from the start, answered by nobody, that single steps do not reach."""
    start, table = findings.space.start, findings.joint
    if start is None or table is None:
        return []
    leaving = leaving_together(findings.space, table, start)
    smallest = min((len(members) for members, _ in leaving), default=0)
    crisis, actors = findings.crisis, findings.space.actors
    out_of_reach = {one.name for one in outcomes if one.credible and not one.in_reach}
    told = []
    for members, end in leaving:
        view = states[end]
        if (
            len(members) == smallest
            and view.outcome in out_of_reach
            and view.kind in KINDS[:CREDIBLE]
        ):
            who = capital(listed([called(crisis, actors[member]) for member in members]))
            all_of_them = "both" if len(members) == len(("one", "other")) else "all of them"
            there = f"could go from the start to “{view.outcome}” at once"
            told.append(f"{who} together {there}, to the advantage of {all_of_them}.")
    return told


def _endings(findings: Findings, outcomes: list[Outcome]) -> list[str]:
    """Say of outcomes from which nobody can move any more whether moves lead there."""
    over = [one for one in outcomes if one.over]
    told = []
    for one in over:
        if findings.reached is None:
            how = "nobody can move from it any more"
        elif one.tone_by_improvements < PASSING:
            how = "and improvements alone lead there from the start"
        elif one.tone_by_moves < PASSING:
            how = "and moves lead there from the start, but not improvements alone"
        else:
            how = "and no moves of the actors lead there from the start; chance might"
        told.append(f"“{one.name}” would end the crisis, {how}.")
    return told


def _history(findings: Findings, states: States) -> list[str]:
    end = findings.chronicle.end
    if end is None:
        return []
    view = states[end]
    where = (
        f"in “{view.outcome}”, state {view.number}" if view.outcome else f"in state {view.number}"
    )
    verdict = f"It is {view.kind.name}" if view.kind else "By this model that could not last"
    others = [] if view.kind or not view.outcome else _others(findings, end, view.outcome)
    return [f"History ended {where}. {verdict}.", *others, *_beyond(findings, end)]


def _others(findings: Findings, end: int, outcome: str) -> list[str]:
    """Say of a state that could not last which others of its outcome could."""
    alike = findings.space.outcome == findings.space.outcome[end]
    could = (alike & (findings.tones < CREDIBLE)).nonzero()[0]
    told = others_that_could_last(f"“{outcome}”", could.tolist())
    return [told] if told else []


def _beyond(findings: Findings, end: int) -> list[str]:
    """Say so if moves alone do not lead to where history ended."""
    if findings.reached is None:
        return []
    why = why_out_of_reach(findings.space, findings.reached.moves, end, in_texts=True)
    return [why] if why else []


def _named(outcomes: list[Outcome], *, last: str = "and") -> str:
    return listed([f"“{one.name}”" for one in outcomes], last=last)
