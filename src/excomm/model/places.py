"""Where it happened: named places, for a map and for the claims that speak of them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from excomm.errors import InputError
from excomm.model.fields import ActorRef, Sourced, refused
from excomm.model.geography import Distance, parse_degrees, parse_distance
from excomm.model.readers import Date, FormulaField, Reads

# More cannot be told apart on a map.
MOST_PLACES = 500


def _latitude(value: object) -> float:
    return _degrees(value, "latitude")


def _longitude(value: object) -> float:
    return _degrees(value, "longitude")


def _degrees(value: object, axis: str) -> float:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise refused(InputError("a number of degrees is needed here", remedy="as in 22.68"))
    try:
        return parse_degrees(value, axis)
    except InputError as error:
        raise refused(error) from None


def _distance(value: object) -> Distance:
    if isinstance(value, Distance):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise refused(InputError("a distance is needed here", remedy="as in '1,200 miles'"))
    try:
        return parse_distance(str(value))
    except InputError as error:
        raise refused(error) from None


_NUMBER_OR_TEXT = {"type": ["number", "string"]}
Latitude = Annotated[
    float,
    BeforeValidator(_latitude),
    WithJsonSchema({**_NUMBER_OR_TEXT, "description": "A latitude in degrees, south below zero."}),
]
Longitude = Annotated[
    float,
    BeforeValidator(_longitude),
    WithJsonSchema({**_NUMBER_OR_TEXT, "description": "A longitude in degrees, west below zero."}),
]
Range = Annotated[
    Distance, Reads(_distance, ("string",), "A distance with its unit, as in '1,200 miles'.")
]


class Location(Sourced):
    """A place with its coordinates, and how far what stands there reaches."""

    name: str = Field(default="", description="The name that readers see; its key if left out.")
    text: str = Field(default="", description="What is there, in a sentence.")
    kind: Literal[
        "place", "city", "base", "site", "airfield", "ship", "submarine", "aircraft", "line"
    ] = Field(
        default="place",
        description="How a map shows it. line: all points at its range from it, as those of a blockade.",
    )
    actor: ActorRef | None = Field(default=None, description="Whose it is.")
    latitude: Latitude = Field(
        description="Degrees north of the equator, south below zero; or a text, as in 22°40'N."
    )
    longitude: Longitude = Field(
        description="Degrees east of Greenwich, west below zero; or a text, as in 83°18'W."
    )
    range: Range | None = Field(
        default=None, description="How far what stands there reaches, as in '1,200 miles'."
    )
    on: Date | None = Field(
        default=None, description="When it was there, for a ship or an aircraft (EDTF)."
    )
    when: FormulaField | None = Field(
        default=None, description="While this holds it is there; in any case if left out."
    )
