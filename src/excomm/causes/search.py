"""The search behind actual causes: candidates by size, and for each the witnesses that could matter."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from excomm.causes.situation import FREE, HELD, Value

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.causes.situation import Fixed, Situation, Truths

    # Sets of variables, one bit each.
    Sets = NDArray[np.int64]

# So many candidates are followed at once, so that memory stays within bounds.
AT_ONCE = 1 << 10


@dataclass
class Search:
    """How far a search has come: the worlds that show causes, what was played, and whether that was all.

    Each of `rows` fixes the variables of one cause at other values, and those of its witness at what they were.
    """

    most: int
    rows: list[NDArray[Value]] = field(default_factory=list)
    complete: int = 0
    evaluations: int = 0
    exhaustive: bool = True


class _OutOfWorldsError(Exception):
    """As many worlds as were allowed have been played."""


def search_through(situation: Situation, *, most: int, largest: int) -> Search:
    """Search for causes of up to `largest` variables, until `most` worlds have been played."""
    found = Search(most)
    harmless, count = np.zeros(1, np.int64), sum(others > 0 for others in situation.others)
    try:
        for size in range(1, count + 1):
            candidates = _grown(harmless, count)
            if candidates.size == 0:
                break
            if size > largest:
                found.exhaustive = False
                break
            harmless = _those_that_fail(situation, candidates, found)
            found.complete = size
    except _OutOfWorldsError:
        found.exhaustive = False
    if found.exhaustive:
        found.complete = count
    return found


def parts_of(row: NDArray[Value]) -> tuple[Truths, Truths]:
    """Which variables a world changes, and which it holds."""
    return row > HELD, row == HELD


def _grown(harmless: Sets, count: int) -> Sets:
    """All sets of one variable more, all of whose parts are no causes; ascending."""
    grown = np.concatenate(
        [harmless[harmless < (1 << place)] | (1 << place) for place in range(count)]
    )
    keep = np.ones(grown.size, np.bool_)
    for place in range(count):
        bit = 1 << place
        inside = np.flatnonzero(keep & (grown & bit != 0))
        part = grown[inside] ^ bit
        at = np.minimum(np.searchsorted(harmless, part), harmless.size - 1)
        keep[inside] = harmless[at] == part if harmless.size else False
    return np.sort(grown[keep])


def _those_that_fail(situation: Situation, candidates: Sets, found: Search) -> Sets:
    """Try candidates of one size; return those that are no causes."""
    failing = []
    for first in range(0, candidates.size, AT_ONCE):
        some = candidates[first : first + AT_ONCE]
        failing.append(some[~_tried(situation, some, found)])
    return np.concatenate(failing)


def _tried(situation: Situation, candidates: Sets, found: Search) -> Truths:
    """Which candidates are causes: with more and more variables held, as long as something differs that could be."""
    owner, rows = _changed(situation, candidates)
    trial = np.arange(owner.size)
    caused = np.zeros(candidates.size, np.bool_)
    while rows.size:
        differs, effect = _played(situation, rows, found)
        undone = np.flatnonzero(~effect)
        first = np.unique(owner[undone], return_index=True)[1]
        found.rows += list(rows[undone[first]])
        caused[owner[undone]] = True
        left = ~caused[owner]
        if differs[left].sum() > found.most:
            raise _OutOfWorldsError
        owner, trial, rows = _held_more(owner[left], trial[left], rows[left], differs[left])
    return caused


def _changed(situation: Situation, candidates: Sets) -> tuple[Sets, Fixed]:
    """Worlds in which each candidate has other values, in all combinations, and whose they are.

    A variable of a minimal cause has another value than it had, or it could as well be held. Candidates number the
    variables that could have had another value.
    """
    owner = np.arange(candidates.size)
    rows = np.full((candidates.size, len(situation.names)), FREE, Value)
    able = [(place, others) for place, others in enumerate(situation.others) if others]
    for bit, (place, others) in enumerate(able):
        inside = candidates[owner] >> bit & 1 != 0
        copies = np.where(inside, others, 1)
        rows = np.repeat(rows, copies, axis=0)
        number = np.arange(len(rows)) - np.repeat(np.cumsum(copies) - copies, copies)
        within = np.repeat(inside, copies)
        owner = np.repeat(owner, copies)
        rows[within, place] = number[within] + 1
    return owner, rows


def _played(situation: Situation, rows: Fixed, found: Search) -> tuple[Truths, Truths]:
    if found.evaluations + len(rows) > found.most:
        raise _OutOfWorldsError
    found.evaluations += len(rows)
    return situation.replay(rows)


def _held_more(owner: Sets, trial: Sets, rows: Fixed, differs: Truths) -> tuple[Sets, Sets, Fixed]:
    """The same worlds with one variable more held, each that differs; no world twice."""
    row, place = np.nonzero(differs & (rows == FREE))
    more = rows[row]
    more[np.arange(row.size), place] = HELD
    held = np.packbits(more == HELD, axis=1)
    keys = np.hstack([trial[row][:, np.newaxis].astype(">i8").view(np.uint8), held])
    whole = np.ascontiguousarray(keys).view(np.dtype((np.void, keys.shape[1]))).ravel()
    once = np.unique(whole, return_index=True)[1]
    return owner[row][once], trial[row][once], more[once]
