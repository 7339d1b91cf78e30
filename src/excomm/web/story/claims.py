"""The claims behind a story, as cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.evidence.bearing import bearings_of
from excomm.evidence.disputes import disputes_among, opponents_among
from excomm.evidence.documents import founding_among
from excomm.report.sections.dates import date_in_words
from excomm.report.words.claims import CHECKED, speaker, written_in
from excomm.web.shapes.story import StoryClaim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from excomm.model.crisis import Crisis


# So that nobody looks for a book of that name.
FOUNDING = " (one of the short accounts, without named authors, from which this crisis began)"


def claims_told(crisis: Crisis, names: Iterable[str]) -> tuple[StoryClaim, ...]:
    """The claims of some names, and those at odds with them, each once, in the order of the sources file."""
    if not crisis.evidence:
        return ()
    opponents = opponents_among(disputes_among(crisis, bearings_of(crisis), {}))
    named = {*names}
    wanted = named.union(*(opponents.get(name, ()) for name in named))
    return tuple(
        _told(crisis, name, opponents.get(name, ())) for name in crisis.evidence if name in wanted
    )


def _told(crisis: Crisis, name: str, opponents: tuple[str, ...]) -> StoryClaim:
    claim = crisis.evidence[name]
    return StoryClaim(
        key=name,
        says=claim.says,
        who=speaker(claim),
        when=date_in_words(claim.when.text) if claim.when else "",
        citation=written_in(claim) + (FOUNDING if founding_among([name], crisis.evidence) else ""),
        checked=claim.checked,
        checked_in_words=CHECKED[claim.checked],
        at_odds=opponents,
        repeats=claim.repeats,
    )
