"""What was agreed, and the path that was taken."""

from __future__ import annotations

from pydantic import Field

from excomm.model.fields import ActorRef, Actors, Bits, Deed, EventRef, Options, Sourced
from excomm.model.readers import Date


class Agreement(Sourced):
    """A package of options, some agreed in public and some in secret."""

    text: str = Field(default="", description="What was agreed, in a sentence.")
    public: Options = Field(default=(), description="What all may know of it.")
    secret: Options = Field(default=(), description="What only the parties know of it.")
    leak: EventRef | None = Field(
        default=None, description="The event by which the secret terms come out."
    )


class Step(Sourced):
    """One step of the path that was taken."""

    on: Date = Field(description="When it happened.")
    text: str = Field(default="", description="What happened, in a sentence.")
    actor: ActorRef | None = Field(default=None, description="Who moved.")
    takes: Options = Field(default=(), description="Options that the actor took.")
    drops: Options = Field(default=(), description="Options that the actor dropped.")
    event: EventRef | None = Field(default=None, description="The event that happened.")
    sets: Bits = Field(
        default=(), description="Conditions that came to hold, where no actor moved."
    )
    clears: Bits = Field(default=(), description="Conditions that ceased to hold.")
    seen_by: Actors | None = Field(
        default=None,
        description="Who knew of it then; if left out, those who can see what it changes. No analysis reads it.",
    )
    public_from: Date | None = Field(
        default=None,
        description="When those could know of it too whom `seen_by` leaves out (EDTF). No analysis reads it.",
    )
    kind: Deed | None = Field(
        default=None,
        description="How a timeline shows it; by what it changes if left out. No analysis reads it.",
    )
