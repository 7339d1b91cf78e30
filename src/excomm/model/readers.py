"""The kinds of field whose text Excomm reads itself: formulas, quantities and dates."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic_core import core_schema

from excomm.errors import InputError
from excomm.model.dates import When, parse_when
from excomm.model.fields import refused
from excomm.model.formulas import Constant, Formula, written
from excomm.model.geography import Distance
from excomm.model.parsing import FormulaError, parse
from excomm.model.quantities import (
    Dimension,
    Known,
    Prior,
    Quantity,
    highest_value,
    lowest_value,
    parse_quantity,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema


@dataclass(frozen=True)
class Reads:
    """How pydantic gets a value of a kind of our own; it never looks into the class behind it."""

    read: Callable[[object], object]
    types: tuple[str, ...]
    meaning: str
    pattern: str = ""

    def __get_pydantic_core_schema__(
        self, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Our reader alone decides; what it read is written back as its author wrote it."""
        text = core_schema.plain_serializer_function_ser_schema(
            _as_written, return_schema=core_schema.str_schema()
        )
        return core_schema.no_info_plain_validator_function(self.read, serialization=text)

    def __get_pydantic_json_schema__(
        self, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The types of value in which an author may write it."""
        types = list(self.types) if len(self.types) > 1 else self.types[0]
        pattern = {"pattern": self.pattern} if self.pattern else {}
        return {"type": types, "description": self.meaning, **pattern}


def _as_written(value: Formula | Quantity | When | Distance) -> str:
    if isinstance(value, Known | Prior | When | Distance):
        return value.text
    return written(value)


def _formula(value: object) -> Formula:
    if isinstance(value, Formula):
        return value
    if isinstance(value, bool):
        return Constant(value)
    if not isinstance(value, str):
        error = InputError(
            "a formula is a text", remedy="as in 'usa.blockade and not ussr.withdraw'"
        )
        raise refused(error, formula=True)
    try:
        return parse(value)
    except FormulaError as error:
        raise refused(error, at=error.at, formula=True) from None


def _quantity(
    dimension: Dimension, *, low: float = -math.inf, high: float = math.inf, needed: str = ""
) -> Callable[[object], Quantity]:
    def read(value: object) -> Quantity:
        # One that has been read before is read again, since it may have been something else.
        written = value.text if isinstance(value, Known | Prior) else value
        if isinstance(written, bool) or not isinstance(written, str | int | float):
            remedy = "write a number with its unit, or a distribution"
            raise refused(InputError(f"a {dimension} is needed here", remedy=remedy))
        try:
            quantity = parse_quantity(written, dimension)
        except InputError as error:
            raise refused(error) from None
        if lowest_value(quantity) < low or highest_value(quantity) > high:
            raise refused(InputError(f"'{quantity.text}' does not fit here", remedy=needed))
        return quantity

    return read


def _when(value: object) -> When:
    if isinstance(value, When):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        listed = "in quotes, as in '[1962-10-18,1962-10-19]', for one of several dates"
        remedy = listed if isinstance(value, list) else "as in 1962-10-27 or 1962-10"
        raise refused(InputError("a date is needed here", remedy=remedy))
    try:
        return parse_when(str(value))
    except InputError as error:
        raise refused(error) from None


_PROBABILITY = (
    "a probability lies between 0 and 1: write '0.05', '5%', 'uniform(0.1, 0.5)' or 'beta(2, 5)'"
)
_AMOUNT = "it cannot be negative: write '0.5', 'uniform(0, 2)' or 'lognormal(median=1, sigma=0.5)'"

FormulaField = Annotated[Formula, Reads(_formula, ("string", "boolean"), "A formula.")]
Duration = Annotated[
    Quantity,
    Reads(_quantity("duration"), ("string",), "A duration, or a distribution of one.", "[a-z]"),
]
Rate = Annotated[
    Quantity, Reads(_quantity("rate"), ("string",), "A rate, or a distribution of one.", "per")
]
Amount = Annotated[
    Quantity,
    Reads(
        _quantity("number", low=0, needed=_AMOUNT),
        ("string", "number"),
        "A number from 0 up, or a distribution of one.",
    ),
]
Probability = Annotated[
    Quantity,
    Reads(
        _quantity("number", low=0, high=1, needed=_PROBABILITY),
        ("string", "number"),
        "A probability, or a distribution of one.",
    ),
]
Date = Annotated[
    When, Reads(_when, ("string", "integer"), "A date or interval (EDTF), as in 1962-10-27.")
]
