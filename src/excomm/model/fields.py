"""The kinds of value that fields of a crisis hold: formulas, quantities, dates, and references by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from excomm.errors import InputError
from excomm.model import formulas
from excomm.model.dates import When, parse_when
from excomm.model.parsing import FormulaError, parse
from excomm.model.quantities import Dimension, Known, Prior, Quantity, parse_quantity

if TYPE_CHECKING:
    from collections.abc import Callable

Kind = Literal["actor", "option", "bit", "event", "claim", "committee", "person"]


@dataclass(frozen=True)
class Ref:
    """Marks a text that must name something: an actor, an option, a bit (option or condition), an event, a claim …"""

    kind: Kind


ActorRef = Annotated[str, Ref("actor")]
OptionRef = Annotated[str, Ref("option")]
BitRef = Annotated[str, Ref("bit")]
EventRef = Annotated[str, Ref("event")]
ClaimRef = Annotated[str, Ref("claim")]
CommitteeRef = Annotated[str, Ref("committee")]


def refused(error: InputError) -> PydanticCustomError:
    """An `InputError` in the shape in which pydantic collects it, with its remedy and place kept."""
    at, is_formula = (error.at, True) if isinstance(error, FormulaError) else (0, False)
    context = {"message": error.message, "remedy": error.remedy, "at": at, "formula": is_formula}
    return PydanticCustomError("crisis", "{message}", context)


def _formula(value: Any) -> formulas.Formula:
    if isinstance(value, bool):
        return formulas.Constant(value)
    if not isinstance(value, str):
        raise refused(
            InputError("a formula is a text", remedy="as in 'usa.blockade and not ussr.withdraw'")
        )
    try:
        return parse(value)
    except InputError as error:
        raise refused(error) from None


def _quantity(dimension: Dimension) -> Callable[[Any], Quantity]:
    def read(value: Any) -> Quantity:
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise refused(
                InputError(
                    f"a {dimension} is needed here",
                    remedy="a number with its unit, or a distribution",
                )
            )
        try:
            return parse_quantity(value, dimension)
        except InputError as error:
            raise refused(error) from None

    return read


def _probability(value: Any) -> Quantity:
    quantity = _quantity("number")(value)
    if not _is_probability(quantity):
        remedy = "a probability lies between 0 and 1: write '0.05', '5%', 'uniform(0.1, 0.5)' or 'beta(2, 5)'"
        raise refused(InputError(f"'{quantity.text}' is no probability", remedy=remedy))
    return quantity


def _is_probability(quantity: Quantity) -> bool:
    match quantity:
        case Known(value):
            return 0 <= value <= 1
        case Prior("uniform" | "log-uniform" | "triangular", parameters):
            return parameters[0] >= 0 and parameters[-1] <= 1
        case Prior(distribution):
            return distribution == "beta"


def _when(value: Any) -> When:
    try:
        return parse_when(str(value))
    except InputError as error:
        raise refused(error) from None


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _as_written(value: Any) -> str:
    return formulas.written(value) if not isinstance(value, Known | Prior | When) else value.text


def _schema(kind: str | list[str], meaning: str) -> WithJsonSchema:
    return WithJsonSchema({"type": kind, "description": meaning})


_written = PlainSerializer(_as_written, return_type=str)
_amount = ["string", "number"]
FormulaField = Annotated[
    formulas.Formula,
    PlainValidator(_formula),
    _written,
    _schema(["string", "boolean"], "a formula"),
]
Number = Annotated[
    Quantity,
    PlainValidator(_quantity("number")),
    _written,
    _schema(_amount, "a number or distribution"),
]
Duration = Annotated[
    Quantity,
    PlainValidator(_quantity("duration")),
    _written,
    _schema("string", "a duration or distribution"),
]
Rate = Annotated[
    Quantity,
    PlainValidator(_quantity("rate")),
    _written,
    _schema("string", "a rate or distribution"),
]
Probability = Annotated[
    Quantity,
    PlainValidator(_probability),
    _written,
    _schema(_amount, "a probability or distribution"),
]
Date = Annotated[
    When, PlainValidator(_when), _written, _schema(_amount, "a date or interval (EDTF)")
]
Bits = Annotated[tuple[BitRef, ...], BeforeValidator(_one_or_many)]
Options = Annotated[tuple[OptionRef, ...], BeforeValidator(_one_or_many)]
Actors = Annotated[tuple[ActorRef, ...], BeforeValidator(_one_or_many)]


class Part(BaseModel):
    """What every part of a crisis file shares: it cannot change, and knows no keys but its own."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        coerce_numbers_to_str=True,
        arbitrary_types_allowed=True,
        defer_build=True,
    )


class Sourced(Part):
    """A part that says what it rests on."""

    claims: Annotated[tuple[ClaimRef, ...], BeforeValidator(_one_or_many)] = Field(
        default=(), description="Claims of the sources file on which this rests."
    )
    judgement: str = Field(
        default="", description="Why the author set it so, where no claim says it."
    )
