"""What the elements rest on that an intervention changes: claims of the sources, or a judgement of the author."""

from __future__ import annotations

from dataclasses import dataclass
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
from excomm.causes.interventions_reading import statement_of
from excomm.model.fields import Sourced
from excomm.model.references import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.model.crisis import Crisis


@dataclass(frozen=True)
class Ground:
    """An element of the file that an intervention changes, by the keys that lead to it, and what it rests on."""

    element: str
    claims: tuple[str, ...]
    judgement: str


def grounds_of(crisis: Crisis, intervention: Intervention) -> tuple[Ground, ...]:
    """What an intervention changes of a crisis as it was, and on what that rests.

    >>> import excomm as ex
    >>> [ground] = grounds_of(ex.load("cuba-1962"), Without("arkhipov"))
    >>> ground.element, ground.claims
    ('events.b59_cornered.consent', ('b59_consent',))
    """
    return tuple(
        Ground(name, part.claims, part.judgement) for name, part in _changed(crisis, intervention)
    )


def _changed(crisis: Crisis, intervention: Intervention) -> Iterator[tuple[str, Sourced]]:
    match intervention:
        case Take(name) | Forbid(name) | Force(name) | Remove(name) | Adopt(name):
            section = _section(crisis, intervention, name)
            yield f"{section}.{name}", getattr(crisis, section)[name]
        case Without(person) | Replace(person):
            yield from _seats(crisis, person)
        case Believe(actor):
            if actor in crisis.beliefs:
                yield f"beliefs.{actor}", crisis.beliefs[actor]
        case Prefer(actor, text) | Unwant(actor, text):
            wanted = statement_of(crisis, text).want
            for place, one in enumerate(crisis.preferences[actor].statements):
                if one.want == wanted:
                    yield f"preferences.{actor}.{place}", one
        case Vary(place):
            yield from _around(crisis, place)


def _section(crisis: Crisis, intervention: Intervention, name: str) -> str:
    match intervention:
        case Force() | Remove():
            return "events"
        case Adopt():
            return "variants"
    return "options" if name in crisis.options else "conditions"


def _seats(crisis: Crisis, person: str) -> Iterator[tuple[str, Sourced]]:
    for name, event in crisis.events.items():
        for key in ("consent", "suppression"):
            panel = getattr(event, key)
            if panel is not None and person in panel.of:
                yield f"events.{name}.{key}", panel
    for name, committee in crisis.committees.items():
        if person in committee.members:
            yield f"committees.{name}.members.{person}", committee.members[person]


def _around(crisis: Crisis, place: str) -> Iterator[tuple[str, Sourced]]:
    """The innermost part around a place that says what it rests on."""
    found = [
        (".".join(map(str, path)), part)
        for path, part in parts_of(crisis, Sourced)
        if f"{place}.".startswith(f"{'.'.join(map(str, path))}.")
    ]
    backed = [one for one in found if one[1].claims or one[1].judgement]
    yield from (backed or found)[-1:]
