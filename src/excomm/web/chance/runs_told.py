"""Tells many runs in words, for what is drawn of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.process.priors import priors_in
from excomm.report.drawings.clock import time_ticks
from excomm.report.drawings.frame import MOST_DAYS
from excomm.report.odds import FEW_DRAWS, enough_runs, gravest, odds_in
from excomm.report.sections.dates import date_in_words
from excomm.report.text.forecast import until_when
from excomm.report.text.simulation import LONGEST_PATH, MOST_PATHS, first_passage
from excomm.report.words.chances import day_in_words, moment, number_of_days
from excomm.report.words.names import capital, counted, spaced, trimmed
from excomm.report.words.odds import what_is_not_known
from excomm.tables.in_words import between, percent, times
from excomm.web.chance.doubts import doubts_of
from excomm.web.shapes.answer import Named
from excomm.web.shapes.runs_told import CloseCallTold, OutcomeTold, PathTold, RunsTold, Tick

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from excomm.model.crisis import Crisis
    from excomm.process.paths_taken import PathTaken
    from excomm.process.simulating import Simulation
    from excomm.report.odds import Odds

# In a crisis of fewer days than this the hour is told as well.
FEW_DAYS = 3
CHANCE = Named(
    name="Chance",
    text="so many runs leave the share in all possible runs somewhere in here, in 95 of 100 cases. More runs make it"
    " narrower.",
)
OPEN = Named(
    name="What is not known",
    text="nine tenths of the draws of what the file leaves open have their share in here, with some chance in it. Only"
    " to know more would make it narrower.",
)
TOO_FEW = Named(
    name="What is not known",
    text="spreads the answer further, but so few runs for each draw cannot tell how far. Ask for more runs, or for"
    " fewer draws.",
)

BEGINNING = Named(
    name="What is not known",
    text="spreads the answer further; one draw of what the file leaves open cannot tell how far.",
)


def runs_told(found: Simulation) -> RunsTold:
    """What stands beside the numbers of a simulation."""
    crisis, spread = found.space.crisis, enough_runs(found)
    return RunsTold(
        when=until_when(crisis, found.days),
        doubts=doubts_of(found),
        gravest=gravest(found.space),
        outcomes=tuple(_outcome(found, one, spread=spread) for one in odds_in(found)),
        legend=(CHANCE, *_of_not_known(found, spread=spread)),
        close_calls=tuple(_close_calls(found)),
        paths=tuple(_path(path) for path in found.paths[:MOST_PATHS]),
        rests_on=tuple(_rests_on(found)),
        ticks=ticks_of(crisis, found.days),
    )


def _of_not_known(found: Simulation, *, spread: bool) -> tuple[Named, ...]:
    if not priors_in(found.space.crisis):
        return ()
    if found.done == 1:
        return (BEGINNING,)
    if spread and found.done < FEW_DRAWS:
        said = (
            f"of only {found.done} draws of what the file leaves open; so few make it too narrow."
        )
        return (Named(name="What is not known", text=said),)
    return (OPEN if spread else TOO_FEW,)


def ticks_of(crisis: Crisis, days: float) -> tuple[Tick, ...]:
    """Days for an axis, as dates or times of day where the file has a span.

    >>> import excomm as ex
    >>> [tick.words for tick in ticks_of(ex.load("cuba-1962"), 12.0)][:2]
    ['16 Oct', '18 Oct']
    """
    return tuple(Tick(day=day, words=name) for day, name in time_ticks(crisis, days, MOST_DAYS))


def _when_reached(found: Simulation, ever: str, median: float | None) -> str:
    """How many runs came to something, and by when half of these had."""
    if median == 0:
        return "All runs begin so."
    half = "" if median is None else f", half of these by {_reached(found, median)}"
    return f"{ever} of the runs{half}."


def _reached(found: Simulation, day: float) -> str:
    """When something was reached, to the minute where all takes but a few days."""
    crisis = found.space.crisis
    at = moment(crisis, day)
    return date_in_words(at) if at and found.days < FEW_DAYS else day_in_words(crisis, day)


def _outcome(found: Simulation, one: Odds, *, spread: bool) -> OutcomeTold:
    ever, median = first_passage(found, one.outcome)
    days = np.array([tick.day for tick in ticks_of(found.space.crisis, found.days)])
    crisis, name = found.space.crisis, capital(spaced(one.outcome))
    share, chance = percent(one.mean), between(one.least, one.most)
    by_open = between(one.low, one.high) if spread else None
    words = f"{name}: {share} of the runs; {chance} by chance alone"
    return OutcomeTold(
        outcome=one.outcome,
        name=name,
        text=crisis.outcomes[one.outcome].text if one.outcome in crisis.outcomes else "",
        share=share,
        by_chance=chance,
        by_open=by_open,
        words=f"{words}; {by_open} depending on what is not known." if by_open else f"{words}.",
        reached=_when_reached(found, percent(ever), median),
        by_tick=tuple(map(percent, found.reached(one.outcome, days).tolist())),
    )


def _close_calls(found: Simulation) -> Iterator[CloseCallTold]:
    for event, part in found.space.crisis.events.items():
        counts = found.close_calls(event)
        if counts.any():
            yield CloseCallTold(
                event=event,
                name=trimmed(part.text) or capital(spaced(event)),
                per_run=times(float(counts.mean())),
                runs_with=percent(float((counts > 0).mean())),
            )


def _path(path: PathTaken) -> PathTold:
    share = path.frequency
    return PathTold(
        words=capital(_steps(path.outcomes)),
        share=percent(share.probability),
        by_chance=between(share.low, share.high),
        example=path.example,
    )


def _steps(outcomes: Sequence[str]) -> str:
    """A path from its first outcome to its last; of a long one what lies before the last is cut short.

    >>> _steps("abcdefgh")
    'a, then b, then c, then d, then e, then 2 more, and at last h'
    """
    left = len(outcomes) - LONGEST_PATH
    if left <= 0:
        return ", then ".join(map(spaced, outcomes))
    first = ", then ".join(map(spaced, outcomes[: LONGEST_PATH - 1]))
    return f"{first}, then {left} more, and at last {spaced(outcomes[-1])}"


def _rests_on(found: Simulation) -> Iterator[str]:
    length, most = number_of_days(float(found.runs.days.mean())), number_of_days(found.days)
    yield f"A run lasts {length} on average, of {most} at the most."
    yield f"{counted(found.count, 'run')} of seed {found.seed}: the same seed gives the same runs."
    yield what_is_not_known(found.space, found.done, asked=found.draws)
    yield from (f"{capital(note)}." for note in found.notes)
