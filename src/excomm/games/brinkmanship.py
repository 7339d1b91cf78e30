"""Chicken that goes on: each day that neither gives way may be the day of the disaster. A model of our own."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, expm1, inf, log

from excomm.errors import InputError


@dataclass(frozen=True)
class Standoff:
    """Two sides of the same kind that hold out against each other.

    `prize` is what a side gains if the other gives way first, `loss` what it loses by a disaster, both against giving
    way itself; `hazard` is the rate per day of a disaster while both hold out, `resolute` the probability that a side
    is one that never gives way. Neither knows which the other is.
    """

    prize: float
    loss: float
    hazard: float
    resolute: float

    def __post_init__(self) -> None:
        """Refuse numbers for which there is no standoff."""
        numbers = self.prize, self.loss, self.hazard
        if not all(0 < number < inf for number in numbers) or not 0 < self.resolute < 1:
            raise InputError(
                "a standoff needs a prize, a loss and a hazard above 0 and finite, and a probability between 0 and 1"
            )

    @property
    def yielding(self) -> float:
        """The rate per day at which either side is seen to give way, as long as an irresolute one may be left.

        It makes waiting worth its risk and no more: the prize times this rate is the loss times the hazard.
        """
        return self.hazard * self.loss / self.prize

    @property
    def days(self) -> float:
        """After how many days every irresolute side has given way."""
        return -log(self.resolute) / self.yielding


def disaster_by(standoff: Standoff, day: float) -> float:
    """The probability that a standoff has ended in disaster by a day.

    A war of attrition with two kinds of players: who is irresolute gives way at random times, at the rate that
    leaves the other indifferent, and is gone after `Standoff.days`; two resolute sides hold out until the disaster.
    It is a small model of our own, in the spirit of brinkmanship [schelling1966], and no rebuilding of [dixit2019].
    Raises `InputError` for a day before the first.

    >>> round(disaster_by(Standoff(prize=1, loss=10, hazard=0.01, resolute=0.1), 13), 4)
    0.0445
    """
    if not day >= 0:
        raise InputError(f"a day of a standoff is a number from 0 on, not {day}")
    rate = 2 * standoff.yielding + standoff.hazard
    while_mixed = min(day, standoff.days)
    early = -standoff.hazard / rate * expm1(-rate * while_mixed)
    both = standoff.resolute**2 * exp(-standoff.hazard * standoff.days)
    late = -both * expm1(-standoff.hazard * max(0.0, day - standoff.days))
    return early + late


def disaster_in_the_end(standoff: Standoff) -> float:
    """The probability that a standoff ends in disaster rather than by one side giving way.

    It is r + (1 − r) p^(2 + W/D) with r = W / (W + 2D), for a prize W, a loss D and a probability p of being resolute.
    The hazard is not in it: a more dangerous day is one on which more is conceded, so that danger shortens the
    standoff and leaves its end as likely as it was.

    >>> calm, tense = (
    ...     Standoff(prize=1, loss=10, hazard=risk, resolute=0.1) for risk in (0.001, 0.1)
    ... )
    >>> round(disaster_in_the_end(calm), 4), round(disaster_in_the_end(tense), 4)
    (0.0552, 0.0552)
    """
    share = standoff.prize / (standoff.prize + 2 * standoff.loss)
    lasting: float = standoff.resolute ** (2 + standoff.prize / standoff.loss)
    return share + (1 - share) * lasting
