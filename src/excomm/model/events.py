"""What chance and the calendar bring, and what an actor takes them, and the others, to be."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from excomm.model.fields import (
    ActorRef,
    Actors,
    Bits,
    ConditionRef,
    Deed,
    EventRef,
    OptionRef,
    Sourced,
    Whole,
)
from excomm.model.people import Consent
from excomm.model.preferences import PreferenceField
from excomm.model.readers import Date, FormulaField, Probability, Rate


class Event(Sourced):
    """Something that chance may bring while a formula holds."""

    text: str = Field(default="", description="What happens, in a sentence.")
    when: FormulaField = Field(description="While this holds, it may come.")
    rate: Rate = Field(description="How often, while `when` holds.")
    stages: Whole = Field(
        default=1,
        ge=1,
        le=1000,
        description="Stages to pass (Erlang): the mean time stays 1/rate, its spread shrinks.",
    )
    chance: Probability | None = Field(
        default=None,
        description="Probability that it has its effect when it comes; else a close call.",
    )
    consent: Consent | None = Field(
        default=None, description="Who must say yes before it has its effect."
    )
    suppression: Consent | None = Field(
        default=None, description="Who can stop it, and with what probability each does."
    )
    sets: Bits = Field(default=(), description="What becomes true.")
    clears: Bits = Field(default=(), description="What becomes false.")
    reveals: Mapping[ActorRef, Bits] = Field(
        default={}, description="What each actor learns from it."
    )
    seen_by: Actors | None = Field(
        default=None,
        description="Who notices that it came, where it changes nothing; everyone if left out. No analysis reads it.",
    )
    kind: Deed | None = Field(
        default=None,
        description="How a timeline shows it; as chance if left out. No analysis reads it.",
    )


class Scheduled(Sourced):
    """Something that happens on its day."""

    on: Date = Field(description="The day on which it happens.")
    text: str = Field(default="", description="What happens, in a sentence.")
    when: FormulaField | None = Field(
        default=None, description="Only if this holds on that day; in any case if left out."
    )
    event: EventRef | None = Field(
        default=None,
        description="The event that comes on that day with its effect, if its own `when` holds then.",
    )
    sets: Bits = Field(default=(), description="What becomes true.")
    clears: Bits = Field(default=(), description="What becomes false.")


class BelievedEvent(Sourced):
    """How an actor takes an event to be, where that differs."""

    rate: Rate | None = Field(default=None, description="How often it takes the event to come.")
    chance: Probability | None = Field(
        default=None, description="Probability that it gives to the effect."
    )
    consent: Consent | None = Field(
        default=None, description="Who, as it believes, must say yes before the effect."
    )


class Belief(Sourced):
    """Where the picture that one actor has of the crisis differs from the file."""

    events: Mapping[EventRef, BelievedEvent] = Field(
        default={}, description="Events that it takes to be otherwise."
    )
    options: Mapping[OptionRef, Probability] = Field(
        default={}, description="Probability with which it takes an unseen option for taken."
    )
    conditions: Mapping[ConditionRef, Probability] = Field(
        default={}, description="Probability that it gives to an unseen condition."
    )
    preferences: Mapping[ActorRef, PreferenceField] = Field(
        default={}, description="What it takes the others, or itself, to want."
    )
    beliefs: Mapping[ActorRef, Belief] = Field(
        default={}, description="What it takes the others to believe."
    )
