"""Draws a tornado: how far each of several things moves an answer, the one that moves it most on top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.report.drawings.frame import percent_tick
from excomm.report.picture.fitting import wrapped
from excomm.report.picture.scale import Scale, round_step, ticks
from excomm.report.picture.shapes import Box, Group, Label, Line, Picture
from excomm.tables.in_words import percent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from excomm.report.picture.shapes import Shape

WIDTH, LEFT, RIGHT, TOP, ROW = 800.0, 270.0, 64.0, 24.0, 34.0
TEXT = 12.0


@dataclass(frozen=True)
class Swing:
    """One row: what the answer is with something at its low value, and at its high value."""

    name: str
    low: float
    high: float


def picture_of_tornado(
    swings: Sequence[Swing],
    *,
    centre: float,
    title: str,
    what: str,
    key: str = "tornado",
    write: Callable[[float], str] = percent,
) -> Picture:
    """Draw how far each thing moves an answer away from `centre`, the widest on top; `what` names the answer.

    Bars of low values are drawn in one tone, those of high values in another, and both ends are written, with `write`.
    """
    rows = sorted(swings, key=lambda one: -abs(one.high - one.low))
    ends = [centre, *(end for one in rows for end in (one.low, one.high))]
    across = _scale(min(ends), max(ends))
    shapes = list(_axis(across, len(rows), percent_tick if write is percent else write))
    shapes += [
        _row(across, one, centre, TOP + ROW * place, write) for place, one in enumerate(rows)
    ]
    x = across.at(centre)
    shapes.append(Line(((x, TOP), (x, TOP + ROW * len(rows))), "centre-line"))
    return Picture(
        key=key,
        width=WIDTH,
        height=TOP + ROW * len(rows) + 8,
        title=title,
        description=(
            f"{what} as one thing after the other goes from its low value (dark) to its high one (light); the line is"
            f" {write(centre)}, with nothing changed."
        ),
        shapes=tuple(shapes),
    )


def _scale(low: float, high: float) -> Scale:
    """A little wider than what it shows, to round ends."""
    step = round_step(high - low, 5)
    first, last = (low // step) * step, -((-high) // step) * step
    return Scale(first, last if last > first else first + step, LEFT + 46, WIDTH - RIGHT)


def _axis(across: Scale, rows: int, write: Callable[[float], str]) -> Iterator[Shape]:
    for number in ticks(across.low, across.high, 5):
        x = across.at(number)
        yield Line(((x, TOP), (x, TOP + ROW * rows)), "rule")
        yield Label(x, TOP - 8, write(number), "tick", "middle")


def _row(
    across: Scale, one: Swing, centre: float, y: float, write: Callable[[float], str]
) -> Group:
    # A quantity is named by keys with dots between them, and may be broken after each.
    broken = wrapped(one.name.replace(".", ". "), TEXT, LEFT - 20, lines=2)
    lines = [line.replace(". ", ".") for line in broken]
    top = y + ROW / 2 + 4 - 7 * (len(lines) - 1)
    shapes: list[Shape] = [
        Label(LEFT - 10, top + 14 * number, text, "strip-name", "end")
        for number, text in enumerate(lines)
    ]
    for end, style in ((one.low, "swing-low"), (one.high, "swing-high")):
        left, right = sorted((across.at(centre), across.at(end)))
        shapes.append(Box(left, y + 8, max(right - left, 1), ROW - 16, style))
    left, right = sorted((one.low, one.high))
    shapes += [
        Label(across.at(min(left, centre)) - 5, y + ROW / 2 + 4, write(left), "tick", "end"),
        Label(across.at(max(right, centre)) + 5, y + ROW / 2 + 4, write(right), "tick"),
    ]
    title = f"{one.name}: {write(one.low)} at its low value, {write(one.high)} at its high one"
    return Group(tuple(shapes), title=title)
