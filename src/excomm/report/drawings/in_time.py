"""All pictures of how likely each outcome of a crisis is, and when."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

from excomm.report.drawings.clock import unit_for
from excomm.report.drawings.course import picture_of_course
from excomm.report.drawings.fan import hazard_of, picture_of_fan
from excomm.report.drawings.odds import Strip, picture_of_odds
from excomm.report.drawings.tornado import Swing, picture_of_tornado
from excomm.report.odds import gravest, is_spread, odds_in, odds_of
from excomm.report.words.names import capital, spaced

if TYPE_CHECKING:
    from excomm.process.forecasting import Forecasts
    from excomm.process.sensitivity import Sensitivity
    from excomm.process.simulating import Simulation
    from excomm.report.picture.shapes import Picture

# The rest of many quantities hardly moves anything.
MOST_SWINGS = 15


def pictures_of_forecast(found: Forecasts) -> dict[str, Picture]:
    """Draw an exact forecast.

    `odds` has every outcome with every draw; `course` how it goes over the days. Where an outcome ends the crisis,
    `fan` has its probability by each day, and `hazard` the chance that it comes within a day (an
    hour, a minute in a short crisis) if it has not come yet.
    """
    pictures = {"odds": _odds(found), "course": picture_of_course(found)}
    grave = gravest(found.space)
    if grave is None:
        return pictures
    name, crisis = spaced(grave), found.space.crisis
    reached = found.curves[:, :, found.outcomes.index(grave)]
    unit = unit_for(float(found.times[-1]))
    middles, chance = hazard_of(found.times * unit.a_day, reached)
    return pictures | {
        "fan": picture_of_fan(
            crisis,
            found.times,
            reached,
            key="time-fan",
            title=f"The probability that {name} has come by each {unit.name}",
            what=f"How likely it is that {name} has come by a given time",
        ),
        "hazard": picture_of_fan(
            crisis,
            middles / unit.a_day,
            chance,
            key="time-hazard",
            title=f"The hazard of {name}, {unit.name} by {unit.name}",
            what=f"How likely it is that {name} comes within {unit.one}, if it has not come before",
        ),
    }


def _odds(found: Forecasts) -> Picture:
    spread = is_spread(found.space, found.asked)
    return picture_of_odds(
        [
            Strip(odds, tuple(found.probabilities[:, place].tolist()) if spread else ())
            for place, odds in enumerate(odds_of(found))
        ]
    )


def pictures_of_simulation(found: Simulation) -> dict[str, Picture]:
    """Draw the shares of a simulation, with the interval that the chance of its runs leaves."""
    return {"odds": picture_of_odds([Strip(odds, ()) for odds in odds_in(found)])}


def pictures_of_sensitivity(found: Sensitivity) -> dict[str, Picture]:
    """Draw how far each quantity alone moves the outcome, the farthest first; not where choices do not settle."""
    swings = [Swing(one.name, one.low, one.high) for one in found.drivers]
    known = [one for one in swings if not (isnan(one.low) or isnan(one.high))]
    widest = sorted(known, key=lambda one: -abs(one.high - one.low))[:MOST_SWINGS]
    if not widest or isnan(found.central):
        return {}
    name = spaced(found.outcome)
    return {
        "tornado": picture_of_tornado(
            widest,
            centre=found.central,
            title=f"What {name} depends on, one thing at a time",
            what=capital(name),
        )
    }
