"""Draws one probability over the days with all that is not known: its mean, and bands of draws around the median."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.report.drawings.frame import axes, band, curve, frame_of
from excomm.report.picture.scale import round_end
from excomm.report.picture.shapes import Group, Picture

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.report.picture.shapes import Shape

    Numbers = NDArray[np.float64]

# Nine tenths of the draws, and half of them.
BANDS = ((0.05, 0.95, "nine tenths of the draws"), (0.25, 0.75, "half of the draws"))


def picture_of_fan(
    crisis: Crisis, days: Numbers, draws: Numbers, *, key: str, title: str, what: str
) -> Picture:
    """Draw shares over days; `draws[d, t]` is that of draw *d* on `days[t]`, and `what` names it in a sentence."""
    spread = draws.shape[0] > 1
    edges = [np.quantile(draws, [low, high], axis=0) for low, high, _ in BANDS]
    mean = draws.mean(axis=0)
    most = max(float(mean.max()), float(edges[0][1].max()) if spread else 0.0)
    frame = frame_of(crisis, float(days[-1]), round_end(most))
    shapes: list[Shape] = list(axes(frame))
    if spread:
        shapes += [
            Group(
                (band(frame, days, low, high, f"fan fan-{number}"),),
                title=f"{what}: {words}",
            )
            for number, ((low, high), (_, _, words)) in enumerate(zip(edges, BANDS, strict=True), 1)
        ]
        shapes.append(curve(frame, days, np.median(draws, axis=0), "middle-line"))
    shapes.append(Group((curve(frame, days, mean, "mean-line"),), title=f"{what}: the mean"))
    bands = (
        " The dark band holds half of the draws of what is not known, the light one nine tenths; the thin line is their"
        " median."
    )
    return Picture(
        key=key,
        width=frame.across.end + 16,
        height=frame.up.start + 34,
        title=title,
        description=f"{what}. The thick line is the mean.{bands if spread else ''}",
        shapes=tuple(shapes),
    )


def hazard_of(days: Numbers, reached: Numbers) -> tuple[Numbers, Numbers]:
    """The chance per day that something comes which has not come yet, from the shares that it has come by each day.

    `reached` has the shape (draws, times); the answer has one time less, and belongs to the middles of the intervals.
    It is none where it has come for certain.

    >>> days = np.array([0.0, 1.0, 2.0])
    >>> hazard_of(days, np.array([[0.0, 0.1, 0.19]]))[1].round(12).tolist()
    [[0.1, 0.1]]
    """
    left = 1 - reached
    kept = np.divide(
        left[:, 1:], left[:, :-1], out=np.ones_like(left[:, 1:]), where=left[:, :-1] > 0
    )
    a_day = 1 - kept ** (1 / np.diff(days))
    return (days[1:] + days[:-1]) / 2, a_day.clip(0, 1)
