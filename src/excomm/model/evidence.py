"""Claims: who says what happened, when, and where that is written; one sources file for each crisis."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from excomm.model.fields import ONE_OR_MANY, Figure, Part, Texts
from excomm.model.readers import Date

# More names than any account has, and few enough to look for all of them in a question at once.
MOST_ALIASES = 1000
Aliases = Annotated[tuple[Annotated[str, Field(min_length=1, max_length=100)], ...], ONE_OR_MANY]


class Stance(Part):
    """How a claim bears on elements of the model, named by their dotted place in the crisis file."""

    supports: Texts = Field(default=(), description="Elements that it speaks for.")
    disputes: Texts = Field(default=(), description="Elements on which it casts doubt.")
    contradicts: Texts = Field(default=(), description="Elements that cannot be if it is true.")


class Claim(Part):
    """A statement about the crisis, in our own words, with its source."""

    says: str = Field(min_length=1, description="What is claimed, in our own words.")
    who: str = Field(default="", description="Who says so.")
    actors: Texts = Field(
        default=(),
        description="Who acts in it, as the crisis file calls them; those of whom its stance speaks if left out.",
    )
    when: Date | None = Field(default=None, description="When it happened (EDTF).")
    where: str = Field(
        default="",
        description="Where it happened; best the key of one of the places of the crisis file.",
    )
    source: str = Field(
        min_length=1, description="The document: author, title, year, or an address."
    )
    place: str = Field(default="", description="Where in the document: page, passage, row.")
    checked: Literal["read", "secondary", "unverified", "data", "derived"] = Field(
        description="read: we read the source. secondary: read in another's account. unverified: from memory."
        " data: a data set. derived: computed."
    )
    weight: Figure = Field(
        default=1.0, gt=0, le=1, description="How much it should count against rivals."
    )
    repeats: str = Field(
        default="", description="The claim that tells the same: the two then count as one source."
    )
    stance: Stance = Field(
        default_factory=Stance.model_construct,
        description="How it bears on elements of the crisis, as in options.usa.quarantine.",
    )


class Sources(Part):
    """A sources file."""

    text: str = Field(default="", description="What these sources are, and how they were chosen.")
    aliases: Mapping[str, Aliases] = Field(
        default={},
        max_length=MOST_ALIASES,
        description="What people and things are also called in questions, by what the claims call them,"
        " as in Kennedy: [JFK, president].",
    )
    claims: Mapping[str, Claim] = Field(
        min_length=1, description="The claims, each under the short name by which it is cited."
    )
