"""A rectangle on a sheet: of a card, a header or a field."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where something stands: its upper left corner and its size, in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        """The point half way across and half way down."""
        return self.x + self.width / 2, self.y + self.height / 2
