"""The path that was taken, seen with the eyes of the process: how likely it was, and how surprising each step.

A step that changed the state is explained by the actor or the event that the file names. What a record of history does
not show, such as stages passed, photographs taken, and alarms that came to nothing, is averaged out: a filter carries
the probabilities of all nodes that agree with what is known so far. What the calendar of the file brings happens by
itself, whether history names it or not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import InputError
from excomm.process.barred import Barred, why_barred
from excomm.process.ordering import order_of
from excomm.process.waiting import jumped, wait
from excomm.process.ways import Way, ways_of
from excomm.space.history import follow_history

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from excomm.model.history import Step
    from excomm.process.ordering import Came
    from excomm.process.process import Process
    from excomm.space.space import Space

    Numbers = NDArray[np.float64]

_TOO_LONG = Barred(
    "the model gives no chance that nothing else changes for so long before it",
    "slow down what else could have come, or date the step earlier",
)
# So many of the other things that might have happened are kept.
ALTERNATIVES = 3


@dataclass(frozen=True)
class Alternative:
    """Something else that might have happened next, and how likely that was."""

    what: str
    course: str
    chance: float


@dataclass(frozen=True)
class StepTaken:
    """A step of history that changed the state, as the process sees it.

    `day` counts from the start. `chance` is the probability that, when something changed next, it was this; `surprise`
    is the same in bits, infinite where the model gives it no chance: `barred` says why it does. `dated` says that the
    calendar of the file brings it on its day. `waited` is how many days nothing had changed, `patience` the
    probability that nothing would for that long; what the calendar brings of itself counts as nothing here.
    `alternatives` are the likeliest other things.
    """

    number: int
    text: str
    day: float
    chance: float
    waited: float
    patience: float
    alternatives: tuple[Alternative, ...]
    barred: Barred | None = None
    dated: bool = False

    @property
    def surprise(self) -> float:
        """How surprising the step was, in bits: a coin's fall is one."""
        return float(-np.log2(self.chance)) if self.chance > 0 else float("inf")


@dataclass(frozen=True)
class Past:
    """The history of a crisis as its process sees it; it breaks off after a step that leads to where nothing can.

    `likelihood` is the natural logarithm of the density of all that happened at the time it did, per day for each step;
    minus infinity where the model gives some step no chance. `chance` is the probability of the order of steps.
    `lasted` is how many days nothing changed after the last step, `patience` the probability that nothing would. It is
    `broken_off` where later steps could not be judged.
    """

    steps: tuple[StepTaken, ...]
    likelihood: float
    lasted: float
    patience: float
    end: int
    broken_off: bool = False

    @property
    def chance(self) -> float:
        """The probability that what changed changed in this order, whatever the times."""
        return float(np.prod([step.chance for step in self.steps]))


@dataclass(frozen=True)
class _Taken:
    """What a step came to: what is likely after it, its rate a day (of a dated one, its chance), how it looks.

    Nothing is likely after it (None) where the process cannot reach the state at all.
    """

    after: Numbers | None
    rate: float
    chance: float
    alternatives: tuple[Alternative, ...] = ()
    barred: Barred | None = None
    dated: bool = False


def past_of(process: Process) -> Past:
    """Follow the history of a crisis through its process.

    Costs time linear in the number of nodes, and cubic in the number of those that share a state of history. Raises
    `InputError` where there is no history, or it leads to a state that the rules of the crisis forbid.
    """
    if not process.crisis.history:
        raise _no_history()
    ways, likelihood, taken = ways_of(process), 0.0, list[StepTaken]()
    here = np.zeros(process.nodes.count)
    here[process.nodes.start] = 1
    day = since = 0.0
    patience = 1.0
    order = order_of(process)
    end = order[-1].state if order else int(process.nodes.state[process.nodes.start])
    for came in order:
        here, quiet = wait(process, ways, here, came.day - day)
        day, patience = came.day, patience * quiet
        if came.number is None:
            here = jumped(process, came.date or 0, here)
            continue
        one = _come(process, ways, here, came)
        taken.append(_seen(process, came, (day - since, patience), one))
        likelihood += _log(one.rate) + _log(patience)
        if one.after is None:
            return Past(tuple(taken), likelihood, 0.0, 0.0, end, broken_off=True)
        here, since, patience = one.after, day, 1.0
    _, quiet = wait(process, ways, here, process.days - day)
    patience *= quiet
    lasted = max(process.days - since, 0.0)
    return Past(tuple(taken), likelihood + _log(patience), lasted, patience, end)


