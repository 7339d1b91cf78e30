"""Many runs in words: what stands beside the numbers of a simulation."""

from __future__ import annotations

from pydantic import Field

from excomm.web.shapes.answer import Answer, Named


class OutcomeTold(Answer):
    """How often runs ended in an outcome, with both uncertainties, and when they first reached it."""

    outcome: str
    name: str
    text: str
    share: str
    by_chance: str = Field(description="What so many runs leave to chance, in 95 of 100 cases.")
    by_open: str | None = Field(
        description="Nine tenths of the draws of what the file leaves open; none where they tell nothing."
    )
    words: str = Field(description="All of it in one sentence.")
    reached: str = Field(
        description="The share of runs that reached it, if only in passing, and the day by which half of these had."
    )
    by_tick: tuple[str, ...] = Field(description="The share that had reached it by each tick.")


class CloseCallTold(Answer):
    """An event that came without its effect."""

    event: str
    name: str
    per_run: str
    runs_with: str


class PathTold(Answer):
    """A path that runs took, and the number of one of them."""

    words: str
    share: str
    by_chance: str
    example: int


class Tick(Answer):
    """A day on an axis, and what is written there."""

    day: float
    words: str


class RunsTold(Answer):
    """What stands beside the numbers of many runs."""

    when: str
    doubts: tuple[str, ...] = Field(
        description="What must be known before shares are read: what is left out, and what is not told."
    )
    gravest: str | None = Field(description="The outcome that ends the crisis, if one does.")
    outcomes: tuple[OutcomeTold, ...]
    legend: tuple[Named, ...] = Field(
        description="What the two uncertainties mean: that of chance, then what is left open."
    )
    close_calls: tuple[CloseCallTold, ...]
    paths: tuple[PathTold, ...]
    rests_on: tuple[str, ...]
    ticks: tuple[Tick, ...]
