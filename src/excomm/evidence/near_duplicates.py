"""Finds passages that are told twice: the same words, nearly the same, or one within the other [broder1997]."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from excomm.evidence.passages import Passage

_WORD = re.compile(r"[^\W_]+")
# Words that stand together make a shingle; passages with fewer words are compared word by word.
SHINGLE = 3
# What two must have in common of all that both say, or of all that the shorter says.
ALIKE, WITHIN = 0.5, 0.8
# Passages with a shingle that many have are compared with the first few of them only, or there would be too many pairs.
FIRST_HOLDING = 20
# Fewer words are a heading or a name, and come again without being told twice.
FEWEST_WORDS = 5


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
    """Return the passages that are told twice, the surest first; what comes often is compared with its first telling.

    Shares are exact and not estimated by hashes: passages are few enough for that.

    >>> from excomm.evidence.passages import split
    >>> text = '''
    ... A1 After long talks they chose to wait for three days. Then they sailed.
    ... A2 After long talks they chose to wait for three days.
    ... '''
    >>> [(one.first, one.second, one.containment) for one in near_duplicates(split(text))]
    [('A1', 'A2', 1.0)]
    """
    shingles = {one.name: frozenset(_shingles(one.text)) for one in passages}
    said = {name: tuple(sorted(found)) for name, found in shingles.items() if found}
    originals: dict[tuple[str, ...], str] = {}
    found = []
    for name, key in said.items():
        original = originals.setdefault(key, name)
        if original != name:
            found.append(Duplicate(original, name, 1.0, 1.0))
    distinct = {name: shingles[name] for name in originals.values()}
    for (first, second), common in _shared(distinct).items():
        duplicate = _compared(first, second, common, distinct)
        if duplicate.resemblance >= ALIKE or duplicate.containment >= WITHIN:
            found.append(duplicate)
    return tuple(sorted(found, key=lambda one: (-one.containment, -one.resemblance)))


def _shingles(text: str) -> Iterable[str]:
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < FEWEST_WORDS:
        return ()
    return (" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def _shared(distinct: dict[str, frozenset[str]]) -> Counter[tuple[str, str]]:
    """How many shingles each two have in common, for those that have any."""
    holding: dict[str, list[str]] = defaultdict(list)
    for name, shingles in distinct.items():
        for shingle in shingles:
            holding[shingle].append(name)
    pairs: Counter[tuple[str, str]] = Counter()
    for names in holding.values():
        for place, first in enumerate(names[:FIRST_HOLDING]):
            pairs.update((first, later) for later in names[place + 1 :])
    return pairs


def _compared(
    first: str, second: str, common: int, shingles: dict[str, frozenset[str]]
) -> Duplicate:
    one, other = len(shingles[first]), len(shingles[second])
    if one < other:
        first, second = second, first
    return Duplicate(first, second, common / (one + other - common), common / min(one, other))
