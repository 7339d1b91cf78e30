"""Puts two answers to how likely each outcome is beside each other, with what can be said of their difference."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from excomm.errors import InputError
from excomm.process.differences import Estimate, interval_of_difference
from excomm.report.words.names import capital, spaced
from excomm.report.words.what_if import points, points_between
from excomm.tables.in_words import percent
from excomm.web.shapes.beside import Beside, OutcomeBeside

if TYPE_CHECKING:
    from collections.abc import Mapping

    from excomm.web.jobs.records import Record

    Estimates = Mapping[str, Estimate]

KINDS = ("simulate", "exact")
MEANS = (
    "Percentage points; in brackets what the chance of {what} leaves of the difference, in at least 95 of 100 cases."
    " How far what is not known moves it, both taken with the same luck, “What if” tells."
)


def beside(one: Record, other: Record) -> Beside:
    """Compare two jobs. Raises `InputError` where they do not answer the same sort of question on the same crisis."""
    if (one.kind, one.crisis) != (other.kind, other.crisis) or one.kind not in KINDS:
        raise InputError(
            "these two jobs cannot be compared", remedy="choose two runs of the same crisis"
        )
    here, there = _estimates(one), _estimates(other)
    rows = [_row(name, here.get(name), there.get(name)) for name in dict.fromkeys([*here, *there])]
    rows.sort(key=lambda row: -abs(row.difference or 0))
    what = "the runs and of the draws" if one.kind == "simulate" else "so few draws"
    return Beside(outcomes=tuple(rows), means=MEANS.format(what=what))


def _row(outcome: str, here: Estimate | None, there: Estimate | None) -> OutcomeBeside:
    row = OutcomeBeside(
        outcome=outcome,
        name=capital(spaced(outcome)),
        share=percent(here.probability) if here else None,
        other=percent(there.probability) if there else None,
        difference=None,
        points=None,
        between=None,
        is_sure=False,
    )
    if not here or not there:
        return row
    low, high = interval_of_difference(here, there)
    difference = here.probability - there.probability
    said = {"difference": difference, "points": points(difference)}
    return row.model_copy(
        update=said | {"between": points_between(low, high), "is_sure": low > 0 or high < 0}
    )


def _estimates(record: Record) -> Estimates:
    if record.result is None:
        raise InputError("there is nothing yet to compare", remedy="wait until both have begun")
    result: dict[str, Any] = json.loads(record.result)
    draws = result.get("draws_done", result["draws"])
    return {
        outcome: _estimate(share, result["error"][outcome], draws)
        for outcome, share in result["outcomes"].items()
    }


def _estimate(share: float | Mapping[str, float], error: float, draws: int) -> Estimate:
    """A share of runs with its interval, or what was computed without runs."""
    if isinstance(share, float | int):
        return Estimate(share, share, share, error, draws)
    return Estimate(share["probability"], share["low"], share["high"], error, draws)
