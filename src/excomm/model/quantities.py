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

# For each distribution the names of its parameters, in order, as they may be written.
PARAMETERS: dict[str, tuple[str, ...]] = {
    "uniform": ("low", "high"),
    "log-uniform": ("low", "high"),
    "normal": ("mean", "sd"),
    "lognormal": ("median", "sigma"),
    "exponential": ("mean",),
    "gamma": ("shape", "scale"),
    "beta": ("a", "b"),
    "triangular": ("low", "mode", "high"),
}
# The names that SciPy gives to the same distributions are understood too.
SCIPY_NAMES = {
    "loguniform": "log-uniform",
    "norm": "normal",
    "lognorm": "lognormal",
    "expon": "exponential",
    "triang": "triangular",
}
# Parameters without a unit, whatever the quantity measures.
UNITLESS = frozenset({"sigma", "shape", "a", "b"})

_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?"
_UNIT = re.compile(r"(?:(?P<per>per)\s+)?(?P<unit>[a-z]+)")
_VALUE = re.compile(rf"(?P<number>{_NUMBER})\s*(?P<percent>%)?\s*(?P<rest>.*)", re.DOTALL)
_CALL = re.compile(r"(?P<name>[a-z][a-z-]*)\s*\((?P<arguments>[^()]*)\)\s*(?P<rest>.*)", re.DOTALL)
_LONGEST = 200


@dataclass(frozen=True)
class Known:
    """A quantity given as one number."""

    value: float
    dimension: Dimension
    text: str


