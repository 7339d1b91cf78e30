"""Two answers to how likely each outcome is, beside each other."""

from __future__ import annotations

from pydantic import Field

from excomm.web.shapes.answer import Answer


class OutcomeBeside(Answer):
    """An outcome in both answers, and how far apart they are, in percentage points."""

    outcome: str
    name: str
    share: str | None = Field(description="None where the model has no such outcome.")
    other: str | None
    difference: float | None = Field(description="The first less the other; none without both.")
    points: str | None
    between: str | None = Field(description="The 95 % interval of the difference.")
    spread: str | None = Field(
        description="Nine tenths of the differences by draws; none where they had not the same draws."
    )
    is_sure: bool = Field(description="Whether the interval leaves out that there is none.")


class Beside(Answer):
    """One job beside another."""

    outcomes: tuple[OutcomeBeside, ...] = Field(description="Those that differ most come first.")
    means: str = Field(description="What the interval means, and what it does not tell.")
