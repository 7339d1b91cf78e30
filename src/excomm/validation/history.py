"""The history of a crisis file beside the record: dated events, and what is said of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import InputError
from excomm.space.history import follow_history
from excomm.space.truth import truth_of
from excomm.validation.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from excomm.model.crisis import Crisis
    from excomm.model.formulas import Formula
    from excomm.space.space import Space
    from excomm.validation.record import Record, RecordedDate, RecordedFact

_AT = {"end": "at the end of history", "once": "at some time in history", "never": "never"}


def dates_compared(crisis: Crisis, record: Record) -> Iterator[Finding]:
    """Compare each recorded date with that of its step of history: they agree if some day may be that of both."""
    for one in record.dates:
        if one.step > len(crisis.history):
            remedy = f"the history has {len(crisis.history)} steps"
            raise InputError(f"record.yaml: there is no step {one.step}", remedy=remedy)
        yield _dated(crisis, one)


def _dated(crisis: Crisis, one: RecordedDate) -> Finding:
    step = crisis.history[one.step - 1]
    first = _days(one.on.latest, step.on.earliest)
    last = _days(one.on.earliest, step.on.latest)
    agrees = first <= 0 <= last
    return Finding(
        kind="date",
        document=one.document,
        record=f"{one.on.text}: {one.says}",
        model=f"{step.on.text}: {step.text or step.event or step.actor}",
        agrees=agrees,
        ours=(float(first), float(last)),
        note="" if agrees else _apart(first, last),
    )


def _days(one: datetime, other: datetime) -> int:
    return (other.date() - one.date()).days


def _apart(first: int, last: int) -> str:
    near, far = sorted((abs(first), abs(last)))
    days = f"{near} to {far} days" if near != far else f"{near} day{'s' if near != 1 else ''}"
    return f"the file is {days} {'later' if first > 0 else 'earlier'}"


def facts_compared(space: Space, record: Record) -> Iterator[Finding]:
    """Ask of each recorded fact whether its formula holds in the history of the file."""
    states = [reached.state for reached in follow_history(space)]
    for one in record.facts:
        held = [_holds(space, one.holds, state) for state in states if state is not None]
        agrees = {"end": held[-1:] == [True], "once": any(held), "never": not any(held)}[one.at]
        yield _fact(one, agrees=agrees)


def _fact(one: RecordedFact, *, agrees: bool) -> Finding:
    from excomm.model.formulas import written

    return Finding(
        kind="fact",
        document=one.document,
        record=one.says,
        model=f"{written(one.holds)}, {_AT[one.at]}{'' if agrees else ': not so'}",
        agrees=agrees,
    )


def _holds(space: Space, formula: Formula, state: int) -> bool:
    codes = np.asarray(space.graph.codes)[[state]]
    return bool(truth_of(formula, codes, space.positions)[0])
