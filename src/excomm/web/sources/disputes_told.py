"""Tells what is disputed, what follows from it, and what would be needed where nothing does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.words.names import listed
from excomm.web.shapes.sources import DisputeTold, DisputeVariant
from excomm.web.sources.claims_told import element_in_words

if TYPE_CHECKING:
    from collections.abc import Collection

    from excomm.evidence.coverage import SourcesFound
    from excomm.evidence.disputes import Dispute
    from excomm.model.crisis import Crisis

# So many claims are named of those on which a variant that is not there could rest.
MOST_NAMED = 3


def disputes_told(found: SourcesFound, applied: Collection[str]) -> tuple[DisputeTold, ...]:
    """Tell every dispute, those first that can be flipped; `applied` are the variants that are."""
    told = [_told(found.crisis, one, applied) for one in found.disputes]
    return tuple(sorted(told, key=lambda one: not one.variants))


def _told(crisis: Crisis, one: Dispute, applied: Collection[str]) -> DisputeTold:
    return DisputeTold(
        element=one.place,
        words=_called(crisis, one.place),
        speak_for=one.speaks_for,
        against=one.speaks_against,
        contradicted=one.contradicted,
        weight_for=one.weight_for,
        weight_against=one.weight_against,
        variants=tuple(
            DisputeVariant(name=name, text=crisis.variants[name].text, applied=name in applied)
            for name in one.variants
        ),
        judgement=one.judgement,
        follows=_follows(one),
    )


def _called(crisis: Crisis, place: str) -> str:
    """An element in words; where it is a whole section, or all wishes of an actor, with what that is."""
    section, _, key = place.partition(".")
    if place == "history":
        return "History: the path that was taken"
    if section == "preferences" and key in crisis.actors:
        return f"What {crisis.actors[key].name or key} wants, all in all"
    return element_in_words(place) if key else f"{element_in_words(place)}: all of them"


def _follows(one: Dispute) -> str:
    if one.place.startswith("variants."):
        return "The file leaves it out, and holds it as a variant: put it in, and see what changes."
    if one.variants:
        return "What follows if the other side is right stands in the file as a variant: flip it, and see what changes."
    why = f"The file decides by judgement: {one.judgement} " if one.judgement else ""
    more = len(one.speaks_against) - MOST_NAMED
    named = [*one.speaks_against[:MOST_NAMED], *([f"{more} more"] if more > 0 else [])]
    return (
        f"{why}No variant follows from it, so it cannot be flipped. That needs one in the file: under 'variants', with"
        f" 'claims: [{', '.join(one.speaks_against[:MOST_NAMED])}]' and a 'set' that changes {one.place} to what"
        f" {listed(named)} {'say' if len(named) > 1 else 'says'}."
    )
