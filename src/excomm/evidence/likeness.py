"""Which claim of a crisis a passage is like, by the rare words that both have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.evidence.lexical import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from excomm.model.crisis import Crisis

# What share of a claim's words, by their rarity among the claims, a passage must have, and how many at least.
ENOUGH, FEWEST = 0.5, 4
# Only so many of the claims that a passage is like are told.
MOST = 3


@dataclass(frozen=True)
class ClaimWords:
    """The words of each claim, and how rare each word is among them."""

    words: Mapping[str, frozenset[str]]
    rarity: Mapping[str, float]


def claim_words(crisis: Crisis) -> ClaimWords:
    """Collect the words of the claims of a crisis."""
    words = {name: frozenset(words_of(claim.says)) for name, claim in crisis.evidence.items()}
    holding: dict[str, int] = {}
    for one in words.values():
        for word in one:
            holding[word] = holding.get(word, 0) + 1
    return ClaimWords(words, {word: 1 / count for word, count in holding.items()})


def claims_like(text: str, claims: ClaimWords) -> tuple[str, ...]:
    """Return the claims that a passage is like, the likest first.

    >>> import excomm as ex
    >>> words = claim_words(ex.load("cuba-1962"))
    >>> claims_like("At Volk Field in Duluth a bear on a fence set off the wrong alarm.", words)
    ('volk_field',)
    """
    said = frozenset(words_of(text))
    found = []
    for name, words in claims.words.items():
        shared = words & said
        if len(shared) >= FEWEST:
            share = sum(claims.rarity[one] for one in shared) / sum(
                claims.rarity[one] for one in words
            )
            if share >= ENOUGH:
                found.append((-share, name))
    return tuple(name for _, name in sorted(found))[:MOST]
