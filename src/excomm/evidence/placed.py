"""Whether claims say where in their document they are written, and whether they say how they were checked truly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.evidence.documents import MEMORY

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.model.evidence import Claim

# What authors write for a place that nobody looked up, and for one that nobody wrote down.
NOT_LOOKED_UP, NOT_NOTED = "not looked up", "not noted"


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
