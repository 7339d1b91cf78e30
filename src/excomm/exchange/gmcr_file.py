"""What a file of the program GMCR+ (gmcr-py) holds: decision makers, options, conditions, preferences.

The format is JSON, and specified by nothing but the program. Keys that older versions wrote under other
names are read too.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    AliasChoices,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    model_validator,
)

# What counts something: no file has a million states ranked by hand.
Number = Annotated[int, Field(strict=True, ge=-1_000_000, le=1_000_000)]
# An option by its number, and whether it is taken; "-" stands for an option that does not matter.
Taken = tuple[Number, Literal["Y", "N", "-"]]
# States or decision makers by number: one alone is written without brackets.
OneOrSeveral = Annotated[
    tuple[Number, ...],
    BeforeValidator(lambda value: [value] if isinstance(value, int) else value),
]


class GmcrPart(BaseModel):
    """What every part of such a file shares: keys that we do not know are kept, so that they can be named."""

    model_config = ConfigDict(frozen=True, extra="allow", populate_by_name=True)


class GmcrCondition(GmcrPart):
    """The states that take and leave options as listed; with several lists, as in any of them."""

    members: tuple[tuple[Taken, ...], ...]
    compound: bool = True

    @model_validator(mode="before")
    @classmethod
    def _simple(cls, value: Any) -> Any:
        return {"members": [value], "compound": False} if isinstance(value, list) else value


class GmcrOption(GmcrPart):
    """An option, and whether it can be taken and dropped (both), only taken (fwd) or only dropped (back)."""

    name: str
    direction: Literal["both", "fwd", "back"] = Field(
        default="both", validation_alias=AliasChoices("permittedDirection", "reversibility")
    )


class GmcrActor(GmcrPart):
    """A decision maker: its options by number; what it wants, most important first; or its ranking, best first."""

    name: str
    options: tuple[Number, ...]
    preferences: tuple[GmcrCondition, ...] = ()
    misperceptions: tuple[GmcrCondition, ...] = ()
    ranking: tuple[OneOrSeveral, ...] = Field(
        default=(), validation_alias=AliasChoices("preferenceRanking", "preferenceVector")
    )
    payoffs: tuple[float, ...] = ()


class GmcrFile(GmcrPart):
    """A whole file."""

    options: tuple[GmcrOption, ...] = Field(min_length=1)
    actors: tuple[GmcrActor, ...] = Field(min_length=1, validation_alias="decisionMakers")
    infeasible: tuple[GmcrCondition, ...] = Field(default=(), validation_alias="infeasibles")
    ranked_by_hand: StrictBool = Field(
        default=False,
        validation_alias=AliasChoices("useManualPreferenceRanking", "useManualPreferenceVectors"),
    )
    coalitions: tuple[OneOrSeveral, ...] = ()
    program: str = ""
    version: str = ""

    def owners(self, option: int) -> tuple[int, ...]:
        """Return the decision makers who have an option; more than one has it in common."""
        return tuple(number for number, actor in enumerate(self.actors) if option in actor.options)
