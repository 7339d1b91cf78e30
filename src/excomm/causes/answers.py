"""Draws what people say of an event that comes, and whether luck lets it pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.causes.timeline import people_at_most
from excomm.process.loops.people import PANELS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.causes.timeline import Stage

    Truths = NDArray[np.bool_]
    Luck = np.random.Generator

# What is less likely than once in so many draws is taken for impossible.
AT_ONCE, MOST_DRAWS = 4_096, 1 << 20


@dataclass(frozen=True)
class Answers:
    """What people say by themselves, who follows the one before, and luck; as in `excomm.causes.timeline.Timeline`."""

    yes: Truths
    defers: Truths
    passes: Truths


def answers_drawn(stage: Stage, event: int, count: int, luck: Luck) -> tuple[Answers, Truths]:
    """Draw answers to an event so many times; also whether it then has its effect."""
    tables = stage.tables
    yes = np.zeros((count, *people_at_most(tables)), np.bool_)
    defers = np.zeros_like(yes)
    enough = np.ones((PANELS, count), np.bool_)
    for panel in range(PANELS):
        people = int(tables.people[event, panel])
        cause = np.searchsorted(tables.causes[event, panel], luck.random(count), side="right")
        at = np.minimum(cause, tables.causes.shape[2] - 1)
        for person in range(people):
            yes[:, panel, person] = luck.random(count) < tables.leanings[event, panel, person, at]
            if person:
                defers[:, panel, person] = luck.random(count) < tables.deference[event, panel]
        said = _said(yes[:, panel], defers[:, panel], people)
        enough[panel] = said.sum(axis=1) >= tables.need[event, panel]
    passes = luck.random(count) < tables.chance[event]
    stopped = enough[1] & (tables.people[event, 1] > 0)
    return Answers(yes, defers, passes), passes & enough[0] & ~stopped


def draws_until(stage: Stage, event: int, effect: bool, luck: Luck) -> Answers | None:  # noqa: FBT001 - what it came to
    """Draw answers to an event until it has its effect, or has none; None if it hardly ever comes so."""
    for _ in range(MOST_DRAWS // AT_ONCE):
        found, had = answers_drawn(stage, event, AT_ONCE, luck)
        right = np.flatnonzero(had == effect)
        if right.size:
            one = right[:1]
            return Answers(found.yes[one], found.defers[one], found.passes[one])
    return None


def _said(yes: Truths, defers: Truths, people: int) -> Truths:
    """What each person says, having heard the one before; shape (draws, people)."""
    said = yes[:, :people].copy()
    for person in range(1, people):
        follows = defers[:, person]
        said[follows, person] = said[follows, person - 1]
    return said
