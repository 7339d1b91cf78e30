"""Probabilities over time without any drawing of lots: uniformization.

The state of a process after *t* days is that of a chain which has made a Poisson number of ticks, of mean Λt. So
the distribution is a sum over numbers of ticks, cut off where what is left out is below 1e-12 [jensen1953; fox1988].
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from excomm.errors import InputError
from excomm.process.flow import Flow, flow_of

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from excomm.process.process import Process

    Numbers = NDArray[np.float64]

# The probability of more ticks than are followed.
LEFT_OUT = 1e-12
# So many ticks can be followed within minutes and gigabytes.
MOST_TICKS = 2_000_000


@dataclass(frozen=True)
class Forecast:
    """Where a process is expected to be, and what it is expected to have gone through.

    `outcomes[t, o]` is the probability of outcome *o* at `times[t]`, in days from the start (the last is the end);
    the last column is that of no named outcome. `ended[t]` is the probability that the crisis is over by then.
    `close_calls[e]` is the mean number of times that event *e* came without effect, until the end. The crisis is
    expected to last `mean_days`: until an ending state, or the end of the time. `nodes` is the distribution over
    nodes at the end, `spent[n]` how many days are spent at node *n* on average, `by_calendar[a, b]` how likely dated
    changes lead from outcome *a* to *b*, summed over these.
    """

    times: Numbers
    outcomes: Numbers
    ended: Numbers
    close_calls: Numbers
    mean_days: float
    nodes: Numbers
    spent: Numbers
    by_calendar: Numbers


def forecast(process: Process, *, times: int = 101) -> Forecast:
    """Compute the probabilities of outcomes at evenly spaced times, from the start to the end of a process.

    Costs time linear in the number of arcs, times that of ticks: the rate of the fastest node times the days.

    >>> import excomm as ex
    >>> from excomm.process.compiling import process_on, stage_of
    >>> crisis = ex.load("chicken")
    >>> found = forecast(process_on(stage_of(ex.compile_space(crisis)), crisis))
    >>> found.outcomes[-1].round(3).tolist()
    [0.243, 0.234, 0.261, 0.261, 0.0]
    """
    return forecast_along(process, flow_of(process), np.linspace(0, process.days, times))


def forecast_along(process: Process, flow: Flow, times: Numbers) -> Forecast:
    """The same at any ascending times, the first being 0, along a flow that is at hand.

    Raises `InputError` where too much happens within the time to be followed.
    """
    _refuse_too_much(process, flow)
    summary = _summary(process, flow)
    here: Numbers = np.zeros(process.nodes.count)
    here[process.nodes.start] = 1
    rows = np.zeros((times.size, summary.shape[0]))
    spent, named = np.zeros_like(here), len(process.scene.space.outcomes) + 1
    by_calendar = np.zeros((named, named))
    begin = 0.0
    for day, jump in [*_jumps(process), (process.days, np.arange(here.size))]:
        # At the moment of a change it has been made already; the end is no change.
        inside = (times >= begin) & ((times < day) | (day == process.days))
        here, found, passed = _stretch(flow, summary, here, times[inside] - begin, day - begin)
        rows[inside] = found
        spent += passed
        begin = day
        by_calendar += _between(process, here, jump)
        here = np.bincount(jump, here, minlength=here.size).astype(np.float64)
    totals = summary @ spent
    return Forecast(
        times=times,
        outcomes=rows[:, :named],
        ended=rows[:, named],
        close_calls=totals[named + 1 :],
        mean_days=process.days - float(totals[named]),
        nodes=here,
        spent=spent,
        by_calendar=by_calendar,
    )


def _refuse_too_much(process: Process, flow: Flow) -> None:
    ticks = flow.rate * process.days
    if ticks <= MOST_TICKS:
        return
    clocks = [*process.scene.space.actors, *process.crisis.events]
    rates = np.concatenate([process.pace, process.rate])
    fastest = int(rates.argmax())
    raise InputError(
        f"within {process.days:g} days about {ticks:,.0f} things may happen, too many to compute with;"
        f" '{clocks[fastest]}' alone comes {rates[fastest]:,.0f} times a day",
        remedy="ask for fewer days (--until), lower that rate, or let it happen: excomm simulate",
    )


def _between(process: Process, here: Numbers, jump: NDArray[np.integer[Any]]) -> Numbers:
    """With what probability a dated change leads from each outcome to each; the last is that of no name."""
    kinds = len(process.scene.space.outcomes) + 1
    outcome = process.scene.space.outcome[process.nodes.state].astype(np.int64) % kinds
    pairs = np.bincount(outcome * kinds + outcome[jump], here, kinds * kinds)
    return pairs.astype(np.float64).reshape(kinds, kinds)


def _jumps(process: Process) -> list[tuple[float, NDArray[np.integer[Any]]]]:
    return [
        (float(day), jump)
        for day, jump in zip(process.dates, process.nodes.jumps, strict=True)
        if day < process.days
    ]


def _summary(process: Process, flow: Flow) -> csr_array:
    """What is read off a distribution over nodes: each outcome, none, whether it is over, and rates of close calls."""
    from scipy.sparse import csr_array

    space, nodes = process.scene.space, process.nodes
    outcome = space.outcome[nodes.state]
    places = [*range(len(space.outcomes)), -1]
    masks = [outcome == place for place in places]
    return csr_array(np.vstack([*masks, nodes.ended, flow.close]).astype(np.float64))


def _stretch(
    flow: Flow, summary: csr_array, here: Numbers, times: Numbers, length: float
) -> tuple[Numbers, Numbers, Numbers]:
    """Follow a distribution between two dated changes: it at the end, the summary at each time, days at nodes."""
    if length <= 0:
        return (
            here,
            np.repeat((summary @ here)[np.newaxis], times.size, axis=0),
            np.zeros_like(here),
        )
    mean = flow.rate * length
    numbers = np.arange(_ticks(mean))
    weights = _poisson(numbers, flow.rate * times[:, np.newaxis])
    at_end = _poisson(numbers, mean)
    # The time that is spent after so many ticks.
    lasting = _more_than(numbers, mean) / flow.rate
    end, rows = np.zeros_like(here), np.zeros((times.size, summary.shape[0]))
    spent = np.zeros_like(here)
    for tick in range(numbers.size):
        rows += np.outer(weights[:, tick], summary @ here)
        spent += lasting[tick] * here
        end += at_end[tick] * here
        here = flow.step @ here
    return end, rows, spent


def _ticks(mean: float) -> int:
    """Enough ticks for all but a probability of `LEFT_OUT`."""
    ticks = int(mean + 10 * np.sqrt(mean)) + 30
    numbers = np.arange(ticks)
    return int(np.argmax(_more_than(numbers, mean) < LEFT_OUT)) + 2


def _poisson(numbers: NDArray[np.int64], mean: Numbers | float) -> Numbers:
    """The probability of each number of ticks."""
    from scipy.special import gammaln, xlogy

    chances: Numbers = np.exp(xlogy(numbers, mean) - mean - gammaln(numbers + 1))
    return chances


def _more_than(numbers: NDArray[np.int64], mean: float) -> Numbers:
    """The probability of more ticks than each number."""
    from scipy.special import gammainc

    chances: Numbers = gammainc(numbers + 1, mean)
    return chances
