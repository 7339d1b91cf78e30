"""The range on which a quantity can be turned: values in even steps, and how dense its prior is at each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.model.quantities import DAYS, Known, Prior
from excomm.process.priors import quantile

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.model.quantities import Quantity

    Numbers = NDArray[np.float64]

# An odd number, so that a known value stands in the middle.
STEPS = 41
# The ends of a prior may be infinite; beyond these points it has nothing to show.
TAIL = 0.005
# As many points as tell the densest of our priors.
POINTS = 2_001
# Priors that are spread over orders of magnitude.
_BY_MAGNITUDE = frozenset({"log-uniform", "lognormal", "exponential", "gamma"})
# A known value can be turned so many times up and down.
FOLD = 10.0
_PER = re.compile(r"per\s+([a-z]+)")


@dataclass(frozen=True)
class Scale:
    """Values from one end to the other, in steps that look even; by magnitude or not."""

    values: Numbers
    by_magnitude: bool


def scale_of(quantity: Quantity, *, share: bool) -> Scale:
    """The values that a quantity can be turned to; a known `share` goes from 0 to 1.

    >>> from excomm.model.quantities import parse_quantity
    >>> scale = scale_of(parse_quantity("log-uniform(0.01, 1) per day", "rate"), share=False)
    >>> scale.values[[0, 20, 40]].round(6).tolist(), scale.by_magnitude
    ([0.01, 0.1, 1.0], True)
    """
    if isinstance(quantity, Prior):
        low, high = quantile(quantity, np.array([_tail(quantity), 1 - _tail(quantity)])).tolist()
        return _between(low, high, by_magnitude=quantity.distribution in _BY_MAGNITUDE)
    if share:
        return _between(0.0, 1.0, by_magnitude=False)
    if quantity.value > 0:
        return _between(quantity.value / FOLD, quantity.value * FOLD, by_magnitude=True)
    return _between(0.0, 1.0, by_magnitude=False)


def density_of(prior: Prior, scale: Scale) -> tuple[float, ...]:
    """How dense a prior is at each value of a scale, as a share of where it is densest.

    >>> from excomm.model.quantities import parse_quantity
    >>> flat = parse_quantity("uniform(0.2, 0.8)", "number")
    >>> set(density_of(flat, scale_of(flat, share=True)))
    {1.0}
    """
    chances = np.linspace(_tail(prior), 1 - _tail(prior), POINTS)
    at = _on(scale, scale.values)
    half = (at[1] - at[0]) / 2
    # What lies within half a step of each value, of which only a half is on the scale at its ends.
    edges = np.clip(np.append(at - half, at[-1] + half), at[0], at[-1])
    below = np.interp(edges, _on(scale, quantile(prior, chances)), chances)
    mass = np.diff(below) / np.diff(edges)
    dense: Numbers = mass / mass.max()
    return tuple(dense.round(2).tolist())


def median_of(quantity: Quantity) -> float:
    """The value that a prior is as often above as below, or the one that is known."""
    return (
        quantity.value if isinstance(quantity, Known) else float(quantile(quantity, np.array(0.5)))
    )


def nearest(scale: Scale, value: float) -> int:
    """The step of a scale that is nearest to a value."""
    values = np.array([value]).clip(scale.values[0], scale.values[-1])
    return int(np.abs(_on(scale, scale.values) - _on(scale, values)).argmin())


def written(value: float, like: Quantity) -> str:
    """Write a value as a file would: a rate in the unit of what it stands for, a duration in one that fits.

    >>> from excomm.model.quantities import parse_quantity
    >>> written(1.2, parse_quantity("uniform(0.05, 1) per hour", "rate"))
    '0.05 per hour'
    >>> written(0.04, parse_quantity("2 days", "duration"))
    '57.6 minutes'
    """
    if like.dimension == "number":
        return _digits(value)
    if like.dimension == "rate":
        named = _PER.search(like.text)
        unit = named[1].removesuffix("s") if named else "day"
        return f"{_digits(value * DAYS[unit])} per {unit}"
    # An hour that was computed may be a little less than one.
    value = float(f"{value:.6g}")
    units = ("day", "hour", "minute")
    unit = next((one for one in units if value >= float(f"{DAYS[one]:.6g}")), "second")
    number = _digits(value / DAYS[unit])
    return f"{number} {unit}" if number == "1" else f"{number} {unit}s"


def _digits(value: float) -> str:
    """Three digits, and no exponent."""
    return np.format_float_positional(value, precision=3, fractional=False, trim="-")


def _tail(prior: Prior) -> float:
    return 0.0 if prior.distribution in {"uniform", "log-uniform", "triangular"} else TAIL


def _between(low: float, high: float, *, by_magnitude: bool) -> Scale:
    values: Numbers = (
        np.geomspace(low, high, STEPS) if by_magnitude else np.linspace(low, high, STEPS)
    )
    return Scale(values, by_magnitude)


def _on(scale: Scale, values: Numbers) -> Numbers:
    found: Numbers = np.log(values) if scale.by_magnitude else values
    return found
