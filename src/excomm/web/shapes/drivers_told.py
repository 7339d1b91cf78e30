"""What drives an outcome in words: what stands beside the numbers of a sensitivity analysis."""

from __future__ import annotations

from pydantic import Field

from excomm.web.shapes.answer import Answer


class DriverTold(Answer):
    """A quantity, its effect, and what follows from either end of its prior."""

    name: str
    whose: str
    says: str
    effect: str
    is_sure: bool = Field(description="Whether the effect is larger than its error.")
    low: str
    low_share: str
    high: str
    high_share: str


class DriversTold(Answer):
    """What stands beside the numbers of a ranking."""

    measure: str = Field(description="What the effect is called.")
    means: str = Field(description="What it means.")
    central: str
    drivers: tuple[DriverTold, ...]
    rests_on: tuple[str, ...]
