"""A crisis run many times over."""

from __future__ import annotations

from pydantic import Field

from excomm.web.shapes.answer import Answer
from excomm.web.shapes.in_time import Draws, EachDraw, Quantiles, Seed, Together, Until, Vary
from excomm.web.shapes.runs_told import RunsTold

MOST_RUNS = 1_000_000


class SimulateArguments(Answer):
    """Which runs are wanted."""

    runs: int = Field(default=10_000, ge=1, le=MOST_RUNS)
    seed: Seed = 0
    until: Until = None
    draws: Draws = 64
    together: Together = ()
    vary: Vary = Field(default_factory=dict)


class Share(Answer):
    """How many runs, their share, and the 95 % interval that the chance of the runs leaves."""

    probability: float
    low: float
    high: float
    count: int


class PathShare(Share):
    """Runs that went through the same outcomes one after the other, and the number of one of them."""

    outcomes: tuple[str, ...]
    example: int


class TogetherShare(Share):
    """Several outcomes taken as one: how they were reached, and who or what was the last to set them off."""

    by_draw: Quantiles
    set_off: dict[str, int]
    paths: tuple[PathShare, ...]


class CloseCalls(Answer):
    """How often an event came without effect."""

    count: int
    per_run: float
    runs_with: int


class FirstPassage(Answer):
    """When an outcome was first reached: by which share of the runs by each day, and the median day."""

    median_day: float | None
    share: float
    by_day: tuple[float, ...]


class SimulateResult(Answer):
    """What became of the runs; while there are fewer than were `asked` for, those done so far."""

    answer: str = Field(description="The answer in two sentences.")
    told: RunsTold
    runs: int
    asked: int
    seed: int
    days: float
    draws: int
    draws_done: int
    outcomes: dict[str, Share]
    by_draw: dict[str, Quantiles] = Field(
        description="The spread of each share over draws of what is not known, with chance in it."
    )
    error: dict[str, float] = Field(
        description="The standard error that so many draws leave, with chance in it."
    )
    together: dict[str, TogetherShare]
    close_calls: dict[str, CloseCalls]
    mean_days: float
    paths: tuple[PathShare, ...]
    at_days: tuple[float, ...]
    first_passage: dict[str, FirstPassage]
    each_draw: EachDraw | None = Field(
        description="None for a single draw, and while it is under way."
    )
    notes: tuple[str, ...]
    version: str
    digest: str
