"""Interventions: what could have been otherwise, as values that change a crisis and compose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Take:
    """An option is taken, or a condition holds: from the start and for good, or on a day and then as it may be.

    For good means that nothing undoes it but what comes with the end of the crisis.
    """

    option: str
    on: str | None = None


@dataclass(frozen=True)
class Forbid:
    """An option is never taken, or a condition never holds."""

    option: str


@dataclass(frozen=True)
class Force:
    """An event comes with its effect on a day, if what it needs holds then."""

    event: str
    on: str


@dataclass(frozen=True)
class Remove:
    """An event never comes."""

    event: str


@dataclass(frozen=True)
class Without:
    """A person is not there: neither asked nor needed for any consent, and in no committee."""

    person: str


@dataclass(frozen=True)
class Replace:
    """Somebody else is in a person's place.

    Where people are asked for a yes, `leaning` is the probability of it; in a committee it is the course that is
    argued for at first, or a probability for each of several.
    """

    person: str
    leaning: str | float | Mapping[str, str | float]


@dataclass(frozen=True)
class Believe:
    """An actor believes otherwise: of an option or condition how likely it is, of an event how often it comes.

    Of an event also how likely it is to have its effect, if `value` is a probability. None: it takes it to be as it is.
    """

    actor: str
    about: str
    value: str | float | None


@dataclass(frozen=True)
class Prefer:
    """An actor wants something, and ranks it so high: 1 is above all else. What it wants already changes its rank."""

    actor: str
    statement: str
    rank: int = 1


@dataclass(frozen=True)
class Unwant:
    """An actor does not care for something that it wants in the file."""

    actor: str
    statement: str


@dataclass(frozen=True)
class Vary:
    """A quantity is another: a rate, a pace, a setting of a committee; see `excomm.varied` for places."""

    place: str
    quantity: str | float


@dataclass(frozen=True)
class Adopt:
    """A variant of the crisis file holds."""

    variant: str


Intervention = (
    Take | Forbid | Force | Remove | Without | Replace | Believe | Prefer | Unwant | Vary | Adopt
)


def called(intervention: Intervention) -> str:
    """An intervention in a few words, as messages speak of it.

    >>> called(Take("usa.air_strike", on="1962-10-20")), called(Without("arkhipov"))
    ('take usa.air_strike on 1962-10-20', 'without arkhipov')
    """
    match intervention:
        case Take(option, on):
            return f"take {option}" + (f" on {on}" if on else "")
        case Force(event, on):
            return f"force {event} on {on}"
        case Replace(person, leaning):
            return f"replace {person} by {_leaning(leaning)}"
        case Believe(actor, about, value):
            return f"believe {actor}: {about} = {'truth' if value is None else value}"
        case Prefer(actor, statement, rank):
            return f"prefer {actor}: {statement}" + (f" at rank {rank}" if rank > 1 else "")
        case Unwant(actor, statement):
            return f"unwant {actor}: {statement}"
        case Vary(place, quantity):
            return f"vary {place} = {quantity}"
        case Forbid(name) | Remove(name) | Without(name) | Adopt(name):
            return f"{type(intervention).__name__.lower()} {name}"


def _leaning(leaning: str | float | Mapping[str, str | float]) -> str:
    if isinstance(leaning, str | float | int):
        return str(leaning)
    return ", ".join(f"{course} {chance}" for course, chance in leaning.items())
