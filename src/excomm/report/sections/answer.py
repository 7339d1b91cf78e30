"""The answer that stands first: which outcomes could last from where the crisis began."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.report.findings import PASSING
from excomm.report.kinds import KINDS, Kind
from excomm.report.sections.lead import short_answer
from excomm.report.sections.outcomes import outcome_of
from excomm.report.sections.states import StateView, ordered_by_strictness

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.report.findings import Findings
    from excomm.report.sections.outcomes import Outcome
    from excomm.report.sections.states import States


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


def answer_of(findings: Findings, states: States) -> Answer:
    """Say first what everybody wants to know."""
    outcomes = [outcome_of(findings, place) for place in range(len(findings.space.outcomes))]
    outcomes.sort(key=lambda one: (one.over, one.tone_by_improvements, one.tone_by_moves, one.tone))
    everything = np.arange(findings.space.states)
    return Answer(
        short=tuple(short_answer(findings, states, outcomes)),
        tallies=_tallies(findings, everything),
        outcomes=tuple(_card(findings, states, outcome) for outcome in outcomes),
    )


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


def _card(findings: Findings, states: States, outcome: Outcome) -> OutcomeCard:
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


def _verdict(outcome: Outcome) -> str:
    if outcome.over:
        return "would end the crisis: nobody could move any more"
    if outcome.credible:
        return "could last"
    return "could last under threats only" if outcome.tone < PASSING else "could not last"


def _reach(findings: Findings, outcome: Outcome) -> str:
    if findings.reached is None or outcome.tone == PASSING:
        return ""
    if _begins_in(findings, outcome):
        return "The crisis begins in such a state, and could stay there."
    if outcome.tone_by_improvements == outcome.tone:
        return "In reach from the start by improvements alone."
    if outcome.tone_by_improvements < PASSING:
        return "In reach from the start by improvements alone only where it is less sure to last."
    if outcome.tone_by_moves < PASSING:
        return "In reach from the start, but not by improvements alone."
    if outcome.over:
        return "Out of reach from the start by moves of the actors; chance might lead there."
    return "Out of reach from the start: no sequence of moves leads to where it could last."


def _begins_in(findings: Findings, outcome: Outcome) -> bool:
    """Whether the start is as sure to last as any state of an outcome to which it belongs."""
    start = findings.space.start
    return (
        start is not None
        and bool((outcome.states == start).any())
        and int(findings.tones[start]) == outcome.tone
        and not outcome.over
    )


def _marks(findings: Findings, place: int) -> tuple[str, ...]:
    marks = []
    start, end = findings.space.start, findings.chronicle.end
    if start is not None and findings.space.outcome[start] == place:
        marks.append("start")
    if end is not None and findings.space.outcome[end] == place:
        marks.append("end")
    return tuple(marks)
