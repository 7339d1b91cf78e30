"""Draws how one actor ranks the states of a large crisis: a strip an outcome, from the worst state to the best."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.report.picture.fitting import fitted
from excomm.report.picture.shapes import Bars, Box, Group, Label, Picture, Shape, Sign
from excomm.report.sections.states import titled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from excomm.report.findings import Findings
    from excomm.report.people import Badge
    from excomm.report.sections.states import States

WIDTH = 800.0
LEFT = 240.0
TRACK = 540.0
TOP = 26.0
ROW = 30.0
BINS = 90
BIN = TRACK / BINS
# How full a bin must be, as a share of the fullest of its strip, for each depth of shade.
DEPTHS = (0.0, 0.15, 0.45)
SIGN = 16.0


def picture_of_ranks(
    findings: Findings, states: States, badge: Badge, telling: tuple[int, ...]
) -> Picture:
    """Draw where the states of each outcome stand for one actor, with signs for the states that are told of."""
    actor = findings.space.actors.index(badge.actor)
    shares = _shares_below(findings.space.graph.ranks[actor])
    outcomes = findings.space.outcomes or ("all_states",)
    column = findings.space.outcome if findings.space.outcomes else np.zeros(shares.size, np.int16)
    order = sorted(range(len(outcomes)), key=lambda place: -_middle(shares[column == place]))
    shapes: list[Shape] = list(_axis(len(outcomes)))
    for row, place in enumerate(order):
        y = TOP + ROW * row
        shapes.append(
            Label(
                LEFT - 12,
                y + 19,
                fitted(titled(outcomes[place]), 12, LEFT - 20),
                "strip-name",
                "end",
            )
        )
        shapes.append(Box(LEFT, y + 4, TRACK, ROW - 8, "track", radius=3))
        shapes += _strip(shares[column == place], y)
        inside = [state for state in telling if column[state] == place]
        shapes += [_sign(states, state, float(shares[state]), y) for state in inside]
    return Picture(
        key=f"ranks-{badge.actor}",
        width=WIDTH,
        height=TOP + ROW * len(outcomes) + 8,
        title=f"How {badge.name} ranks the states of each outcome",
        description="Strips from the worst state on the left to the best on the right, darker where there are more.",
        shapes=tuple(shapes),
    )


def _shares_below(ranks: NDArray[np.int32]) -> NDArray[np.float64]:
    """Return for each state the share of states ranked below it, from 0 to 1 for the best."""
    below = np.searchsorted(np.sort(ranks), ranks)
    return below / max(1, int(below.max()))


def _middle(shares: NDArray[np.float64]) -> float:
    return float(np.median(shares)) if shares.size else 0


def _axis(strips: int) -> Iterator[Shape]:
    yield Label(LEFT, 16, "worst", "strip-end")
    yield Label(LEFT + TRACK, 16, "best", "strip-end", "end")
    for quarter in (0.25, 0.5, 0.75):
        yield Box(LEFT + TRACK * quarter, TOP, 1, ROW * strips, "strip-tick")


def _strip(shares: NDArray[np.float64], y: float) -> Iterator[Shape]:
    counts = np.bincount(np.minimum((shares * BINS).astype(np.int64), BINS - 1), minlength=BINS)
    if not counts.any():
        return
    fullness = counts / counts.max()
    for depth, least in enumerate(DEPTHS, 1):
        most = DEPTHS[depth] if depth < len(DEPTHS) else 1.0
        bins = np.flatnonzero((fullness > least) & (fullness <= most)).tolist()
        if bins:
            points = tuple((LEFT + BIN * place, y + 4) for place in bins)
            yield Bars(points, BIN, ROW - 8, f"bin bin-{depth}")


def _sign(states: States, state: int, share: float, y: float) -> Group:
    view = states[state]
    kind = view.kind.key if view.kind else "none"
    name = next((mark for mark in ("end", "start") if mark in view.marks), f"kind-{kind}")
    x = LEFT + min(BINS - 1, int(share * BINS)) * BIN + BIN / 2 - SIGN / 2
    plate = Box(x - 1, y + ROW / 2 - SIGN / 2 - 1, SIGN + 2, SIGN + 2, "plate", radius=SIGN / 2 + 1)
    sign = Sign(x, y + ROW / 2 - SIGN / 2, SIGN, name, f"tone-{kind}")
    return Group((plate, sign), f"State {view.number}: {view.in_short}", f"#state-{view.number}")
