"""Moves that an author lists or forbids one by one, and the sets of states that they lead between."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema

from excomm.model.fields import ActorRef, BitRef, Part, Sourced
from excomm.model.formulas import written
from excomm.model.readers import FormulaField


class StateSet(Part):
    """The states in which a formula holds, or the one state in which exactly the listed names are true."""

    formula: FormulaField | None = None
    exactly: tuple[BitRef, ...] | None = None


def _state_set(value: object) -> StateSet | dict[str, object]:
    if isinstance(value, StateSet):
        return value
    return {"exactly" if isinstance(value, list) else "formula": value}


def _written(states: StateSet) -> str | list[str]:
    """A set of states in the form in which an author writes it."""
    if states.exactly is not None:
        return list(states.exactly)
    return written(states.formula) if states.formula is not None else "true"


_AS_WRITTEN = {
    "anyOf": [
        {"type": ["string", "boolean"]},
        {"type": "array", "items": {"type": "string"}},
    ],
    "description": "A formula, or the list of all that is true in one state.",
}
WrittenSet = Annotated[
    StateSet,
    BeforeValidator(_state_set),
    PlainSerializer(_written),
    WithJsonSchema(_AS_WRITTEN),
]


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
