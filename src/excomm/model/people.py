"""The parts of a crisis file about people: how an actor chooses, who must consent, who sits in its committee."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from excomm.errors import InputError
from excomm.model.fields import (
    ActorRef,
    CommitteeRef,
    Figure,
    NewName,
    Options,
    Part,
    People,
    PersonRef,
    Short,
    Sourced,
    Texts,
    Truth,
    Whole,
    refused,
)
from excomm.model.readers import Amount, Date, Duration, FormulaField, Probability

# More are no longer people who are asked one by one.
MOST_PEOPLE = 100


class ScriptLine(Sourced):
    """What an actor with a scripted choice does, with what chance, when a formula holds."""

    when: FormulaField = Field(description="While this holds, the line applies.")
    takes: Options = Field(default=(), description="Options that it then takes.")
    drops: Options = Field(default=(), description="Options that it then drops.")
    chance: Probability = Field(description="With what probability it does so.")


class Choice(Sourced):
    """How an actor decides when its chance to act comes."""

    rule: Literal["quantal", "script", "committee", "history"] = Field(
        default="quantal",
        description="quantal: better moves are likelier. script: as scripted. committee: as its committee decides."
        " history: as it was.",
    )
    sharpness: Amount | None = Field(
        default=None,
        description="Logit precision, with rule: quantal: 0 is a coin, large is the best move for certain.",
    )
    foresight: Duration | None = Field(default=None, description="How far ahead the actor looks.")
    inertia: Amount | None = Field(default=None, description="What it costs to change course.")
    committee: CommitteeRef | None = Field(
        default=None, description="The committee that decides, with rule: committee."
    )
    script: tuple[ScriptLine, ...] = Field(
        default=(), description="What it does, with rule: script."
    )


class Actor(Sourced):
    """A decision maker: a government, a crew, a person."""

    name: str = Field(min_length=1, description="The name that readers see.")
    text: str = Field(default="", description="Who this is, in a sentence.")
    pace: Duration | None = Field(default=None, description="Mean time between its chances to act.")
    choice: Choice = Field(
        default_factory=Choice.model_construct,
        description="How it decides when its chance to act comes.",
    )


def _need(value: object) -> object:
    if value in ("all", "any") or (type(value) is int and value >= 1):
        return value
    remedy = "write 'all', 'any' or a number, as in 'need: 2'"
    raise refused(InputError("who must say yes is needed here", remedy=remedy))


Need = Annotated[Literal["all", "any"] | Annotated[int, Field(ge=1)], BeforeValidator(_need)]


class Consent(Sourced):
    """People who each say yes with some probability, and how many of them must."""

    need: Need = Field(description="all, any, or how many must say yes.")
    of: Mapping[NewName, Probability] = Field(
        min_length=1, max_length=MOST_PEOPLE, description="Each person's probability of saying yes."
    )
    correlation: Probability | None = Field(
        default=None,
        description="Intraclass correlation of their answers; none means independent.",
    )
    absent: People = Field(default=(), description="Who is not there: neither asked nor needed.")
    sequence: People = Field(
        default=(), description="The order in which they speak, the later having heard the earlier."
    )


_OR_CERTAIN = Short(
    lambda value: {value: 1} if isinstance(value, str) else value, lambda _: {"type": "string"}
)


class Member(Sourced):
    """One adviser: the course argued for at first, and how far others can move it."""

    name: str = Field(default="", description="The name that readers see.")
    position: Annotated[Mapping[str, Probability], _OR_CERTAIN] = Field(
        min_length=1, description="A course of the actor, or a probability for several."
    )
    susceptibility: Probability | None = Field(
        default=None,
        description="0 holds to its first position, 1 follows the others; 0.5 where nothing is said.",
    )
    outside: Truth = Field(
        default=False, description="Whether it was called in from outside the inner circle."
    )


class Leader(Part):
    """Who presides over a committee."""

    name: PersonRef = Field(description="The member who leads.")
    weight: Amount | None = Field(
        default=None,
        description="How much the leader's position counts in the decision; that of any other member counts 1.",
    )
    present: Truth = Field(
        default=True,
        description="Whether the leader sits in the room; one that does not is heard only in the decision.",
    )


class Record(Sourced):
    """What a member, or a vote of the committee, is recorded to have favoured on a day."""

    on: Date = Field(description="The day.")
    member: PersonRef | None = Field(default=None, description="Who favoured it; none for a vote.")
    favours: Texts = Field(
        min_length=1, description="The courses that the record fits: one, or any of several."
    )
    votes: Whole | None = Field(
        default=None, ge=0, description="In a vote, how many were for one of these courses."
    )
    of: Whole | None = Field(default=None, ge=1, description="In a vote, how many voted.")


class Committee(Sourced):
    """Advisers whose positions become the decision of an actor [friedkin1990]."""

    actor: ActorRef = Field(description="The actor for which it decides.")
    text: str = Field(default="", description="What it is, in a sentence.")
    members: Mapping[NewName, Member] = Field(min_length=1, description="Who sits in it.")
    trust: Mapping[PersonRef, Mapping[PersonRef, Figure]] = Field(
        default={},
        description="How much each member heeds each: every row sums to one. Who has none heeds all alike.",
    )
    leader: Leader | None = Field(default=None, description="Who presides, if anyone does.")
    model: Literal["friedkin-johnsen", "degroot", "bounded-confidence"] = Field(
        default="friedkin-johnsen", description="How positions influence each other."
    )
    confidence: Probability | None = Field(
        default=None,
        description="With bounded-confidence: how far from its own, between 0 and 1, a member still heeds a position;"
        " 0.5 where nothing is said.",
    )
    insulation: Probability | None = Field(
        default=None,
        description="Groupthink: how far the views of members from outside are kept out.",
    )
    closed_mindedness: Probability | None = Field(
        default=None, description="Groupthink: how far first positions resist."
    )
    directive_leadership: Probability | None = Field(
        default=None,
        description="Groupthink: how far members say what the leader thinks, and hear it from others.",
    )
    devils_advocate: PersonRef | None = Field(
        default=None, description="The member told to argue against the course that leads at first."
    )
    since: Date | None = Field(
        default=None,
        description="The day of the first positions; the first day of 'span' if left out.",
    )
    records: tuple[Record, ...] = Field(
        default=(), description="What members are recorded to have favoured later, to be fitted."
    )
