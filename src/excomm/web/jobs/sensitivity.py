"""The work of ranking what is not known by how far an outcome depends on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.web.jobs.opening import code_for, opened, shaped
from excomm.web.shapes.sensitivity import SensitivityArguments, SensitivityResult

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from excomm.process.sensitivity import Sensitivity
    from excomm.web.jobs.telling import Tell
    from excomm.web.shapes.answer import Code
    from excomm.web.shelf import Shelved


def work(
    asked: SensitivityArguments, path: Path, variants: Sequence[str], tell: Tell
) -> SensitivityResult:
    """Rank it, and show the ranking by the rounds that are whole so far."""
    from excomm.loading import located
    from excomm.process.sensitivity import sensitivity

    def show(make: Callable[[], Sensitivity]) -> None:
        tell.partial(lambda: _shaped_if_any(make, variants))

    space = opened(path, variants, asked.vary)
    with located(path, variants=variants):
        found = sensitivity(
            space,
            outcome=asked.outcome,
            method=asked.method,
            rounds=asked.rounds,
            seed=asked.seed,
            until=asked.until,
            on_draw=tell.progress,
            on_part=show,
        )
    return _shaped(found, variants)


def code(asked: SensitivityArguments, crisis: Shelved, variants: Sequence[str]) -> Code:
    """How to rank it without the app."""
    return code_for("sensitivity", crisis, variants, asked)


def _shaped_if_any(
    make: Callable[[], Sensitivity], variants: Sequence[str]
) -> SensitivityResult | None:
    try:
        found = make()
    except InputError:
        # Fewer than two rounds are whole.
        return None
    return _shaped(found, variants)


def _shaped(found: Sensitivity, variants: Sequence[str]) -> SensitivityResult:
    from excomm.report.data.sensitivity import sensitivity_data
    from excomm.web.chance.drivers_told import answer_called, drivers_told

    more = {"answer": answer_called(found), "told": drivers_told(found)}
    return shaped(SensitivityResult, sensitivity_data(found, variants=variants) | more)
