"""A crisis as its author wrote it: one frozen value, every part of the file a field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, model_validator

from excomm.errors import InputError
from excomm.model.evidence import Claim
from excomm.model.fields import (
    ActorRef,
    Actors,
    BitRef,
    Bits,
    Date,
    EventRef,
    FormulaField,
    OptionRef,
    Options,
    Part,
    Probability,
    Rate,
    Sourced,
    refused,
)
from excomm.model.people import Actor, Committee, Consent

if TYPE_CHECKING:
    from pydantic_core import CoreSchema


def _wrapped(key: str) -> BeforeValidator:
    """Lets an author write just the value of one key where a mapping is expected."""
    return BeforeValidator(lambda value: value if isinstance(value, dict) else {key: value})


def _or_text(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [{"type": "string"}, schema]}


class Option(Sourced):
    """Something that an actor can do or leave."""

    text: str = Field(min_length=1, description="What it is, as a sentence without its subject.")
    irreversible: Literal[True, False, "when dropped"] = Field(
        default=False,
        description="true: cannot be taken back. 'when dropped': cannot be taken again once dropped.",
    )
    open_to: Actors = Field(
        default=(), description="Other actors who can take or drop it too (a common move)."
    )
    seen_by: Actors | None = Field(
        default=None, description="Who can see it; everyone if left out."
    )


class Condition(Sourced):
    """A fact that no actor sets directly."""

    text: str = Field(min_length=1, description="What holds when it is true.")
    ends: bool = Field(
        default=False,
        description="Whether the crisis is over once it holds: nobody can move any more.",
    )
    seen_by: Actors | None = Field(
        default=None, description="Who can see it; everyone if left out."
    )


class Rule(Sourced):
    """A formula that every possible state satisfies."""

    rule: FormulaField
    because: str = Field(default="", description="Why other combinations cannot be.")

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """A rule may be written as its formula alone."""
        return _or_text(handler(schema))


class Consequence(Sourced):
    """What follows at once from a combination, whoever brought it about."""

    when: FormulaField
    sets: Bits = ()
    clears: Bits = ()
    text: str = ""


def _state_set(value: Any) -> Any:
    return (
        {"exactly": value}
        if isinstance(value, list)
        else {"formula": value}
        if isinstance(value, str | bool)
        else value
    )


class _StateSet(Part):
    """The states in which a formula holds, or the one state in which exactly the listed names are true."""

    formula: FormulaField | None = None
    exactly: tuple[BitRef, ...] | None = None

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Written as a formula, or as the list of what is true."""
        return {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}


StateSet = Annotated[_StateSet, BeforeValidator(_state_set)]


class Arc(Sourced):
    """Transitions from every state of one set to every state of another."""

    start: StateSet = Field(alias="from")
    end: StateSet = Field(alias="to")


class Forbidden(Arc):
    """Transitions that an actor cannot make although its options would allow them."""

    actor: ActorRef
    because: str = ""


class ListedMoves(Part):
    """Moves that are listed, or forbidden, one by one."""

    arcs: Mapping[ActorRef, tuple[Arc, ...]] = Field(
        default={}, description="For these actors, the only moves there are."
    )
    forbid: tuple[Forbidden, ...] = Field(default=(), description="Moves that cannot be made.")


class Course(Sourced):
    """A line of action that an actor considered, as its own staff would put it."""

    text: str = ""
    takes: Options = ()
    drops: Options = ()


class Statement(Sourced):
    """Something that an actor wants to be true."""

    want: FormulaField
    weight: float | None = Field(
        default=None, gt=0, description="Cardinal weight for choice in time; ranks do not read it."
    )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """A statement may be written as its formula alone."""
        return _or_text(handler(schema))


def _tied(value: Any) -> Any:
    return value if isinstance(value, dict) else {"tied": [value]}


class RankClass(Part):
    """States that an actor ranks alike."""

    tied: tuple[StateSet, ...] = Field(min_length=1)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """One state needs no `tied:`."""
        return {
            "anyOf": [
                {"type": "string"},
                {"type": "array", "items": {"type": "string"}},
                handler(schema),
            ]
        }


class Preference(Sourced):
    """How an actor ranks the states: by statements, most important first; directly; or by weights."""

    statements: tuple[Annotated[Statement, _wrapped("want")], ...] = ()
    ranking: tuple[Annotated[RankClass, BeforeValidator(_tied)], ...] = Field(
        default=(), description="Best first; what is tied, together."
    )
    weights: Mapping[BitRef, float] = Field(
        default={}, description="What each option or condition is worth; the sum ranks."
    )

    @model_validator(mode="after")
    def _one_way(self) -> Preference:
        given = [bool(self.statements), bool(self.ranking), bool(self.weights)]
        if sum(given) != 1:
            remedy = "give a list of statements, or 'ranking:', or 'weights:'"
            raise refused(
                InputError("a preference is given in exactly one of three ways", remedy=remedy)
            )
        return self

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """A list of statements needs no `statements:`."""
        own = handler(schema)
        statements = handler.resolve_ref_schema(own)["properties"]["statements"]
        return {"anyOf": [statements, own]}


