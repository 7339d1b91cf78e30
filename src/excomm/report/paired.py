"""Tells pairs of runs of a what-if: the same luck in both worlds, up to where they part, and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.causes.worlds import counterfactual, worlds_of
from excomm.errors import InputError
from excomm.process.compiling import process_on
from excomm.process.pairing import stories_of_pair
from excomm.report.story import Story, Told, entries_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from excomm.causes.what_if import WhatIf
    from excomm.process.process import Process


@dataclass(frozen=True)
class PairTold:
    """One run as it was, and as it would have been with the change.

    The first `shared` things that happened are the same in both.
    """

    number: int
    was: Story
    would: Story
    shared: int


def pairs_told(found: WhatIf, numbers: Sequence[int]) -> Iterator[PairTold]:
    """Tell pairs of a what-if by the numbers of their runs; each draw is compiled anew, once for its pairs in a row.

    Raises `InputError` for a number of which there is no pair.

    >>> import excomm as ex
    >>> from excomm.causes.interventions import Forbid
    >>> found = ex.what_if(ex.load("chicken"), Forbid("first.swerve"), runs=20, seed=7)
    >>> [pair] = pairs_told(found, [3])
    >>> pair.was.outcome == ex.simulate(ex.load("chicken"), runs=20, seed=7).outcome_of(3)
    True
    """
    if found.pairs is None:
        raise InputError("without runs there are no pairs to tell", remedy="ask with method='runs'")
    draw_of = dict(zip(found.pairs.number.tolist(), found.pairs.draw.tolist(), strict=True))
    worlds = worlds_of(
        found.was, found.interventions, draws=found.asked, anticipated=found.anticipated
    )
    courses = [carrying.course for carrying in worlds.carryings]
    compiled: dict[int, tuple[Process, Process]] = {}
    for number in numbers:
        if number not in draw_of:
            raise InputError(f"there is no pair {number}")
        draw = draw_of[number]
        if draw not in compiled:
            was = process_on(worlds.was, worlds.pairs[draw][0], days=found.days)
            compiled = {draw: (was, counterfactual(worlds, was, draw))}
        both = compiled[draw]
        entries = stories_of_pair(*both, courses, run=number, seed=found.seed)
        one, other = (
            entries_told(process, own, run=number, seed=found.seed, draw=draw)
            for process, own in zip(both, entries, strict=True)
        )
        yield PairTold(number, one, other, _shared(one, other))


def _shared(one: Story, other: Story) -> int:
    """How many things happened alike before the two went apart."""
    pairs = zip(one.told, other.told, strict=False)
    return next(
        (place for place, (mine, theirs) in enumerate(pairs) if _seen(mine) != _seen(theirs)),
        min(len(one.told), len(other.told)),
    )


def _seen(told: Told) -> tuple[object, ...]:
    return told.day, told.kind, told.who, told.gained, told.lost
