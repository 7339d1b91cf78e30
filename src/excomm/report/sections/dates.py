"""Dates as a reader expects them, from dates as the file writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_POINT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<time>\d\d:\d\d))?)?)?(?P<mark>[?~%]?)"
)
_DOUBT = {"?": "perhaps ", "~": "about ", "%": "perhaps about "}


def date_in_words(text: str) -> str:
    """Return a date or interval of the file in words; a year or month is said once for both ends.

    >>> date_in_words("1962-10-16/1962-11-20"), date_in_words("1962-10-27T10:00~")
    ('16 October – 20 November 1962', 'about 27 October 1962, 10:00')
    >>> date_in_words("1962-10-27/1962-10-28"), date_in_words("1990~")
    ('27 – 28 October 1962', 'about 1990')
    >>> date_in_words("1962-10-27T19:45/1962-10-27T20:05")
    '27 October 1962, 19:45 – 20:05'
    """
    start, slash, end = text.partition("/")
    if not slash:
        return _point(start)
    first, last = _point(start), _point(end)
    if "T" in start and start.partition("T")[0] == end.partition("T")[0]:
        return f"{first} – {last.rpartition(', ')[2]}"
    for shared in (" %B %Y", " %Y"):
        tail = _tail(end, shared)
        if tail and first.endswith(tail):
            return f"{first.removesuffix(tail)} – {last}"
    return f"{first} – {last}"


def _point(text: str) -> str:
    match = _POINT.fullmatch(text.strip())
    if match is None:
        return text
    day = f"{int(match['day'])} " if match["day"] else ""
    month = f"{_MONTHS[int(match['month']) - 1]} " if match["month"] else ""
    time = f", {match['time']}" if match["time"] else ""
    return f"{_DOUBT.get(match['mark'], '')}{day}{month}{match['year']}{time}"


def _tail(text: str, pattern: str) -> str:
    """Return what the words of a date end with: its year, or its month and year; nothing if it has no such thing."""
    match = _POINT.fullmatch(text.strip())
    if match is None or not match["day"] or match["time"]:
        return ""
    month = _MONTHS[int(match["month"]) - 1]
    return pattern.replace("%B", month).replace("%Y", match["year"])


def short_date(moment: datetime) -> str:
    """Return a day for an axis, where room is scarce.

    >>> from datetime import datetime
    >>> short_date(datetime(1962, 10, 27))
    '27 Oct'
    """
    return f"{moment.day} {_MONTHS[moment.month - 1][:3]}"
