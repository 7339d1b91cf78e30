"""What the answer depends on, of all that the file leaves open, as the report tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.report.drawings.in_time import pictures_of_sensitivity
from excomm.report.text.sensitivity import MEASURES, SHOWN, answer_of_sensitivity, share_or_none
from excomm.report.words.quantities import quantity

if TYPE_CHECKING:
    from excomm.process.sensitivity import Driver, Sensitivity
    from excomm.report.picture.shapes import Picture


@dataclass(frozen=True)
class DriverRow:
    """One quantity: its effect and the error of that, and what the outcome is at its low value and its high one."""

    name: str
    effect: str
    error: str
    low: str
    high: str


@dataclass(frozen=True)
class Drivers:
    """What the section says: the answer, its picture if it could be drawn, and the ranking by a measure."""

    answer: str
    picture: Picture | None
    measure: str
    rows: tuple[DriverRow, ...]
    left: int


def drivers_of(found: Sensitivity) -> Drivers:
    """Tell a sensitivity analysis; quantities of less effect than the first few are only counted."""
    return Drivers(
        answer=answer_of_sensitivity(found),
        picture=pictures_of_sensitivity(found).get("tornado"),
        measure=MEASURES[found.method][1],
        rows=tuple(_row(one) for one in found.drivers[:SHOWN]),
        left=max(len(found.drivers) - SHOWN, 0),
    )


def _row(one: Driver) -> DriverRow:
    return DriverRow(
        name=one.name,
        effect=f"{one.effect:.3f}",
        error=f"± {one.error:.3f}",
        low=f"{share_or_none(one.low)} at {quantity(one.at_low.value, one.at_low.dimension)}",
        high=f"{share_or_none(one.high)} at {quantity(one.at_high.value, one.at_high.dimension)}",
    )
