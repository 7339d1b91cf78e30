"""A crisis in time, computed without drawing lots."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from excomm.web.shapes.answer import Answer
from excomm.web.shapes.in_time import Draws, EachDraw, Quantiles, Together, Until, Vary
from excomm.web.shapes.runs_told import Tick


class ExactArguments(Answer):
    """What is to be computed."""

    until: Until = None
    draws: Draws = 64
    together: Together = ()
    vary: Vary = Field(default_factory=dict)


class Curves(Answer):
    """The mean probability of each outcome on each day, and that the crisis is over."""

    days: tuple[float, ...]
    outcomes: dict[str, tuple[float, ...]]
    ended: tuple[float, ...]


class FanAt(Answer):
    """A fan on a day, in words."""

    mean: str
    nine_tenths: str | None = Field(description="None where there is but one draw.")


class Fan(Answer):
    """A curve over days with all that is not known: its mean and median, and the bands of half and nine tenths."""

    key: Literal["reached", "hazard"]
    title: str
    words: str = Field(description="Where it ends, in a sentence.")
    by_tick: tuple[FanAt, ...] = Field(description="On the day of each tick.")
    days: tuple[float, ...]
    mean: tuple[float, ...]
    median: tuple[float, ...]
    half: tuple[tuple[float, float], ...]
    nine_tenths: tuple[tuple[float, float], ...]


class TogetherChance(Quantiles):
    """The probability of several outcomes taken as one."""

    probability: float


class ExactResult(Answer):
    """How likely each outcome is; while fewer draws are done than were `asked` for, by those done so far."""

    answer: str = Field(description="The answer in two sentences.")
    outcomes: dict[str, float]
    error: dict[str, float] = Field(description="The standard error that so many draws leave.")
    spread: dict[str, Quantiles]
    together: dict[str, TogetherChance]
    set_off: dict[str, dict[str, float]]
    days: float
    draws: int
    asked: int
    close_calls: dict[str, float]
    mean_days: float
    curves: Curves
    when: str
    ticks: tuple[Tick, ...] = Field(description="Days for an axis.")
    fans: tuple[Fan, ...] = Field(
        description="How likely it is that the outcome which ends the crisis has come by each day, and the chance a"
        " day that it comes if it has not; none where no outcome does."
    )
    each_draw: EachDraw | None = Field(
        description="None for a single draw, and while it is under way."
    )
    notes: tuple[str, ...]
    version: str
    digest: str
