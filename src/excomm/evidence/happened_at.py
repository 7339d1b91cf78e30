"""Where something happened, and when what stands at a place was there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.evidence.acting import place_called
from excomm.model.formulas import holds, names_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from excomm.model.crisis import Crisis
    from excomm.model.dates import When
    from excomm.model.places import Location


def places_of(
    crisis: Crisis, *, claims: Collection[str], changed: Iterable[str] = ()
) -> tuple[str, ...]:
    """Return the places of the file that belong to something that happened, in the order of the file.

    A place belongs to it if one of its claims says that it was there, if both rest on the same claim, or if what it
    `changed` decides whether something is at the place.

    >>> import excomm as ex
    >>> cuba = ex.load("cuba-1962")
    >>> places_of(cuba, claims=["u2_lost"]), places_of(cuba, claims=[], changed=["usa.quarantine"])
    (('banes',), ('quarantine_line',))
    """
    called = {
        place_called(crisis, crisis.evidence[name].where)
        for name in claims
        if name in crisis.evidence
    }
    moved = frozenset(changed)
    return tuple(
        key
        for key, place in crisis.places.items()
        if key in called
        or not {*claims}.isdisjoint(place.claims)
        or (place.when is not None and not moved.isdisjoint(names_in(place.when)))
    )


def is_there(place: Location, true: Collection[str], when: When | None) -> bool:
    """Whether something is at a place while exactly some options and conditions are true, on a date of the record.

    Where no date is given, as in a run that is not history, a place that has a date and no formula tells nothing: it
    is not there.
    """
    if place.when is not None and not holds(place.when, true.__contains__):
        return False
    if place.on is None:
        return True
    if when is None:
        return place.when is not None
    return place.on.earliest <= when.latest and when.earliest <= place.on.latest
