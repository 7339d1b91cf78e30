"""What drives the probability of an outcome."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from excomm.web.shapes.answer import Answer
from excomm.web.shapes.drivers_told import DriversTold
from excomm.web.shapes.in_time import Seed, Text, Until, Vary

MOST_ROUNDS = 1_024


class SensitivityArguments(Answer):
    """Of which outcome, and how closely."""

    outcome: Text | None = Field(default=None, description="The file's first if left out.")
    method: Literal["morris", "sobol", "shapley"] = "morris"
    rounds: int | None = Field(default=None, ge=2, le=MOST_ROUNDS)
    seed: Seed = 0
    until: Until = None
    vary: Vary = Field(default_factory=dict)


class DriverEnd(Answer):
    """One end of what is not known: the quantity there, and the probability; none where choices do not settle."""

    value: float
    probability: float | None


class DriverShape(Answer):
    """A quantity that is not known, and how far the outcome depends on it."""

    name: str
    effect: float
    error: float
    alone: float | None
    low: DriverEnd
    high: DriverEnd


class SensitivityResult(Answer):
    """The quantities in the order of their effect; while the work goes on, by the rounds done so far."""

    answer: str = Field(description="The answer in two sentences.")
    told: DriversTold
    outcome: str
    method: Literal["morris", "sobol", "shapley"]
    rounds: int
    asked: int
    seed: int
    days: float
    central: float | None
    evaluations: int
    drivers: tuple[DriverShape, ...]
    notes: tuple[str, ...]
    version: str
    digest: str
