"""Draws the lattice of a small crisis: a card a state, and a line where an actor would move it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.gridding import best_improvements, combination_in_words, grid_for, own_words
from excomm.report.picture.fitting import fitted, wrapped
from excomm.report.picture.lattice import ROW_HEADER, Lattice, lattice_of
from excomm.report.picture.routes import Move
from excomm.report.picture.shapes import Actor, Box, Group, Label, Line, Picture, Shape, Sign

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from excomm.report.findings import Findings
    from excomm.report.picture.axes import Axis, Grid
    from excomm.report.picture.places import Place
    from excomm.report.picture.routes import Bundle
    from excomm.report.sections.states import States, StateView

TEXT = 13.0
SMALL = 11.0
BADGE = 20.0
# More actors than this leave no room to write where each would move.
MOST_WITH_TARGETS = 3
PADDING = 10.0


def picture_of_lattice(
    findings: Findings, states: States, explained: frozenset[int]
) -> Picture | None:
    """Draw every state of a small crisis; None where there are too many. `explained` have a place to link to."""
    grid = grid_for(findings.space, range(findings.space.states))
    if grid is None:
        return None
    best = best_improvements(findings.space, findings.ground, range(findings.space.states))
    moves = [Move(actor, *move) for actor in best for move in best[actor].items()]
    lattice = lattice_of(grid, moves)
    cards = (
        _card(states, state, place, best, link=state in explained)
        for state, place in enumerate(lattice.cards)
    )
    return Picture(
        key="lattice",
        width=lattice.width,
        height=lattice.height,
        title=f"All {len(lattice.cards)} states",
        description=lattice_in_words(grid, states),
        shapes=(*_headers(grid, lattice, states), *_wires(lattice, states), *cards),
    )


def lattice_in_words(grid: Grid, states: States) -> str:
    """Say what stands where on the grid."""
    rows, columns = (
        ", ".join(states.badges[actor].name for actor in axis.actors) or "nobody"
        for axis in (grid.rows, grid.columns)
    )
    axes = f"Rows: what {rows} does. Columns: what {columns} does."
    return f"A grid of states. {axes} Lines lead to where an actor would move."


def _headers(grid: Grid, lattice: Lattice, states: States) -> Iterator[Shape]:
    for number, panel in enumerate(lattice.panels):
        if len(lattice.panels) > 1:
            yield Box(panel.x, panel.y, panel.width, panel.height, "panel", radius=8)
            text = combination_in_words(grid.panels, number, states.badges)
            yield Label(PADDING, panel.y + 25, fitted(text, TEXT, panel.width), "panel-name")
        for column, place in enumerate(lattice.columns[number]):
            yield from _header(grid.columns, column, place, states)
        for row, place in lattice.rows[number].items():
            yield from _header(grid.rows, row, place, states)


def _header(axis: Axis, number: int, place: Place, states: States) -> Iterator[Shape]:
    """Write an actor's badge and what it does, within the place; nothing where the axis is nobody's."""
    if not axis.actors:
        return
    badge = states.badges[axis.actors[0]]
    middle = place.y + place.height / 2
    yield Actor(place.x + PADDING, middle - BADGE / 2, BADGE, badge)
    room = min(place.width, ROW_HEADER + 40) - BADGE - 2.5 * PADDING
    lines = wrapped(own_words(axis, number), SMALL, room, lines=max(2, int(place.height // 16)))
    top = middle - (len(lines) - 1) * 7 + 4
    for line, text in enumerate(lines):
        yield Label(place.x + PADDING * 1.6 + BADGE, top + 14 * line, text, "axis")


def _wires(lattice: Lattice, states: States) -> Iterator[Shape]:
    for wire in lattice.wires:
        style = f"wire actor-{states.badges[wire.bundle.actor].colour}"
        strokes = tuple(Line(points, style) for points in wire.strokes)
        arrow = Line(wire.arrow, style, arrow=True)
        yield Group((*strokes, arrow), title=_wire_title(wire.bundle, states))


def _wire_title(bundle: Bundle, states: States) -> str:
    sources = ", ".join(str(state + 1) for state in bundle.sources)
    return f"{states.badges[bundle.actor].name}: from {sources} to {bundle.target + 1}"


def _card(
    states: States, state: int, place: Place, best: Mapping[str, Mapping[int, int]], *, link: bool
) -> Group:
    view = states[state]
    kind = view.kind.key if view.kind else "none"
    shapes: list[Shape] = [
        Box(place.x, place.y, place.width, place.height, f"card tone-{kind}", radius=8),
        Label(place.x + PADDING, place.y + 21, str(view.number), "card-number"),
        Sign(place.x + place.width - 28, place.y + 7, 18, f"kind-{kind}", f"tone-{kind}"),
    ]
    indent = PADDING + 10 + 9 * len(str(view.number))
    outcome = fitted(view.outcome, SMALL, place.width - indent - 32)
    shapes.append(Label(place.x + indent, place.y + 21, outcome, "card-outcome"))
    shapes += _temptations(states, state, place, best)
    shapes += _marks(view, place)
    return Group(
        tuple(shapes), title=_card_title(view), link=f"#state-{view.number}" if link else ""
    )


def _temptations(
    states: States, state: int, place: Place, best: Mapping[str, Mapping[int, int]]
) -> Iterator[Shape]:
    """Show each actor filled where it stays, in outline where it would move, with where to if there is room."""
    across = (place.width - 2 * PADDING) / len(states.badges)
    for number, (actor, badge) in enumerate(states.badges.items()):
        x, to = place.x + PADDING + number * across, best[actor].get(state)
        yield Actor(x, place.y + 31, min(BADGE, across), badge, filled=to is None)
        if to is not None and len(states.badges) <= MOST_WITH_TARGETS:
            yield Label(x + BADGE + 3, place.y + 45, f"→{to + 1}", "card-to")


def _marks(view: StateView, place: Place) -> Iterator[Shape]:
    """Say in the last line what history had to do with the state."""
    x = place.x + PADDING
    for sign in ("start", "end"):
        if sign in view.marks:
            yield Sign(x, place.y + 59, 16, sign)
            x += 20
    room = place.x + place.width - PADDING - x
    yield Label(x, place.y + 71, fitted(", ".join(view.marks), SMALL, room), "card-mark")


def _card_title(view: StateView) -> str:
    kind = view.kind.name if view.kind else "does not last"
    return f"State {view.number}: {view.in_short}. {kind.capitalize()}."
