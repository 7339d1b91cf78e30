"""The texts by which a claim is searched for: what it says, who says so, and what that is called on which it bears."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from excomm.model.crisis import Crisis
    from excomm.model.evidence import Claim

# How much a word counts that stands beside what is claimed, and not in it.
WHO, WHERE, ELEMENT, NAME = 0.5, 0.5, 0.3, 0.5
# Sections whose keys are actors: they are called by the actor's name.
_OF_ACTORS = frozenset({"actors", "preferences", "courses", "beliefs"})


def fields_of(crisis: Crisis, name: str, claim: Claim) -> Mapping[str, float]:
    """Return the texts of a claim with the weight that a word in each of them has."""
    fields: dict[str, float] = {}
    for text, weight in (
        (claim.says, 1.0),
        (claim.who, WHO),
        (claim.where, WHERE),
        (" ".join(element_texts(crisis, claim)), ELEMENT),
        (name.replace("_", " "), NAME),
    ):
        fields[text] = fields.get(text, 0.0) + weight
    return fields


def described(crisis: Crisis) -> tuple[tuple[str, str], ...]:
    """Return for each claim the texts by whose meaning it is searched for: what it says, and all of it spelled out."""
    return tuple(
        (claim.says, spelled_out(crisis, name, claim)) for name, claim in crisis.evidence.items()
    )


def spelled_out(crisis: Crisis, name: str, claim: Claim) -> str:
    """Return a claim with its name, who says it and what the crisis file says of what it bears on, as one text."""
    before = "".join(f"{part}: " for part in (name.replace("_", " "), claim.who) if part)
    return f"{before}{claim.says} {'. '.join(element_texts(crisis, claim))}".strip()


def element_texts(crisis: Crisis, claim: Claim) -> tuple[str, ...]:
    """Return what the crisis file calls the elements on which a claim bears; those without words are left out.

    >>> import excomm as ex
    >>> cuba = ex.load("cuba-1962")
    >>> element_texts(cuba, cuba.evidence["p03"])
    ('take the missiles home',)
    """
    places = [place for _, side in claim.stance for place in side]
    return tuple(text for place in places if (text := _text_at(crisis, place)))


def _text_at(crisis: Crisis, place: str) -> str:
    section, _, key = place.partition(".")
    if section in _OF_ACTORS:
        actor = crisis.actors.get(key.partition(".")[0])
        return actor.name if actor else ""
    parts = getattr(crisis, section, None)
    part = parts.get(key) if isinstance(parts, dict) else None
    return str(getattr(part, "text", ""))
