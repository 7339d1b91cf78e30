"""Tells in words what drives an outcome, for what is drawn of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.process.priors import priors_in
from excomm.report.text.sensitivity import MEASURES, answer_of_sensitivity, share_or_none
from excomm.report.words.names import capital, counted
from excomm.report.words.quantities import quantity
from excomm.web.chance.naming import Called, called
from excomm.web.shapes.drivers_told import DriversTold, DriverTold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from excomm.process.sensitivity import Driver, Sensitivity


def answer_called(found: Sensitivity) -> str:
    """The answer, with quantities called as people would."""
    names = _names(found)
    return answer_of_sensitivity(found, named=lambda one: f"“{names[one.name].whole}”")


def drivers_told(found: Sensitivity) -> DriversTold:
    """What stands beside the numbers of a ranking."""
    measure, means = MEASURES[found.method]
    names = _names(found)
    solved = counted(found.evaluations, "process", "processes")
    rounds = counted(found.counted, "round")
    return DriversTold(
        measure=measure,
        means=means,
        central=share_or_none(found.central),
        drivers=tuple(_driver(one, names) for one in found.drivers),
        rests_on=(
            f"{solved} solved exactly, so that no chance blurs the ranking; {rounds}, seed {found.seed}.",
            "The ranking is about the priors of the file: another range, another rank.",
            *(f"{capital(note)}." for note in found.notes),
        ),
    )


def _names(found: Sensitivity) -> dict[str, Called]:
    crisis = found.space.crisis
    return {prior.name: called(crisis, prior.path) for prior in priors_in(crisis)}


def _driver(one: Driver, names: Mapping[str, Called]) -> DriverTold:
    whose, says = names[one.name]
    return DriverTold(
        name=one.name,
        whose=whose,
        says=says,
        effect=f"{one.effect:.3f} ± {one.error:.3f}",
        is_sure=one.effect > one.error,
        low=quantity(one.at_low.value, one.at_low.dimension),
        low_share=share_or_none(one.low),
        high=quantity(one.at_high.value, one.at_high.dimension),
        high_share=share_or_none(one.high),
    )
