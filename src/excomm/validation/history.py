"""The history of a crisis file beside the record: dated events, and what is said of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import InputError
from excomm.space.history import code_of_start, codes_of_history, follow_history
from excomm.space.truth import truth_of
from excomm.validation.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from excomm.model.crisis import Crisis
    from excomm.model.dates import When
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
        note=""
        if agrees
        else _apart(first, last, open_ended=_is_open(one.on) or _is_open(step.on)),
    )


def _is_open(when: When) -> bool:
    return when.open_start or when.open_end


def _days(one: datetime, other: datetime) -> int:
    return (other.date() - one.date()).days


def _apart(first: int, last: int, *, open_ended: bool) -> str:
    near, far = sorted((abs(first), abs(last)))
    if open_ended:
        return f"the file is at least {near} days {'later' if first > 0 else 'earlier'}"
    days = f"{near} to {far} days" if near != far else f"{near} day{'s' if near != 1 else ''}"
    return f"the file is {days} {'later' if first > 0 else 'earlier'}"


def facts_compared(space: Space, record: Record) -> Iterator[Finding]:
    """Ask of each recorded fact whether its formula holds in the history of the file."""
    codes = np.array([code_of_start(space.crisis, space.positions), *_after_each_step(space)])
    for one in record.facts:
        held = truth_of(one.holds, codes, space.positions)
        agrees = {"end": held[-1], "once": held.any(), "never": not held.any()}[one.at]
        yield _fact(one, agrees=bool(agrees))


def _after_each_step(space: Space) -> Iterator[int]:
    """What holds after each step, as codes; a history that leaves the model has no end to ask about."""
    for reached in follow_history(space):
        if reached.state is None:
            raise InputError(
                f"the history leaves the model: {reached.fault}",
                remedy=f"mend it, as 'excomm check {space.crisis.crisis}.yaml' says",
            )
    yield from codes_of_history(space.crisis, space.positions)


def _fact(one: RecordedFact, *, agrees: bool) -> Finding:
    from excomm.model.formulas import written

    return Finding(
        kind="fact",
        document=one.document,
        record=one.says,
        model=f"{written(one.holds)}, {_AT[one.at]}{'' if agrees else ': not so'}",
        agrees=agrees,
    )
