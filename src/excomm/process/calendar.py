"""When a crisis begins and ends, and what happens on its day."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import MAXYEAR, timedelta
from math import isnan
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import InputError
from excomm.model.dates import parse_when
from excomm.model.events import Scheduled
from excomm.model.quantities import parse_quantity
from excomm.process.happenings import IMPOSSIBLE, Happening, events_of, happening
from excomm.process.priors import value_of
from excomm.process.settings import DAYS
from excomm.process.sight import sight_of
from excomm.space.bits import mask_of, with_set, without
from excomm.space.finding import places_of
from excomm.space.history import can_move
from excomm.space.settling import settle_of
from excomm.space.truth import truth_of

if TYPE_CHECKING:
    from datetime import datetime

    from excomm.model.crisis import Crisis
    from excomm.model.dates import When
    from excomm.model.history import Step
    from excomm.space.space import Space

DAY = timedelta(days=1)
# Two centuries: longer than any crisis, and short enough to be followed.
MOST_DAYS = 73_050
UNTIL = "write a later day, as 1962-10-28, a moment, as 1962-10-28T10:00, or how long, as 12 (days) or '2 weeks'"
# What could be meant as a year, and a number with a unit; a date has neither letters nor four bare digits.
_YEAR = re.compile("[12][0-9]{3}")
_DURATION = re.compile(r"[0-9.]+\s*[a-z]+")


@dataclass(frozen=True)
class Dated:
    """A change on its day: how many days after the start, and what it does."""

    day: float
    happening: Happening


def begins(crisis: Crisis) -> datetime | None:
    """The moment at which a crisis starts, if its file says so."""
    return crisis.span.earliest if crisis.span else None


def day_of(crisis: Crisis, when: When) -> float:
    """How many days after the start something lies, in the middle of what its date leaves open.

    >>> import excomm as ex
    >>> from excomm.model.dates import parse_when
    >>> round(day_of(ex.load("cuba-1962"), parse_when("1962-10-27")), 2)
    11.5
    """
    earliest, latest = days_left_open(crisis, when)
    return max((earliest + latest) / 2, 0.0)


def days_left_open(crisis: Crisis, when: When) -> tuple[float, float]:
    """The first and the last moment that a date leaves open, in days after the start; below zero before it.

    A date without a time leaves its whole day open.

    >>> import excomm as ex
    >>> from excomm.model.dates import parse_when
    >>> days_left_open(ex.load("cuba-1962"), parse_when("1962-10-27"))
    (11.0, 12.0)
    """
    first = begins(crisis)
    if first is None:
        raise InputError("the crisis has no 'span:'", remedy="add 'span: FIRST-DAY/LAST-DAY'")
    return (when.earliest - first) / DAY, (_end(when) - first) / DAY


def days_until(crisis: Crisis, until: str | float | None = None) -> float:
    """How long a crisis is followed, in days: to the end of its span, or of the day given, or for so long.

    A text is a date, a number of days, or a duration with its unit.

    >>> import excomm as ex
    >>> crisis = ex.load("cuba-1962")
    >>> days_until(crisis), days_until(crisis, "1962-10-28"), days_until(crisis, "2 weeks")
    (36.0, 13.0, 14.0)
    """
    if isinstance(until, str):
        until = _in_days(until)
    if until is None:
        return DAYS if crisis.span is None else (_end(crisis.span) - crisis.span.earliest) / DAY
    if isinstance(until, int | float):
        days = float(until)
    else:
        first = begins(crisis)
        if first is None:
            raise InputError(
                f"the crisis has no 'span:', so that '{until}' cannot be placed",
                remedy="give a number of days instead",
            )
        days = (_end(_day_given(until)) - first) / DAY
    if isnan(days):
        raise InputError(f"'{until}' is no number of days", remedy=UNTIL)
    if days > MOST_DAYS:
        raise InputError(
            f"'{until}' is too far away",
            remedy=f"give a day within {MOST_DAYS:,} days of the start",
        )
    if not days > 0:
        raise InputError(f"'{until}' lies before the start", remedy=UNTIL)
    return days


def dated_changes(space: Space) -> tuple[Dated, ...]:
    """What the schedule brings, and what actors do who do what history did; in the order of their days."""
    crisis = space.crisis
    return tuple(
        Dated(
            day_of(crisis, part.on),
            _scheduled(space, place, part)
            if isinstance(part, Scheduled)
            else _done(space, place, part),
        )
        for place, part in dated_parts(crisis)
    )


def dated_parts(crisis: Crisis) -> tuple[tuple[int, Scheduled | Step], ...]:
    """The parts of a file that bring dated changes, with their places under their keys; in the order of their days."""
    found: list[tuple[int, Scheduled | Step]] = [
        (place, entry)
        for place, entry in enumerate(crisis.schedule)
        if entry.sets or entry.clears or entry.event
    ]
    found += [
        (place, step)
        for place, step in enumerate(crisis.history)
        if step.actor and crisis.actors[step.actor].choice.rule == "history"
    ]
    return tuple(sorted(found, key=lambda part: day_of(crisis, part[1].on)))


def _scheduled(space: Space, place: int, entry: Scheduled) -> Happening:
    """What an entry of the schedule brings: an event with its effect, or what it sets and clears itself."""
    path, codes = ("schedule", place), space.graph.codes
    when = ~space.ended
    if entry.when is not None:
        when &= truth_of(entry.when, codes, space.positions)
    if entry.event is None:
        return happening(space, path, when, entry.sets, entry.clears)
    events = events_of(space, sight_of(space.crisis, space.positions))
    event = events[tuple(space.crisis.events).index(entry.event)]
    return replace(event, path=path, when=event.when & when)


def _done(space: Space, place: int, step: Step) -> Happening:
    """A step of history, taken from every state from which its actor can take it."""
    codes = space.graph.codes
    takes, drops = (
        mask_of(space.positions[name] for name in names) for names in (step.takes, step.drops)
    )
    settle = settle_of(space.crisis, space.positions)
    targets = places_of(codes, settle(with_set(without(codes, drops), takes)))
    actor = space.actors.index(str(step.actor))
    when = np.array(
        [
            target != IMPOSSIBLE and can_move(space, actor, state, int(target))
            for state, target in enumerate(targets)
        ]
    )
    return Happening(("history", place), when & ~space.ended, targets.astype(np.int32))


def _end(when: When) -> datetime:
    """A last minute is the end of its day."""
    last = when.latest
    if last.year == MAXYEAR:
        # There is no moment after the last day of the calendar.
        return last
    return last + timedelta(minutes=1) if (last.hour, last.minute) == (23, 59) else last


def _in_days(until: str) -> str | float:
    """A bare number, or a duration, in days; anything else as it is, to be read as a date."""
    text = until.strip()
    if _YEAR.fullmatch(text):
        raise InputError(
            f"'{text}' may be a year, or a number of days",
            remedy=f"write {text}-12-31 for a day, or '{text} days' for a number of days",
        )
    try:
        return float(text)
    except ValueError:
        if _DURATION.fullmatch(text) is None:
            return until
    try:
        return value_of(parse_quantity(text, "duration"))
    except InputError as error:
        raise InputError(error.message, remedy=UNTIL) from None


def _day_given(until: str) -> When:
    try:
        return parse_when(until)
    except InputError:
        raise InputError(
            f"'{until[:60]}' is neither a day nor a length of time", remedy=UNTIL
        ) from None