def _log(share: float) -> float:
    return float(np.log(share)) if share > 0 else float("-inf")


def _seen(process: Process, came: Came, waited: tuple[float, float], one: _Taken) -> StepTaken:
    number, (days, patience) = came.number or 0, waited
    return StepTaken(
        number=number,
        text=process.crisis.history[number - 1].text,
        day=came.day,
        chance=one.chance,
        waited=days,
        patience=patience,
        alternatives=one.alternatives,
        barred=one.barred or (None if patience > 0 else _TOO_LONG),
        dated=one.dated,
    )


def changes_of(space: Space) -> Iterator[tuple[int, Step, int]]:
    """The steps of history that changed the state, their numbers from 1, and the state after each."""
    if not space.crisis.history:
        raise _no_history()
    before = space.start
    for number, reached in enumerate(follow_history(space), 1):
        if reached.state is None:
            raise InputError(
                f"step {number} of its history {reached.fault}", remedy="'excomm check' tells more"
            )
        if reached.state != before:
            yield number, reached.step, reached.state
        before = reached.state


def _no_history() -> InputError:
    return InputError("the crisis has no history", remedy="add 'history:' to its file")


def _come(process: Process, ways: Sequence[Way], here: Numbers, came: Came) -> _Taken:
    """A step comes on its day, where the calendar brings it, or as what happens next in the race."""
    if came.date is not None:
        after = jumped(process, came.date, here)
        return _Taken(after, 1.0, 1.0, dated=True)
    step = process.crisis.history[(came.number or 0) - 1]
    return _take(process, ways, here, step, came.state)


def _take(process: Process, ways: Sequence[Way], here: Numbers, step: Step, state: int) -> _Taken:
    """An actor or an event brings the step, in the race with all else that could."""
    inside = np.flatnonzero(here > 0)
    states, after = process.nodes.state, np.zeros(process.nodes.count)
    total = 0.0
    others: dict[tuple[str, str], float] = {}
    for way in ways:
        targets, flow = way.targets[inside], here[inside] * way.rates[inside]
        flow = np.where(states[targets] != states[inside], flow, 0.0)
        this = np.where((states[targets] == state) & _named(step, way), flow, 0.0)
        np.add.at(after, targets, this)
        total += float(flow.sum())
        other = float((flow - this).sum())
        if other > 0:
            others[way.what, way.course] = others.get((way.what, way.course), 0.0) + other
    ranked = sorted(others.items(), key=lambda item: -item[1])[:ALTERNATIVES]
    alternatives = tuple(Alternative(*key, speed / total) for key, speed in ranked)
    rate = float(after.sum())
    if rate <= 0:
        barred = why_barred(process, here, step, state)
        return _Taken(_put(process, state), 0.0, 0.0, alternatives, barred)
    return _Taken(after / rate, rate, rate / total, alternatives)


def _named(step: Step, way: Way) -> bool:
    """Whether a way is what the file says of a step; where it names nobody, anything may have brought it about."""
    named = step.event or step.actor
    return named is None or way.what == named


def _put(process: Process, state: int) -> Numbers | None:
    """All nodes of a state alike: where the filter goes on after a step that the model gives no chance."""
    here = (process.nodes.state == state).astype(np.float64)
    alike: Numbers = here / max(here.sum(), 1.0)
    return alike if alike.any() else None
