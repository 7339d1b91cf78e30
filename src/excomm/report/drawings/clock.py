"""Ticks of an axis of time in the unit that fits its length: days, hours or minutes."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from excomm.process.calendar import begins
from excomm.report.picture.scale import ticks
from excomm.report.sections.dates import short_date, short_month

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.model.crisis import Crisis


class Unit(NamedTuple):
    """A unit of time, with its article, and how many of it make a day."""

    name: str
    one: str
    a_day: int


DAY, HOUR, MINUTE = (
    Unit("day", "a day", 1),
    Unit("hour", "an hour", 24),
    Unit("minute", "a minute", 1440),
)
# Of fewer than so many a curve would have little to show.
LEAST = 3
A_YEAR = 366
# In minutes; each divides a day, so that ticks stand at round times of the clock.
STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720)


def unit_for(days: float) -> Unit:
    """The unit in which so many days are told.

    >>> [unit_for(days).name for days in (36, 0.5, 0.02)]
    ['day', 'hour', 'minute']
    """
    return next((unit for unit in (DAY, HOUR) if days * unit.a_day >= LEAST), MINUTE)


def time_ticks(crisis: Crisis, days: float, most: int) -> Iterator[tuple[float, str]]:
    """Where ticks stand on an axis of so many days from the start, in days, and what they are called.

    >>> import excomm as ex
    >>> [name for _, name in time_ticks(ex.load("b59-1962"), 0.5, 8)]
    ['27 Oct, 16:00', '18:00', '20:00', '22:00', '28 Oct', '02:00', '04:00']
    """
    if unit_for(days) == DAY:
        for day in ticks(0, days, most):
            yield day, day_tick(crisis, day, year=days > A_YEAR)
        return
    first = begins(crisis)
    midnight = datetime.combine(first, time(), first.tzinfo) if first else None
    offset = (first - midnight) / timedelta(minutes=1) if first and midnight else 0.0
    length = days * MINUTE.a_day
    step = next((step for step in STEPS if step * most >= length), STEPS[-1])
    begin, end = ceil(offset / step - 1e-9), floor((offset + length) / step + 1e-9)
    for place in range(begin, end + 1):
        minutes = place * step
        moment = midnight + timedelta(minutes=minutes) if midnight else None
        name = clock_tick(moment, dated=place == begin) if moment else _after(minutes, step)
        yield (minutes - offset) / MINUTE.a_day, name


def clock_tick(moment: datetime, *, dated: bool) -> str:
    """Name a time of day on an axis; a new day is named by its date.

    >>> clock_tick(datetime(1962, 10, 27, 16), dated=False)
    '16:00'
    """
    if moment.time() == time():
        return short_date(moment)
    return f"{short_date(moment)}, {moment:%H:%M}" if dated else f"{moment:%H:%M}"


def _after(minutes: int, step: int) -> str:
    """How long after the start, where the file has no span."""
    return f"{minutes} min" if step % 60 else f"{minutes // 60} h"


def day_tick(crisis: Crisis, day: float, *, year: bool = False) -> str:
    """Name a day on an axis: a date where the file has a span, or else how many days after the start.

    `year` is for an axis on which the same day comes more than once: it gives the month and the year.

    >>> import excomm as ex
    >>> day_tick(ex.load("cuba-1962"), 10.0), day_tick(ex.load("chicken"), 10.0)
    ('26 Oct', 'day 10')
    >>> day_tick(ex.load("cuba-1962"), 10.0, year=True)
    'Oct 1962'
    """
    first = begins(crisis)
    if first is None:
        return f"day {day:g}"
    moment = first + timedelta(days=day)
    return short_month(moment) if year else short_date(moment)
