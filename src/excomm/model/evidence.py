"""Claims: who says what happened, when, and where that is written; one sources file for each crisis."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from excomm.model.fields import Date, Part


class Stance(Part):
    """How a claim bears on elements of the model, named by their dotted place in the crisis file."""

    supports: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()


class Claim(Part):
    """A statement about the crisis, in our own words, with its source."""

    says: str = Field(min_length=1, description="What is claimed, in our own words.")
    who: str = Field(default="", description="Who says so.")
    when: Date | None = Field(default=None, description="When it happened (EDTF).")
    where: str = ""
    source: str = Field(
        min_length=1, description="The document: author, title, year, or an address."
    )
    place: str = Field(default="", description="Where in the document: page, passage, row.")
    checked: Literal["read", "secondary", "unverified", "data", "derived"] = Field(
        description="read: we read the source. secondary: read in another's account. unverified: from memory. data: a data set. derived: computed."
    )
    weight: Annotated[float, Field(gt=0, le=1)] = Field(
        default=1.0, description="How much it should count against rivals."
    )
    stance: Stance = Stance()


class Sources(Part):
    """A sources file."""

    text: str = ""
    claims: Mapping[str, Claim] = Field(min_length=1)
