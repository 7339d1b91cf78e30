"""How likely each outcome of a crisis was: computed without drawing lots, over all that is not known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from excomm.errors import InputError
from excomm.process.calendar import days_until
from excomm.process.design import DRAWS
from excomm.process.exact import forecast
from excomm.process.passages import into, leading, passages_of
from excomm.process.replicates import ask_each, parts_as, told
from excomm.process.settings import assumed
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
    from excomm.process.exact import Forecast
    from excomm.process.process import Process
    from excomm.process.replicates import OnDraw, OnPart, Replicates

    Numbers = NDArray[np.float64]

# What is reported of a distribution of probabilities: its median and the range that holds nine tenths of it.
LOW, MIDDLE, HIGH = 0.05, 0.5, 0.95
LEAST_TIMES = 2
# What a state belongs to that no outcome of the file covers.
NO_OUTCOME = "no_outcome"


@dataclass(frozen=True, repr=False)
class Forecasts(Tabular):
    """The probability of each outcome, for every draw from the priors.

    `probabilities[d, o]` is that of outcome *o* at the end, in draw *d* of those that were answered; `curves[d, t, o]`
    that at `times[t]`, in days from the start; `ended[d, t]` that the crisis is over by then. `close_calls[d, e]`
    is the mean number of times that event *e* came without effect, `mean_days[d]` how long the crisis is expected
    to last. What spreads these numbers is what is not known; chance is in them already. `draws` are those answered, of
    as many as were `asked` for, unless it was `interrupted`. `together` are several outcomes each that were to be
    told as one. `passages[d, w, a, b]` is how often on average the *w*-th of actors, events and the calendar leads from
    outcome *a* to *b*; the last outcome is that of no name.
    """

    space: Space
    outcomes: tuple[str, ...]
    times: Numbers
    probabilities: Numbers
    curves: Numbers
    ended: Numbers
    close_calls: Numbers
    mean_days: Numbers
    passages: Numbers
    draws: tuple[int, ...]
    asked: int
    interrupted: bool
    notes: tuple[str, ...]
    provenance: Provenance
    together: tuple[str, ...] = ()

    def probability(self, outcome: str) -> float:
        """The probability of an outcome, or of any of several, all that is not known averaged out."""
        return float(self.by_draw(outcome).mean())

    def quantiles(self, outcome: str, *levels: float) -> tuple[float, ...]:
        """The quantiles of an outcome's probability over what is not known: 5 %, 50 % and 95 % if none are named."""
        chosen = levels or (LOW, MIDDLE, HIGH)
        found: list[float] = np.quantile(self.by_draw(outcome), chosen).tolist()
        return tuple(found)

    def by_draw(self, outcome: str) -> Numbers:
        """The probability of an outcome in each draw; or of any of several, as in 'war or nuclear_war'."""
        places = places_of_outcomes(outcome, self.outcomes)
        total: Numbers = np.minimum(self.probabilities[:, places].sum(axis=1), 1)
        return total

    def set_off(self, outcome: str) -> tuple[tuple[str, float], ...]:
        """Who or what brought an outcome about, or any of several, and how often on average; most often first.

        An actor, an event, or "calendar": who led into it from outside. An outcome that can be left can be entered
        more often than once; of one that cannot, these numbers are probabilities whose sum is its own.
        """
        times = into(self.passages, places_of_outcomes(outcome, self.outcomes)).mean(axis=0)
        ranked = sorted(
            zip(leading(self.space), times.tolist(), strict=True), key=lambda one: -one[1]
        )
        return tuple(one for one in ranked if one[1] > 0)

    def table(self) -> Table:
        """One row for each outcome, and for those asked for together: its mean, and how far what is open spreads it."""
        names = (*self.outcomes, *self.together)
        quantiles = [self.quantiles(outcome) for outcome in names]
        return Table(
            f"Probability of each outcome of {self.space.crisis.title}",
            {
                "outcome": names,
                "probability": tuple(self.probability(outcome) for outcome in names),
                "low": tuple(low for low, _, _ in quantiles),
                "median": tuple(middle for _, middle, _ in quantiles),
                "high": tuple(high for _, _, high in quantiles),
            },
            notes=self.notes,
        )


class _Answer(NamedTuple):
    forecast: Forecast
    passages: Numbers


def exact(
    crisis: Crisis | Space,
    *,
    until: str | float | None = None,
    draws: int = DRAWS,
    times: int = 73,
    together: Sequence[str] = (),
    workers: int | None = None,
    on_draw: OnDraw | None = None,
    on_part: OnPart[Forecasts] | None = None,
) -> Forecasts:
    """How likely each outcome of a crisis is, by uniformization: no lots are drawn.

    The process is followed until a day (a date, or a number of days; the end of its span if left out), once for each
    of `draws` draws from its priors (1: at their medians). Several outcomes can be told `together` as one, as in
    "war or nuclear_war". `on_part` is given, as draws are done, what makes a result of those so far. Raises
    `InputError` where choices do not settle, and `PartError` where an event leads to what cannot be.

    >>> import excomm as ex
    >>> found = ex.exact(ex.load("chicken"))
    >>> {outcome: round(found.probability(outcome), 2) for outcome in found.outcomes}
    {'collision': 0.24, 'both_swerve': 0.23, 'first_yields': 0.26, 'second_yields': 0.26}
    """
    if times < LEAST_TIMES:
        raise InputError(
            f"probabilities at {times} times cannot be told",
            remedy=f"ask for {LEAST_TIMES} at least: the start and the end",
        )
    space = crisis if isinstance(crisis, Space) else compile_space(crisis)
    names = outcome_names(space)
    for several in together:
        places_of_outcomes(several, names)

    def forecasts(found: Replicates[_Answer]) -> Forecasts:
        answers = [one.forecast for one in found.answers.values()]
        return Forecasts(
            space=space,
            outcomes=names,
            times=np.linspace(0, days_until(space.crisis, until), times),
            probabilities=np.array([one.outcomes[-1, : len(names)] for one in answers]),
            curves=np.array([one.outcomes[:, : len(names)] for one in answers]),
            ended=np.array([one.ended for one in answers]),
            close_calls=np.array([one.close_calls for one in answers]),
            mean_days=np.array([_mean_days(one) for one in answers]),
            passages=np.array([one.passages for one in found.answers.values()]),
            draws=tuple(found.answers),
            asked=found.asked,
            interrupted=found.interrupted,
            notes=(*assumed(space.crisis), *told(found)),
            provenance=provenance_of(space.crisis),
            together=tuple(together),
        )

    found = ask_each(
        space,
        lambda process, _draw: _answer(process, times),
        draws=draws,
        until=until,
        workers=workers,
        on_draw=on_draw,
        on_part=parts_as(forecasts, on_part),
    )
    return forecasts(found)


def _answer(process: Process, times: int) -> _Answer:
    found = forecast(process, times=times)
    return _Answer(found, passages_of(process, found))


def _mean_days(one: Forecast) -> float:
    return one.mean_days


def outcome_names(space: Space) -> tuple[str, ...]:
    """The outcomes of a file; where it names none, the one that stands for all."""
    return space.outcomes or (NO_OUTCOME,)
