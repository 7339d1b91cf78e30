"""The sections of the report that a crisis will have, each with the command and the Python that make its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.sections.contents import foreseen
from excomm.report.sections.figures import figures_of
from excomm.web.as_code import called, code_of
from excomm.web.shapes.report import ReportPart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.model.crisis import Crisis
    from excomm.web.shapes.report import ReportArguments
    from excomm.web.shelf import Shelved


def parts_of(
    crisis: Crisis, shelved: Shelved, variants: Sequence[str], asked: ReportArguments
) -> tuple[ReportPart, ...]:
    """List the sections that have figures, in the order of a report that is asked for so."""
    name = called(shelved)
    figures = figures_of(crisis, called=name, variants=variants, draws=asked.draws)
    return tuple(
        ReportPart(
            title=section.title,
            text=section.tells,
            code=code_of(shelved, variants, one.words, [one.python]),
        )
        for section in foreseen(crisis, draws=asked.draws, sensitivity=asked.sensitivity)
        if (one := figures.get(section.figures))
    )
