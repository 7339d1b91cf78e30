"""Draws the states of a large crisis: dots by outcome and by how many options are taken, and the path of history."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from excomm.report.findings import PASSING
from excomm.report.kinds import KINDS
from excomm.report.picture.fitting import wrapped
from excomm.report.picture.landscape import At, Field, Landscape, landscape_of
from excomm.report.picture.shapes import Box, Dots, Group, Label, Line, Picture, Shape, Sign
from excomm.report.sections.states import titled
from excomm.report.words.names import counted
from excomm.space.bits import is_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from excomm.report.findings import Findings
    from excomm.report.sections.states import States

TONES = (*(kind.key for kind in KINDS), "none")
TEXT = 12.0
PIN = 20.0
# Dots of states that last are larger, so that colour is not needed to tell them.
FILLS = (0.95, 0.85, 0.6, 0.35)


def picture_of_landscape(findings: Findings, states: States, explained: tuple[int, ...]) -> Picture:
    """Draw all states as dots, with pins for the start, the path of history, and the states that are explained."""
    names = _column_names(findings)
    columns = (
        findings.space.outcome
        if findings.space.outcomes
        else np.zeros(findings.space.states, np.int16)
    )
    taken = _options_taken(findings)
    pins = tuple(dict.fromkeys([*_path(findings), *explained]))
    fields = _fields(findings, columns, taken - taken.min(), pins)
    landscape = landscape_of(fields, rows=int(np.ptp(taken)) + 1, columns=len(names))
    shapes = (
        *_columns(landscape, names, fields),
        *_rows(landscape, int(taken.min())),
        *_dots(landscape),
        *_trail(findings, landscape),
        *_pins(states, landscape, frozenset(explained)),
    )
    return Picture(
        key="landscape",
        width=landscape.width,
        height=landscape.height,
        title=f"All {findings.space.states:,} states",
        description=_description(findings, landscape),
        shapes=shapes,
    )


def _column_names(findings: Findings) -> list[str]:
    return [titled(name) for name in findings.space.outcomes] or ["All states"]


def _options_taken(findings: Findings) -> NDArray[np.int64]:
    space = findings.space
    taken = np.zeros(space.states, np.int64)
    for name in findings.crisis.options:
        taken += is_set(space.graph.codes, space.positions[name])
    return taken


def _path(findings: Findings) -> list[int]:
    """Return the states of history in their order, or the start alone."""
    return [state for state in findings.chronicle.states if state is not None]


def _fields(
    findings: Findings,
    columns: NDArray[np.int16],
    rows: NDArray[np.int64],
    pins: tuple[int, ...],
) -> dict[At, Field]:
    tones = PASSING + 1
    shape = (int(rows.max()) + 1, int(columns.max()) + 1, tones)
    flat = np.ravel_multi_index(
        (rows, columns.astype(np.int64), findings.tones.astype(np.int64)), shape
    )
    counts = np.bincount(flat, minlength=int(np.prod(shape))).reshape(shape)
    pinned: dict[At, list[int]] = {}
    for pin in pins:
        pinned.setdefault((int(rows[pin]), int(columns[pin])), []).append(pin)
    return {
        (row, column): Field(
            tuple(counts[row, column].tolist()), tuple(pinned.get((row, column), ()))
        )
        for row, column in np.argwhere(counts.any(axis=2)).tolist()
    }


def _description(findings: Findings, landscape: Landscape) -> str:
    each = counted(landscape.states_per_dot, "state")
    path = " The line follows the path of history." if findings.chronicle.steps else ""
    return (
        f"Each dot is {each}. Columns are outcomes, rows say how many options are taken. The larger the dot, the surer "
        f"the state is to last.{path}"
    )


def _columns(landscape: Landscape, names: list[str], fields: dict[At, Field]) -> Iterator[Shape]:
    for column, (name, place) in enumerate(zip(names, landscape.columns, strict=True)):
        x, _ = place.middle
        lines = wrapped(name, TEXT, place.width - 6, lines=3)
        for number, text in enumerate(lines):
            yield Label(x, 56 + 15 * (number - len(lines) + 0.5), text, "column-name", "middle")
        total = sum(sum(field.counts) for at, field in fields.items() if at[1] == column)
        yield Label(x, 68, counted(total, "state"), "column-count", "middle")
        height = landscape.height - place.height
        yield Box(
            place.x + 2, place.height, place.width - 4, height, f"lane lane-{column % 2}", radius=6
        )


def _rows(landscape: Landscape, fewest: int) -> Iterator[Shape]:
    yield Label(8, 55, "options", "column-count")
    yield Label(8, 68, "taken", "column-count")
    for number, place in enumerate(landscape.rows):
        if number:
            yield Line(((0, place.y), (landscape.width, place.y)), "rule")
        yield Label(24, place.y + 22, str(fewest + number), "row-name", "middle")


def _dots(landscape: Landscape) -> Iterator[Shape]:
    """Draw all dots of one tone at once; a dot is drawn around its middle."""
    half = landscape.pitch / 2
    for tone, (name, fill) in enumerate(zip(TONES, FILLS, strict=True)):
        points = [point for patch in landscape.patches.values() for point in patch.dots[tone]]
        if points:
            middles = tuple((x + half, y + half) for x, y in points)
            yield Dots(middles, landscape.pitch * fill, f"tone-{name}")


def _trail(findings: Findings, landscape: Landscape) -> Iterator[Shape]:
    points = [landscape.pins[state] for state in _path(findings)]
    if len(set(points)) > 1:
        kept = [points[0], *(after for before, after in pairwise(points) if after != before)]
        yield Line(tuple(kept), "trail-halo")
        yield Line(tuple(kept), "trail")


def _pins(states: States, landscape: Landscape, explained: frozenset[int]) -> Iterator[Shape]:
    for state, (x, y) in landscape.pins.items():
        view = states[state]
        kind = view.kind.key if view.kind else "none"
        shapes: list[Shape] = [
            Box(x - PIN / 2, y - PIN / 2, PIN, PIN, f"pin tone-{kind}", radius=PIN / 2)
        ]
        signs = [mark for mark in view.marks if mark in {"start", "end"}]
        steps = [mark.removeprefix("step ") for mark in view.marks if mark.startswith("step ")]
        if signs:
            shapes.append(Sign(x - 7, y - 7, 14, signs[-1]))
        elif steps:
            shapes.append(Label(x, y + 4, steps[0], "pin-number", "middle"))
        else:
            shapes.append(Sign(x - 8, y - 8, 16, f"kind-{kind}", f"tone-{kind}"))
        marks = f" ({', '.join(view.marks)})" if view.marks else ""
        title = f"State {view.number}{marks}: {view.in_short}"
        yield Group(tuple(shapes), title, f"#state-{view.number}" if state in explained else "")
