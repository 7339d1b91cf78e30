"""Draws how a crisis goes over the days: the mean probability of each outcome, one above the other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from excomm.report.drawings.clock import unit_for
from excomm.report.drawings.frame import Frame, axes, band, frame_of
from excomm.report.picture.fitting import fitted
from excomm.report.picture.scale import spaced_out
from excomm.report.picture.shapes import Group, Label, Line, Picture
from excomm.report.words.names import capital, spaced
from excomm.tables.in_words import percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.process.forecasting import Forecasts
    from excomm.report.picture.shapes import Shape

NAMES = 290.0
TEXT = 12.0
LINE = 15.0
COLOURS = 10


def picture_of_course(found: Forecasts) -> Picture:
    """Stack the mean probabilities of the outcomes from the start to the end, each named at the right."""
    frame = frame_of(found.space.crisis, float(found.times[-1]), 1.0, right=NAMES)
    means = found.curves.mean(axis=0)
    # The first outcomes of a file are the gravest, and stand at the bottom, on firm ground.
    edges = np.concatenate(
        [np.zeros((found.times.size, 1)), np.cumsum(means, axis=1)], axis=1
    ).clip(0, 1)
    bands = [
        Group(
            (
                band(
                    frame,
                    found.times,
                    edges[:, place],
                    edges[:, place + 1],
                    f"stack series-{place % COLOURS + 1}",
                ),
            ),
            title=f"{capital(spaced(outcome))}: {percent(float(means[-1, place]))} at the end",
        )
        for place, outcome in enumerate(found.outcomes)
    ]
    return Picture(
        key="time-course",
        width=frame.across.end + NAMES,
        height=frame.up.start + 34,
        title=f"How it goes over the {unit_for(float(found.times[-1])).name}s",
        description=(
            "The mean probability of each outcome, one above the other, from the start to the end; together they are"
            " 100 %."
        ),
        shapes=(*axes(frame), *bands, *_names(frame, found, edges[-1])),
    )


def _names(
    frame: Frame, found: Forecasts, edges: np.ndarray[tuple[int, ...], np.dtype[np.float64]]
) -> Iterator[Shape]:
    middles = [frame.up.at(float(low + high) / 2) for low, high in pairwise(edges)]
    places = spaced_out(middles, LINE, frame.up.end + 4, frame.up.start - 2)
    x = frame.across.end
    for outcome, middle, place, share in zip(
        found.outcomes, middles, places, np.diff(edges).tolist(), strict=True
    ):
        yield Line(((x + 2, middle), (x + 12, place), (x + 18, place)), "leader")
        text = f"{percent(share)}  {capital(spaced(outcome))}"
        yield Label(x + 22, place + 4, fitted(text, TEXT, NAMES - 24), "strip-name")
