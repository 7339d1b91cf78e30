"""Paths that runs left for others, in words: what lies in the middle may be dropped, the end never."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from excomm.report.words.names import spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.causes.what_if_counting import Rerouted

# Of a path longer than this the first and the last two outcomes are told.
LONGEST, ENDS = 5, 2
SAME = "the same, with others in the middle"


class PathLeft(NamedTuple):
    """A path in words, the one that runs left it for, and how many did."""

    was: str
    would: str
    runs: int


def rerouted_in_words(rerouted: Sequence[Rerouted]) -> list[tuple[str, int]]:
    """Say which paths runs left for which others, with the number of runs, most first.

    Paths that read the same once their middle is dropped are counted together.

    >>> from excomm.causes.what_if_counting import Rerouted
    >>> way = ("a", "b") * 4
    >>> rerouted_in_words([Rerouted(("a",), (*way, "c"), 2), Rerouted(("a",), (*way[2:], "c"), 1)])
    [('a | instead: a, then b, then others, then b, then c', 3)]
    """
    return [(f"{one.was} | instead: {one.would}", one.runs) for one in paths_left(rerouted)]


def paths_left(rerouted: Sequence[Rerouted]) -> list[PathLeft]:
    """The same with both paths apart."""
    told: Counter[tuple[str, str]] = Counter()
    for one in rerouted:
        was, would = _path(one.was), _path(one.would)
        told[was, SAME if was == would else would] += one.count
    return [PathLeft(was, would, runs) for (was, would), runs in told.most_common()]


def _path(outcomes: tuple[str, ...]) -> str:
    shown = list(map(spaced, outcomes))
    if len(shown) > LONGEST:
        shown[ENDS:-ENDS] = ["others"]
    return ", then ".join(shown)
