"""Who acts in a claim, and where it happened, as far as the crisis file knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.model.names import squashed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from excomm.model.crisis import Crisis
    from excomm.model.evidence import Claim

# Sections whose parts belong to one actor, whose name comes next.
_OWNED = frozenset({"actors", "options", "preferences", "courses", "beliefs"})


def actors_of(crisis: Crisis, claim: Claim) -> tuple[str, ...]:
    """Return who acts in a claim, in the order of the crisis file; nobody where that cannot be told.

    Those that the claim names; else those of whose options, wishes and beliefs it speaks in support; else whoever
    says so, if that is an actor.

    >>> import excomm as ex
    >>> cuba = ex.load("cuba-1962")
    >>> (
    ...     actors_of(cuba, cuba.evidence["tass_11sep"]),
    ...     actors_of(cuba, cuba.evidence["blanton_doubt"]),
    ... )
    (('ussr',), ())
    """
    named = {*claim.actors} or {*_owners(crisis, claim.stance.supports)} or {*_who(crisis, claim)}
    return tuple(actor for actor in crisis.actors if actor in named)


def actors_in(crisis: Crisis, claims: Sequence[str]) -> tuple[str, ...]:
    """Return who acts in any of some claims, in the order of the crisis file."""
    acting = {
        actor
        for name in claims
        if name in crisis.evidence
        for actor in actors_of(crisis, crisis.evidence[name])
    }
    return tuple(actor for actor in crisis.actors if actor in acting)


def _owners(crisis: Crisis, places: Sequence[str]) -> Iterator[str]:
    for place in places:
        section, _, rest = place.partition(".")
        name = rest.partition(".")[0]
        if section in _OWNED:
            yield name
        elif section == "committees" and name in crisis.committees:
            yield crisis.committees[name].actor


def _who(crisis: Crisis, claim: Claim) -> Iterator[str]:
    said = squashed(claim.who)
    for key, actor in crisis.actors.items():
        if said and said in (squashed(key), squashed(actor.name)):
            yield key


def place_called(crisis: Crisis, where: str) -> str:
    """Return the key of the place that a claim's `where:` names, by its key or its name; empty if it names none.

    >>> import excomm as ex
    >>> place_called(ex.load("cuba-1962"), "somewhere else")
    ''
    """
    said = squashed(where)
    if not said:
        return ""
    for key, place in crisis.places.items():
        if said in (squashed(key), squashed(place.name)):
            return key
    return ""
