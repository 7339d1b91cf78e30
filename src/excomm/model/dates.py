"""Dates as historians write them: the part of EDTF (ISO 8601-2) that accounts of a crisis need.

A day, month or year, a time of day, an interval, and the marks `?` (uncertain), `~` (approximate) and `%` (both).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from excomm.errors import InputError

_DAY = r"(?P<day>[0-9]{2})(?:T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}))?"
_POINT = re.compile(rf"(?P<year>[0-9]{{4}})(?:-(?P<month>[0-9]{{2}})(?:-{_DAY})?)?(?P<mark>[?~%])?")


@dataclass(frozen=True)
class When:
    """A date with its doubt: it lies between `earliest` and `latest`; local time of the account."""

    text: str
    earliest: datetime
    latest: datetime
    uncertain: bool
    approximate: bool


def parse_when(text: str) -> When:
    """The date or interval that an author wrote.

    >>> when = parse_when("1962-10~")
    >>> when.earliest.day, when.latest.day, when.approximate
    (1, 31, True)
    >>> parse_when("27 October 1962")
    Traceback (most recent call last):
    excomm.errors.InputError: '27 October 1962' is no date
      write year-month-day, as in 1962-10-27, 1962-10, 1962-10-27T10:00 or 1962-10-17/1962-10-18; add ? or ~ for doubt
    """
    text = text.strip()
    start, slash, end = text.partition("/")
    first = _point(start, text)
    last = _point(end, text) if slash else first
    if last.latest < first.earliest:
        raise InputError(
            f"'{text[:60]}' ends before it starts", remedy="write the earlier date first"
        )
    return When(
        text,
        first.earliest,
        last.latest,
        first.uncertain or last.uncertain,
        first.approximate or last.approximate,
    )


def _point(part: str, text: str) -> When:
    match = _POINT.fullmatch(part.strip())
    if match is None:
        raise _no_date(text)
    mark = match["mark"] or ""
    try:
        earliest, latest = _range(match)
    except ValueError:
        raise _no_date(text) from None
    return When(part, earliest, latest, mark in {"?", "%"}, mark in {"~", "%"})


def _no_date(text: str) -> InputError:
    return InputError(
        f"'{text[:60]}' is no date",
        remedy="write year-month-day, as in 1962-10-27, 1962-10, 1962-10-27T10:00 or 1962-10-17/1962-10-18;"
        " add ? or ~ for doubt",
    )


def _range(match: re.Match[str]) -> tuple[datetime, datetime]:
    year, month, day = int(match["year"]), int(match["month"] or 1), int(match["day"] or 1)
    if match["hour"]:
        moment = datetime(year, month, day, int(match["hour"]), int(match["minute"]))  # noqa: DTZ001 - accounts give local time
        return moment, moment
    earliest = datetime(year, month, day)  # noqa: DTZ001 - accounts give local time
    last_month = month if match["month"] else 12
    last_day = day if match["day"] else calendar.monthrange(year, last_month)[1]
    return earliest, datetime(year, last_month, last_day) + timedelta(hours=23, minutes=59)  # noqa: DTZ001 - as above