PreferenceField = Annotated[Preference, _wrapped("statements")]


class Event(Sourced):
    """Something that chance may bring while a formula holds."""

    text: str = ""
    when: FormulaField
    rate: Rate = Field(description="How often, while `when` holds.")
    stages: int = Field(
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
    sets: Bits = ()
    clears: Bits = ()
    reveals: Mapping[ActorRef, Bits] = Field(
        default={}, description="What each actor learns from it."
    )


class Scheduled(Sourced):
    """Something that happens on its day."""

    on: Date
    text: str = ""
    sets: Bits = ()
    clears: Bits = ()


class BelievedEvent(Sourced):
    """How an actor takes an event to be, where that differs."""

    rate: Rate | None = None
    chance: Probability | None = None
    consent: Consent | None = None


class Belief(Sourced):
    """Where the picture that one actor has of the crisis differs from the file."""

    events: Mapping[EventRef, BelievedEvent] = {}
    options: Mapping[OptionRef, Probability] = Field(
        default={}, description="Probability with which it takes an unseen option for taken."
    )
    conditions: Mapping[BitRef, Probability] = Field(
        default={}, description="Probability that it gives to an unseen condition."
    )
    preferences: Mapping[ActorRef, PreferenceField] = Field(
        default={}, description="What it takes the others, or itself, to want."
    )
    beliefs: Mapping[ActorRef, Belief] = Field(
        default={}, description="What it takes the others to believe."
    )


class Agreement(Sourced):
    """A package of options, some agreed in public and some in secret."""

    text: str = ""
    public: Options = ()
    secret: Options = ()
    leak: EventRef | None = Field(
        default=None, description="The event by which the secret terms come out."
    )


class Outcome(Sourced):
    """A named way in which the crisis can stand or end; outcomes exclude each other and cover every state."""

    when: FormulaField
    text: str = ""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """An outcome may be written as its formula alone."""
        return _or_text(handler(schema))


class Step(Sourced):
    """One step of the path that was taken."""

    on: Date
    text: str = ""
    actor: ActorRef | None = None
    takes: Options = ()
    drops: Options = ()
    event: EventRef | None = Field(default=None, description="The event that happened.")
    sets: Bits = Field(
        default=(), description="Conditions that came to hold, where no actor moved."
    )
    clears: Bits = ()


class Variant(Sourced):
    """A named switch: a patch to this file."""

    text: str = Field(min_length=1, description="What it assumes instead.")
    set: Mapping[str, Any] = Field(
        min_length=1, description="Keys of this file with their new values; null deletes."
    )


class Crisis(Part):
    """An international crisis as one model that can be reviewed, cited and run."""

    crisis: str = Field(description="Its short name, as in cuba-1962.")
    title: str = Field(min_length=1, description="Its name in full.")
    text: str = Field(default="", description="What it is about, in a paragraph.")
    span: Date | None = Field(default=None, description="First and last day.")
    sources: str | None = Field(
        default=None, description="The file, beside this one, that holds the claims."
    )
    actors: Mapping[str, Actor] = Field(min_length=1, max_length=20, description="Who decides.")
    options: Mapping[str, Option] = Field(
        min_length=1, description="What actors can do: actor.option."
    )
    conditions: Mapping[str, Condition] = Field(
        default={}, description="Facts that no actor sets directly."
    )
    rules: tuple[Annotated[Rule, _wrapped("rule")], ...] = Field(
        default=(), description="Combinations that cannot be, said as what must hold."
    )
    consequences: tuple[Consequence, ...] = Field(
        default=(), description="What follows at once, whoever moved."
    )
    moves: ListedMoves = ListedMoves()
    start: Bits = Field(default=(), description="What is true at the beginning; all else is not.")
    courses: Mapping[ActorRef, Mapping[str, Course]] = Field(
        default={}, description="What each actor considers at all."
    )
    preferences: Mapping[ActorRef, PreferenceField] = Field(
        description="How each actor ranks the states."
    )
    events: Mapping[str, Event] = Field(default={}, description="What chance may bring.")
    schedule: tuple[Scheduled, ...] = Field(default=(), description="What happens on its day.")
    committees: Mapping[str, Committee] = Field(default={}, description="Who decides for an actor.")
    beliefs: Mapping[ActorRef, Belief] = Field(
        default={}, description="Where an actor's picture differs from this file."
    )
    agreements: Mapping[str, Agreement] = {}
    outcomes: Mapping[str, Annotated[Outcome, _wrapped("when")]] = Field(
        default={}, description="Exclusive and complete."
    )
    history: tuple[Step, ...] = Field(default=(), description="The path that was taken.")
    variants: Mapping[str, Variant] = Field(default={}, description="Named patches to this file.")
    # Read from the sources file, not part of this one.
    evidence: Mapping[str, Claim] = Field(default={}, exclude=True)

    @property
    def bits(self) -> tuple[str, ...]:
        """The names of all options and conditions, options first, each in the order of the file."""
        return (*self.options, *self.conditions)
