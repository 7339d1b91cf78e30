"""Finds the fixed point of a map faster than by repeating it: Anderson acceleration [anderson1965; walker2011]."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

# So many earlier steps are weighed against each other; begun anew when one leads far astray.
MEMORY = 8
ASTRAY = 3.0
# Keeps the weighing well-posed where steps are nearly alike.
RIDGE = 1e-12


@dataclass(frozen=True)
class Fixed:
    """Where the map was last applied, how often it was, and how much its last application changed at most."""

    point: Numbers
    steps: int
    change: float


def fixed_point(
    apply: Callable[[Numbers], Numbers], start: Numbers, *, tolerance: float, most: int
) -> Fixed:
    """Apply a map until it changes nothing by more than `tolerance`, or `most` times; look at `change` to know which.

    Each next point is that combination of the latest ones for which the changes, combined alike, would be least.

    >>> found = fixed_point(lambda x: np.cos(x), np.zeros(1), tolerance=1e-12, most=50)
    >>> round(float(found.point[0]), 9), found.steps
    (0.739085133, 13)
    """
    point, best = start.copy(), np.inf
    images: list[Numbers] = []
    changes: list[Numbers] = []
    largest = np.inf
    for step in range(1, most + 1):
        image = apply(point)
        change = image - point
        largest = float(np.abs(change).max(initial=0))
        if largest <= tolerance:
            return Fixed(image, step, largest)
        if largest > ASTRAY * best:
            images, changes = [], []
        best = min(best, largest)
        images, changes = [*images[-MEMORY:], image], [*changes[-MEMORY:], change]
        point = _combined(images, changes)
    return Fixed(point, most, largest)


def _combined(images: list[Numbers], changes: list[Numbers]) -> Numbers:
    if len(images) == 1:
        return images[0]
    shape = images[-1].shape
    of_changes, of_images = (
        np.diff(np.array(rows).reshape(len(rows), -1), axis=0) for rows in (changes, images)
    )
    normal = of_changes @ of_changes.T
    normal[np.diag_indices_from(normal)] += RIDGE * np.trace(normal) + np.finfo(float).tiny
    weights = np.linalg.solve(normal, of_changes @ changes[-1].ravel())
    combined: Numbers = images[-1] - (weights @ of_images).reshape(shape)
    return combined
