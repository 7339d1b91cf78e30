"""Tells what the screen of states begins with: how many there are, and by what they can be judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.kinds import KINDS
from excomm.report.sections.dates import date_in_words
from excomm.report.sections.definitions import DEFINITIONS
from excomm.report.verdicts import OF_COALITIONS
from excomm.report.words.names import capital, fact
from excomm.space.naming import number_of
from excomm.web.as_code import code_of
from excomm.web.cards import badges
from excomm.web.shapes.answer import Named
from excomm.web.shapes.states import ConceptAsked, HistoryStep, StatesAtAGlance, WayToLast
from excomm.web.states.together import why_no_groups

if TYPE_CHECKING:
    from excomm.web.states.analysed import Analysed

PASSING = WayToLast(
    key="none",
    name="Does not last",
    meaning="By no concept has every actor a reason to stay.",
)


def at_a_glance(of: Analysed) -> StatesAtAGlance:
    """Tell of all states together."""
    space, crisis, findings = of.space, of.crisis, of.findings
    end = findings.chronicle.end
    ways = (
        WayToLast.model_validate(
            {"key": kind.key, "name": capital(kind.name), "meaning": kind.meaning}
        )
        for kind in KINDS
    )
    return StatesAtAGlance(
        title=crisis.title,
        states=space.states,
        actors=badges(crisis),
        concepts=tuple(_concept(of, concept) for concept in findings.concepts),
        ways=(*ways, PASSING),
        start=None if space.start is None else number_of(space.start),
        history=_history(of),
        history_end=None if end is None else number_of(end),
        notes=findings.omitted,
        coalitions=why_no_groups(of),
        facts=tuple(
            Named(name=name, text=capital(fact(crisis, name)))
            for name in (*crisis.options, *crisis.conditions)
        ),
        code=code_of(of.shelved, of.variants, ["stability"], ["print(ex.stability(crisis))"]),
    )


def _concept(of: Analysed, concept: str) -> ConceptAsked:
    defined = DEFINITIONS[concept]
    return ConceptAsked.model_validate(
        {
            "key": concept,
            "name": defined.name,
            "sign": defined.sign,
            "meaning": defined.says,
            "equilibria": int(of.findings.equilibria(concept).sum()),
            "of_coalitions": concept in OF_COALITIONS,
        }
    )


def _history(of: Analysed) -> tuple[HistoryStep, ...]:
    chronicle = of.findings.chronicle
    return tuple(
        HistoryStep(
            when=date_in_words(step.on.text),
            text=step.text,
            state=None if state is None else number_of(state),
        )
        for step, state in zip(chronicle.steps, chronicle.states[1:], strict=True)
    )
