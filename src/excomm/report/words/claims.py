"""How far a claim was checked, who says it and where it is written, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from excomm.model.evidence import Claim

CHECKED = {
    "read": "source read",
    "secondary": "read in another's account",
    "unverified": "from memory, not checked",
    "data": "from a data set",
    "derived": "computed",
}


def speaker(claim: Claim) -> str:
    """Who says so, unless the claim itself begins with that name."""
    return "" if claim.says.casefold().startswith(claim.who.casefold()) else claim.who


def written_in(claim: Claim) -> str:
    """The document and the place in it, unless the document names the place already."""
    inside = claim.place.casefold() in claim.source.casefold()
    return claim.source if inside else f"{claim.source}, {claim.place}"
