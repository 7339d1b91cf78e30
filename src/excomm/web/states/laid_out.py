"""Lays the chosen states out on a lattice, where they are few enough to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.report.drawings.lattice import lattice_in_words
from excomm.report.gridding import best_improvements, combination_in_words, grid_for, own_words
from excomm.report.picture.lattice import CARD_HEIGHT, CARD_WIDTH, lattice_of
from excomm.report.picture.routes import Move
from excomm.space.naming import number_of
from excomm.web.shapes.states import (
    Lattice,
    LatticeCard,
    LatticeHeader,
    LatticeMove,
    LatticeWire,
)
from excomm.web.states.cards import cards_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from excomm.report.picture import lattice as layout
    from excomm.report.picture.axes import Axis, Grid
    from excomm.report.picture.places import Place
    from excomm.report.picture.shapes import Point
    from excomm.space.bits import Truth
    from excomm.web.states.analysed import Analysed


def laid_out(of: Analysed, held: Truth) -> Lattice | None:
    """Lay out the states that are `held`, with the moves among them; None where they are too many to be read."""
    states = np.flatnonzero(held).tolist()
    grid = grid_for(of.space, states) if states else None
    if grid is None:
        return None
    drawn = lattice_of(grid, _wanted(of, states))
    cells = zip(cards_of(of, states), drawn.cards, grid.cells, strict=True)
    return Lattice(
        width=drawn.width,
        height=drawn.height,
        card_width=CARD_WIDTH,
        card_height=CARD_HEIGHT,
        about=lattice_in_words(grid, of.states),
        cards=tuple(
            LatticeCard(
                state=card, x=place.x, y=place.y, row=at.row, column=at.column, panel=at.panel
            )
            for card, place, at in cells
        ),
        headers=tuple(_headers(of, grid, drawn)),
        wires=tuple(_wire(wire, states) for wire in drawn.wires),
        moves=tuple(_moves(of, states)),
    )


def _wanted(of: Analysed, states: Sequence[int]) -> list[Move]:
    """Where each actor would rather be, as moves between places in `states`."""
    place = {state: number for number, state in enumerate(states)}
    best = best_improvements(of.space, of.findings.ground, states)
    return [
        Move(actor, place[source], place[target])
        for actor, targets in best.items()
        for source, target in targets.items()
        if target in place
    ]


def _headers(of: Analysed, grid: Grid, drawn: layout.Lattice) -> Iterator[LatticeHeader]:
    for number, panel in enumerate(drawn.panels):
        if len(drawn.panels) > 1:
            text = combination_in_words(grid.panels, number, of.states.badges)
            yield _header("panel", None, text, panel)
        for column, place in enumerate(drawn.columns[number]):
            yield from _side("column", grid.columns, column, place)
        for row, place in drawn.rows[number].items():
            yield from _side("row", grid.rows, row, place)


def _side(kind: str, axis: Axis, number: int, place: Place) -> Iterator[LatticeHeader]:
    if axis.actors:
        yield _header(kind, axis.actors[0], own_words(axis, number), place)


def _header(kind: str, actor: str | None, text: str, place: Place) -> LatticeHeader:
    return LatticeHeader.model_validate({**vars(place), "kind": kind, "actor": actor, "text": text})


def _wire(wire: layout.Wire, states: Sequence[int]) -> LatticeWire:
    return LatticeWire(
        actor=wire.bundle.actor,
        sources=tuple(number_of(states[source]) for source in wire.bundle.sources),
        target=number_of(states[wire.bundle.target]),
        strokes=tuple(map(_points, wire.strokes)),
        arrow=_points(wire.arrow),
    )


def _points(points: Sequence[Point]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in points)


def _moves(of: Analysed, states: Sequence[int]) -> Iterator[LatticeMove]:
    """Every move among these states, and whether its maker likes where it leads better."""
    shown = frozenset(states)
    for actor, name in enumerate(of.space.actors):
        ranks, lists = of.space.graph.ranks[actor], of.findings.ground.moves[actor]
        for source in states:
            for target in lists.of(source):
                if target in shown:
                    yield LatticeMove(
                        actor=name,
                        source=number_of(source),
                        target=number_of(target),
                        better=bool(ranks[target] > ranks[source]),
                    )
