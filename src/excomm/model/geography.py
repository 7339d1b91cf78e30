"""Degrees and distances as accounts write them: `22.68`, `22°40'N`, `1,200 miles`, `500 nautical miles`."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from excomm.errors import InputError

# Kilometres in each unit; a mile without more is the statute mile of 1959.
KILOMETRES = {
    "km": 1.0,
    "kilometre": 1.0,
    "kilometer": 1.0,
    "mile": 1.609344,
    "statute mile": 1.609344,
    "nautical mile": 1.852,
    "metre": 0.001,
    "meter": 0.001,
}
# Half of the way round the earth: nothing on it is further away.
FARTHEST = 20_040.0

_DISTANCE = re.compile(r"(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?P<unit>[a-z]+(?: [a-z]+)?)")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_DEGREES = re.compile(
    r"(?P<sign>[-+\u2212])?(?P<degrees>[0-9]{1,3}(?:\.[0-9]{1,12})?)\s*°?"
    r"(?:\s*(?P<minutes>[0-9]{1,2}(?:\.[0-9]{1,12})?)\s*['\u2032\u2019])?"
    r"(?:\s*(?P<seconds>[0-9]{1,2}(?:\.[0-9]{1,12})?)\s*[\"\u2033\u201d])?"
    r"\s*(?P<side>[NSEW])?"
)
_LONGEST = 40
_SIDES = {"latitude": ("N", "S"), "longitude": ("E", "W")}
_MOST = {"latitude": 90.0, "longitude": 180.0}
_EXAMPLES = {
    "latitude": "write degrees north of the equator, south with a minus: 22.68, -33.9, or 22°40'N",
    "longitude": "write degrees east of Greenwich, west with a minus: -83.29, 37.62, or 83°18'W",
    "range": "write a length with its unit, as in '1,200 miles', '500 nautical miles' or '2,000 km'",
}


@dataclass(frozen=True)
class Distance:
    """A length on the earth, in kilometres, as its author wrote it."""

    kilometres: float
    text: str


def parse_distance(written: str) -> Distance:
    """The distance that an author wrote, above zero and no longer than half way round the earth.

    >>> parse_distance("500 nautical miles").kilometres, parse_distance("2,000 km").kilometres
    (926.0, 2000.0)
    >>> parse_distance("1200")
    Traceback (most recent call last):
    excomm.errors.InputError: '1200' is no distance
      write a length with its unit, as in '1,200 miles', '500 nautical miles' or '2,000 km'
    """
    text = written.strip()
    match = _DISTANCE.fullmatch(text.lower()) if len(text) <= _LONGEST else None
    if match is None or not _GROUPED.fullmatch(match["number"]):
        raise InputError(f"'{text[:_LONGEST]}' is no distance", remedy=_EXAMPLES["range"])
    unit = _unit(match["unit"])
    if unit is None:
        known = "known: km, miles, nautical miles, metres"
        raise InputError(f"'{match['unit']}' is no unit of length known here", remedy=known)
    kilometres = float(match["number"].replace(",", "")) * unit
    if not 0 < kilometres <= FARTHEST:
        message = f"'{text}' is nothing, or further than half way round the earth"
        raise InputError(message, remedy=_EXAMPLES["range"])
    return Distance(kilometres, text)


def _unit(word: str) -> float | None:
    return KILOMETRES.get(word) or KILOMETRES.get(word.removesuffix("s"))


def parse_degrees(written: str | float, axis: str) -> float:
    """A `latitude` or `longitude` in degrees, north and east of zero; a text may have minutes, seconds and a side.

    >>> parse_degrees(-83.29, "longitude"), parse_degrees("22°30'N", "latitude")
    (-83.29, 22.5)
    >>> parse_degrees("83.29", "latitude"), parse_degrees("83°15' W", "longitude")
    (83.29, -83.25)
    >>> parse_degrees(122.68, "latitude")
    Traceback (most recent call last):
    excomm.errors.InputError: 122.68 is no latitude: it lies between -90 and 90
      write degrees north of the equator, south with a minus: 22.68, -33.9, or 22°40'N
    """
    degrees = float(written) if isinstance(written, int | float) else _read(written.strip(), axis)
    if not (math.isfinite(degrees) and abs(degrees) <= _MOST[axis]):
        message = f"{written} is no {axis}: it lies between -{_MOST[axis]:g} and {_MOST[axis]:g}"
        raise InputError(message[:200], remedy=_EXAMPLES[axis])
    return degrees


def _read(text: str, axis: str) -> float:
    match = _DEGREES.fullmatch(text) if len(text) <= _LONGEST else None
    parts = [float(match[key] or 0) for key in ("degrees", "minutes", "seconds")] if match else []
    below_sixty = all(part < 60 for part in parts[1:])  # noqa: PLR2004 - minutes and seconds
    if match is None or not below_sixty or (match["sign"] and match["side"]):
        raise InputError(f"'{text[:_LONGEST]}' is no {axis}", remedy=_EXAMPLES[axis])
    if match["side"] and match["side"] not in _SIDES[axis]:
        north, south = _SIDES[axis]
        message = f"'{text}' is no {axis}: that ends in {north} or {south}"
        raise InputError(message, remedy=_EXAMPLES[axis])
    west_or_south = match["side"] == _SIDES[axis][1] or match["sign"] in ("-", "\u2212")
    degrees = parts[0] + parts[1] / 60 + parts[2] / 3600
    return -degrees if west_or_south else degrees
