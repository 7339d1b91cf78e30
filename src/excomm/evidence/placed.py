"""Whether claims say where in their document they are written, and whether they say how they were checked truly."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from excomm.evidence.documents import MEMORY
from excomm.model.names import squashed

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.model.evidence import Claim

# What authors write for a place that nobody looked up, and for one that nobody wrote down.
NOT_LOOKED_UP, NOT_NOTED = "not looked up", "not noted"

# How much like the name of a place words must be to be taken for a slip.
ALIKE = 0.75


def is_placed(claim: Claim) -> bool:
    """Whether a claim says where in its document it is written, and not just that this is not known.

    >>> from excomm.model.evidence import Claim
    >>> is_placed(
    ...     Claim(says="x", source="Sorensen, Kennedy (1965)", place="p. 705", checked="read")
    ... )
    True
    >>> is_placed(Claim(says="x", source="Baltimore Sun", place="page not noted", checked="read"))
    False
    """
    place = claim.place.casefold()
    return bool(place) and NOT_LOOKED_UP not in place and NOT_NOTED not in place


def without_place(crisis: Crisis) -> tuple[str, ...]:
    """Return the claims that say nothing of where in their document they are written.

    >>> import excomm as ex
    >>> without_place(ex.load("cuba-1962"))
    ()
    """
    return tuple(name for name, claim in crisis.evidence.items() if not claim.place.strip())


def misspelt_places(crisis: Crisis) -> tuple[str, ...]:
    """Return the claims that name a place nearly as one of the crisis is called, each with that one.

    Any words may stand in `where`, so that what is nearly the name of a place is not refused.

    >>> import excomm as ex
    >>> crisis = ex.load("cuba-1962")
    >>> claim = crisis.evidence["p01"].model_copy(update={"where": "havanna"})
    >>> misspelt_places(crisis.model_copy(update={"evidence": {"p01": claim}}))
    ("p01 has 'where: havanna' (did you mean 'havana'?)",)
    """
    keys = {
        squashed(name): key
        for key, place in crisis.places.items()
        for name in (key, place.name)
        if name
    }
    found = []
    for name, claim in crisis.evidence.items():
        where = squashed(claim.where)
        # "near Moscow" is meant.
        if any(called in where for called in keys):
            continue
        near = get_close_matches(where, keys, n=1, cutoff=ALIKE)
        if near:
            found.append(f"{name} has 'where: {claim.where}' (did you mean '{keys[near[0]]}'?)")
    return tuple(found)


def not_marked(crisis: Crisis) -> tuple[str, ...]:
    """Return the claims that are from memory, or that nobody looked up, and are not marked as unverified.

    >>> import excomm as ex
    >>> not_marked(ex.load("cuba-1962"))
    ()
    """
    return tuple(
        name
        for name, claim in crisis.evidence.items()
        if claim.checked != "unverified"
        and (claim.source.casefold().startswith(MEMORY) or NOT_LOOKED_UP in claim.place.casefold())
    )
