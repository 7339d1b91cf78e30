"""What each actor wants, and the courses of action that it considers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, model_validator

from excomm.errors import InputError
from excomm.model.fields import BitRef, Figure, Options, Part, Short, Sourced, or_just, refused
from excomm.model.moves import WrittenSet
from excomm.model.readers import FormulaField


class Course(Sourced):
    """A line of action that an actor considered, as its own staff would put it."""

    text: str = Field(default="", description="The course in a sentence.")
    takes: Options = Field(default=(), description="Options that are taken on this course.")
    drops: Options = Field(default=(), description="Options that are dropped on this course.")


class Statement(Sourced):
    """Something that an actor wants to be true."""

    want: FormulaField = Field(description="What it wants to be true.")
    weight: Figure | None = Field(
        default=None, gt=0, description="Cardinal weight for choice in time; ranks do not read it."
    )


class RankClass(Part):
    """States that an actor ranks alike."""

    tied: tuple[WrittenSet, ...] = Field(min_length=1, description="Sets of states ranked alike.")


_OR_ONE_SET = Short(
    lambda value: value if isinstance(value, dict | Part) else {"tied": [value]},
    lambda whole: whole["properties"]["tied"]["items"],
)


class Preference(Sourced):
    """How an actor ranks the states: by statements, most important first; directly; or by weights."""

    statements: tuple[Annotated[Statement, or_just("want")], ...] = Field(
        default=(), description="What it wants, most important first."
    )
    ranking: tuple[Annotated[RankClass, _OR_ONE_SET], ...] = Field(
        default=(), description="States or sets of states, best first; what is tied, together."
    )
    weights: Mapping[BitRef, Figure] = Field(
        default={}, description="What each option or condition is worth; the sum ranks."
    )

    @model_validator(mode="after")
    def _one_way(self) -> Preference:
        given = [bool(self.statements), bool(self.ranking), bool(self.weights)]
        if sum(given) != 1:
            message = "a preference is given in exactly one of three ways"
            remedy = "give a list of statements, or 'ranking:', or 'weights:'"
            raise refused(InputError(message, remedy=remedy))
        return self


PreferenceField = Annotated[Preference, or_just("statements")]
