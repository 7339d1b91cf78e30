"""The answer that stands first: which outcomes could last from where the crisis began."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.report.findings import PASSING
from excomm.report.kinds import KINDS, Kind
from excomm.report.sections.coalitions import leaving_together
from excomm.report.sections.states import StateView, ordered_by_strictness, titled
from excomm.report.words.names import called, capital, counted, listed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.report.findings import Findings
from excomm.report.sections.states import States

# Kinds of lasting that do not rest on threats, by their place in KINDS.
CREDIBLE = 2


@dataclass(frozen=True)
class Tally:
    """How many states last in one way; no kind means that they do not."""

    kind: Kind | None
    states: int
    share: str


@dataclass(frozen=True)
class OutcomeCard:
    """One outcome: whether it could last, whether it can be reached, and its most lasting state."""

    name: str
    text: str
    verdict: str
    reach: str
    kind: Kind | None
    tallies: tuple[Tally, ...]
    states: int
    example: StateView | None
    marks: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """The short answer, sentence by sentence; what it rests on, in numbers; and every outcome by itself."""

    short: tuple[str, ...]
    tallies: tuple[Tally, ...]
    outcomes: tuple[OutcomeCard, ...]


@dataclass(frozen=True)
class _Outcome:
    """What is known of one outcome: its states, the best tone in it, and the best tones in reach."""

    place: int
    name: str
    states: NDArray[np.int64]
    tone: int
    tone_by_moves: int
    tone_by_improvements: int
    over: bool

    @property
    def credible(self) -> bool:
        return self.tone < CREDIBLE and not self.over

    @property
    def in_reach(self) -> bool:
        return self.tone_by_improvements < CREDIBLE and not self.over


def answer_of(findings: Findings, states: States) -> Answer:
    """Say first what everybody wants to know."""
    outcomes = [_outcome(findings, place) for place in range(len(findings.space.outcomes))]
    outcomes.sort(key=lambda one: (one.over, one.tone_by_improvements, one.tone_by_moves, one.tone))
    everything = np.arange(findings.space.states)
    return Answer(
        short=tuple(_short(findings, states, outcomes)),
        tallies=_tallies(findings, everything),
        outcomes=tuple(_card(findings, states, outcome) for outcome in outcomes),
    )


def _outcome(findings: Findings, place: int) -> _Outcome:
    states = np.flatnonzero(findings.space.outcome == place)
    reached = findings.reached
    by_moves = states if reached is None else states[reached.moves.length[states] >= 0]
    improving = states if reached is None else states[reached.improvements.length[states] >= 0]
    return _Outcome(
        place=place,
        name=titled(findings.space.outcomes[place]),
        states=states,
        tone=_best(findings, states),
        tone_by_moves=_best(findings, by_moves),
        tone_by_improvements=_best(findings, improving),
        over=bool(states.size and findings.space.ended[states].all()),
    )


def _best(findings: Findings, states: NDArray[np.int64]) -> int:
    return int(findings.tones[states].min(initial=PASSING))


def _short(findings: Findings, states: States, outcomes: list[_Outcome]) -> list[str]:
    told = _by_outcome(findings, outcomes) if outcomes else [_without_outcomes(findings)]
    ends = [*_endings(findings, outcomes), *_history(findings, states)]
    return [*told, *_together(findings, states, outcomes), *ends]


def _by_outcome(findings: Findings, outcomes: list[_Outcome]) -> list[str]:
    if findings.reached is None:
        lasting = [one for one in outcomes if one.credible]
        passing = [one for one in outcomes if not one.credible and not one.over]
        first = f"{_named(lasting)} could last." if lasting else "No outcome could last by itself."
        return [first, *_not_lasting(passing)]
    near = [one for one in outcomes if one.in_reach]
    far = [one for one in outcomes if one.credible and not one.in_reach]
    none = [one for one in outcomes if not one.credible and not one.over]
    return [_near(near), *_far(far), *_not_lasting(none)]


def _near(outcomes: list[_Outcome]) -> str:
    if not outcomes:
        return "From where it began, no outcome that could last is reached by steps that each serve whoever takes them."
    named = _named(outcomes, last="or")
    return f"From where it began, the crisis could settle in {named}, by steps that each serve whoever takes them."


def _far(outcomes: list[_Outcome]) -> list[str]:
    if not outcomes:
        return []
    too = "" if len(outcomes) == 1 else " too"
    why = "but no way there consists of such steps alone"
    return [f"{_named(outcomes)} would last{too}, once there, {why}."]


def _not_lasting(outcomes: list[_Outcome]) -> list[str]:
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


def _without_outcomes(findings: Findings) -> str:
    lasting = int((findings.tones < CREDIBLE).sum())
    return (
        f"Of {counted(findings.space.states, 'possible state')}, {lasting:,} could last without threats that it "
        "would not pay to carry out."
    )


def _together(findings: Findings, states: States, outcomes: list[_Outcome]) -> list[str]:
    """Say where the smallest coalitions would go from the start, answered by nobody, that single steps do not reach."""
    start = findings.space.start
    leaving = [] if start is None else leaving_together(findings, start)
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
            told.append(
                f"{who} together could go from the start to “{view.outcome}” at once, to the gain of {all_of_them}."
            )
    return told


def _endings(findings: Findings, outcomes: list[_Outcome]) -> list[str]:
    """Say of outcomes from which nobody can move any more whether moves lead there."""
    over = [one for one in outcomes if one.over]
    told = []
    for one in over:
        if findings.reached is None:
            how = "nobody can move from it any more"
        elif one.tone_by_improvements < PASSING:
            how = "and steps that each serve whoever takes them lead there from the start"
        elif one.tone_by_moves < PASSING:
            how = "and moves lead there from the start, but none that serve all who make them"
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
    return [f"History ended {where}. {verdict}."]


def _named(outcomes: list[_Outcome], *, last: str = "and") -> str:
    return listed([f"“{one.name}”" for one in outcomes], last=last)


def _tallies(findings: Findings, states: NDArray[np.int64]) -> tuple[Tally, ...]:
    counts = np.bincount(findings.tones[states], minlength=PASSING + 1).tolist()
    kinds: tuple[Kind | None, ...] = (*KINDS, None)
    total = max(1, states.size)
    return tuple(
        Tally(kind, count, _share(count, total)) for kind, count in zip(kinds, counts, strict=True)
    )


def _share(count: int, total: int) -> str:
    percent = 100 * count / total
    return "under 1 %" if 0 < percent < 1 else f"{percent:.0f} %"


def _card(findings: Findings, states: States, outcome: _Outcome) -> OutcomeCard:
    lasting = outcome.states[findings.tones[outcome.states] < PASSING]
    best = ordered_by_strictness(findings, lasting)[:1]
    space = findings.space
    return OutcomeCard(
        name=outcome.name,
        text=findings.crisis.outcomes[space.outcomes[outcome.place]].text,
        verdict=_verdict(outcome),
        reach=_reach(findings, outcome),
        kind=KINDS[outcome.tone] if outcome.tone < PASSING and not outcome.over else None,
        tallies=_tallies(findings, outcome.states),
        states=int(outcome.states.size),
        example=states[best[0]] if best and not outcome.over else None,
        marks=_marks(findings, outcome.place),
    )


def _verdict(outcome: _Outcome) -> str:
    if outcome.over:
        return "would end the crisis: nobody could move any more"
    if outcome.credible:
        return "could last"
    return "could last under threats only" if outcome.tone < PASSING else "could not last"


def _reach(findings: Findings, outcome: _Outcome) -> str:
    if findings.reached is None or outcome.tone == PASSING:
        return ""
    if outcome.tone_by_improvements == outcome.tone:
        return "In reach from the start by steps that each serve whoever takes them."
    if outcome.tone_by_improvements < PASSING:
        return "In reach from the start by such steps only where it is less sure to last."
    if outcome.tone_by_moves < PASSING:
        return "In reach from the start, but not by steps that each serve whoever takes them."
    if outcome.over:
        return "Out of reach from the start by moves of the actors; chance might lead there."
    return "Out of reach from the start: no sequence of moves leads to where it could last."


def _marks(findings: Findings, place: int) -> tuple[str, ...]:
    marks = []
    start, end = findings.space.start, findings.chronicle.end
    if start is not None and findings.space.outcome[start] == place:
        marks.append("start")
    if end is not None and findings.space.outcome[end] == place:
        marks.append("end")
    return tuple(marks)
