"""One move of one actor, as it stands in sequences and in certificates."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One move: who makes it, from which state, to which."""

    actor: int
    start: int
    end: int
