"""The path that history took, as the model sees it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from excomm.report.sections.backing import Backing, backing_of
from excomm.report.sections.dates import date_in_words
from excomm.report.sections.states import StateView, short_name

if TYPE_CHECKING:
    from excomm.model.history import Step
    from excomm.report.findings import Findings
    from excomm.report.people import Badge
from excomm.report.sections.states import States


@dataclass(frozen=True)
class PastStep:
    """One dated step: what happened, who did it, where that led.

    `improved` says whether whoever moved likes the state after it better than the one before: yes, no, indifferent, or
    nothing where nobody moved.
    """

    number: int
    when: str
    text: str
    badge: Badge | None
    changes: tuple[str, ...]
    state: StateView | None
    moved: bool
    improved: str
    backing: Backing


def course_of(findings: Findings, states: States) -> tuple[PastStep, ...]:
    """Tell the history of a crisis step by step."""
    chronicle = findings.chronicle
    steps = zip(chronicle.steps, pairwise(chronicle.states), strict=True)
    return tuple(
        _past_step(findings, states, number, step, before, after)
        for number, (step, (before, after)) in enumerate(steps, 1)
    )


def _past_step(  # noqa: PLR0917 - one value for each of these, from one place
    findings: Findings,
    states: States,
    number: int,
    step: Step,
    before: int | None,
    after: int | None,
) -> PastStep:
    return PastStep(
        number=number,
        when=date_in_words(step.on.text),
        text=step.text,
        badge=states.badges[step.actor] if step.actor else None,
        changes=_changes(step),
        state=None if after is None else states[after],
        moved=before != after,
        improved=_improved(findings, step, before, after),
        backing=backing_of(step),
    )


def _changes(step: Step) -> tuple[str, ...]:
    gained = [f"+ {short_name(name)}" for name in (*step.takes, *step.sets)]
    lost = [f"− {short_name(name)}" for name in (*step.drops, *step.clears)]
    return (*gained, *lost)


def _improved(findings: Findings, step: Step, before: int | None, after: int | None) -> str:
    if step.actor is None or before is None or after is None or before == after:
        return ""
    ranks = findings.space.graph.ranks[findings.space.actors.index(step.actor)]
    if ranks[after] == ranks[before]:
        return "indifferent"
    return "yes" if ranks[after] > ranks[before] else "no"
