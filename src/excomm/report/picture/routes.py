"""Where the lines of the grid run: in the gutters between the cells, each bundle in a lane of its own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from excomm.report.picture.axes import Cell

Side = Literal["above", "left", "right"]


@dataclass(frozen=True)
class Move:
    """One actor's move between two states, given by their numbers."""

    actor: str
    source: int
    target: int


@dataclass(frozen=True)
class Gutter:
    """The room above one row of a panel, left of one column of a panel, or right of one column in all panels."""

    side: Side
    panel: int
    place: int


@dataclass(frozen=True)
class Bundle:
    """The moves of one actor to one target that share a gutter; they join into one line in its `lane`."""

    actor: str
    sources: tuple[int, ...]
    target: int
    gutter: Gutter
    lane: int = 0


def bundles_of(moves: Iterable[Move], cells: Sequence[Cell]) -> tuple[Bundle, ...]:
    """Join moves into bundles and give each a lane in which it meets no other.

    Left out are moves that change both what stands on the row and what stands on the column: no gutter leads there.

    >>> from excomm.report.picture.axes import Cell
    >>> cells = [Cell(0, 0, 0), Cell(0, 0, 1), Cell(0, 0, 2)]
    >>> bundles_of([Move("a", 0, 2), Move("a", 1, 2)], cells)[0].sources
    (0, 1)
    """
    joined: dict[tuple[Gutter, str, int], list[int]] = defaultdict(list)
    for move in moves:
        gutter = _gutter(cells[move.source], cells[move.target])
        if gutter is not None:
            joined[gutter, move.actor, move.target].append(move.source)
    bundles = [
        Bundle(actor, tuple(sources), target, gutter)
        for (gutter, actor, target), sources in joined.items()
    ]
    return tuple(_in_lanes(bundles, cells))


def lanes_in(bundles: Iterable[Bundle], gutters: Iterable[Gutter]) -> int:
    """Return how many lanes the busiest of these gutters needs."""
    wanted = set(gutters)
    return max((bundle.lane + 1 for bundle in bundles if bundle.gutter in wanted), default=0)


def _gutter(source: Cell, target: Cell) -> Gutter | None:
    same_panel = source.panel == target.panel
    if same_panel and source.row == target.row:
        return Gutter("above", source.panel, source.row)
    if same_panel and source.column == target.column:
        return Gutter("left", source.panel, source.column)
    if source.row == target.row and source.column == target.column:
        return Gutter("right", 0, source.column)
    return None


def _in_lanes(bundles: Sequence[Bundle], cells: Sequence[Cell]) -> Iterable[Bundle]:
    """Give each bundle the first lane of its gutter that is free along its whole length, the shortest first."""
    taken: dict[tuple[Gutter, int], list[tuple[Cell, Cell]]] = defaultdict(list)
    spans = [(bundle, *_span(bundle, cells)) for bundle in bundles]
    for bundle, first, last in sorted(spans, key=lambda span: _length(span[1], span[2])):
        lane = 0
        while any(_meet((first, last), other) for other in taken[bundle.gutter, lane]):
            lane += 1
        taken[bundle.gutter, lane].append((first, last))
        yield replace(bundle, lane=lane)


def _span(bundle: Bundle, cells: Sequence[Cell]) -> tuple[Cell, Cell]:
    ends = [cells[state] for state in (*bundle.sources, bundle.target)]
    return min(ends, key=_order), max(ends, key=_order)


def _order(cell: Cell) -> tuple[int, int, int]:
    return cell.panel, cell.row, cell.column


def _length(first: Cell, last: Cell) -> tuple[int, int, int]:
    return last.panel - first.panel, last.row - first.row, last.column - first.column


def _meet(one: tuple[Cell, Cell], other: tuple[Cell, Cell]) -> bool:
    return _order(one[0]) <= _order(other[1]) and _order(other[0]) <= _order(one[1])
