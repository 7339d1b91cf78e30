"""Finds passages that are told twice: the same words, nearly the same, or one within the other [broder1997]."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from excomm.evidence.passages import Passage

_WORD = re.compile(r"[^\W_]+")
# Words that stand together make a shingle; passages with fewer words are compared word by word.
SHINGLE = 3
# What two must have in common of all that both say, or of all that the shorter says.
ALIKE, WITHIN = 0.5, 0.8
# Fewer words are a heading or a name, and come again without being told twice.
FEWEST_WORDS = 5
_NOWHERE = np.array([], dtype=np.intp)


@dataclass(frozen=True)
class Duplicate:
    """Two passages that tell the same: `resemblance` is what share of their shingles both have, of those in either.

    `containment` is what share of the shorter's shingles the longer has. `second` is the shorter, or the later.
    """

    first: str
    second: str
    resemblance: float
    containment: float

    @property
    def same(self) -> bool:
        """Whether both have the same shingles."""
        return self.resemblance == 1


def near_duplicates(passages: Sequence[Passage]) -> tuple[Duplicate, ...]:
    """Return the passages that are told twice, the surest first, each with the one that tells the most of it.

    A passage stands as `second` once at most, so that a hundred tellings are a hundred lines; where it has a choice it
    stands beside one that repeats none itself. Shares are exact and not estimated by hashes. Costs time that grows with
    the square of the number of passages.

    >>> from excomm.evidence.passages import split
    >>> text = '''
    ... A1 After long talks they chose to wait for three days. Then they sailed.
    ... A2 After long talks they chose to wait for three days.
    ... '''
    >>> [(one.first, one.second, one.containment) for one in near_duplicates(split(text))]
    [('A1', 'A2', 1.0)]
    """
    shingles = {one.name: frozenset(_shingles(one.text)) for one in passages}
    originals: dict[frozenset[str], str] = {}
    found = []
    for name, held in shingles.items():
        if held and originals.setdefault(held, name) != name:
            found.append(Duplicate(originals[held], name, 1.0, 1.0))
    found += _nearly(sorted(((name, held) for held, name in originals.items()), key=_length))
    return tuple(sorted(found, key=lambda one: (-one.containment, -one.resemblance)))


def _length(held: tuple[str, frozenset[str]]) -> int:
    """What sorts the longest first, and leaves those of one length as they are."""
    return -len(held[1])


def _shingles(text: str) -> Iterable[str]:
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < FEWEST_WORDS:
        return ()
    return (" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def _nearly(held: Sequence[tuple[str, frozenset[str]]]) -> Iterator[Duplicate]:
    """Those that are nearly the same as one before them, or within it, of passages by falling length."""
    lengths = np.array([len(shingles) for _, shingles in held], dtype=np.intp)
    repeats = np.zeros(len(held), dtype=bool)
    for place, common in enumerate(_in_common([shingles for _, shingles in held])):
        resemblance = common / (lengths[:place] + lengths[place] - common)
        containment = common / lengths[place]
        likely = np.flatnonzero((resemblance >= ALIKE) | (containment >= WITHIN))
        if not likely.size:
            continue
        firsts = likely[~repeats[likely]] if not repeats[likely].all() else likely
        best = max(firsts.tolist(), key=lambda one: (containment[one], resemblance[one]))
        repeats[place] = True
        first, second = held[best][0], held[place][0]
        yield Duplicate(first, second, float(resemblance[best]), float(containment[best]))


def _in_common(passages: Sequence[frozenset[str]]) -> Iterator[NDArray[np.intp]]:
    """For each passage how many shingles it has in common with each of those before it."""
    holding: dict[str, list[int]] = defaultdict(list)
    for place, shingles in enumerate(passages):
        for shingle in shingles:
            holding[shingle].append(place)
    places = {
        shingle: np.array(those, dtype=np.intp)
        for shingle, those in holding.items()
        if len(those) > 1
    }
    for place, shingles in enumerate(passages):
        those = [places[shingle] for shingle in shingles if shingle in places]
        counts = np.bincount(np.concatenate([_NOWHERE, *those]), minlength=place)
        yield counts[:place]
