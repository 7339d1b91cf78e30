"""Puts two answers to how likely each outcome is beside each other, with what can be said of their difference."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from excomm.errors import InputError
from excomm.process.differences import Estimate, interval_of_difference
from excomm.process.forecasting import HIGH, LOW
from excomm.report.words.names import capital, spaced
from excomm.report.words.what_if import points, points_between
from excomm.tables.in_words import percent
from excomm.web.shapes.beside import Beside, OutcomeBeside

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from excomm.web.jobs.records import Record

    Numbers = NDArray[np.float64]
    Estimates = Mapping[str, Estimate]
    Result = dict[str, Any]
    EachDraw = dict[str, Any] | None

KINDS = ("simulate", "exact")
MEANS = "Differences are in percentage points, with what the chance of {what} leaves of them in 95 of 100 cases."
PAIRED = "Both had the same draws of what is not known: how far it moves a difference is what nine tenths of them say."
APART = "Each had draws of its own: “What if”, where both have the same, tells how far what is not known moves it."


def beside(one: Record, other: Record) -> Beside:
    """Compare two jobs. Raises `InputError` where they do not answer the same sort of question on the same crisis."""
    if (one.kind, one.crisis) != (other.kind, other.crisis) or one.kind not in KINDS:
        raise InputError(
            "these two jobs cannot be compared", remedy="choose two runs of the same crisis"
        )
    results = _result(one), _result(other)
    here, there = map(_estimates, results)
    apart = _by_draw(*(result["each_draw"] for result in results))
    rows = [
        _row(name, here.get(name), there.get(name), apart.get(name))
        for name in dict.fromkeys([*here, *there])
    ]
    rows.sort(key=lambda row: -abs(row.difference or 0))
    what = "the runs and of the draws" if one.kind == "simulate" else "so many draws"
    said = [MEANS.format(what=what)]
    if any(result["each_draw"] for result in results):
        said.append(PAIRED if apart else APART)
    return Beside(outcomes=tuple(rows), means=" ".join(said))


def _by_draw(one: EachDraw, other: EachDraw) -> dict[str, Numbers]:
    """The differences of outcomes that both have, draw by draw; nothing where they had not the same draws."""
    if not one or not other:
        return {}
    if any(one[key] != other[key] for key in ("left_open", "asked", "draws")):
        return {}
    here, there = one["shares"], other["shares"]
    return {name: np.array(here[name]) - np.array(there[name]) for name in here if name in there}


def _row(
    outcome: str, here: Estimate | None, there: Estimate | None, by_draw: Numbers | None
) -> OutcomeBeside:
    row = OutcomeBeside(
        outcome=outcome,
        name=capital(spaced(outcome)),
        share=percent(here.probability) if here else None,
        other=percent(there.probability) if there else None,
        difference=None,
        points=None,
        between=None,
        spread=None,
        is_sure=False,
    )
    if not here or not there:
        return row
    low, high = interval_of_difference(here, there, by_draw=by_draw)
    difference = here.probability - there.probability
    said = {
        "difference": difference,
        "points": points(difference),
        "between": points_between(low, high),
        "is_sure": low > 0 or high < 0,
        "spread": None
        if by_draw is None
        else points_between(*np.quantile(by_draw, (LOW, HIGH)).tolist()),
    }
    return row.model_copy(update=said)


def _result(record: Record) -> Result:
    if record.result is None:
        raise InputError("there is nothing yet to compare", remedy="wait until both have begun")
    result: Result = json.loads(record.result)
    return result


def _estimates(result: Result) -> Estimates:
    draws: int = result["draws_done"] if "draws_done" in result else result["draws"]
    return {
        outcome: _estimate(share, result["error"][outcome], draws)
        for outcome, share in result["outcomes"].items()
    }


def _estimate(share: float | Mapping[str, float], error: float, draws: int) -> Estimate:
    """A share of runs with its interval, or what was computed without runs."""
    if isinstance(share, float | int):
        return Estimate(share, share, share, error, draws)
    return Estimate(share["probability"], share["low"], share["high"], error, draws)
