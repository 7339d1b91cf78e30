"""A crisis run again and again: how often it came out how, by which paths, and how often it was close."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from threading import Event
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from excomm.errors import InputError
from excomm.process.calendar import days_until
from excomm.process.design import DRAWS
from excomm.process.forecasting import NO_OUTCOME, outcome_names
from excomm.process.intervals import interval_of
from excomm.process.last_steps import last_steps
from excomm.process.passages import leading
from excomm.process.paths_taken import Frequency, PathsTaken, PathTaken
from excomm.process.priors import priors_in
from excomm.process.replicates import ask_each, parts_as, told
from excomm.process.running import Runs, check_luck, joined, outcomes_on, run_many
from excomm.process.settings import assumed
from excomm.process.tables import tables_of
from excomm.process.together import places_of_outcomes
from excomm.space.compiling import compile_space
from excomm.space.provenance import Provenance, provenance_of
from excomm.space.space import Space
from excomm.tables.table import Table
from excomm.tables.tabular import Tabular

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.process.process import Process
    from excomm.process.replicates import OnDraw, OnPart, Replicates

    Numbers = NDArray[np.float64]

RUNS = 10_000
# About so many runs that ended in an outcome are run again to see what set it off.
RETOLD = 1024
MOST_RUNS = 100_000_000
# So many are done before it is looked whether to stop.
AT_ONCE = 100_000
SEED = 0


@dataclass(frozen=True, repr=False)
class Simulation(Tabular):
    """What became of many runs of a crisis.

    `runs` holds them one by one: the number of the *k*-th is `number[k]`, and it was done in draw `draw[k]` from the
    priors. So many were `asked` for, in `draws` draws, unless it was `interrupted`; each could last `days`.
    `together` are several outcomes each that were to be told as one, and `last_steps[t, w]` is in how many of their
    runs the *w*-th of actors, events and the calendar was the last to lead into them, of those run again to see.
    """

    space: Space
    outcomes: tuple[str, ...]
    runs: Runs
    number: NDArray[np.int64]
    draw: NDArray[np.int64]
    asked: int
    draws: int
    interrupted: bool
    seed: int
    days: float
    notes: tuple[str, ...]
    provenance: Provenance
    together: tuple[str, ...]
    last_steps: NDArray[np.int64]

    @property
    def count(self) -> int:
        """How many runs there are."""
        return int(self.runs.node.size)

    @property
    def done(self) -> int:
        """How many of the draws were done."""
        return int(np.unique(self.draw).size)

    def frequency(self, outcome: str) -> Frequency:
        """How often a run ended in an outcome, or in any of several, as in 'war or nuclear_war'."""
        return self._frequency(int(self._ended(outcome).sum()))

    def reached(self, outcome: str, days: Numbers) -> Numbers:
        """The share of runs in which an outcome had been reached by each of these days: a first-passage curve."""
        first = np.sort(self.first_reached(outcome))
        share: Numbers = np.searchsorted(first, days, side="right") / self.count
        return share

    def first_reached(self, outcome: str) -> Numbers:
        """The day on which each run first reached an outcome, or any of several; infinite where it never did."""
        first: Numbers = self.runs.reached[:, places_of_outcomes(outcome, self.outcomes)].min(
            axis=1
        )
        return first

    def outcome_of(self, run: int) -> str:
        """The outcome in which the run of a number ended."""
        place = np.flatnonzero(self.number == run)
        if place.size == 0:
            raise InputError(f"run {run} was not done", remedy=f"{self.asked:,} were asked for")
        return (*self.space.outcomes, NO_OUTCOME)[int(self.runs.outcome[place[0]])]

    def by_draw(self, outcome: str) -> Numbers:
        """The share of an outcome in the runs of each draw; what is not known spreads it, and chance does too."""
        draws, place = np.unique(self.draw, return_inverse=True)
        share: Numbers = np.bincount(place, self._ended(outcome), draws.size) / np.bincount(place)
        return share

    def close_calls(self, event: str) -> Numbers:
        """How often an event came without effect in each run; shape (runs,)."""
        events = tuple(self.space.crisis.events)
        if event not in events:
            raise InputError(
                f"there is no event '{event}'", remedy=f"known: {', '.join(events) or 'none'}"
            )
        counts: Numbers = self.runs.close[:, events.index(event)].astype(np.float64)
        return counts

    @cached_property
    def paths(self) -> PathsTaken:
        """The sequences of outcomes that runs went through, most frequent first."""
        return self._paths(np.arange(self.count))

    def paths_to(self, outcome: str) -> PathsTaken:
        """The paths of the runs that ended in an outcome, or in any of several; shares are those in all runs."""
        return self._paths(np.flatnonzero(self._ended(outcome)))

    def set_off(self, outcome: str) -> tuple[tuple[str, int], ...]:
        """Who or what last led into an outcome that was asked for, and in how many of the runs looked at, most first.

        A thousand runs or so that ended in it are looked at, the first of each draw; an actor, an event, or "calendar".
        """
        if outcome not in self.together:
            raise InputError(f"'{outcome}' was not asked for", remedy="name it in 'together'")
        counts = self.last_steps[self.together.index(outcome)].tolist()
        ranked = sorted(zip(leading(self.space), counts, strict=True), key=lambda one: -one[1])
        return tuple(one for one in ranked if one[1] > 0)

    def _paths(self, inside: NDArray[np.int64]) -> PathsTaken:
        codes, first, counts = np.unique(
            self.runs.paths[inside], return_index=True, return_counts=True
        )
        order = np.lexsort((codes, -counts))
        names = (*self.space.outcomes, NO_OUTCOME)

        def told(place: int) -> PathTaken:
            at = order[place]
            return PathTaken(
                tuple(names[place] for place in outcomes_on(int(codes[at]), self._kinds)),
                self._frequency(int(counts[at])),
                int(self.number[inside[first[at]]]),
            )

        return PathsTaken(counts[order], told)

    def table(self) -> Table:
        """One row for each outcome, and for those asked for together: how many runs ended so, and the probability."""
        names = (*self.outcomes, *self.together)
        rows = [self.frequency(outcome) for outcome in names]
        return Table(
            f"Outcomes of {self.count:,} runs of {self.space.crisis.title}",
            {
                "outcome": names,
                "runs": tuple(row.count for row in rows),
                "probability": tuple(row.probability for row in rows),
                "low": tuple(row.low for row in rows),
                "high": tuple(row.high for row in rows),
            },
            notes=self.notes,
        )

    @property
    def _kinds(self) -> int:
        return int(self.runs.reached.shape[1])

    def _frequency(self, count: int) -> Frequency:
        low, high = interval_of(np.array([count]), self.count)
        return Frequency(count, count / self.count, float(low[0]), float(high[0]))

    def _ended(self, outcome: str) -> NDArray[np.bool_]:
        return np.isin(self.runs.outcome, places_of_outcomes(outcome, self.outcomes))


def simulate(
    crisis: Crisis | Space,
    *,
    runs: int = RUNS,
    seed: int = SEED,
    until: str | float | None = None,
    draws: int = DRAWS,
    together: Sequence[str] = (),
    workers: int | None = None,
    on_draw: OnDraw | None = None,
    on_part: OnPart[Simulation] | None = None,
) -> Simulation:
    """Run a crisis so many times, and see what becomes of it.

    The runs are shared out evenly over `draws` draws from the priors (1: all at their medians); each lasts until an
    ending state or a day (a date, or a number of days; the end of the span if left out). The same seed gives the same
    runs, to the bit, whatever the number of `workers`. Several outcomes can be told `together` as one, as in
    "war or nuclear_war". `on_part` is given, as draws are done, what makes a result of the runs so far. Raises as
    `exact` does.

    >>> import excomm as ex
    >>> found = ex.simulate(ex.load("chicken"), runs=1000, seed=7)
    >>> found.frequency("collision")
    Frequency(count=247, probability=0.247, low=0.22054..., high=0.27495...)
    """
    if not 1 <= runs <= MOST_RUNS:
        raise InputError(f"{runs} runs cannot be done", remedy=f"ask for 1 to {MOST_RUNS:,}")
    check_luck(runs, seed)
    space = crisis if isinstance(crisis, Space) else compile_space(crisis)
    bounds = shares(runs, draws_for(space.crisis, runs=runs, draws=draws))

    several = [places_of_outcomes(one, outcome_names(space)) for one in together]
    most = -(-RETOLD // (len(bounds) - 1))

    stop = Event()

    def some(process: Process, draw: int) -> _Part:
        first, end = bounds[draw], bounds[draw + 1]
        done = _run_until(stop, process, first, end, seed)
        return _Part(done, last_steps(process, done, several, seed=seed, most=most))

    def simulation(found: Replicates[_Part]) -> Simulation:
        parts = [part.runs for part in found.answers.values()]
        return Simulation(
            space=space,
            outcomes=outcome_names(space),
            runs=joined(parts),
            number=np.concatenate(
                [
                    np.arange(bounds[draw], bounds[draw] + part.runs.node.size)
                    for draw, part in found.answers.items()
                ]
            ),
            draw=np.repeat(list(found.answers), [part.node.size for part in parts]),
            asked=runs,
            draws=found.asked,
            interrupted=found.interrupted,
            seed=seed,
            days=days_until(space.crisis, until),
            notes=(*assumed(space.crisis), *told(found)),
            provenance=provenance_of(space.crisis),
            together=tuple(together),
            last_steps=np.sum([part.last_steps for part in found.answers.values()], axis=0),
        )

    found = ask_each(
        space,
        some,
        draws=len(bounds) - 1,
        until=until,
        workers=workers,
        on_draw=on_draw,
        on_part=parts_as(simulation, on_part),
        stop=stop,
    )
    return simulation(found)


class _Part(NamedTuple):
    runs: Runs
    last_steps: NDArray[np.int64]


def _run_until(stop: Event, process: Process, first: int, end: int, seed: int) -> Runs:
    """Runs of some numbers, as many of them as are done before all is to stop."""
    tables, parts = tables_of(process), []
    for begin in range(first, end, AT_ONCE):
        parts.append(run_many(tables, runs=min(AT_ONCE, end - begin), seed=seed, first=begin))
        if stop.is_set():
            break
    return joined(parts)


def draws_for(crisis: Crisis, *, runs: int, draws: int) -> int:
    """Among how many draws from the priors so many runs are shared out: one, where there is nothing to draw."""
    return min(draws, runs) if priors_in(crisis) else 1


def shares(runs: int, draws: int) -> list[int]:
    """Where the runs of each draw begin: as evenly shared as whole numbers can be."""
    return [runs * draw // draws for draw in range(draws + 1)]
