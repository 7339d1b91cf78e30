"""What each actor wants, and the courses of action that it considers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, model_validator
from pydantic_core import core_schema

from excomm.errors import InputError
from excomm.model.fields import BitRef, Figure, Options, OrJust, Part, Sourced, refused
from excomm.model.moves import WrittenSet
from excomm.model.readers import FormulaField

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema


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


@dataclass(frozen=True)
class _OrOneState:
    """One set of states needs no `tied:`."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """A class of one where no mapping stands."""
        return core_schema.no_info_before_validator_function(
            lambda value: value if isinstance(value, dict) else {"tied": [value]}, handler(source)
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The one set, or those that are tied."""
        whole = handler(schema)
        tied = handler.resolve_ref_schema(whole)["properties"]["tied"]
        return {"anyOf": [tied["items"], whole]}


class RankClass(Part):
    """States that an actor ranks alike."""

    tied: tuple[WrittenSet, ...] = Field(min_length=1, description="Sets of states ranked alike.")


class Preference(Sourced):
    """How an actor ranks the states: by statements, most important first; directly; or by weights."""

    statements: tuple[Annotated[Statement, OrJust("want")], ...] = Field(
        default=(), description="What it wants, most important first."
    )
    ranking: tuple[Annotated[RankClass, _OrOneState()], ...] = Field(
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


PreferenceField = Annotated[Preference, OrJust("statements")]
