"""An outcome that plain runs would hardly ever see."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from excomm.web.shapes.answer import Answer
from excomm.web.shapes.in_time import Draws, Quantiles, Seed, Text, Until, Vary
from excomm.web.shapes.simulate import MOST_RUNS


class RareArguments(Answer):
    """Which outcome, and with how much effort."""

    outcome: Text
    method: Literal["splitting", "tilting", "both"] = "both"
    runs: int = Field(default=100_000, ge=1, le=MOST_RUNS)
    seed: Seed = 0
    until: Until = None
    draws: Draws = 64
    vary: Vary = Field(default_factory=dict)


class EstimateShape(Answer):
    """What one method found: the interval is left by chance, the spread by what is not known."""

    method: str
    probability: float
    low: float
    high: float
    spread: Quantiles
    error: float
    runs: int
    levels: int | None = None
    effective_runs: float | None = None


class RareResult(EstimateShape):
    """The estimate to quote, and that of each method."""

    outcome: str
    seed: int
    days: float
    draws: int
    asked: int
    estimates: tuple[EstimateShape, ...]
    notes: tuple[str, ...]
    version: str
    digest: str
