"""What an element of a crisis rests on: claims of its sources, or a judgement of its author."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from excomm.model.fields import Sourced


@dataclass(frozen=True)
class Backing:
    """Claims by their identifiers, and the author's reason where there is one."""

    claims: tuple[str, ...] = ()
    judgement: str = ""

    @property
    def found(self) -> bool:
        """Whether there is anything at all."""
        return bool(self.claims or self.judgement)


def backing_of(part: Sourced) -> Backing:
    """Return what a part of a crisis rests on."""
    return Backing(part.claims, part.judgement)
