"""The work of finding how likely a rare outcome is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.web.jobs.opening import code_for, opened, shaped
from excomm.web.shapes.rare import RareArguments, RareResult

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from excomm.process.rare_results import RareOutcome
    from excomm.web.jobs.telling import Tell
    from excomm.web.shapes.answer import Code
    from excomm.web.shelf import Shelved


def work(asked: RareArguments, path: Path, variants: Sequence[str], tell: Tell) -> RareResult:
    """Find it, and show what the draws done so far say."""
    from excomm.loading import located
    from excomm.process.rare import rare

    def show(make: Callable[[], RareOutcome]) -> None:
        tell.partial(lambda: _shaped(make(), variants))

    space = opened(path, variants, asked.vary)
    with located(path, variants=variants):
        found = rare(
            space,
            asked.outcome,
            method=asked.method,
            runs=asked.runs,
            draws=asked.draws,
            seed=asked.seed,
            until=asked.until,
            on_draw=tell.progress,
            on_part=show,
        )
    return _shaped(found, variants)


def code(asked: RareArguments, crisis: Shelved, variants: Sequence[str]) -> Code:
    """How to find it without the app."""
    return code_for("rare", crisis, variants, asked, positional=("outcome",))


def _shaped(found: RareOutcome, variants: Sequence[str]) -> RareResult:
    from excomm.report.data.rare import rare_data

    return shaped(RareResult, rare_data(found, variants=variants))
