"""What can be turned before a crisis is run many times."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from excomm.web.shapes.answer import Answer

Standing = Literal["open", "known", "assumed"]


class KnobClaim(Answer):
    """A claim on which a quantity rests."""

    key: str
    says: str
    citation: str


class Knob(Answer):
    """A quantity that bears on how a crisis goes, and can be turned."""

    place: str = Field(description="The keys that lead to it in the file, as --vary takes them.")
    section: str
    whose: str
    says: str
    hint: str
    standing: Standing = Field(
        description="Whether the file leaves it open, gives a number, or is silent on it."
    )
    text: str = Field(description="As the file has it, or what is taken where it is silent.")
    median: str
    values: tuple[str, ...] = Field(
        description="What it can be turned to, from low to high, as a file would write it."
    )
    middle: int = Field(description="Which of the values is nearest to the median.")
    by_magnitude: bool = Field(
        description="Whether the values differ by the same factor, instead of the same amount."
    )
    density: tuple[float, ...] = Field(
        description="How dense the prior is at each value, of where it is densest; empty without one."
    )
    claims: tuple[str, ...]
    judgement: str


class Usual(Answer):
    """How much is run unless something else is asked for."""

    runs: int
    draws: int
    seed: int
    until: str = Field(description="When it ends, in words.")
    runs_per_draw: int = Field(
        description="With fewer runs for each draw, nothing is told of what is not known."
    )


class Chance(Answer):
    """What can be turned, and what is usual."""

    knobs: tuple[Knob, ...]
    claims: tuple[KnobClaim, ...]
    left_open: str = Field(description="How much the file leaves open, in a sentence.")
    usual: Usual
    notes: tuple[str, ...]


class Turned(Answer):
    """A quantity as it was typed for a place, read."""

    place: str
    text: str
    standing: Standing
    nearest: int = Field(description="Which of the values of its knob is nearest to its median.")
