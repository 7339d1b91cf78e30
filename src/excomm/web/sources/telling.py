"""Tells what a crisis rests on, both ways: claims with what they bear on, and elements with what they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.evidence.coverage import sources
from excomm.report.text.sources import KINDS
from excomm.report.words.names import capital, counted
from excomm.web.as_code import code_of
from excomm.web.cards import badges, crisis_of
from excomm.web.shapes.sources import ElementBacked, Lacking, Resting, SourcesTold
from excomm.web.sources.claims_told import claims_told, element_in_words
from excomm.web.sources.disputes_told import disputes_told

if TYPE_CHECKING:
    from excomm.evidence.coverage import SourcesFound
    from excomm.web.shelf import Shelved


def sources_told(shelved: Shelved, variants: tuple[str, ...]) -> SourcesTold:
    """Tell what a crisis with some of its variants rests on."""
    crisis = crisis_of(shelved, variants)
    found = sources(crisis)
    claims, documents = claims_told(found)
    return SourcesTold(
        summary=_summary(found, len(documents)),
        actors=badges(crisis),
        documents=documents,
        claims=claims,
        disputes=disputes_told(found, variants),
        resting=tuple(
            Resting(key=kind, words=capital(KINDS[kind]), elements=number)
            for kind, number in found.counts().items()
        ),
        elements=_elements(found),
        lacking=_lacking(found),
        code=code_of(shelved, variants, ["sources", "--all"], ["print(ex.sources(crisis))"]),
    )


def _summary(found: SourcesFound, documents: int) -> str:
    parts = [
        f"{counted(len(found.claims), 'claim')} from {counted(documents, 'document')}",
        f"{counted(len(found.elements), 'element')} of the model that can rest on them",
        f"{counted(len(found.disputes), 'dispute')}",
    ]
    return f"{'; '.join(parts)}."


def _elements(found: SourcesFound) -> tuple[ElementBacked, ...]:
    return tuple(
        ElementBacked(
            element=one.place,
            words=element_in_words(one.place),
            rests_on=one.rests_on,
            claims=one.claims,
            against=one.against,
            documents=len(one.documents),
            judgement=one.judgement,
        )
        for one in found.elements
    )


def _lacking(found: SourcesFound) -> tuple[Lacking, ...]:
    """What claims lack, what to mend first coming first; kinds of which there is none are left out."""
    every = (
        ("Still to be written", "Write in 'says' what each claims.", found.unwritten),
        ("Figures that nobody has read at their source", "Look them up.", found.figures),
        ("Used by nothing", "Cite them, or give them a stance on an element.", found.idle),
        (
            "Where in the document is not known",
            "Add 'place' with the page, passage, row or address.",
            found.not_placed,
        ),
        ("Without a date", "Add 'when'.", found.undated),
    )
    return tuple(
        Lacking(title=title, remedy=remedy, claims=claims)
        for title, remedy, claims in every
        if claims
    )
