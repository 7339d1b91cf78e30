"""Pairs of runs as two timelines: what happened alike, where they part, and what came then in either world."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.report.paired import pairs_told
from excomm.report.words.happenings import outcome_of
from excomm.report.words.names import counted
from excomm.web.shapes.what_if import Parting, PartingMoment
from excomm.web.story.of_run import when_told
from excomm.web.story.telling import outcome_called

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from excomm.causes.what_if import WhatIf
    from excomm.report.paired import PairTold
    from excomm.report.story import Story, Told
    from excomm.web.shapes.answer import Code

# So many pairs are told, each of a draw whose choices are worked out anew; of a side no more than so many things.
MOST_PAIRS, MOST_THINGS = 3, 60


def partings_of(found: WhatIf, code: Callable[[int], Code]) -> Iterator[Parting]:
    """One pair of each of the ways in which most runs left for another; none where no run did."""
    for pair in pairs_told(found, _examples(found)):
        yield _parting(pair, code(pair.number))


def _examples(found: WhatIf) -> list[int]:
    """The first pair of each of the most frequent two paths, of what was asked about before all others."""
    pairs = found.pairs
    if pairs is None or not pairs.changed.any():
        return []
    other = pairs.was.outcome != pairs.would.outcome
    marked = other if other.any() else pairs.changed
    ends = np.stack([pairs.was.outcome, pairs.would.outcome], axis=1)[marked]
    ways, first, count = np.unique(ends, axis=0, return_index=True, return_counts=True)
    order = np.argsort(-count, kind="stable")[: min(MOST_PAIRS, len(ways))]
    numbers: list[int] = pairs.number[marked][first[order]].tolist()
    return numbers


def _parting(pair: PairTold, code: Code) -> Parting:
    shared, was, would = pair.shared, pair.was, pair.would
    return Parting(
        number=pair.number,
        days=max(was.days, would.days),
        parts=_where(pair),
        begins=_called(was, outcome_of(was.space, was.start)),
        was_ends=_called(was, was.outcome),
        would_ends=_called(would, would.outcome),
        shared=tuple(_moved(was, one) for one in was.told[:shared])[-MOST_THINGS:],
        was=tuple(_moved(was, one) for one in was.told[shared:])[:MOST_THINGS],
        would=tuple(_moved(would, one) for one in would.told[shared:])[:MOST_THINGS],
        code=code,
    )


def _where(pair: PairTold) -> str:
    """When the two go apart, after how much that is the same in both."""
    after = [
        side.told[pair.shared] for side in (pair.was, pair.would) if len(side.told) > pair.shared
    ]
    if not after:
        return "All that is told of this run is the same in both worlds."
    day = when_told(pair.was, min(one.day for one in after))
    if not pair.shared:
        return f"The two part with the first thing that happens: {day}."
    return f"After {counted(pair.shared, 'thing')} that happened alike, the two part: {day}."


def _moved(side: Story, one: Told) -> PartingMoment:
    return PartingMoment(
        day=one.day,
        when=when_told(side, one.day),
        kind=one.kind,
        actor=one.who if one.kind == "deed" else None,
        text=one.text,
        why=one.why,
        outcome=_called(side, one.outcome) if one.outcome else None,
    )


def _called(side: Story, outcome: str) -> str:
    return outcome_called(side.space.crisis, outcome)
