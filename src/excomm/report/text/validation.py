"""A crisis beside the record, as text: what does not agree is told as plainly as what does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.text.paper import heading, paragraph, strong, wrapped
from excomm.report.words.claims import CHECKED
from excomm.report.words.names import counted
from excomm.report.words.odds import few

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.report.text.paper import Paper
    from excomm.validation.findings import Finding, Kind, Validation

KINDS: dict[Kind, str] = {
    "date": "DATES, beside the steps of the history",
    "fact": "FACTS, beside the history",
    "lag": "HOW SOON ACTORS RESPONDED, beside the model",
    "group": "HOW SOON ACTORS OF OTHER CRISES RESPONDED, beside the model",
    "rate": "WHAT WAS COUNTED, beside the priors",
    "odds": "PUBLISHED ODDS, beside the model",
}
RULES: dict[Kind, str] = {
    "date": "They agree if one day may be that of both.",
    "fact": "",
    "lag": (
        "A record agrees if its day lies within the quartiles of the model. Records count from what set the crisis off"
        " for an actor, the model from its start, and there an actor may move before anything has set it off."
    ),
    "group": (
        "They agree if the middle of each actor, counted from what set the crisis off for it, lies within the"
        " quartiles of the group. They are no record of this crisis, and not counted above."
    ),
    "rate": "They agree if the middle nine tenths of the prior meet what was counted.",
    "odds": (
        "They agree if the mean of the model lies between the least and the most that was said; with a single figure"
        " it hardly can."
    ),
}


def validation_lines(paper: Paper, found: Validation) -> list[str]:
    """Lay out what agrees and what does not, kind by kind, and where the records are written."""
    agreeing, of = found.agreeing()
    lines = [strong(paper, line) for line in wrapped(found.crisis.title, paper.width)]
    lines += paragraph(paper, f"{agreeing} of {of} comparisons with the world agree. {found.text}")
    draws = counted(found.draws, "draw")
    lines += paragraph(
        paper, f"What the model says is from {draws} of what is not known.{few(found.draws)}"
    )
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
