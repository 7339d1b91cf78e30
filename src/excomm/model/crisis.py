"""A crisis as its author wrote it: one frozen value, every part of the file a field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from excomm.model.events import Belief, Event, Scheduled
from excomm.model.evidence import Claim
from excomm.model.fields import ActorRef, Bits, NewName, NewOption, Part, Sourced, Texts, or_just
from excomm.model.history import Agreement, Step
from excomm.model.moves import ListedMoves
from excomm.model.names import SLUG
from excomm.model.options import Condition, Option
from excomm.model.people import Actor, Committee
from excomm.model.places import MOST_PLACES, Location
from excomm.model.preferences import Course, PreferenceField
from excomm.model.readers import Date
from excomm.model.rules import Consequence, Outcome, Rule

# Beyond these a file cannot be reviewed, and checking one part against every other would take too long.
MOST_ACTORS = 20
MOST_CONSEQUENCES = 300
# Of a title in the brief form of a crisis, which is one line.
LONGEST_TITLE = 80


class Variant(Sourced):
    """A named switch: a patch to this file."""

    text: str = Field(min_length=1, description="What it assumes instead.")
    set: Mapping[str, Any] = Field(
        min_length=1,
        description="Keys of this file with their new values: mappings are merged key by key, anything else"
        " is replaced, null deletes.",
    )


class Crisis(Part):
    """An international crisis as one model that can be reviewed, cited and run."""

    crisis: str = Field(
        description="Its short name, as in cuba-1962.",
        json_schema_extra={"pattern": f"^{SLUG.pattern}$"},
    )
    title: str = Field(min_length=1, description="Its name in full.")
    text: str = Field(default="", description="What it is about, in a paragraph.")
    span: Date | None = Field(default=None, description="First and last day.")
    sources: str | None = Field(
        default=None, description="The file, beside this one, that holds the claims."
    )
    actors: Mapping[NewName, Actor] = Field(
        min_length=1, max_length=MOST_ACTORS, description="Who decides."
    )
    options: Mapping[NewOption, Option] = Field(
        min_length=1, description="What actors can do: actor.option."
    )
    conditions: Mapping[NewName, Condition] = Field(
        default={}, description="Facts that no actor sets directly."
    )
    rules: tuple[Annotated[Rule, or_just("rule")], ...] = Field(
        default=(), description="Combinations that cannot be, said as what must hold."
    )
    consequences: tuple[Consequence, ...] = Field(
        default=(),
        max_length=MOST_CONSEQUENCES,
        description="What follows at once, whoever moved.",
    )
    moves: ListedMoves = Field(
        default_factory=ListedMoves.model_construct,
        description="Moves listed or forbidden one by one, where options alone do not tell them.",
    )
    start: Bits = Field(default=(), description="What is true at the beginning; all else is not.")
    courses: Mapping[ActorRef, Mapping[NewName, Course]] = Field(
        default={}, description="What each actor considers at all."
    )
    preferences: Mapping[ActorRef, PreferenceField] = Field(
        description="How each actor ranks the states; wishes stand in order, the most important first."
    )
    events: Mapping[NewName, Event] = Field(default={}, description="What chance may bring.")
    schedule: tuple[Scheduled, ...] = Field(default=(), description="What happens on its day.")
    committees: Mapping[NewName, Committee] = Field(
        default={}, description="Who decides for an actor."
    )
    beliefs: Mapping[ActorRef, Belief] = Field(
        default={}, description="Where an actor's picture differs from this file."
    )
    agreements: Mapping[NewName, Agreement] = Field(
        default={}, description="Packages of options with public and secret terms."
    )
    outcomes: Mapping[NewName, Annotated[Outcome, or_just("when")]] = Field(
        default={},
        description="Named sets of states by which every analysis reports: exclusive and complete.",
    )
    history: tuple[Step, ...] = Field(default=(), description="The path that was taken, in order.")
    places: Mapping[NewName, Location] = Field(
        default={}, max_length=MOST_PLACES, description="Where it happened, with coordinates."
    )
    variants: Mapping[str, Variant] = Field(
        default={}, description="Named patches to this file, for what is disputed."
    )
    # Read from the sources file, not part of this one.
    evidence: SkipJsonSchema[Mapping[str, Claim]] = Field(default={}, exclude=True)
    aliases: SkipJsonSchema[Mapping[str, Texts]] = Field(default={}, exclude=True)

    def __str__(self) -> str:
        """A line or two: what it is, and how much of what it has."""
        parts = [
            f"{len(having):,} {one if len(having) == 1 else several}"
            for one, several, having in (
                ("actor", "actors", self.actors),
                ("option", "options", self.options),
                ("condition", "conditions", self.conditions),
                ("event", "events", self.events),
                ("outcome", "outcomes", self.outcomes),
                ("step of history", "steps of history", self.history),
                ("place", "places", self.places),
                ("variant", "variants", self.variants),
            )
            if having
        ]
        return f"{self.title} ({self.crisis}):\n  {', '.join(parts)}"

    def __repr__(self) -> str:
        """What it is, on one line."""
        return f"<Crisis {self.crisis}: {self.title[:LONGEST_TITLE]}>"

    @property
    def bits(self) -> tuple[str, ...]:
        """The names of all options and conditions, options first, each in the order of the file."""
        return (*self.options, *self.conditions)


def is_open(crisis: Crisis, option: str, actor: str) -> bool:
    """Whether an actor can take or drop an option."""
    return option.partition(".")[0] == actor or actor in crisis.options[option].open_to
