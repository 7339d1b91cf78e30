"""What fields of a crisis file share: that they cannot change, what they name, and how short they may be written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError, core_schema

from excomm.errors import InputError
from excomm.model.names import NAME, OPTION

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

Kind = Literal["actor", "option", "bit", "condition", "event", "claim", "committee", "person"]


@dataclass(frozen=True)
class Ref:
    """Marks a text that must name something: an actor, an option, a bit (an option or condition), and so on."""

    kind: Kind

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """A text of the form that such names have."""
        form = _FORMS.get(self.kind, NAME.pattern)
        return {**handler(schema), **({"pattern": f"^({form})$"} if form else {})}


_FORMS: dict[Kind, str] = {
    "option": OPTION.pattern,
    "bit": f"{NAME.pattern}|{OPTION.pattern}",
    # Claims are called as their author likes.
    "claim": "",
}

ActorRef = Annotated[str, Ref("actor")]
OptionRef = Annotated[str, Ref("option")]
BitRef = Annotated[str, Ref("bit")]
ConditionRef = Annotated[str, Ref("condition")]
EventRef = Annotated[str, Ref("event")]
ClaimRef = Annotated[str, Ref("claim")]
CommitteeRef = Annotated[str, Ref("committee")]
PersonRef = Annotated[str, Ref("person")]


@dataclass(frozen=True)
class Short:
    """Lets an author write something shorter where there is only one thing to say.

    `whole` makes of it what the field holds; `short` takes the JSON Schema of the shorter form from that of the whole.
    """

    whole: Callable[[Any], object]
    short: Callable[[dict[str, Any]], dict[str, Any]]

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """What is short is made whole before it is read."""
        return core_schema.no_info_before_validator_function(self.whole, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Either form will do."""
        whole = handler(schema)
        return {"anyOf": [self.short(handler.resolve_ref_schema(whole)), whole]}


def or_just(key: str) -> Short:
    """The value of one key where a mapping is expected."""
    return Short(
        lambda value: value if isinstance(value, dict | Part) else {key: value},
        lambda whole: whole["properties"][key],
    )


ONE_OR_MANY = Short(
    lambda value: [value] if isinstance(value, str | int | float) else value,
    lambda many: many["items"],
)


def refused(error: InputError, *, at: int = 0, formula: bool = False) -> PydanticCustomError:
    """An `InputError` in the shape in which pydantic collects it, with its remedy and place kept."""
    context = {"message": error.message, "remedy": error.remedy, "at": at, "formula": formula}
    return PydanticCustomError("crisis", "{message}", context)


def _no_truth_value(value: object) -> object:
    # pydantic would count true as 1.
    if isinstance(value, bool):
        raise refused(InputError("a number is needed here", remedy=f"found {str(value).lower()}"))
    return value


# What somebody does, as a timeline tells it apart.
Deed = Literal["decision", "message", "military"]

Truth = Annotated[bool, Field(strict=True)]
Whole = Annotated[int, BeforeValidator(_no_truth_value)]
Figure = Annotated[float, BeforeValidator(_no_truth_value), Field(allow_inf_nan=False)]

Bits = Annotated[tuple[BitRef, ...], ONE_OR_MANY]
Options = Annotated[tuple[OptionRef, ...], ONE_OR_MANY]
Actors = Annotated[tuple[ActorRef, ...], ONE_OR_MANY]
Claims = Annotated[tuple[ClaimRef, ...], ONE_OR_MANY]
People = Annotated[tuple[PersonRef, ...], ONE_OR_MANY]
Texts = Annotated[tuple[str, ...], ONE_OR_MANY]

# Keys by which an author names something anew; their form is checked by `excomm.model.naming`.
NewName = Annotated[str, Field(json_schema_extra={"pattern": f"^{NAME.pattern}$"})]
NewOption = Annotated[str, Field(json_schema_extra={"pattern": f"^{OPTION.pattern}$"})]


class Part(BaseModel):
    """What every part of a crisis file shares: it cannot change, and knows no keys but its own."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", coerce_numbers_to_str=True, defer_build=True
    )


class Sourced(Part):
    """A part that says what it rests on."""

    claims: Claims = Field(
        default=(), description="Claims of the sources file on which this rests."
    )
    judgement: str = Field(
        default="", description="Why the author set it so, where no claim says it."
    )
