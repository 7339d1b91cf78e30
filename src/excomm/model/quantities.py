"""Quantities as a crisis file writes them: `4 days`, `0.02 per day`, `log-uniform(0.005, 0.2) per day`.

A bare number is known; a distribution is a statement of what is *not* known (epistemic uncertainty), sampled once
for each replicate and kept apart from chance. Durations are held in days and rates per day.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal

from excomm.errors import InputError
from excomm.model.distributions import (
    UNITLESS,
    arguments_of,
    distribution_called,
    highest,
    lowest,
    need_mass,
)
from excomm.model.names import did_you_mean

Dimension = Literal["number", "duration", "rate"]

# Days in each unit; a year is the mean Gregorian year.
DAYS = {
    "second": 1 / 86400,
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "month": 365.2425 / 12,
    "year": 365.2425,
}

_NUMBER = r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?"
_UNIT = re.compile(r"(?:(?P<per>per)\s+)?(?P<unit>[a-z]+)")
_VALUE = re.compile(rf"(?P<number>{_NUMBER})\s*(?P<percent>%)?\s*(?P<rest>.*)", re.DOTALL)
_CALL = re.compile(r"(?P<name>[a-z][a-z-]*)\s*\((?P<arguments>[^()]*)\)\s*(?P<rest>.*)", re.DOTALL)
_LONGEST = 200
_EXAMPLES: dict[Dimension, str] = {
    "number": "write a number, as in '0.3' or 'uniform(0.1, 0.5)'",
    "duration": "write a duration, as in '4 days' or 'lognormal(median=4 days, sigma=0.8)'",
    "rate": "write a rate, as in '0.02 per day' or 'log-uniform(0.005, 0.2) per day'",
}


@dataclass(frozen=True)
class Known:
    """A quantity given as one number."""

    value: float
    dimension: Dimension
    text: str


@dataclass(frozen=True)
class Prior:
    """A quantity of which only a distribution is given; parameters in days, per day, or without unit.

    `distribution` is a key of `excomm.model.distributions.PARAMETERS`, and `parameters` follow the order given there.
    """

    distribution: str
    parameters: tuple[float, ...]
    dimension: Dimension
    text: str


Quantity = Known | Prior


def parse_quantity(written: str | float, dimension: Dimension) -> Quantity:
    """The quantity that an author wrote, checked for unit, domain and mass; `InputError` says what is wrong.

    >>> parse_quantity("36 hours", "duration").value
    1.5
    >>> parse_quantity("log-uniform(0.005, 0.2) per day", "rate").parameters
    (0.005, 0.2)
    >>> parse_quantity("3 per day", "duration")
    Traceback (most recent call last):
    excomm.errors.InputError: '3 per day' is a rate where a duration is needed
      write a duration, as in '4 days' or 'lognormal(median=4 days, sigma=0.8)'
    """
    text = str(written).strip()
    if len(text) > _LONGEST:
        message = f"a quantity of {len(text):,} characters"
        raise InputError(message, remedy=_EXAMPLES[dimension])
    call = _CALL.fullmatch(text)
    if call is not None:
        return _prior(call, text, dimension)
    value, found = _value(text, dimension)
    _need_dimension(text, found, dimension)
    if dimension == "rate" and value < 0:
        raise InputError(f"'{text}': a rate cannot be negative", remedy="0 per day means never")
    if dimension == "duration" and value <= 0:
        message = f"'{text}': a duration must be above zero"
        raise InputError(message, remedy=_EXAMPLES["duration"])
    return Known(value, dimension, text)


def lowest_value(quantity: Quantity) -> float:
    """The least that it can be."""
    match quantity:
        case Known(value):
            return value
        case Prior(distribution, parameters):
            return lowest(distribution, parameters)


def highest_value(quantity: Quantity) -> float:
    """The most that it can be."""
    match quantity:
        case Known(value):
            return value
        case Prior(distribution, parameters):
            return highest(distribution, parameters)


def _value(text: str, dimension: Dimension) -> tuple[float, Dimension]:
    match = _VALUE.fullmatch(text)
    if match is None:
        raise InputError(f"'{text}' is no quantity", remedy=_EXAMPLES[dimension])
    number = float(match["number"]) / (100 if match["percent"] else 1)
    factor, found = _unit(match["rest"].strip(), text, dimension)
    if not math.isfinite(number * factor):
        raise InputError(f"'{text}' is not finite", remedy=_EXAMPLES[dimension])
    return number * factor, found


def _unit(unit: str, text: str, dimension: Dimension) -> tuple[float, Dimension]:
    """What to multiply with, and what the unit measures."""
    if not unit:
        return 1.0, "number"
    match = _UNIT.fullmatch(unit)
    name = match["unit"].removesuffix("s") if match else unit
    if match is None or name not in DAYS:
        nearest = did_you_mean(unit, [f"{day}s" for day in DAYS])
        raise InputError(f"'{unit}' in '{text}' is no unit", remedy=nearest or _EXAMPLES[dimension])
    return (1 / DAYS[name], "rate") if match["per"] else (DAYS[name], "duration")


def _need_dimension(text: str, found: Dimension, needed: Dimension) -> None:
    if found != needed:
        what = "has no unit" if found == "number" else f"is a {found}"
        message = f"'{text}' {what} where a {needed} is needed"
        raise InputError(message, remedy=_EXAMPLES[needed])


def _prior(call: re.Match[str], text: str, dimension: Dimension) -> Prior:
    distribution = distribution_called(call["name"])
    arguments = arguments_of(call["name"], call["arguments"], text)
    factor, behind = _unit(call["rest"].strip(), text, dimension)
    values = {name: _value(argument, dimension) for name, argument in arguments.items()}
    inside = {unit for name, (_, unit) in values.items() if name not in UNITLESS}
    if any(unit != "number" for name, (_, unit) in values.items() if name in UNITLESS):
        remedy = f"{' and '.join(UNITLESS & values.keys())} stand without a unit"
        raise InputError(f"'{text}' has a unit where none belongs", remedy=remedy)
    _need_dimension(text, _unit_of(inside, behind, text, dimension), dimension)
    parameters = tuple(
        value if name in UNITLESS else value * factor for name, (value, _) in values.items()
    )
    if not all(map(math.isfinite, parameters)):
        raise InputError(f"'{text}' is not finite", remedy=_EXAMPLES[dimension])
    need_mass(distribution, parameters, text)
    if dimension != "number" and lowest(distribution, parameters) < 0:
        remedy = "use lognormal, gamma, log-uniform, or a low end of zero"
        raise InputError(f"'{text}' gives weight to a {dimension} below zero", remedy=remedy)
    return Prior(distribution, parameters, dimension, text)


def _unit_of(inside: set[Dimension], behind: Dimension, text: str, needed: Dimension) -> Dimension:
    """What a distribution measures: its unit stands behind it, or with each of its numbers that has one."""
    if not inside and needed != "number":
        message = f"'{text}' lies between 0 and 1, where a {needed} is needed"
        raise InputError(message, remedy=_EXAMPLES[needed])
    if len(inside) > 1 or (behind != "number" and inside != {"number"}):
        remedy = "write the unit once behind the parenthesis, or with each number inside"
        raise InputError(f"the units in '{text}' do not go together", remedy=remedy)
    return behind if behind != "number" else next(iter(inside), "number")
