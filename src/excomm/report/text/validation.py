"""A crisis beside the record, as text: what does not agree is told as plainly as what does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.text.paper import heading, paragraph, strong, wrapped
from excomm.report.words.claims import CHECKED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.report.text.paper import Paper
    from excomm.validation.findings import Finding, Kind, Validation

KINDS: dict[Kind, str] = {
    "date": "DATES, beside the steps of the history",
    "fact": "FACTS, beside the history",
    "lag": "HOW SOON ACTORS RESPONDED, beside the model",
    "rate": "WHAT WAS COUNTED, beside the priors",
    "odds": "PUBLISHED ODDS, beside the model",
}
RULES: dict[Kind, str] = {
    "date": "They agree if one day may be that of both.",
    "fact": "",
    "lag": (
        "A record agrees if it lies within the quartiles of the model, a group of crises if the middle of each actor"
        " lies within the quartiles of the group."
    ),
    "rate": "They agree if the ranges overlap.",
    "odds": "They agree if the mean of the model lies between the least and the most that was said.",
}


def validation_lines(paper: Paper, found: Validation) -> list[str]:
    """Lay out what agrees and what does not, kind by kind, and where the records are written."""
    agreeing, of = found.agreeing()
    lines = [strong(paper, line) for line in wrapped(found.crisis.title, paper.width)]
    lines += paragraph(paper, f"{agreeing} of {of} comparisons with the world agree. {found.text}")
    for kind in KINDS:
        lines += _section(paper, found, kind)
    return [*lines, *_documents(paper, found)]


def _section(paper: Paper, found: Validation, kind: Kind) -> Iterator[str]:
    some = [one for one in found.findings if one.kind == kind]
    if some:
        agreeing, of = found.agreeing(kind)
        yield from heading(paper, f"{KINDS[kind]}: {agreeing} of {of} agree")
        yield from paragraph(paper, RULES[kind])
        for one in some:
            yield from _finding(paper, one)


def _finding(paper: Paper, one: Finding) -> Iterator[str]:
    mark = "✓ agrees " if one.agrees else "✗ differs"
    rest = " " * (len(mark) + 4)
    yield from wrapped(
        f"{one.record} [{one.document}]", paper.width, first=f"  {mark}  ", rest=rest
    )
    note = f" → {one.note}" if one.note else ""
    yield from wrapped(f"{one.model}{note}", paper.width, first=rest, rest=rest)


def _documents(paper: Paper, found: Validation) -> Iterator[str]:
    used = {one.document for one in found.findings}
    yield from heading(paper, "WHERE THE RECORDS ARE WRITTEN")
    for name, document in found.documents.items():
        if name in used:
            text = f"{document.source}; {document.place} ({CHECKED[document.checked]})"
            yield from wrapped(text, paper.width, first=f"  {name}: ", rest="    ")
