"""Draws how likely each outcome is: the mean, every draw of what is not known, and the chance of the runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.report.drawings.frame import percent_tick
from excomm.report.picture.fitting import wrapped
from excomm.report.picture.scale import Scale, ticks
from excomm.report.picture.shapes import Bars, Box, Group, Label, Line, Picture
from excomm.report.words.names import capital, spaced
from excomm.tables.in_words import between, percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from excomm.report.odds import Odds
    from excomm.report.picture.shapes import Shape

WIDTH, LEFT, RIGHT, TOP, ROW = 800.0, 210.0, 70.0, 24.0, 34.0
TICK = 2.0
TEXT = 12.0


@dataclass(frozen=True)
class Strip:
    """One row: the odds of an outcome, and its probability in every draw; none where nothing was left open."""

    odds: Odds
    draws: tuple[float, ...]


def picture_of_odds(strips: Sequence[Strip], *, key: str = "odds") -> Picture:
    """Draw a row for each outcome: a bar to its mean, a thin mark for each draw, a line for the chance of the runs."""
    across = Scale(0, 1, LEFT, WIDTH - RIGHT)
    shapes = list(_axis(across, len(strips)))
    for row, strip in enumerate(strips):
        shapes.append(_row(across, strip, TOP + ROW * row))
    told = [
        "Bars go to the mean.",
        "Each thin mark is one draw of what is not known." if strips[0].draws else "",
        "Lines with ends are what the chance of the runs leaves open."
        if any(strip.odds.least < strip.odds.most for strip in strips)
        else "",
    ]
    return Picture(
        key=key,
        width=WIDTH,
        height=TOP + ROW * len(strips) + 8,
        title="How likely each outcome is",
        description=" ".join(part for part in told if part),
        shapes=tuple(shapes),
    )


def _axis(across: Scale, rows: int) -> Iterator[Shape]:
    for share in ticks(0, 1, 5):
        x = across.at(share)
        yield Line(((x, TOP), (x, TOP + ROW * rows)), "rule")
        yield Label(x, TOP - 8, percent_tick(share), "tick", "middle")


def _row(across: Scale, strip: Strip, y: float) -> Group:
    odds = strip.odds
    name = capital(spaced(odds.outcome))
    lines = wrapped(name, TEXT, LEFT - 20, lines=2)
    top = y + ROW / 2 + 4 - 7 * (len(lines) - 1)
    shapes: list[Shape] = [
        Label(LEFT - 10, top + 14 * number, text, "strip-name", "end")
        for number, text in enumerate(lines)
    ]
    width = across.at(odds.mean) - LEFT
    shapes.append(Box(LEFT, y + 9, max(width, 1), ROW - 18, "mean-bar", radius=2))
    if strip.draws:
        points = tuple((across.at(draw) - TICK / 2, y + 6) for draw in strip.draws)
        shapes.append(Bars(points, TICK, ROW - 12, "draw"))
    if odds.least < odds.most:
        shapes += _interval(across.at(odds.least), across.at(odds.most), y + ROW / 2)
    shapes.append(Label(WIDTH - 6, y + ROW / 2 + 4, percent(odds.mean), "figure", "end"))
    return Group(tuple(shapes), title=f"{name}: {_told(strip)}")


def _told(strip: Strip) -> str:
    odds = strip.odds
    parts = [f"{percent(odds.mean)} on average"]
    if strip.draws:
        parts.append(f"{between(odds.low, odds.high)} in nine tenths of the draws")
    if odds.least < odds.most:
        parts.append(f"{between(odds.least, odds.most)} by the chance of the runs")
    return ", ".join(parts)


def _interval(left: float, right: float, y: float) -> Iterator[Shape]:
    yield Line(((left, y), (right, y)), "whisker")
    for x in (left, right):
        yield Line(((x, y - 5), (x, y + 5)), "whisker")
