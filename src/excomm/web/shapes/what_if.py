"""What if: what can be otherwise in a crisis, and how it would have come out."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from excomm.web.shapes.answer import Answer, Code
from excomm.web.shapes.in_time import Draws, Quantiles, Seed, Text, Until
from excomm.web.shapes.interventions import InterventionAsked, Interventions
from excomm.web.shapes.simulate import MOST_RUNS

GroupKey = Literal["options", "events", "people", "beliefs", "wishes", "quantities", "variants"]


class Blank(Answer):
    """What is still to be said for an intervention: the field that it fills, and what may stand there."""

    field: Literal["on", "leaning", "value", "rank", "quantity", "statement"]
    label: str
    hint: str
    usual: str
    choices: tuple[str, ...] = Field(description="All that may be said; anything if empty.")


class Way(Answer):
    """One way in which an element could have been otherwise; with a blank, it is not whole until that is filled."""

    title: str
    asked: InterventionAsked
    blank: Blank | None


class Element(Answer):
    """Something in a crisis that could have been otherwise, and the interventions that suit it."""

    id: str
    name: str = Field(description="As it is called in the file.")
    title: str
    also: tuple[str, ...] = Field(default=(), description="What the sources also call it.")
    now: str = Field(description="How it is in the file.")
    actor: str | None
    ways: tuple[Way, ...]


class ElementGroup(Answer):
    """Elements of one sort."""

    key: GroupKey
    title: str
    elements: tuple[Element, ...]


class WhatIfChoices(Answer):
    """All that can be asked what-if about."""

    groups: tuple[ElementGroup, ...]


class Ground(Answer):
    """What a changed element rests on."""

    element: str
    claims: tuple[str, ...]
    judgement: str


class WhatIfChange(Answer):
    """An intervention in short, as a sentence, and what the changed element rests on."""

    asked: str
    says: str
    rests_on: tuple[Ground, ...]


class ToLay(Answer):
    """Interventions to be tried together."""

    interventions: Interventions


class Laid(Answer):
    """Interventions that can be had together: what each says, and what they do not do."""

    changes: tuple[WhatIfChange, ...]
    doubts: tuple[str, ...]


class WhatIfArguments(Answer):
    """What is to be otherwise, and how surely it is to be known."""

    interventions: Interventions
    outcome: Text | None = Field(default=None, description="Only this, or 'a or b'; all if null.")
    anticipated: bool = Field(default=False, description="As if everybody had known of it.")
    exact: bool = Field(default=False, description="Compute it, without runs.")
    runs: int = Field(default=10_000, ge=1, le=MOST_RUNS)
    seed: Seed = 0
    until: Until = None
    draws: Draws = 64


class WhatIfNeed(Answer):
    """In which share of so many cases it was needed, or enough; the bounds hold whatever luck two worlds share."""

    value: float | None
    cases: int
    bounds: tuple[float, float] | None


class Difference(Answer):
    """One outcome in both worlds: its probability, the paired difference with both uncertainties, and needs."""

    outcome: str
    name: str
    was: float
    would: float
    difference: float
    low: float
    high: float
    spread: Quantiles
    lost: int
    gained: int
    necessity: WhatIfNeed
    sufficiency: WhatIfNeed
    necessity_of_not: WhatIfNeed
    sufficiency_of_not: WhatIfNeed
    was_told: str
    would_told: str
    points: str = Field(description="The difference in percentage points.")
    unknown_told: str | None = Field(description="How far what is not known moves it, 90 %.")
    chance_told: str | None = Field(description="What the chance of the runs leaves, 95 %.")
    sentences: tuple[str, ...] = Field(description="Whether it was needed, and enough.")


class Left(Answer):
    """A path that runs left, the one that they would have taken instead, and how many they are."""

    was: str
    would: str
    count: int


class PartingMoment(Answer):
    """One thing that happened in one of two worlds."""

    day: float
    when: str
    kind: Literal["deed", "chance", "close call", "calendar"]
    actor: str | None
    text: str
    why: str
    outcome: str | None = Field(description="The outcome that it led to, in words.")


class Parting(Answer):
    """The same luck in both worlds: what happened alike at first, and then in each of them."""

    number: int
    days: float
    parts: str = Field(description="Where the two part, as a sentence.")
    begins: str
    was_ends: str
    would_ends: str
    shared: tuple[PartingMoment, ...]
    was: tuple[PartingMoment, ...]
    would: tuple[PartingMoment, ...]
    code: Code


class WhatIfResult(Answer):
    """How a crisis would have come out; while draws come in, what those done so far say."""

    answer: str
    foreseen: str
    taken_away: str
    changes: tuple[WhatIfChange, ...]
    when: str
    method: Literal["runs", "exact"]
    outcomes: tuple[Difference, ...] = Field(description="Those that change most come first.")
    worlds: tuple[str, ...]
    runs: int | None
    changed: int | None
    ended_otherwise: int | None
    left: tuple[Left, ...]
    partings: tuple[Parting, ...]
    notes: tuple[str, ...]
    not_meant: tuple[str, ...]
    seed: int
    days: float
    draws: int
    asked: int
    version: str
    digest: str
