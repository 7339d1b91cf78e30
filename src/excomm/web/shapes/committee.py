"""A committee: who sits in it, how it works, what its members say wave by wave, and what it decides."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from excomm.web.shapes.answer import Answer, Badge, Code
from excomm.web.shapes.in_time import LONGEST

Share = Annotated[float | None, Field(ge=0, le=1)]
Named = Annotated[str | None, Field(min_length=1, max_length=LONGEST)]
Model = Literal["friedkin-johnsen", "degroot", "bounded-confidence"]
# A leader who counts for more decides alone.
MOST_WEIGHT = 1_000
NOBODY = "nobody"


class Working(Answer):
    """How a committee is to work; what is left out is as in the file."""

    insulation: Share = None
    closed_mindedness: Share = None
    directive_leadership: Share = None
    susceptibility: Share = Field(default=None, description="One for all members.")
    confidence: Share = None
    weight: float | None = Field(
        default=None, ge=0, le=MOST_WEIGHT, description="What the leader's position counts."
    )
    model: Model | None = None
    leader: Named = Field(default=None, description="The member who leads.")
    present: bool | None = Field(default=None, description="Whether the leader is in the room.")
    devils_advocate: Named = Field(default=None, description=f"A member, or '{NOBODY}'.")


class MeetingAsked(Answer):
    """Which committee is to meet, and how it is to work."""

    committee: Named = Field(
        default=None, description="Its name; if left out the one that decides, or the first."
    )
    working: Working = Field(default_factory=Working)


class Spread(Answer):
    """A number and how far what is not known spreads it: its mean, and 5 % and 95 % of its draws."""

    mean: float
    low: float
    high: float


class CommitteeCard(Answer):
    """A committee that can be chosen."""

    name: str
    title: str
    text: str
    actor: Badge
    members: int
    records: int
    decides: bool = Field(description="Whether its decision is the choice of its actor.")


class Committees(Answer):
    """The committees of a crisis."""

    committees: tuple[CommitteeCard, ...]
    chosen: str | None = Field(description="The one to begin with; none where there is none.")


class ClaimCited(Answer):
    """A claim on which a part of a committee rests."""

    key: str
    says: str
    citation: str
    checked: str


class CourseTold(Answer):
    """A course of action that the committee argues about."""

    name: str
    title: str
    text: str
    letter: str
    colour: int
    taken: bool = Field(description="Whether history took it.")


class Lever(Answer):
    """A number of how a committee works, and what it can be moved to."""

    name: str
    title: str
    hint: str
    standing: Literal["open", "known", "assumed"]
    text: str = Field(description="As the file has it, or what is taken where it is silent.")
    least: float
    most: float
    step: float
    low: float = Field(
        description="From here to `high` go nine tenths of what the file leaves open."
    )
    middle: float
    high: float
    moved: float | None
    idle: str = Field(description="Why it changes nothing as things stand; empty where it may.")


class ChoiceOffered(Answer):
    """One of the things that can be chosen."""

    value: str
    title: str


class Choice(Answer):
    """A way of working that is chosen among some."""

    name: str
    title: str
    hint: str
    offered: tuple[ChoiceOffered, ...]
    own: str = Field(description="What the file has.")
    moved: str | None
    idle: str


class WaysTold(Answer):
    """The ways in which a committee works, and what each can be moved to."""

    committee: CommitteeCard
    levers: tuple[Lever, ...]
    choices: tuple[Choice, ...]


class Heeded(Answer):
    """How much of what a member hears comes from another."""

    member: str
    share: Spread


class MemberTold(Answer):
    """Who sits in a committee."""

    badge: Badge
    place: str = Field(description="What is particular about this seat, in words.")
    first: str
    says: str
    influence: Spread | None = Field(
        description="How much of the decision rests on the first position; none where there is no such share."
    )
    influence_words: str
    moved: str = Field(description="How far others move this member, in words.")
    heeds: str
    trust: tuple[Heeded, ...] = Field(description="Whom the member heeds, the most heeded first.")
    claims: tuple[str, ...]
    judgement: str
    rests: str = Field(description="On what the position rests, in words.")


class Wave(Answer):
    """A moment of the meeting: when they first speak, after so many rounds, or in the end."""

    rounds: int
    title: str
    day: str | None = Field(description="With one round a day, which day that is.")
    room: tuple[Spread, ...] = Field(description="What it would decide then, course by course.")
    says: tuple[tuple[Spread, ...], ...] = Field(
        description="What each member says then, course by course."
    )


class RecordTold(Answer):
    """What a member, or a vote, is recorded to have favoured, and how likely the committee makes that."""

    wave: int
    member: str | None
    who: str
    when: str
    favours: tuple[str, ...]
    words: str
    chance: Spread
    chance_words: str
    verified: bool
    claims: tuple[str, ...]
    judgement: str


class ShareMoved(Answer):
    """How much likelier a course is than by the file, with the same luck; in shares, not in percent."""

    mean: float
    low: float
    high: float
    error: float
    words: str


class Decided(Answer):
    """How likely the committee decides for a course."""

    course: str
    before: float = Field(description="By first positions alone.")
    share: Spread
    error: float = Field(description="Standard error of the mean, by the number of draws.")
    words: str
    beside: str = Field(
        description="Both uncertainties, and what first positions alone would give, in words."
    )
    own: Spread | None = Field(
        description="The same as the file has it; none where views do not settle then."
    )
    difference: ShareMoved | None = Field(
        description="None where nothing was moved, or where there is nothing to hold it up against."
    )


class MeetingTold(Answer):
    """A committee that met: members, waves, records, the decision."""

    committee: CommitteeCard
    draws: int
    seed: int
    about: str
    answer: str
    history: str = Field(description="What was done, and how likely the committee made it.")
    changed: str = Field(description="What moving something has changed; empty where nothing was.")
    together: str = Field(description="How far apart the members end, and began.")
    notes: tuple[str, ...]
    courses: tuple[CourseTold, ...]
    members: tuple[MemberTold, ...]
    waves: tuple[Wave, ...]
    records: tuple[RecordTold, ...]
    decision: tuple[Decided, ...] = Field(description="The likeliest first.")
    claims: tuple[ClaimCited, ...]
    judgement: str
    rests: tuple[str, ...] = Field(description="The claims on which its way of working rests.")
    code: Code
    waves_code: Code = Field(description="The same for what is said wave by wave.")
