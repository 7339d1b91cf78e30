"""The list of crises, and one of them at a glance."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from excomm.web.keys import LONGEST_KEY
from excomm.web.shapes.answer import Answer, Badge, Named

# Longer than any key, so that what is a little too long is told what keys are like.
Name = Annotated[str, StringConstraints(max_length=200)]
Screen = Literal["story", "model", "states", "chance", "what-if", "committee", "sources", "report"]


class About(Answer):
    """Which Excomm answers, and what it has been opened on."""

    version: str
    folder: str = Field(
        description="The folder with one's own crises; only its name where other machines can ask."
    )
    opened: str | None = Field(description="The crisis that it was started with.")
    shared: bool = Field(description="Whether other machines can reach it.")


class CrisisCard(Answer):
    """A crisis on the shelf."""

    key: str
    title: str
    text: str
    span: str | None = Field(description="First and last day, in words.")
    own: bool
    faults: int = Field(
        description="How many faults its file has; with any, only the model can be opened."
    )
    actors: tuple[Badge, ...]
    options: int
    claims: int
    screens: tuple[Screen, ...] = Field(
        description="The screens that have something to show for it."
    )


class Overview(CrisisCard):
    """A crisis at a glance: what can be chosen on every screen."""

    unsaved: bool = Field(
        description="Whether changes of its files are kept as drafts; nothing that is told of it has them."
    )
    variants: tuple[Named, ...]
    option_list: tuple[Named, ...]
    conditions: tuple[Named, ...]
    events: tuple[Named, ...]
    outcomes: tuple[Named, ...]


class NewCrisis(Answer):
    """A crisis to be put up: empty, or a copy of another."""

    key: Name = Field(
        description=f"Its short name: small letters, digits and hyphens, {LONGEST_KEY} at most."
    )
    title: Name = Field(
        default="", description="What readers see; that of what it begins as if empty."
    )
    copy_of: Name | None = Field(default=None, description="The crisis that it begins as.")
    start: Literal["example", "small"] = Field(
        default="example",
        description="What it begins as if it is no copy: a worked example, or two actors with two options each.",
    )
    actors: tuple[Name, Name] = Field(default=("", ""), description="The names of the two.")
