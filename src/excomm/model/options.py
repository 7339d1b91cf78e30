"""What can be true in a state: options that actors take, and conditions that no actor sets."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from excomm.model.fields import Actors, Deed, Sourced, Truth

_SEEN_BY = "Who can see whether it is so; everyone if left out, nobody if the list is empty."


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
    seen_by: Actors | None = Field(default=None, description=_SEEN_BY)
    kind: Deed = Field(
        default="decision",
        description="How a timeline shows that it is taken or dropped. No analysis reads it.",
    )


class Condition(Sourced):
    """A fact that no actor sets directly."""

    text: str = Field(min_length=1, description="What holds when it is true.")
    ends: Truth = Field(
        default=False,
        description="Whether the crisis is over once it holds: nobody can move any more.",
    )
    seen_by: Actors | None = Field(default=None, description=_SEEN_BY)
