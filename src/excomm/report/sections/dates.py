"""Dates as a reader expects them, from dates as the file writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.model.dates import OPEN
from excomm.model.edtf import Point, range_of, read_point

if TYPE_CHECKING:
    from datetime import datetime

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DOUBT = {"?": "perhaps ", "~": "about ", "%": "perhaps about "}
_IN_PART = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}
_TEN_YEARS = 9


def date_in_words(text: str) -> str:
    """Return a date or interval of the file in words; a year or month is said once for both ends.

    >>> date_in_words("1962-10-16/1962-11-20"), date_in_words("1962-10-27T10:00~")
    ('16 October – 20 November 1962', 'about 27 October 1962, 10:00')
    >>> date_in_words("1962-10-27/1962-10-28"), date_in_words("1990~")
    ('27 – 28 October 1962', 'about 1990')
    >>> date_in_words("1962-10-27T19:45/1962-10-27T20:05"), date_in_words("1962-summer/..")
    ('27 October 1962, 19:45 – 20:05', 'from summer 1962 on')
    >>> date_in_words("[1962-10-18,1962-10-19]"), date_in_words("[1962-10-18..1962-10-20]")
    ('18 or 19 October 1962', 'between 18 and 20 October 1962')
    >>> date_in_words("196X"), date_in_words("1962-10-XX"), date_in_words("1962-?10-27")
    ('the 1960s', 'some day of October 1962', '27 October 1962 (month uncertain)')
    """
    text = text.strip()
    if text.startswith("["):
        return _one_of([part.strip() for part in text.strip("[]").split(",")])
    start, slash, end = (side.strip() for side in text.partition("/"))
    if not slash:
        return _point(start)
    if OPEN in (start, end):
        return f"until {_point(end)}" if start == OPEN else f"from {_point(start)} on"
    return _pair(start, end, " – ")


def _one_of(parts: list[str]) -> str:
    if len(parts) == 1 and OPEN in parts[0]:
        start, _, end = (side.strip() for side in parts[0].partition(OPEN))
        if start and end:
            return f"between {_pair(start, end, ' and ')}"
        return f"{_point(start)} or later" if start else f"{_point(end)} or earlier"
    told = [_one_of([part]) if OPEN in part else _point(part) for part in parts]
    *before, last = told
    if len(before) == 1 and OPEN not in "".join(parts):
        return _pair(parts[0], parts[1], " or ")
    return f"{', '.join(before)} or {last}" if before else last


def _pair(start: str, end: str, between: str) -> str:
    """Two dates, where what both have at their end is said once."""
    first, last = _point(start), _point(end)
    if "T" in start and start.partition("T")[0] == end.partition("T")[0]:
        return f"{first}{between}{last.rpartition(', ')[2]}"
    for shared in (" %B %Y", " %Y"):
        tail = _tail(end, shared)
        if tail and first.endswith(tail):
            return f"{first.removesuffix(tail)}{between}{last}"
    return f"{first}{between}{last}"


def _point(text: str) -> str:
    point = read_point(text)
    if point is None:
        return text
    marks = {
        mark
        for name, mark in zip(("year", "month", "day"), point.marks, strict=True)
        if name in point.parts
    }
    whole = marks.pop() if len(marks) == 1 else None
    time = f", {point.time}" if point.time else ""
    said = f"{_DOUBT.get(whole or '', '')}{_day(point)}{time}"
    return said if whole is not None else f"{said} ({_doubt_in_part(point)})"


def _doubt_in_part(point: Point) -> str:
    """Which parts are in doubt, and how: "month uncertain"."""
    told = []
    for mark, how in _IN_PART.items():
        names = [
            name
            for name in point.parts
            if point.marks[("year", "month", "day").index(name)] == mark
        ]
        if names:
            told.append(f"{' and '.join(names)} {how}")
    return ", ".join(told)


def _day(point: Point) -> str:
    if point.unspecified:
        return _unspecified(point)
    if point.season:
        year = int(point.year)
        # A winter is named by both of its years.
        later = f"–{(year + 1) % 100:02}" if point.season == "winter" else ""
        return f"{point.season} {point.year}{later}"
    day = f"{int(point.day)} " if point.day else ""
    month = f"{_MONTHS[int(point.month) - 1]} " if point.month else ""
    return f"{day}{month}{point.year}"


def _unspecified(point: Point) -> str:
    """A date in which digits are not known: what is known if that has a name, or else what it lies between."""
    known_year = "X" not in point.year
    if known_year and point.day == "XX" and "X" not in point.month:
        return f"some day of {_MONTHS[int(point.month) - 1]} {point.year}"
    if known_year and point.month == "XX" and point.day in {"", "XX"}:
        return f"some {'day' if point.day else 'month'} of {point.year}"
    first, last = range_of(point)
    if point.parts == ("year",):
        decade = last.year - first.year == _TEN_YEARS
        return f"the {first.year}s" if decade else f"between {first.year} and {last.year}"
    return f"between {_pair(first.date().isoformat(), last.date().isoformat(), ' and ')}"


def _tail(text: str, pattern: str) -> str:
    """Return what the words of a date end with: its year, or its month and year; nothing if it has no such thing."""
    point = read_point(text)
    if point is None or not point.day or point.time or point.unspecified:
        return ""
    month = _MONTHS[int(point.month) - 1]
    return pattern.replace("%B", month).replace("%Y", point.year)


def short_date(moment: datetime) -> str:
    """Return a day for an axis, where room is scarce.

    >>> from datetime import datetime
    >>> short_date(datetime(1962, 10, 27))
    '27 Oct'
    """
    return f"{moment.day} {_MONTHS[moment.month - 1][:3]}"


def short_month(moment: datetime) -> str:
    """Return the month of a day for an axis that is years long.

    >>> from datetime import datetime
    >>> short_month(datetime(1962, 10, 27))
    'Oct 1962'
    """
    return f"{_MONTHS[moment.month - 1][:3]} {moment.year}"
