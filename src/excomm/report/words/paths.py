"""Paths that runs left for others, in words: what lies in the middle may be dropped, the end never."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from excomm.report.words.names import spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.causes.what_if_counting import Rerouted

# Of a path longer than this the first and the last two outcomes are told.
LONGEST, ENDS = 5, 2


def rerouted_in_words(rerouted: Sequence[Rerouted]) -> list[tuple[str, int]]:
    """Say which paths runs left for which others, with the number of runs, most first.

    Paths that read the same once their middle is dropped are counted together.

    >>> from excomm.causes.what_if_counting import Rerouted
    >>> way = ("a", "b") * 4
    >>> rerouted_in_words([Rerouted(("a",), (*way, "c"), 2), Rerouted(("a",), (*way[2:], "c"), 1)])
    [('a | instead: a, then b, then others, then b, then c', 3)]
    """
    told: Counter[str] = Counter()
    for one in rerouted:
        told[_told(one)] += one.count
    return told.most_common()


def _told(one: Rerouted) -> str:
    was, would = _path(one.was), _path(one.would)
    if was == would:
        return f"{was} | instead: the same, with others in the middle"
    return f"{was} | instead: {would}"


def _path(outcomes: tuple[str, ...]) -> str:
    shown = list(map(spaced, outcomes))
    if len(shown) > LONGEST:
        shown[ENDS:-ENDS] = ["others"]
    return ", then ".join(shown)
