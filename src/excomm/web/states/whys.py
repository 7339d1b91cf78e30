"""Explains verdicts: in the library's words, and as the moves that tempt, answer and deter, to be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.text.explanation import QUESTIONS, WISHES, verdicts_in_short
from excomm.report.verdicts import OF_COALITIONS, verdict_of_coalition, verdicts_on
from excomm.report.words.names import capital
from excomm.report.words.python import call
from excomm.report.words.telling import MOST_TOLD
from excomm.space.naming import number_of
from excomm.web.as_code import code_of
from excomm.web.shapes.whys import Passage, VerdictTold, Why
from excomm.web.states.answers import answers_in, who_is_asked
from excomm.web.states.cards import cards_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.report.verdicts import Verdict
    from excomm.web.shapes.answer import Code
    from excomm.web.states.analysed import Analysed


def why(of: Analysed, state: int, *, concept: str) -> Why:
    """Say for each actor why a state is stable by a concept, or why it is not."""
    verdicts = verdicts_on(
        of.space,
        state,
        range(len(of.space.actors)),
        concept=concept,
        sanctions="legal",
        most=MOST_TOLD,
        ground=of.findings.ground,
    )
    return _why(of, state, concept, verdicts, _code(of, state, concept, ()))


def why_together(of: Analysed, state: int, coalition: Sequence[int], *, concept: str) -> Why:
    """Say why several actors have no reason to leave a state together, or why they have."""
    with of.lock:
        verdict = verdict_of_coalition(
            of.space, state, coalition, concept=concept, most=MOST_TOLD, joint=of.joint
        )
    names = [of.space.actors[member] for member in coalition]
    code = _code(of, state, concept, names)
    return _why(of, state, OF_COALITIONS[concept], (verdict,), code)


def _why(of: Analysed, state: int, concept: str, verdicts: Sequence[Verdict], code: Code) -> Why:
    told = tuple(_told(of, verdict) for verdict in verdicts)
    crisis = of.crisis
    has_wishes = any(crisis.preferences[actor].statements for actor in of.space.actors)
    return Why(
        number=number_of(state),
        concept=concept,
        question=capital(QUESTIONS[concept]),
        in_short=verdicts_in_short(of.space, verdicts),
        note=WISHES if has_wishes else "",
        verdicts=told,
        states=cards_of(of, _mentioned(state, told)),
        code=code,
    )


def _told(of: Analysed, verdict: Verdict) -> VerdictTold:
    answers = answers_in(of.space, verdict.certificate)
    return VerdictTold(
        who=verdict.who,
        actors=who_is_asked(of.space, verdict.certificate),
        held=verdict.held,
        passages=tuple(Passage(depth=one.depth, text=one.text) for one in verdict.passages),
        answers=answers[:MOST_TOLD],
        untold=max(0, len(answers) - MOST_TOLD),
    )


def _mentioned(state: int, told: Sequence[VerdictTold]) -> list[int]:
    """Every state that the answers speak of, each once, the one asked about first."""
    numbers = [number_of(state)]
    for answer in (answer for verdict in told for answer in verdict.answers):
        escape = (answer.escape,) if answer.escape else ()
        for step in (*answer.improvement, *answer.answer, *escape):
            numbers += [step.source, step.target]
        numbers.append(answer.end)
    return [number - number_of(0) for number in dict.fromkeys(numbers)]


def _code(of: Analysed, state: int, concept: str, coalition: Sequence[str]) -> Code:
    number = number_of(state)
    words = ["explain", "--state", str(number), "--concept", concept]
    together = {"coalition": list(coalition)} if coalition else {}
    words += ["--coalition", ",".join(coalition)] if coalition else []
    asks = call("ex.explain", "crisis", state=number, concept=concept, **together)
    return code_of(of.shelved, of.variants, words, [f"print({asks})"])