@dataclass(frozen=True)
class Prior:
    """A quantity of which only a distribution is given; parameters in days, per day, or without unit.

    `distribution` is a key of `PARAMETERS`, and `parameters` follow the order given there.
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
        raise InputError(f"a quantity of {len(text):,} characters", remedy=_example(dimension))
    call = _CALL.fullmatch(text)
    if call is not None:
        return _prior(call, text, dimension)
    value, found = _value(text, dimension)
    _need_dimension(text, found, dimension)
    _need_domain(text, value, dimension)
    return Known(value, dimension, text)


def _example(dimension: Dimension) -> str:
    return {
        "number": "write a number, as in '0.3' or 'uniform(0.1, 0.5)'",
        "duration": "write a duration, as in '4 days' or 'lognormal(median=4 days, sigma=0.8)'",
        "rate": "write a rate, as in '0.02 per day' or 'log-uniform(0.005, 0.2) per day'",
    }[dimension]


def _value(text: str, dimension: Dimension) -> tuple[float, Dimension]:
    match = _VALUE.fullmatch(text)
    if match is None:
        raise InputError(f"'{text}' is no quantity", remedy=_example(dimension))
    number = float(match["number"]) / (100 if match["percent"] else 1)
    if not math.isfinite(number):
        raise InputError(f"'{text}' is not finite", remedy=_example(dimension))
    factor, found = _unit(match["rest"].strip(), text, dimension)
    return number * factor, found


def _unit(unit: str, text: str, dimension: Dimension) -> tuple[float, Dimension]:
    if not unit:
        return 1.0, "number"
    match = _UNIT.fullmatch(unit)
    name = (match["unit"].removesuffix("s") if match["unit"] != "s" else "") if match else unit
    if match is None or name not in DAYS:
        raise InputError(
            f"'{unit}' in '{text}' is no unit",
            remedy=did_you_mean(unit, [f"{day}s" for day in DAYS]) or _example(dimension),
        )
    return (1 / DAYS[name], "rate") if match["per"] else (DAYS[name], "duration")


def _need_dimension(text: str, found: Dimension, needed: Dimension) -> None:
    if found != needed:
        what = "has no unit" if found == "number" else f"is a {found}"
        raise InputError(f"'{text}' {what} where a {needed} is needed", remedy=_example(needed))


def _need_domain(text: str, value: float, dimension: Dimension) -> None:
    if dimension == "rate" and value < 0:
        raise InputError(f"'{text}': a rate cannot be negative", remedy="0 per day means never")
    if dimension == "duration" and value <= 0:
        raise InputError(f"'{text}': a duration must be above zero", remedy=_example("duration"))


def _prior(call: re.Match[str], text: str, dimension: Dimension) -> Prior:
    name = SCIPY_NAMES.get(call["name"], call["name"])
    if name not in PARAMETERS:
        known = ", ".join(PARAMETERS)
        raise InputError(
            f"'{call['name']}' is no distribution that Excomm knows",
            remedy=did_you_mean(name, PARAMETERS) or f"one of {known}",
        )
    factor, found = _unit(call["rest"].strip(), text, dimension)
    arguments = _arguments(name, call["arguments"], text)
    own = {found} if found != "number" else set()
    parameters = []
    for parameter in PARAMETERS[name]:
        value, unit = _value(arguments[parameter], dimension)
        own |= {unit} - {"number"} if parameter not in UNITLESS else set()
        parameters.append(value * (1.0 if parameter in UNITLESS else factor))
    # The unit may stand behind the distribution or inside of it, but must be the same throughout.
    _need_dimension(text, own.pop() if len(own) == 1 else "number", dimension)
    _need_mass(name, tuple(parameters), text)
    _need_support(name, tuple(parameters), text, dimension)
    return Prior(name, tuple(parameters), dimension, text)


def _arguments(name: str, written: str, text: str) -> dict[str, str]:
    parameters = PARAMETERS[name]
    shape = f"write {name}({', '.join(parameters)})"
    pieces = [piece.strip() for piece in written.split(",")] if written.strip() else []
    given: dict[str, str] = {}
    for position, piece in enumerate(pieces):
        key, equals, value = piece.partition("=")
        parameter = (
            key.strip() if equals else (parameters[position] if position < len(parameters) else "")
        )
        if parameter not in parameters or parameter in given:
            raise InputError(f"'{piece}' does not fit in '{text}'", remedy=shape)
        given[parameter] = (value if equals else piece).strip()
    if len(given) < len(parameters):
        missing = ", ".join(parameter for parameter in parameters if parameter not in given)
        raise InputError(f"'{text}' lacks {missing}", remedy=shape)
    return given


def _need_mass(name: str, parameters: tuple[float, ...], text: str) -> None:
    faults = {
        "uniform": lambda low, high: "" if low < high else "low must be below high",
        "log-uniform": lambda low, high: (
            "" if 0 < low < high else "both ends must be above zero, low below high"
        ),
        "normal": lambda _mean, sd: "" if sd > 0 else "sd must be above zero",
        "lognormal": lambda median, sigma: (
            "" if median > 0 and sigma > 0 else "median and sigma must be above zero"
        ),
        "exponential": lambda mean: "" if mean > 0 else "mean must be above zero",
        "gamma": lambda shape, scale: (
            "" if shape > 0 and scale > 0 else "shape and scale must be above zero"
        ),
        "beta": lambda a, b: "" if a > 0 and b > 0 else "a and b must be above zero",
        "triangular": lambda low, mode, high: (
            "" if low <= mode <= high and low < high else "low, mode and high must ascend"
        ),
    }
    fault = faults[name](*parameters)
    if fault:
        raise InputError(
            f"'{text}' has no mass: {fault}", remedy=f"write {name}({', '.join(PARAMETERS[name])})"
        )


def _need_support(
    name: str, parameters: tuple[float, ...], text: str, dimension: Dimension
) -> None:
    """Rates and durations must not be sampled below zero."""
    reaches_below = name == "normal" or (name in {"uniform", "triangular"} and parameters[0] < 0)
    if dimension != "number" and reaches_below:
        raise InputError(
            f"'{text}' gives weight to a {dimension} below zero",
            remedy="use lognormal, gamma, log-uniform, or a low end of zero",
        )


def never_negative(quantity: Quantity) -> bool:
    """Whether no value below zero can come of it."""
    match quantity:
        case Known(value):
            return value >= 0
        case Prior("uniform" | "triangular", parameters):
            return parameters[0] >= 0
        case Prior(distribution):
            return distribution != "normal"


def within_0_and_1(quantity: Quantity) -> bool:
    """Whether it can be nothing but a probability."""
    match quantity:
        case Known(value):
            return 0 <= value <= 1
        case Prior("uniform" | "log-uniform" | "triangular", parameters):
            return parameters[0] >= 0 and parameters[-1] <= 1
        case Prior(distribution):
            return distribution == "beta"
