"""The states of a large crisis as fields of dots, as pure data.

A column is an outcome, a row how many options are taken.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from excomm.report.picture.places import Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from excomm.report.picture.shapes import Point

ROW_HEADER = 64.0
COLUMN_HEADER = 80.0
NARROWEST_COLUMN = 92.0
SHORTEST_ROW = 36.0
WIDEST_SHEET = 1000.0
PADDING = 8.0
PIN = 24.0
# The room of one dot, the widest that lets the sheet be narrow enough; a dot fills it but for a gap.
PITCHES = (8.0, 7.0, 6.0, 5.0, 4.0, 3.0)
# A block of dots is wider than high by about this factor.
BREADTH = 2.0
MOST_DOTS = 8000

# Row and column.
At = tuple[int, int]


@dataclass(frozen=True)
class Field:
    """The states with one outcome and one number of options taken.

    `counts` says how many of them there are of each tone, in the order in which they are drawn; `pins` are the
    states, by number, that get a pin of their own above the dots.
    """

    counts: tuple[int, ...]
    pins: tuple[int, ...] = ()


@dataclass(frozen=True)
class Patch:
    """The drawn form of a field: its dots by tone."""

    place: Place
    dots: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True)
class Landscape:
    """The whole layout; a dot is a square of side `pitch` with its gap, and stands for `states_per_dot` states."""

    width: float
    height: float
    columns: tuple[Place, ...]
    rows: tuple[Place, ...]
    patches: Mapping[At, Patch]
    pins: Mapping[int, Point]
    pitch: float
    states_per_dot: int


def landscape_of(fields: Mapping[At, Field], *, rows: int, columns: int) -> Landscape:
    """Lay out fields, given by row and column.

    >>> fields = {(0, 0): Field((2, 3)), (1, 0): Field((0, 1), pins=(7,))}
    >>> landscape = landscape_of(fields, rows=2, columns=1)
    >>> [len(dots) for dots in landscape.patches[0, 0].dots], list(landscape.pins)
    ([2, 3], [7])
    """
    states_per_dot = _states_per_dot(sum(sum(field.counts) for field in fields.values()))
    sizes = {at: _dots(field, states_per_dot) for at, field in fields.items()}
    largest = [
        max((sum(sizes[at]) for at in sizes if at[1] == c), default=1) for c in range(columns)
    ]
    narrowest = ROW_HEADER + NARROWEST_COLUMN * columns
    room = max(WIDEST_SHEET, narrowest)
    pitch = next((p for p in PITCHES if _width(largest, p) <= room), PITCHES[-1])
    across = [_across(count, pitch) for count in largest]
    widths = [_column_width(count, pitch) for count in across]
    blocks = {
        at: _Block(field.pins, sizes[at], widths[at[1]], across[at[1]], pitch)
        for at, field in fields.items()
    }
    heights = [_row_height(row, blocks) for row in range(rows)]
    lefts = list(accumulate(widths, initial=ROW_HEADER))
    tops = list(accumulate(heights, initial=COLUMN_HEADER))
    places = {(r, c): Place(lefts[c], tops[r], widths[c], heights[r]) for r, c in fields}
    return Landscape(
        width=lefts[-1] + PADDING,
        height=tops[-1] + PADDING,
        columns=tuple(Place(x, 0, w, COLUMN_HEADER) for x, w in zip(lefts, widths, strict=False)),
        rows=tuple(Place(0, y, ROW_HEADER, h) for y, h in zip(tops, heights, strict=False)),
        patches={
            at: Patch(places[at], _dots_in(block, places[at])) for at, block in blocks.items()
        },
        pins={pin: at for b, block in blocks.items() for pin, at in _pins_in(block, places[b])},
        pitch=pitch,
        states_per_dot=states_per_dot,
    )


@dataclass(frozen=True)
class _Block:
    """What stands in a field: pins in lines, and below them dots in lines of `across`."""

    pins: tuple[int, ...]
    dots: tuple[int, ...]
    width: float
    across: int
    pitch: float

    @property
    def pins_across(self) -> int:
        return max(1, int((self.width - 2 * PADDING) // PIN))

    @property
    def pin_height(self) -> float:
        return math.ceil(len(self.pins) / self.pins_across) * PIN

    @property
    def height(self) -> float:
        return self.pin_height + math.ceil(sum(self.dots) / self.across) * self.pitch


def _states_per_dot(states: int) -> int:
    """Return the least power of ten by which there are not too many dots."""
    power = max(0, math.ceil(math.log10(max(1, states) / MOST_DOTS)))
    return int(10**power)


def _dots(field: Field, states_per_dot: int) -> tuple[int, ...]:
    return tuple(math.ceil(count / states_per_dot) for count in field.counts)


def _across(dots: int, pitch: float) -> int:
    """Return how many dots of so many stand in a line, at least as many as the narrowest column has room for."""
    room = int((NARROWEST_COLUMN - 2 * PADDING) // pitch)
    return max(room, math.ceil(math.sqrt(BREADTH * dots)))


def _width(largest: Sequence[int], pitch: float) -> float:
    return ROW_HEADER + sum(_column_width(_across(dots, pitch), pitch) for dots in largest)


def _column_width(across: int, pitch: float) -> float:
    return max(NARROWEST_COLUMN, across * pitch + 2 * PADDING)


def _row_height(row: int, blocks: Mapping[At, _Block]) -> float:
    tallest = max((block.height for at, block in blocks.items() if at[0] == row), default=0)
    return max(SHORTEST_ROW, tallest + 2 * PADDING)


def _pins_in(block: _Block, place: Place) -> list[tuple[int, Point]]:
    """Return each pin with its middle, line by line from the left."""
    left, top, across = place.x + PADDING, place.y + PADDING, block.pins_across
    return [
        (pin, (left + PIN * (number % across + 0.5), top + PIN * (number // across + 0.5)))
        for number, pin in enumerate(block.pins)
    ]


def _dots_in(block: _Block, place: Place) -> tuple[tuple[Point, ...], ...]:
    left, top = place.x + PADDING, place.y + PADDING + block.pin_height
    across, pitch = block.across, block.pitch
    points = [
        (left + number % across * pitch, top + number // across * pitch)
        for number in range(sum(block.dots))
    ]
    ends = accumulate(block.dots, initial=0)
    return tuple(tuple(points[begin:end]) for begin, end in pairwise(ends))
