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
    point, best = start.ravel().copy(), np.inf
    memory = _no_memory(point.size)
    before: tuple[Numbers, Numbers] | None = None
    kept = 0
    largest = np.inf
    for step in range(1, most + 1):
        image = apply(point.reshape(start.shape)).ravel()
        change = image - point
        largest = float(np.abs(change).max(initial=0))
        if largest <= tolerance:
            return Fixed(image.reshape(start.shape), step, largest)
        if largest > ASTRAY * best:
            before, kept = None, 0
        best = min(best, largest)
        if before is not None:
            _remember(memory, kept % MEMORY, image - before[0], change - before[1])
            kept += 1
        before = image.copy(), change
        point = _combined(memory, min(kept, MEMORY), image, change)
    return Fixed(point.reshape(start.shape), most, largest)


@dataclass(frozen=True)
class _Memory:
    """How images and changes differed from one step to the next, one row each, and the products of the latter."""

    of_images: Numbers
    of_changes: Numbers
    products: Numbers


def _no_memory(size: int) -> _Memory:
    return _Memory(np.zeros((MEMORY, size)), np.zeros((MEMORY, size)), np.zeros((MEMORY, MEMORY)))


def _remember(memory: _Memory, row: int, of_image: Numbers, of_change: Numbers) -> None:
    """Write over the oldest row; only its products are worked out anew."""
    memory.of_images[row], memory.of_changes[row] = of_image, of_change
    memory.products[row] = memory.products[:, row] = memory.of_changes @ of_change


def _combined(memory: _Memory, kept: int, image: Numbers, change: Numbers) -> Numbers:
    if kept == 0:
        return image
    normal = memory.products[:kept, :kept].copy()
    normal[np.diag_indices(kept)] += RIDGE * np.trace(normal) + np.finfo(float).tiny
    weights = np.linalg.solve(normal, memory.of_changes[:kept] @ change)
    combined: Numbers = image - weights @ memory.of_images[:kept]
    return combined
