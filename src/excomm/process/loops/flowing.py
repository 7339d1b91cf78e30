"""One way out of the nodes of a uniformised process, at one tick of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]


def push(
    here: Array, there: Array, sources: Array, targets: Array, rows: Array, table: Array
) -> None:
    """Add to `there` what one way brings there from `here`: from each source to its target.

    `table[rows[node]]` is with what probability a tick takes this way out of a node.
    """
    for place in range(sources.size):
        source = sources[place]
        there[targets[place]] += here[source] * table[rows[source]]
