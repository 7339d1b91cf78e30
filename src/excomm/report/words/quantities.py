"""Quantities as a reader expects them: three digits, and a unit in which they are neither tiny nor huge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.model.quantities import DAYS

if TYPE_CHECKING:
    from excomm.model.quantities import Dimension

# A duration is told in the largest of these units of which there is one at least.
_UNITS = ("year", "day", "hour", "minute")
# Years are for what is longer than two of them.
_FEW = 2.0


def quantity(value: float, dimension: Dimension) -> str:
    """Write a quantity with its unit.

    >>> quantity(4.0, "duration"), quantity(0.5, "duration"), quantity(0.0123, "number")
    ('4 days', '12 hours', '0.0123')
    >>> quantity(0.25, "rate"), quantity(0.001, "rate"), quantity(0.0, "rate")
    ('0.25 a day', '0.365 a year', '0 a day')
    """
    if dimension == "number":
        return f"{value:.3g}"
    if dimension == "rate":
        yearly = 0 < value * DAYS["year"] < _FEW
        return f"{value * DAYS['year']:.3g} a year" if yearly else f"{value:.3g} a day"
    unit = next((unit for unit in _UNITS if value >= DAYS[unit] * _least(unit)), _UNITS[-1])
    number = f"{value / DAYS[unit]:.3g}"
    return f"{number} {unit}" if number == "1" else f"{number} {unit}s"


def _least(unit: str) -> float:
    return _FEW if unit == "year" else 1.0
