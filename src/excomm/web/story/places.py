"""The places of a story, and when something is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.evidence.happened_at import is_there
from excomm.report.sections.dates import date_in_words
from excomm.report.words.places import coordinates, place_name
from excomm.web.shapes.story import StoryPlace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from excomm.model.crisis import Crisis
    from excomm.model.dates import When
    from excomm.model.places import Location


@dataclass(frozen=True)
class Moment:
    """What is true at a stop, its date in the record if it is history, and where something happens then."""

    true: frozenset[str]
    when: When | None = None
    places: tuple[str, ...] = ()


def places_told(crisis: Crisis, moments: Sequence[Moment]) -> tuple[StoryPlace, ...]:
    """All places of a crisis; `moments` are the stops of a story, from the beginning on."""
    return tuple(
        _told(key, place, _stops(key, place, moments)) for key, place in crisis.places.items()
    )


def _stops(key: str, place: Location, moments: Sequence[Moment]) -> Iterable[int]:
    """The stops at which something is at a place, and those at which something happens there."""
    for stop, moment in enumerate(moments):
        if is_there(place, moment.true, moment.when) or key in moment.places:
            yield stop


def _told(key: str, place: Location, there: Iterable[int]) -> StoryPlace:
    return StoryPlace(
        key=key,
        name=place_name(key, place),
        text=place.text,
        kind=place.kind,
        actor=place.actor or "",
        latitude=place.latitude,
        longitude=place.longitude,
        reach=place.range.kilometres if place.range else None,
        reach_in_words=place.range.text if place.range else "",
        details=", ".join(_details(place)),
        claims=place.claims,
        judgement=place.judgement,
        there=tuple(there),
    )


def _details(place: Location) -> Iterable[str]:
    """Where it is, how far it reaches, and when it was there."""
    yield coordinates(place)
    if place.range:
        yield f"reach {place.range.text}"
    if place.on:
        yield date_in_words(place.on.text)
