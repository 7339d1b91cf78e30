"""Three ways for a state to last, in words that need no theory, each made of stability concepts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True)
class Kind:
    """A way to last: `concepts` are its stability concepts, the strictest first."""

    key: str
    name: str
    meaning: str
    concepts: tuple[str, ...]


REST = Kind(
    key="rest",
    name="at rest",
    meaning="No actor can do better by moving.",
    concepts=("nash",),
)
ANSWERED = Kind(
    key="answered",
    name="held by credible answers",
    meaning=(
        "Some actor could do better for a moment, but the others would answer, afterwards or at the same moment, each "
        "in its own interest, and leave that actor no better off than before."
    ),
    concepts=("symmetric_seq", "seq", "sim"),
)
THREATENED = Kind(
    key="threatened",
    name="held by threats alone",
    meaning=(
        "Some actor could do better for a moment; the others could undo that, but only by way of steps that are not "
        "in the interest of those who would take them. It lasts as long as such threats are believed."
    ),
    concepts=("smr", "gmr"),
)
KINDS = (REST, ANSWERED, THREATENED)

# From the concept that says most to the one that says least.
STRICTEST_FIRST = tuple(concept for kind in KINDS for concept in kind.concepts)


def strictest(concepts: Collection[str]) -> str | None:
    """Return the concept that says most about a state stable by all of `concepts`; None if there are none.

    >>> strictest(["gmr", "seq"]), strictest([])
    ('seq', None)
    """
    return next((concept for concept in STRICTEST_FIRST if concept in concepts), None)


def kind_by(concept: str) -> Kind:
    """Return the way to last that a stability concept belongs to."""
    return next(kind for kind in KINDS if concept in kind.concepts)
