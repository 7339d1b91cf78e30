"""A committee analysed in full: what each setting changes, others beside it, and what the records say."""

from __future__ import annotations

from pydantic import Field

from excomm.web.shapes.answer import Answer
from excomm.web.shapes.committee import Named, Spread, Working
from excomm.web.shapes.in_time import Seed

# Some minutes for a committee of twenty.
MOST_SAMPLES = 10_000


class CommitteeArguments(Answer):
    """Which committee, how it is to work, and whether it is fitted to its records."""

    committee: Named = None
    working: Working = Field(default_factory=Working)
    samples: int = Field(default=1_000, ge=1, le=MOST_SAMPLES)
    seed: Seed = 1
    fit: bool = False


class SettingTold(Answer):
    """What one setting changes: the same committee without it, and with it in full."""

    setting: str
    title: str
    here: str
    without: Spread = Field(description="How likely the course is that all are compared by.")
    in_full: Spread
    without_words: str
    in_full_words: str
    apart_without: str
    apart_in_full: str


class BesideTold(Answer):
    """A committee of the same actor, met with the same luck."""

    committee: str
    title: str
    text: str
    share: Spread
    words: str
    apart: str
    leader: str
    likeliest: str


class FittedRecord(Answer):
    """A record, and how likely the committee makes it by the priors and once fitted."""

    when: str
    who: str
    favours: str
    verified: bool
    before: float
    after: float
    before_words: str
    after_words: str


class FittedNumber(Answer):
    """A number before and after the records: where nine tenths of its weight lie."""

    name: str
    before: tuple[float, float, float]
    after: tuple[float, float, float]
    left: str = Field(description="How much of its spread the records leave.")


class FitTold(Answer):
    """What the records say."""

    how: str
    records: tuple[FittedRecord, ...]
    numbers: tuple[FittedNumber, ...]
    evidence: str
    compared: tuple[str, ...]
    left: str


class CommitteeResult(Answer):
    """What a full analysis found."""

    committee: str
    course: str
    answer: tuple[str, ...]
    settings: tuple[SettingTold, ...]
    beside: tuple[BesideTold, ...]
    fit: FitTold | None
    samples: int
    seed: int
