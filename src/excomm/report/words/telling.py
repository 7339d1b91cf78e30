"""Why a state is stable for an actor, or is not, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.words.stable import why_stable
from excomm.report.words.unstable import why_unstable
from excomm.stability.certificates import Stable

if TYPE_CHECKING:
    from excomm.report.words.passages import Passage
    from excomm.space.space import Space
    from excomm.stability.certificates import Certificate

# So many temptations are told one by one unless more are asked for.
MOST_TOLD = 5


def explained(
    space: Space, certificate: Certificate, *, most: int = MOST_TOLD
) -> tuple[Passage, ...]:
    """Say in words why a state is stable for an actor or is not, as its certificate proves.

    At most `most` of the moves that tempt the actor are told, the most tempting first. A wish is a statement of the
    actor's preferences: they are ranked, and the most important one in which two states differ decides between them.
    """
    if isinstance(certificate, Stable):
        return why_stable(space, certificate, most=most)
    return why_unstable(space, certificate)
