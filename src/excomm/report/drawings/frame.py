"""The frame of pictures over time: days across, shares up, with round ticks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.report.drawings.clock import time_ticks
from excomm.report.picture.scale import Scale, ticks
from excomm.report.picture.shapes import Label, Line
from excomm.tables.in_words import percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.report.picture.shapes import Anchor, Shape

    Numbers = NDArray[np.float64]

WIDTH, HEIGHT = 800.0, 320.0
LEFT, RIGHT, TOP, BOTTOM = 62.0, 16.0, 14.0, 34.0
MOST_DAYS, MOST_SHARES = 8, 5


@dataclass(frozen=True)
class Frame:
    """Where days and shares stand on the sheet."""

    crisis: Crisis
    across: Scale
    up: Scale


def frame_of(crisis: Crisis, days: float, most: float, *, right: float = RIGHT) -> Frame:
    """A frame for so many days and for shares from 0 to `most`; `right` leaves room at the right."""
    return Frame(
        crisis,
        Scale(0, days, LEFT, WIDTH - right),
        Scale(0, most, HEIGHT - BOTTOM, TOP),
    )


def axes(frame: Frame) -> Iterator[Shape]:
    """Draw rules and ticks of both axes."""
    for share in ticks(0, frame.up.high, MOST_SHARES):
        y = frame.up.at(share)
        yield Line(((frame.across.start, y), (frame.across.end, y)), "rule")
        yield Label(frame.across.start - 8, y + 4, percent_tick(share), "tick", "end")
    for day, name in time_ticks(frame.crisis, frame.across.high, MOST_DAYS):
        x = frame.across.at(day)
        yield Line(((x, frame.up.start), (x, frame.up.start + 5)), "rule")
        # Half of the last date would not be on the sheet.
        anchor: Anchor = "end" if x > frame.across.end - RIGHT else "middle"
        yield Label(x, frame.up.start + 20, name, "tick", anchor)


def percent_tick(share: float) -> str:
    """Name a share on an axis.

    >>> percent_tick(0.3), percent_tick(0.005)
    ('30 %', '0.5 %')
    """
    return f"{100 * share:g} %" if share else percent(0)


def curve(frame: Frame, days: Numbers, shares: Numbers, style: str) -> Line:
    """Draw a line through shares over days."""
    pairs = zip(days.tolist(), shares.tolist(), strict=True)
    return Line(tuple((frame.across.at(day), frame.up.at(share)) for day, share in pairs), style)


def band(frame: Frame, days: Numbers, low: Numbers, high: Numbers, style: str) -> Line:
    """Draw the area between two lines."""
    there = curve(frame, days, low, style).points
    back = curve(frame, days[::-1], high[::-1], style).points
    return Line((*there, *back), style)
