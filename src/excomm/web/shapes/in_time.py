"""What is asked, and told, of a crisis in time."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from excomm.web.shapes.answer import Answer

# The largest whole number that a browser does not round.
MOST_SEED = (1 << 53) - 1
# More would keep this machine busy for hours.
MOST_DRAWS = 1_000
LONGEST = 200

Text = Annotated[str, Field(max_length=LONGEST)]
Seed = Annotated[int, Field(ge=0, le=MOST_SEED, description="Which luck: the same gives the same.")]
Draws = Annotated[
    int,
    Field(
        ge=1,
        le=MOST_DRAWS,
        description="How many draws of what the file leaves open; 1: medians.",
    ),
]
Until = Annotated[
    str | None,
    Field(
        max_length=LONGEST,
        description="A day, as 1962-10-28, or how long, as '2 weeks'; the end of the span if left out.",
    ),
]
Vary = Annotated[
    dict[Text, Text],
    Field(max_length=LONGEST, description="Other quantities, by their place in the file."),
]
Together = Annotated[
    tuple[Text, ...],
    Field(
        max_length=20, description="Several outcomes to be told as one, as 'war or nuclear_war'."
    ),
]


class Quantiles(Answer):
    """How far what is not known spreads a number: 5 %, 50 % and 95 % of its draws."""

    low: float
    median: float
    high: float


class EachDraw(Answer):
    """What each draw says, so that two answers by the same draws can be compared draw by draw."""

    left_open: tuple[str, ...] = Field(
        description="What was drawn: its place in the file, and the distribution, in days, per day, or without unit."
    )
    asked: int
    draws: tuple[int, ...]
    shares: dict[str, tuple[float, ...]]
