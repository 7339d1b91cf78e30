"""Claims of a draft of which nobody has yet written what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.model.evidence import Claim

# What a draft has in `says:` begins with this.
BEGINS = "TO WRITE"


def is_written(claim: Claim) -> bool:
    """Whether it is written what a claim says; a draft has TO WRITE there.

    >>> from excomm.model.evidence import Claim
    >>> is_written(Claim(says="TO WRITE in your own words", source="x", checked="unverified"))
    False
    """
    return not claim.says.lstrip().startswith(BEGINS)


def unwritten(crisis: Crisis) -> tuple[str, ...]:
    """Return the claims of a crisis that are still to be written.

    >>> import excomm as ex
    >>> unwritten(ex.load("cuba-1962"))
    ()
    """
    return tuple(name for name, claim in crisis.evidence.items() if not is_written(claim))
