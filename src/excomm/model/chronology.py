"""Checks that what is dated has an end, lies within the span of the crisis, and that its history runs forwards."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.model.dates import When
    from excomm.model.located import Path
    from excomm.model.problems import Problems


def check_dates(crisis: Crisis, problems: Problems) -> None:
    """Add to `problems` dates outside of the span or without an end, and steps of history that are out of order."""
    history = _dated("history", [step.on for step in crisis.history])
    schedule = _dated("schedule", [entry.on for entry in crisis.schedule])
    span = crisis.span
    _check_ends(crisis, history + schedule, problems)
    for path, when in history + schedule:
        if span and (when.latest < span.earliest or when.earliest > span.latest):
            message = f"{when.text} lies outside of the span {span.text}"
            problems.at(path, message, "correct the date, or widen 'span:'")
    for (_, before), (path, after) in pairwise(history):
        if after.latest < before.earliest:
            message = f"{after.text} comes before the step above it"
            problems.at(path, message, "put the steps in the order of time")


def _check_ends(crisis: Crisis, dated: list[tuple[Path, When]], problems: Problems) -> None:
    """What is run or held against a record lies on days that can be counted; a claim or a place need not."""
    every = [*dated, *([(("span",), crisis.span)] if crisis.span else [])]
    for name, committee in crisis.committees.items():
        every += [(("committees", name, "since"), committee.since)] if committee.since else []
        every += [
            (("committees", name, "records", place, "on"), record.on)
            for place, record in enumerate(committee.records)
        ]
    for path, when in every:
        if when.open_start or when.open_end:
            remedy = "write the first and the last day that it can have been"
            problems.at(path, f"{when.text} is open at one end", remedy)


def _dated(section: str, dates: list[When]) -> list[tuple[Path, When]]:
    return [((section, position, "on"), when) for position, when in enumerate(dates)]
