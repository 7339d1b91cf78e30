"""Lays the states of a small crisis out on a grid: what one actor does down, another across, the rest in panels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MOST_STATES = 64
MOST_COLUMNS = 6
MOST_ROWS = 12
MOST_PANELS = 8

Names = frozenset[str]


@dataclass(frozen=True)
class Axis:
    """The combinations of options that one side of the grid runs through; `actors` are those whose options they are."""

    actors: tuple[str, ...]
    combinations: tuple[Names, ...]


@dataclass(frozen=True)
class Cell:
    """Where one state stands."""

    panel: int
    row: int
    column: int


@dataclass(frozen=True)
class Grid:
    """The cell of each state, on three axes; conditions, which no actor sets, belong to the panels."""

    panels: Axis
    rows: Axis
    columns: Axis
    cells: tuple[Cell, ...]


def grid_of(states: Sequence[Names], owners: Mapping[str, str | None]) -> Grid | None:
    """Give each state a cell of its own, or return None where the grid would be too large to read.

    `states` are given by what is true in them; `owners` says for each option or condition, in the order of the file,
    which actor it belongs to, if any.

    >>> states = [frozenset(), frozenset({"a.x"}), frozenset({"b.y"})]
    >>> [(cell.row, cell.column) for cell in grid_of(states, {"a.x": "a", "b.y": "b"}).cells]
    [(0, 0), (1, 0), (0, 1)]
    """
    if len(states) > MOST_STATES:
        return None
    of_actor = {
        actor: _axis((actor,), states, owners)
        for actor in dict.fromkeys(owners.values())
        if actor is not None
    }
    # The sort keeps the order of the file among equals.
    longest = sorted(of_actor.values(), key=lambda axis: -len(axis.combinations))
    rows = longest[0]
    columns = longest[1] if len(longest) > 1 else Axis((), (frozenset(),))
    rest = tuple(a for a in dict.fromkeys(owners.values()) if a not in rows.actors + columns.actors)
    panels = _axis(rest, states, owners)
    if not _readable(panels, rows, columns):
        return None
    axes = (panels, rows, columns)
    cells = tuple(Cell(*(_place(axis, state) for axis in axes)) for state in states)
    return Grid(panels, rows, columns, cells)


def _readable(panels: Axis, rows: Axis, columns: Axis) -> bool:
    limits = ((panels, MOST_PANELS), (rows, MOST_ROWS), (columns, MOST_COLUMNS))
    return all(len(axis.combinations) <= limit for axis, limit in limits)


def _axis(
    actors: Iterable[str | None], states: Sequence[Names], owners: Mapping[str, str | None]
) -> Axis:
    """Collect what these actors do in any state, the fewest options first, then in the order of the file."""
    order = {name: place for place, name in enumerate(owners)}
    found = {_own(state, actors, owners) for state in states}
    combinations = sorted(found, key=lambda own: (len(own), sorted(order[name] for name in own)))
    return Axis(tuple(actor for actor in actors if actor is not None), tuple(combinations))


def _own(state: Names, actors: Iterable[str | None], owners: Mapping[str, str | None]) -> Names:
    return frozenset(name for name in state if owners[name] in actors)


def _place(axis: Axis, state: Names) -> int:
    named = {name for combination in axis.combinations for name in combination}
    return axis.combinations.index(state & named)
