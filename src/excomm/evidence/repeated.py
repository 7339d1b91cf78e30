"""Claims that may tell the same: at dates that overlap, on one element, in much the same words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations, islice
from typing import TYPE_CHECKING

from excomm.evidence.lexical import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from excomm.model.evidence import Claim

# The share of the words of the shorter claim, rare ones counting more, that the longer one must have too.
LEAST_ALIKE = 0.5
# Comparing more pairs would take minutes, and no person would go through more of those that are alike.
MOST_COMPARED = 2_000_000
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


@dataclass(frozen=True)
class AlikeFound:
    """Pairs of claims that may tell the same, the most alike first; `more` are alike, too, and not among them.

    `whole` tells whether all were compared: of a very large file only the first pairs are.
    """

    pairs: tuple[Alike, ...]
    more: int
    whole: bool


def pairs_alike(claims: Mapping[str, Claim]) -> AlikeFound:
    """Return pairs of claims of overlapping dates, with a stance on one element, and half of their words in common.

    Words count by their stems. Two claims without a date overlap, too. Pairs of which the file says so by `repeats:`
    are left out. Costs time quadratic in the number of claims on one element, up to two million pairs.

    >>> import excomm as ex
    >>> pairs_alike(ex.load("chicken").evidence)
    AlikeFound(pairs=(), more=0, whole=True)
    """
    words = {name: frozenset(words_of(claim.says)) for name, claim in claims.items()}
    spread = Counter(word for one in words.values() for word in one)
    weights = {word: math.log((len(claims) + 1) / number) for word, number in spread.items()}
    compared = _on_one_element(claims)
    found = {
        Alike(first, second, share)
        for first, second in islice(compared, MOST_COMPARED)
        if not _settled(claims[first], claims[second], first, second)
        and (share := _share(words[first], words[second], weights)) >= LEAST_ALIKE
    }
    place = {name: number for number, name in enumerate(claims)}
    ordered = sorted(found, key=lambda pair: (-pair.share, place[pair.first], place[pair.second]))
    more = max(0, len(ordered) - MOST_PAIRS)
    return AlikeFound(tuple(ordered[:MOST_PAIRS]), more, next(compared, None) is None)


def _on_one_element(claims: Mapping[str, Claim]) -> Iterator[tuple[str, str]]:
    """Pairs of claims whose dates overlap, or that have none, and that speak for or against the same element."""
    groups = defaultdict(list)
    for name, claim in claims.items():
        for side in _stance(claim):
            groups[side].append(name)
    place = {name: number for number, name in enumerate(claims)}
    for together in groups.values():
        dated = sorted(
            (when.earliest, place[name], when.latest, name)
            for name in together
            if (when := claims[name].when) is not None
        )
        for at, (_, number, latest, name) in enumerate(dated):
            # By their beginnings: from the first that begins after this one ends none overlaps with it.
            for earliest, other_number, _, other in islice(dated, at + 1, None):
                if earliest > latest:
                    break
                yield (name, other) if number < other_number else (other, name)
        yield from combinations([name for name in together if claims[name].when is None], 2)


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
