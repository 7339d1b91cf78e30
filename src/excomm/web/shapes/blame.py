"""Who is to blame for an outcome, or kept it from coming, by rival rules."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from excomm.web.shapes.answer import Answer
from excomm.web.shapes.in_time import Text

MOST_DRAWS = 200


class BlameArguments(Answer):
    """For which outcome, and for harm or for rescue."""

    outcome: Text | None = Field(default=None, description="That in which history ended, if null.")
    purpose: Literal["harm", "rescue"] = "harm"
    cost: float | None = Field(default=None, gt=0, le=1e9)
    draws: int = Field(default=16, ge=1, le=MOST_DRAWS)


class Mean(Answer):
    """A mean over draws, and the range of nine tenths of them."""

    mean: float
    low: float
    high: float


class Blamed(Answer):
    """Something on record, by how far it is responsible for where history ended."""

    text: str
    when: str
    degree: float
    low: float
    high: float
    cause: str
    claims: tuple[str, ...]


class ChoiceWeighed(Answer):
    """A choice on record as its actor could see it then."""

    text: str
    when: str
    actor: str | None
    after: str
    still: str
    instead: str
    blameworthiness: Mean
    blame: Mean
    claims: tuple[str, ...]


class PlayerShare(Answer):
    """One player's share by each rule, in the order of the rules; in probability, not percentage points."""

    who: str
    actor: str | None
    shares: tuple[Mean, ...]
    told: tuple[str, ...]


class Shares(Answer):
    """How a probability is shared out among actors, or among those who could stop events."""

    over: Literal["actors", "safeguards"]
    words: tuple[str, ...]
    rules: tuple[str, ...]
    players: tuple[PlayerShare, ...]


class RuleTold(Answer):
    """What a rule of sharing says, and which properties it has and lacks."""

    name: str
    text: str
    has: tuple[str, ...]
    lacks: tuple[str, ...]


class BlameResult(Answer):
    """Who is to blame by every rule, each with what it means."""

    outcome: str
    what: str
    answer: str
    not_named: str
    estimated: bool
    responsibility: tuple[Blamed, ...] | None
    why_no_responsibility: str
    together: tuple[str, ...] = Field(
        description="What was changed so that history ends otherwise."
    )
    contexts: str
    choices: tuple[ChoiceWeighed, ...]
    choices_told: str
    worthy: str = Field(description="What a choice is in its degree: blameworthy, or thankworthy.")
    blame: str = Field(description="What it has: blame, or credit.")
    shares: tuple[Shares, ...]
    rules: tuple[RuleTold, ...]
    properties: dict[str, str]
    not_meant: tuple[str, ...]
    notes: tuple[str, ...]
    draws: int
    version: str
    digest: str
