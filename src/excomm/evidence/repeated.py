"""Claims that may tell the same: of one date, on one element, in much the same words."""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from excomm.model.evidence import Claim

_WORD = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"(?:ings?|ed|es|s|e)$")
# Shorter words hold sentences together, and say little.
SHORTEST = 4
# The share of the words of the shorter claim, rare ones counting more, that the longer one must have too.
LEAST_ALIKE = 0.5
# Comparing each with each of more than this would take minutes, and no person would go through the result.
MOST_TOGETHER = 2000
MOST_PAIRS = 1000


@dataclass(frozen=True)
class Alike:
    """Two claims that may tell the same, the one that stands first in the file first; `share` of the words is common.

    `share` is the weight of the words of both in that of the words of the shorter one, from 0 to 1; a word weighs
    the more the fewer claims have it (inverse document frequency [sparckjones1972]).
    """

    first: str
    second: str
    share: float


def pairs_alike(claims: Mapping[str, Claim]) -> tuple[Alike, ...]:
    """Return pairs of claims of one date, with a stance on one element, and half of their words in common.

    Pairs of which the file says so by `repeats:` are left out. The most alike come first, a thousand at most. Costs
    time quadratic in the number of claims of one date.

    >>> import excomm as ex
    >>> pairs_alike(ex.load("chicken").evidence)
    ()
    """
    words = {name: _words(claim.says) for name, claim in claims.items()}
    spread = Counter(word for one in words.values() for word in one)
    weights = {word: math.log((len(claims) + 1) / number) for word, number in spread.items()}
    found = (
        Alike(first, second, share)
        for first, second in _of_one_date(claims)
        if not _settled(claims[first], claims[second], first, second)
        and (share := _share(words[first], words[second], weights)) >= LEAST_ALIKE
    )
    return tuple(heapq.nlargest(MOST_PAIRS, found, key=lambda pair: pair.share))


def _words(text: str) -> frozenset[str]:
    """The words of a text that say something, without the endings that grammar gives them."""
    found = _WORD.findall(text.casefold())
    return frozenset(
        _ENDING.sub("", word) for word in found if len(word) >= SHORTEST or word.isdecimal()
    )


def _of_one_date(claims: Mapping[str, Claim]) -> Iterator[tuple[str, str]]:
    """Pairs of claims with the same date, or none, that speak for or against the same element."""
    groups = defaultdict(list)
    for name, claim in claims.items():
        when = claim.when
        groups[(when.earliest, when.latest) if when else None].append(name)
    stances = {name: _stance(claim) for name, claim in claims.items()}
    for together in groups.values():
        for first, second in combinations(together[:MOST_TOGETHER], 2):
            if not stances[first].isdisjoint(stances[second]):
                yield first, second


def _stance(claim: Claim) -> frozenset[tuple[bool, str]]:
    """What a claim speaks for, and against."""
    stance = claim.stance
    against = {(False, place) for place in (*stance.disputes, *stance.contradicts)}
    return frozenset({(True, place) for place in stance.supports} | against)


def _settled(one: Claim, other: Claim, first: str, second: str) -> bool:
    """Whether the file already says that the two tell the same."""
    return (one.repeats or first) == (other.repeats or second)


def _share(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float]) -> float:
    least = min(sum(map(weights.__getitem__, words)) for words in (one, other))
    both = sum(weights[word] for word in one & other)
    return both / least if least else 0.0
