"""Blame: responsibility averaged over what an actor could know when it chose.

The degree of blame of a choice for an outcome is the expected degree of responsibility, over the situations that the
actor took to be possible, each as likely as it believed; where the outcome does not come about, responsibility is
none [chockler2004]. A situation is where the actor may have been, and all the luck from there on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from excomm.causes.actual import actual_causes
from excomm.causes.answers import answers_drawn
from excomm.causes.contexts import noise_after
from excomm.causes.deeds import deeds_in, holdable_in, situation_among
from excomm.causes.timeline import Stage, Timeline, followed, people_at_most

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Luck = np.random.Generator

# Worlds played in one situation, and the most variables that change together in a cause.
MOST_PLAYED, LARGEST = 1_000, 2
# Of what happens later so much may have been otherwise; what comes after that is context.
MOST_DEEDS = 24


@dataclass(frozen=True)
class Foreseen:
    """The degree of responsibility of a choice in one situation; it may be higher where the search was `bounded`."""

    degree: float
    bounded: bool


NOT_RESPONSIBLE = Foreseen(0.0, bounded=False)


def blame_in(
    stage: Stage,
    choice: tuple[int, int, float],
    where: tuple[NDArray[np.int64], Numbers],
    inside: NDArray[np.bool_],
    *,
    situations: int,
    luck: Luck,
) -> list[Foreseen]:
    """Degrees of responsibility of a choice for ending `inside`, in situations drawn as an actor believes; one each.

    The `choice` is of an actor, of a course, on a day; `stage` is that of the actor's picture, and `where` has the
    nodes in which it may take itself to be, and how likely it takes each. Situations in which it never would make that
    choice are left out.
    """
    actor, course, day = choice
    nodes, weights = where
    found = []
    for start in luck.choice(nodes, size=situations, p=weights):
        begun = replace(stage, tables=stage.tables._replace(start=int(start)))
        timeline = _future(begun, actor, course, day, luck)
        if timeline is None:
            continue
        _, after = followed(begun, timeline)
        responsible = inside[after[-1]]
        found.append(_responsibility(begun, timeline, inside) if responsible else NOT_RESPONSIBLE)
    return found


def _responsibility(stage: Stage, timeline: Timeline, inside: NDArray[np.bool_]) -> Foreseen:
    """The degree of responsibility of the first choice of a future."""
    deeds = deeds_in(stage, timeline)
    some = deeds[:MOST_DEEDS]
    if not some or some[0].ring != 0:
        return NOT_RESPONSIBLE
    every = holdable_in(stage, timeline, some)
    situation = situation_among(stage, timeline, every, inside)
    found = actual_causes(situation, most=MOST_PLAYED, largest=LARGEST)
    degree = found.responsibility(some[0].name)
    # A cause that was missed has more variables than all causes that are sure to have been found; or, where some of
    # what came later was left aside, holds or changes at least one of that.
    missed = 0.0 if found.exhaustive else 1 / (found.complete + 1)
    aside = 1 / 2 if len(deeds) > MOST_DEEDS else 0.0
    return Foreseen(degree, bounded=degree < max(missed, aside))


def _future(stage: Stage, actor: int, course: int, day: float, luck: Luck) -> Timeline | None:
    """Draw all the luck from a choice on, which an actor makes as it did; None if it never would."""
    days, clocks = _rings(stage, day, luck)
    most = max(moves.shape[1] for moves in stage.process.nodes.moves) + 1
    noise = luck.standard_exponential((days.size + 1, most))
    chances = _chances(stage, actor)
    if chances[course] <= 0:
        return None
    noise[0] = noise_after(chances, course, noise[0], luck)
    shape = (days.size + 1, *people_at_most(stage.tables))
    yes, defers = np.zeros(shape, np.bool_), np.zeros(shape, np.bool_)
    passes = np.zeros(days.size + 1, np.bool_)
    first = len(stage.process.nodes.moves)
    for event in range(stage.process.rate.size):
        rings = 1 + np.flatnonzero(clocks == first + event)
        found, _ = answers_drawn(stage, event, rings.size, luck)
        yes[rings], defers[rings], passes[rings] = found.yes, found.defers, found.passes
    return Timeline(
        days=np.concatenate([[day], days]),
        clocks=np.concatenate([[actor], clocks]),
        choices=np.full(days.size + 1, -1.0),
        noise=noise,
        yes=yes,
        defers=defers,
        passes=passes,
        forced=np.zeros(days.size + 1, np.bool_),
        step=np.zeros(days.size + 1, np.int64),
    )


def _rings(stage: Stage, day: float, luck: Luck) -> tuple[Numbers, NDArray[np.int64]]:
    """The days on which clocks ring after a day, and which do, in the order of time."""
    process = stage.process
    left = max(process.days - day, 0.0)
    counts = luck.poisson(np.concatenate([process.pace, process.rate]) * left)
    dates = np.flatnonzero((process.dates > day) & (process.dates < process.days))
    days = np.concatenate([day + luck.random(int(counts.sum())) * left, process.dates[dates]])
    clocks = np.concatenate([np.repeat(np.arange(counts.size), counts), counts.size + dates])
    order = np.argsort(days, kind="stable")
    return days[order], clocks[order].astype(np.int64)


def _chances(stage: Stage, actor: int) -> Numbers:
    """The probability of each course of an actor where a process starts."""
    count = int(stage.tables.courses[actor])
    begin = int(stage.tables.moves_at[actor]) + stage.tables.start * count
    return stage.policies[begin : begin + count]
