"""Answers a question with claims, and says so where none fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from excomm.evidence.asking import ask
from excomm.report.text.ask import agreement_told, summary_of
from excomm.report.words.python import call, literal
from excomm.web.as_code import code_of
from excomm.web.cards import crisis_of
from excomm.web.shapes.sources import Agreed, Asking

if TYPE_CHECKING:
    from excomm.evidence.asking import Answer
    from excomm.evidence.retrieval import By
    from excomm.web.shelf import Shelved

# So many claims are given, and so many elements on which they meet.
MOST, MOST_MET = 8, 3


def asking_told(
    shelved: Shelved, variants: tuple[str, ...], question: str, by: By | None
) -> Asking:
    """Ask the sources of a crisis. Raises `InputError` where nothing is asked, or there are no claims."""
    found = ask(crisis_of(shelved, variants), question, most=MOST, by=by)
    line = f"print({call('ex.ask', 'crisis', literal(found.question), most=MOST, by=found.by)})"
    words = ["ask", found.question, "--most", str(MOST), "--by", found.by]
    return Asking(
        question=found.question,
        by=found.by,
        heard=_heard(found),
        summary=summary_of(found),
        claims=tuple(one.name for one in found.found),
        agreement=tuple(
            Agreed(element=one.place, text=agreement_told(one), disputed=one.disputed)
            for one in found.agreement[:MOST_MET]
        ),
        notes=found.notes,
        code=code_of(shelved, variants, words, [line]),
    )


def _heard(found: Answer) -> Literal["yes", "perhaps", "no"]:
    if not found.bears:
        return "no"
    return "perhaps" if found.perhaps else "yes"
