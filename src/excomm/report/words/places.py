"""Places in words: where they are, and how far what stands there reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.model.formulas import written
from excomm.report.sections.dates import date_in_words
from excomm.report.words.names import spaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.model.crisis import Crisis
    from excomm.model.places import Location

# Kinds that say nothing beyond the name of the place.
_PLAIN = frozenset({"place", "city"})


def place_name(key: str, place: Location) -> str:
    """Return what a place is called.

    >>> from excomm.model.places import Location
    >>> place_name("san_cristobal", Location(latitude=22.68, longitude=-83.29))
    'san cristobal'
    """
    return place.name or spaced(key)


def coordinates(place: Location) -> str:
    """Return latitude and longitude as maps print them.

    >>> from excomm.model.places import Location
    >>> coordinates(Location(latitude=22.68, longitude=-83.29))
    '22.68° N, 83.29° W'
    """
    north = "S" if place.latitude < 0 else "N"
    east = "W" if place.longitude < 0 else "E"
    return f"{round(abs(place.latitude), 2):g}° {north}, {round(abs(place.longitude), 2):g}° {east}"


def place_details(crisis: Crisis, place: Location) -> Iterator[str]:
    """Whose it is, where, when, and how far it reaches, part by part."""
    kind = "" if place.kind in _PLAIN else place.kind
    owned = f"of {crisis.actors[place.actor].name}" if place.actor else ""
    if kind or owned:
        yield f"{kind} {owned}".strip()
    yield coordinates(place)
    if place.range is not None:
        yield f"range {place.range.text}"
    if place.on is not None:
        yield date_in_words(place.on.text)
    if place.when is not None:
        yield f"while {written(place.when)}"
