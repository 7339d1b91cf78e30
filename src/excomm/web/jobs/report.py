"""The work of writing the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.web.as_code import code_of, name_of
from excomm.web.shapes.report import ReportArguments, ReportResult

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from excomm.web.jobs.telling import Tell
    from excomm.web.shapes.answer import Code
    from excomm.web.shelf import Shelved


def work(asked: ReportArguments, path: Path, variants: Sequence[str], tell: Tell) -> ReportResult:
    """Write it; each of its steps counts as progress."""
    from excomm.loading import load_space, located
    from excomm.report.html import report_of

    def step(number: int, of: int, _doing: str) -> None:
        tell.progress(number - 1, of)

    space = load_space(path, variants=variants)
    with located(path, variants=variants):
        html = report_of(
            space,
            called=name_of(path),
            variants=variants,
            draws=asked.draws,
            sensitivity=asked.sensitivity,
            progress=step,
        )
    return ReportResult(html=html)


def code(asked: ReportArguments, crisis: Shelved, variants: Sequence[str]) -> Code:
    """How to write it without the app."""
    usual = ReportArguments()
    words = [] if asked.draws == usual.draws else ["--draws", str(asked.draws)]
    words += ["--sensitivity"] if asked.sensitivity else []
    given = [] if asked.draws == usual.draws else [f"draws={asked.draws}"]
    given += ["sensitivity=True"] if asked.sensitivity else []
    line = ", ".join(["crisis", '"report.html"', *given])
    return code_of(crisis, variants, ["report", *words], [f"ex.write_report({line})"])
