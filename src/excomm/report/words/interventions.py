"""Interventions as sentences: what is taken to have been otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.causes.interventions import (
    Adopt,
    Believe,
    Forbid,
    Force,
    Intervention,
    Prefer,
    Remove,
    Replace,
    Take,
    Unwant,
    Vary,
    Without,
)
from excomm.model.parsing import parse
from excomm.report.sections.dates import date_in_words
from excomm.report.words.names import (
    called,
    capital,
    condition,
    deed,
    listed,
    owner,
    spaced,
    trimmed,
)
from excomm.report.words.persons import person_called
from excomm.report.words.wishes import clause

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis


def changed_in_words(crisis: Crisis, intervention: Intervention) -> str:
    """Say what an intervention takes to have been otherwise, as a sentence without its full stop.

    >>> import excomm as ex
    >>> crisis = ex.load("cuba-1962")
    >>> changed_in_words(crisis, Without("arkhipov"))
    'Arkhipov is not there: neither asked nor needed'
    >>> changed_in_words(crisis, Take("usa.invade", on="1962-10-20"))
    'The United States has to invade Cuba on 20 October 1962, where the rules allow it then'
    >>> changed_in_words(crisis, Forbid("operational"))
    '“Most of the medium-range sites are ready to fire” never holds'
    """
    match intervention:
        case Take(name, on):
            return _taken(crisis, name, on)
        case Forbid(name):
            return _forbidden(crisis, name)
        case Force(event, on):
            return f"{_event(crisis, event)} on {date_in_words(on)}, with its effect, if what it needs holds then"
        case Remove(event):
            return f"It never comes about: {_event(crisis, event)}"
        case Without(person):
            return f"{_person(crisis, person)} is not there: neither asked nor needed"
        case Replace(person, leaning):
            return f"Somebody else is in the place of {person_called(crisis, person)}: {_leaning(leaning)}"
        case _:
            return _in_mind(crisis, intervention)


def _in_mind(crisis: Crisis, intervention: Believe | Prefer | Unwant | Vary | Adopt) -> str:
    match intervention:
        case Believe(actor, about, None):
            return f"{_actor(crisis, actor)} takes {spaced(about)} for what it is"
        case Believe(actor, about, value):
            return f"{_actor(crisis, actor)} believes of {spaced(about)}: {value}"
        case Prefer(actor, text, rank):
            how = "above all else" if rank == 1 else f"at rank {rank}"
            return f"{_actor(crisis, actor)} prefers, {how}, that {clause(crisis, parse(text))}"
        case Unwant(actor, text):
            return f"{_actor(crisis, actor)} does not care whether {clause(crisis, parse(text))}"
        case Vary(place, quantity):
            return f"{place} is {quantity}"
        case Adopt(variant):
            return f"As the variant {variant} has it: {trimmed(crisis.variants[variant].text)}"


def _taken(crisis: Crisis, name: str, on: str | None) -> str:
    when = (
        f"on {date_in_words(on)}, where the rules allow it then"
        if on
        else "from the start and for good"
    )
    if name in crisis.conditions:
        return f"{condition(crisis, name)} holds {when}"
    return f"{_actor(crisis, owner(name))} has to {deed(crisis, name)} {when}"


def _forbidden(crisis: Crisis, name: str) -> str:
    if name in crisis.conditions:
        return f"{condition(crisis, name)} never holds"
    return f"{_actor(crisis, owner(name))} can never {deed(crisis, name)}"


def _actor(crisis: Crisis, actor: str) -> str:
    return capital(called(crisis, actor))


def _event(crisis: Crisis, event: str) -> str:
    return trimmed(crisis.events[event].text) or capital(spaced(event))


def _person(crisis: Crisis, person: str) -> str:
    return capital(person_called(crisis, person))


def _leaning(leaning: object) -> str:
    if isinstance(leaning, dict):
        return listed([f"{spaced(course)} {chance}" for course, chance in leaning.items()])
    return spaced(str(leaning))
