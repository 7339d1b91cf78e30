"""Moves that an author lists or forbids one by one, and the sets of states that they lead between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field
from pydantic_core import core_schema

from excomm.model.fields import ActorRef, BitRef, Part, Sourced
from excomm.model.readers import FormulaField

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema


@dataclass(frozen=True)
class _FormulaOrList:
    """A list is the one state in which exactly its names are true; anything else is a formula."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Told apart by the shape of what was written."""
        return core_schema.no_info_before_validator_function(
            lambda value: {"exactly" if isinstance(value, list) else "formula": value},
            handler(source),
        )

    def __get_pydantic_json_schema__(
        self, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The formula, or the list."""
        names = {"type": "array", "items": {"type": "string"}}
        return {
            "anyOf": [{"type": ["string", "boolean"]}, names],
            "description": "A formula, or the list of all that is true in one state.",
        }


class StateSet(Part):
    """The states in which a formula holds, or the one state in which exactly the listed names are true."""

    formula: FormulaField | None = None
    exactly: tuple[BitRef, ...] | None = None


WrittenSet = Annotated[StateSet, _FormulaOrList()]


class Arc(Sourced):
    """Transitions from every state of one set to every state of another."""

    start: WrittenSet = Field(alias="from", description="The states that the move leaves.")
    end: WrittenSet = Field(alias="to", description="The states that the move leads to.")


class Forbidden(Arc):
    """Transitions that an actor cannot make although its options would allow them."""

    actor: ActorRef = Field(description="Who cannot make them.")
    because: str = Field(default="", description="Why it cannot.")


class ListedMoves(Part):
    """Moves that are listed, or forbidden, one by one."""

    arcs: Mapping[ActorRef, tuple[Arc, ...]] = Field(
        default={}, description="For these actors, the only moves that there are."
    )
    forbid: tuple[Forbidden, ...] = Field(default=(), description="Moves that cannot be made.")
