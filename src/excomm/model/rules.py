"""What ties options and conditions together: rules, consequences, and the outcomes that states are told by."""

from __future__ import annotations

from pydantic import Field

from excomm.model.fields import Bits, Sourced
from excomm.model.readers import FormulaField


class Rule(Sourced):
    """A formula that every possible state satisfies."""

    rule: FormulaField = Field(description="The formula that holds in every possible state.")
    because: str = Field(default="", description="Why other combinations cannot be.")


class Consequence(Sourced):
    """What follows at once from a combination, whoever brought it about."""

    when: FormulaField = Field(description="The combination from which it follows.")
    sets: Bits = Field(default=(), description="What becomes true.")
    clears: Bits = Field(default=(), description="What becomes false.")
    text: str = Field(default="", description="What follows, and why, in a sentence.")


class Outcome(Sourced):
    """A named way in which the crisis can stand or end; outcomes exclude each other and cover every state."""

    when: FormulaField = Field(description="The states that it covers.")
    text: str = Field(default="", description="What it amounts to, in a sentence.")
