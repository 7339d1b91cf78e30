"""Lengths of time and days of a crisis as a reader expects them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from excomm.process.calendar import begins
from excomm.report.sections.dates import date_in_words
from excomm.tables.in_words import times

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis


def number_of_days(days: float) -> str:
    """Write a length of time.

    >>> number_of_days(33.84), number_of_days(1), number_of_days(0.21)
    ('34 days', '1 day', '5 hours')
    """
    if days < 1:
        hours = round(24 * days)
        return "1 hour" if hours == 1 else f"{hours} hours"
    text = times(days)
    return "1 day" if text == "1" else f"{text} days"


def day_in_words(crisis: Crisis, day: float) -> str:
    """Write a day of the crisis as a date where the file has a span, or else as its number, the first being 1.

    >>> import excomm as ex
    >>> day_in_words(ex.load("cuba-1962"), 11.5), day_in_words(ex.load("chicken"), 11.5)
    ('27 October 1962', 'day 12')
    """
    first = begins(crisis)
    if first is None:
        return f"day {int(day) + 1}"
    return date_in_words((first + timedelta(days=day)).date().isoformat())


def moment(crisis: Crisis, day: float) -> str | None:
    """The date and time of a day of the crisis in ISO 8601, to the minute; None where the file has no span.

    >>> import excomm as ex
    >>> moment(ex.load("cuba-1962"), 11.5)
    '1962-10-27T12:00'
    """
    first = begins(crisis)
    return None if first is None else (first + timedelta(days=day)).isoformat(timespec="minutes")
