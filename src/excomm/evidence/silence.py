"""Whether the sources of a crisis speak of what is asked, or do not, or only perhaps."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from excomm.evidence.lexical import bare, ways_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from excomm.evidence.everyday_words import Concept
    from excomm.evidence.lexical import WordIndex

# By words: below what share of a question that stands in the sources they do not speak of it, and below what share of
# it, standing together in one claim, that is doubtful.
LEAST_KNOWN, LEAST_TOGETHER = 0.33, 0.35
# By meaning: below what mean nearness of its words they do not speak of it, and below which, or with what word farther
# from all words of the sources, that is doubtful.
LEAST_NEAR, LEAST_SURE, LEAST_WORD = 0.50, 0.60, 0.34


class Heard(NamedTuple):
    """Whether the sources speak of a question, whether that is doubtful, and the words of it that they lack."""

    bears: bool
    doubtful: bool
    unknown: tuple[str, ...]


def heard_by_words(index: WordIndex, concepts: Iterable[Concept]) -> Heard:
    """Return whether enough of a question stands in the texts of an index, and together in one of them.

    It is doubtful, too, where a name stands in none.
    """
    concepts = tuple(concepts)
    known, unknown = share_known(index, concepts)
    bears = known >= LEAST_KNOWN
    named = any(word[:1].isupper() for word in unknown)
    return Heard(
        bears, bears and (named or share_together(index, concepts) < LEAST_TOGETHER), unknown
    )


def heard_by_meaning(nearest: Mapping[str, float]) -> Heard:
    """Return whether the words of a question, each with how near the nearest word of the sources is, stand near enough.

    >>> heard_by_meaning({"submarine": 1.0, "Beatles": 0.2})
    Heard(bears=True, doubtful=True, unknown=('Beatles',))
    """
    mean = sum(nearest.values()) / max(1, len(nearest))
    unknown = tuple(word for word, near in nearest.items() if near < LEAST_WORD)
    bears = mean >= LEAST_NEAR
    return Heard(bears, bears and (bool(unknown) or mean < LEAST_SURE), unknown)


def share_known(index: WordIndex, concepts: Iterable[Concept]) -> tuple[float, tuple[str, ...]]:
    """Return what share of a question stands in any text, and what does not; what is rare in them counts more.

    What stands in none counts as much as what is rarer than anything that stands in one.
    """
    rarest = math.log(2 * len(index.counts) + 2)
    known = asked = 0.0
    unknown = []
    concepts = tuple(concepts)
    for concept, ways in zip(_spoken(concepts), ways_of(concepts), strict=True):
        best = max(
            sum(index.rarity.get(word, 0.0) for word in words) / len(words) for words, _ in ways
        )
        known += best
        asked += best or rarest
        if not best:
            unknown.append(bare(concept.said))
    return (known / asked if asked else 0.0), tuple(unknown)


def share_together(index: WordIndex, concepts: Iterable[Concept]) -> float:
    """Return what share of a question stands in one text, the one that has most of it; what is rare counts more."""
    concepts = tuple(concepts)
    rarest = math.log(2 * len(index.counts) + 2)
    asked, held = 0.0, [0.0] * len(index.counts)
    for ways in ways_of(concepts):
        shares = [[index.rarity.get(word, 0.0) / len(words) for word in words] for words, _ in ways]
        asked += max(map(sum, shares)) or rarest
        for place, counts in enumerate(index.counts):
            held[place] += max(
                sum(share for word, share in zip(words, one, strict=True) if word in counts)
                for (words, _), one in zip(ways, shares, strict=True)
            )
    return max(held, default=0.0) / asked if asked else 0.0


def _spoken(concepts: Iterable[Concept]) -> Iterable[Concept]:
    """The concepts that say something, each once."""
    said: dict[tuple[str, ...], Concept] = {}
    for concept in concepts:
        said.setdefault(tuple(words_of(concept.said)), concept)
    return [concept for words, concept in said.items() if words]
