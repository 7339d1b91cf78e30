"""One date of EDTF (ISO 8601-2, levels 1 and 2): a day, a month, a season or a year, with what is in doubt about it.

`X` stands for a digit that is not known. A mark behind a part (`?` uncertain, `~` approximate, `%` both) holds for it
and all parts before it, a mark in front of a part for that part alone.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import MAXYEAR, datetime, timedelta

SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
# The first month of each season, as meteorologists count in the north; winter runs on into the next year.
_FIRST_MONTH = {"21": 3, "22": 6, "23": 9, "24": 12}
_CODES = {word: code for code, word in SEASONS.items()} | {"fall": "23"}

_MARK = "[?~%]?"
_POINT = re.compile(
    rf"(?P<before_year>{_MARK})(?P<year>[0-9]{{1,4}}X{{0,3}})(?P<after_year>{_MARK})"
    rf"(?:-(?P<before_month>{_MARK})(?P<month>[0-9X]{{2}}|[a-z]{{4,6}})(?P<after_month>{_MARK})"
    rf"(?:-(?P<before_day>{_MARK})(?P<day>[0-9X]{{2}})(?P<after_day>{_MARK})"
    rf"(?:T(?P<time>(?:[01][0-9]|2[0-3]):[0-5][0-9])(?::[0-5][0-9])?(?P<after_time>{_MARK}))?)?)?"
)
YEAR_DIGITS = 4
LAST_MONTH = 12
PARTS = ("year", "month", "day")
_LAST_MINUTE = timedelta(hours=23, minutes=59)


@dataclass(frozen=True)
class Point:
    """A date as it is written, part by part; a part that is not there is empty. `marks` has one for each part."""

    year: str
    month: str
    day: str
    time: str
    marks: tuple[str, str, str]

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of the parts that are there."""
        return tuple(name for name in PARTS if getattr(self, name))

    @property
    def season(self) -> str:
        """The season in a word, or nothing if it is none."""
        return SEASONS.get(self.month, "")

    @property
    def unspecified(self) -> bool:
        """Whether a digit is not known."""
        return "X" in self.year + self.month + self.day


def read_point(text: str) -> Point | None:
    """The parts of a date; none where it is not written as one. Whether there is such a day, `range_of` tells.

    >>> point = read_point("1962-?10-27")
    >>> point.marks, read_point("1962-summer").season, read_point("27 October")
    (('', '?', ''), 'summer', None)
    """
    match = _POINT.fullmatch(text.strip())
    if match is None or len(match["year"]) != YEAR_DIGITS:
        return None
    month = match["month"] or ""
    month = _CODES.get(month, month)
    if month.isalpha() and month != "XX":
        return None
    if month in SEASONS and match["day"]:
        return None
    marks = _marks(match)
    return Point(match["year"], month, match["day"] or "", match["time"] or "", marks)


def _marks(match: re.Match[str]) -> tuple[str, str, str]:
    """For each part the mark in front of it, and all behind it or behind a later part, as one."""
    behind = [match[f"after_{name}"] or "" for name in (*PARTS, "time")]
    marks = []
    for place, name in enumerate(PARTS):
        found = {match[f"before_{name}"] or "", *behind[place:]} - {""}
        there = bool(match[name])
        marks.append(("%" if len(found) > 1 else "".join(found)) if there else "")
    return marks[0], marks[1], marks[2]


def range_of(point: Point) -> tuple[datetime, datetime]:
    """The first and the last moment that a date leaves open; `ValueError` where there is no such day.

    Seconds are not kept.

    >>> first, last = range_of(read_point("1962-10-2X"))
    >>> first.day, last.day
    (20, 29)
    >>> first, last = range_of(read_point("196X-02-29"))
    >>> first.year, last.year
    (1960, 1968)
    """
    if point.season:
        years = _candidates(point.year, 1, MAXYEAR)
        if not years:
            raise ValueError(point)
        return _season((years[0], years[-1]), _FIRST_MONTH[point.month])
    days = _days(point, first=True), _days(point, first=False)
    if point.time:
        moment = timedelta(hours=int(point.time[:2]), minutes=int(point.time[3:]))
        return days[0] + moment, days[1] + moment
    return days[0], days[1] + _LAST_MINUTE


def missing_from(point: Point) -> str:
    """Why there is no such day, in words; empty where a digit is not known, or the calendar does not go there.

    >>> missing_from(read_point("1961-02-30"))
    'there is no such day, February 1961 has 28 days'
    """
    if point.unspecified or not 1 <= int(point.year) <= MAXYEAR:
        return ""
    month = int(point.month or 1)
    if not 1 <= month <= LAST_MONTH:
        return f"there is no month {point.month}"
    days = calendar.monthrange(int(point.year), month)[1]
    name = f"{calendar.month_name[month]} {point.year}"
    return (
        "" if 1 <= int(point.day or 1) <= days else f"there is no such day, {name} has {days} days"
    )


def _days(point: Point, *, first: bool) -> datetime:
    """The first or the last day there is among all that the digits leave open; `ValueError` where there is none."""
    step = 1 if first else -1
    for year in _candidates(point.year, 1, MAXYEAR)[::step]:
        for month in _candidates(point.month, 1, LAST_MONTH)[::step]:
            days = _candidates(point.day, 1, calendar.monthrange(year, month)[1])
            if days:
                return datetime(year, month, days[0 if first else -1])  # noqa: DTZ001 - accounts give local time
    raise ValueError(point)


def _candidates(digits: str, low: int, high: int) -> range | tuple[int, ...]:
    """What digits can say, `X` being any, within bounds, in order; all of them where there are none."""
    if not digits:
        return range(low, high + 1)
    every = [""]
    for digit in digits:
        every = [
            f"{one}{more}" for one in every for more in ("0123456789" if digit == "X" else digit)
        ]
    return tuple(one for one in map(int, every) if low <= one <= high)


def _season(years: tuple[int, int], month: int) -> tuple[datetime, datetime]:
    first = datetime(years[0], month, 1)  # noqa: DTZ001 - accounts give local time
    last_month = (month + 1) % 12 + 1
    # The last winter of the calendar ends with its year.
    year = min(years[1] + (last_month < month), MAXYEAR)
    last_month = last_month if year > years[1] or last_month > month else 12
    last_day = calendar.monthrange(year, last_month)[1]
    return first, datetime(year, last_month, last_day) + _LAST_MINUTE  # noqa: DTZ001 - as above
