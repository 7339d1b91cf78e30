"""Dates as historians write them: EDTF (ISO 8601-2 [edtf2019]), with the doubt that they have.

A day, month, season or year, a time of day, digits that are not known (`196X`), an interval that may be open at one
end (`1962-08/..`), one of several dates (`[1962-10-18,1962-10-19]`, `[1962-10-18..1962-10-20]`), and the marks `?`
(uncertain), `~` (approximate) and `%` (both).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from excomm.errors import InputError
from excomm.model.edtf import Point, missing_from, range_of, read_point

OPEN = ".."
# Longer ones are no date, and would be slow to go through.
_LONGEST = 200
_SHOWN = 60
# A year with a minus, the year 0000, and years as English writes them.
_BEFORE_YEAR_1 = re.compile(r"(?:^|[\[/,.])\s*Y?-[0-9]|(?:^|[\[/,.])\s*0000\b|[0-9] ?B\.?C\b")
_EXAMPLES = (
    "write year-month-day, as in 1962-10-27, 1962-10, 1962-10-27T10:00 or 1962-10-17/1962-10-18;"
    " also 1962-summer, 196X, 1962-10-XX, 1962-08/.. or [1962-10-18,1962-10-19]; add ? or ~ for doubt"
)


@dataclass(frozen=True)
class When:
    """A date with its doubt: it lies between `earliest` and `latest`; local time of the account.

    Where it is open at one end, `earliest` or `latest` is as far off as the calendar goes.
    """

    text: str
    earliest: datetime
    latest: datetime
    uncertain: bool
    approximate: bool
    open_start: bool = False
    open_end: bool = False

    @property
    def lasts(self) -> bool:
        """Whether it went on from a first to a last date, rather than lying somewhere between."""
        return "/" in self.text


def parse_when(text: str) -> When:
    """The date or interval that an author wrote.

    >>> when = parse_when("1962-10~")
    >>> when.earliest.day, when.latest.day, when.approximate
    (1, 31, True)
    >>> parse_when("1962-summer").earliest.month, parse_when("1962-08/..").open_end
    (6, True)
    >>> parse_when("27 October 1962")
    Traceback (most recent call last):
    excomm.errors.InputError: '27 October 1962' is no date
      write year-month-day, as in 1962-10-27, 1962-10, ...
    """
    text = text.strip()
    if len(text) > _LONGEST:
        raise _no_date(text)
    if text.startswith("[") and text.endswith("]"):
        return _one_of(text)
    if text.startswith("{"):
        raise InputError(f"'{text[:_SHOWN]}' is more than one date", remedy=_ALL_OF)
    start, slash, end = text.partition("/")
    return _from_to(start, end, text) if slash else _point(start, text)


_ALL_OF = "write one entry for each date, or [1962-10-18,1962-10-19] where it was one of them"


def _one_of(text: str) -> When:
    """One of several dates, of which some may be ranges; it lies between the first and the last of all."""
    parts = [part.strip() for part in text[1:-1].split(",")]
    found = [
        _from_to(*part.partition(OPEN)[::2], text) if OPEN in part else _point(part, text)
        for part in parts
    ]
    return _together(found, text)


def _from_to(start: str, end: str, text: str) -> When:
    """What lies between two dates; an end that is not given, or is two dots, is open."""
    start, end = (side.strip() for side in (start, end))
    within = text.startswith("[")
    open_start, open_end = (side == OPEN or (within and not side) for side in (start, end))
    if open_start and open_end:
        raise _no_date(text)
    first = _point(end if open_start else start, text)
    last = first if open_start or open_end else _point(end, text)
    if last.latest < first.earliest:
        message = f"'{text[:_SHOWN]}' ends before it starts"
        raise InputError(message, remedy="write the earlier date first")
    return When(
        text,
        datetime.min if open_start else first.earliest,  # noqa: DTZ901 - accounts give local time
        datetime.max if open_end else last.latest,  # noqa: DTZ901 - as above
        first.uncertain or last.uncertain,
        first.approximate or last.approximate,
        open_start,
        open_end,
    )


def _together(found: list[When], text: str) -> When:
    return When(
        text,
        min(one.earliest for one in found),
        max(one.latest for one in found),
        any(one.uncertain for one in found),
        any(one.approximate for one in found),
        any(one.open_start for one in found),
        any(one.open_end for one in found),
    )


def _point(part: str, text: str) -> When:
    point = read_point(part)
    if point is None:
        raise _no_date(text)
    try:
        earliest, latest = range_of(point)
    except ValueError:
        raise _no_such_day(point, text) from None
    marks = "".join(point.marks)
    return When(
        text, earliest, latest, not {"?", "%"}.isdisjoint(marks), not {"~", "%"}.isdisjoint(marks)
    )


def _no_such_day(point: Point, text: str) -> InputError:
    """A date that is written as one, and that the calendar does not have."""
    missing = missing_from(point)
    if not missing:
        return _no_date(text)
    message = f"'{text[:_SHOWN]}' is no date: {missing}"
    return InputError(message, remedy="write what the calendar has, or XX for what is not known")


def _no_date(text: str) -> InputError:
    why = ": years begin at 1, written 0001" if _BEFORE_YEAR_1.search(text) else ""
    return InputError(f"'{text[:_SHOWN]}' is no date{why}", remedy=_EXAMPLES)
