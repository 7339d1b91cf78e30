"""The lattice of a small crisis as pure data: where each card, header and line goes, in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.report.picture.places import Place
from excomm.report.picture.routes import Bundle, Gutter, Move, bundles_of, lanes_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from excomm.report.picture.axes import Grid
    from excomm.report.picture.shapes import Point

CARD_WIDTH = 196.0
CARD_HEIGHT = 84.0
LANE = 8.0
MARGIN = 12.0
ROW_HEADER = 132.0
PANEL_HEADER = 40.0
COLUMN_HEADER = 44.0
PANEL_GAP = 28.0
# Lines leave a card on one side of its middle and arrive on the other, so that the two never lie on each other.
OFFSET = 14.0


@dataclass(frozen=True)
class Wire:
    """The drawn form of a bundle: strokes without arrows, and the last one that ends in an arrow."""

    bundle: Bundle
    strokes: tuple[tuple[Point, ...], ...]
    arrow: tuple[Point, ...]


@dataclass(frozen=True)
class Lattice:
    """The whole layout; `cards[s]` is the place of state *s*, headers stand in the order of their axes.

    `columns[p][c]` and `rows[p][r]` are headers in panel *p*; a panel leaves out the rows that it does not use.
    """

    width: float
    height: float
    cards: tuple[Place, ...]
    panels: tuple[Place, ...]
    columns: tuple[tuple[Place, ...], ...]
    rows: tuple[dict[int, Place], ...]
    wires: tuple[Wire, ...]


def lattice_of(grid: Grid, moves: Iterable[Move]) -> Lattice:
    """Lay out a grid with the moves that are to be drawn on it."""
    bundles = bundles_of(moves, grid.cells)
    lefts, width = _columns(grid, bundles)
    tops, panels, height = _rows(grid, bundles, width)
    cards = tuple(
        Place(lefts[cell.column], tops[cell.panel, cell.row], CARD_WIDTH, CARD_HEIGHT)
        for cell in grid.cells
    )
    return Lattice(
        width=width,
        height=height,
        cards=cards,
        panels=panels,
        columns=tuple(_column_headers(lefts, panel, named=len(panels) > 1) for panel in panels),
        rows=tuple(_row_headers(tops, number) for number in range(len(panels))),
        wires=tuple(_wire(bundle, cards) for bundle in bundles),
    )


def _columns(grid: Grid, bundles: tuple[Bundle, ...]) -> tuple[list[float], float]:
    """Return the left edge of each column's cards, and the width of the whole."""
    panels = range(len(grid.panels.combinations))
    lefts = []
    x = ROW_HEADER
    for column in range(len(grid.columns.combinations)):
        x += _room(bundles, (Gutter("left", panel, column) for panel in panels))
        lefts.append(x)
        x += CARD_WIDTH + _room(bundles, [Gutter("right", 0, column)])
    return lefts, x + MARGIN


def _rows(
    grid: Grid, bundles: tuple[Bundle, ...], width: float
) -> tuple[dict[tuple[int, int], float], tuple[Place, ...], float]:
    """Return the top edge of each row's cards by panel and row, each panel's place, and the height of the whole."""
    used = {(cell.panel, cell.row) for cell in grid.cells}
    named = len(grid.panels.combinations) > 1
    tops: dict[tuple[int, int], float] = {}
    panels = []
    y = 0.0
    for panel in range(len(grid.panels.combinations)):
        top = y
        y += COLUMN_HEADER + (PANEL_HEADER if named else 0)
        for row in sorted(row for of, row in used if of == panel):
            y += _room(bundles, [Gutter("above", panel, row)])
            tops[panel, row] = y
            y += CARD_HEIGHT
        y += MARGIN
        panels.append(Place(0, top, width, y - top))
        y += PANEL_GAP
    return tops, tuple(panels), y - PANEL_GAP


def _room(bundles: tuple[Bundle, ...], gutters: Iterable[Gutter]) -> float:
    return 2 * MARGIN + LANE * lanes_in(bundles, gutters)


def _column_headers(lefts: list[float], panel: Place, *, named: bool) -> tuple[Place, ...]:
    top = panel.y + (PANEL_HEADER if named else 0)
    return tuple(Place(left, top, CARD_WIDTH, COLUMN_HEADER) for left in lefts)


def _row_headers(tops: dict[tuple[int, int], float], panel: int) -> dict[int, Place]:
    rows = {row: top for (of, row), top in tops.items() if of == panel}
    return {row: Place(0, top, ROW_HEADER, CARD_HEIGHT) for row, top in rows.items()}


def _wire(bundle: Bundle, cards: tuple[Place, ...]) -> Wire:
    """Lead each source to the trunk, run the trunk past them all, and end with the arrow into the target."""
    target = cards[bundle.target]
    shift = OFFSET + LANE / 2 * bundle.lane
    leaving = [_port(bundle, cards[state], shift) for state in bundle.sources]
    arriving = _port(bundle, target, -shift)
    joints = [_onto_trunk(bundle, target, port) for port in leaving]
    last = _onto_trunk(bundle, target, arriving)
    trunk = (min([*joints, last]), max([*joints, last]))
    stubs = tuple(zip(leaving, joints, strict=True))
    return Wire(bundle=bundle, strokes=(*stubs, trunk), arrow=(last, arriving))


def _port(bundle: Bundle, card: Place, shift: float) -> Point:
    """Return the point on the edge of a card where a line leaves or arrives, `shift` from the edge's middle."""
    if bundle.gutter.side == "above":
        return card.x + card.width / 2 + shift, card.y
    middle = card.y + card.height / 2 + shift
    return (card.x, middle) if bundle.gutter.side == "left" else (card.x + card.width, middle)


def _onto_trunk(bundle: Bundle, card: Place, port: Point) -> Point:
    away = MARGIN + LANE * bundle.lane
    match bundle.gutter.side:
        case "above":
            return port[0], card.y - away
        case "left":
            return card.x - away, port[1]
        case "right":
            return card.x + card.width + away, port[1]
