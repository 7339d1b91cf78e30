"""The path that was taken, seen with the eyes of the process: how likely it was, and how surprising each step.

A step that changed the state is explained by the actor or the event that the file names. What a record of history does
not show, such as stages passed, photographs taken, and alarms that came to nothing, is averaged out: a filter carries
the probabilities of all nodes that agree with what is known so far.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import InputError
from excomm.process.barred import Barred, why_barred
from excomm.process.calendar import day_of
from excomm.process.waiting import jumped, wait
from excomm.process.ways import Way, ways_of
from excomm.space.history import follow_history

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from excomm.model.history import Step
    from excomm.process.process import Process
    from excomm.space.space import Space

    Numbers = NDArray[np.float64]

# Steps of one moment follow each other at this distance at least, in days: half an hour.
APART = 1 / 48
# A step that the calendar of the file brings may be dated as much as this before or after it, in days.
NEAR = 1.0
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
    probability that nothing would for that long. `alternatives` are the likeliest other things.
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
    `lasted` is how many days nothing changed after the last step, `patience` the probability that nothing would.
    """

    steps: tuple[StepTaken, ...]
    likelihood: float
    lasted: float
    patience: float

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
    ways = ways_of(process)
    here = np.zeros(process.nodes.count)
    here[process.nodes.start] = 1
    day, likelihood, taken = 0.0, 0.0, []
    for number, step, state in changes_of(process.scene.space):
        when = max(day_of(process.crisis, step.on), day + APART)
        due = _due(process, here, step, state, when)
        waiting, patience = wait(process, ways, here, day, when, leaving_out=due)
        one = _come(process, ways, waiting, (step, state, due))
        taken.append(_seen(number, step, (day, when, patience), one))
        likelihood += _log(one.rate) + _log(patience)
        if one.after is None:
            return Past(tuple(taken), likelihood, 0.0, 0.0)
        here, day = one.after, when
    _, patience = wait(process, ways, here, day, process.days)
    lasted = max(process.days - day, 0.0)
    return Past(tuple(taken), likelihood + _log(patience), lasted, patience)


def _log(share: float) -> float:
    return float(np.log(share)) if share > 0 else float("-inf")


def _seen(number: int, step: Step, times: tuple[float, float, float], one: _Taken) -> StepTaken:
    day, when, patience = times
    return StepTaken(
        number=number,
        text=step.text,
        day=when,
        chance=one.chance,
        waited=when - day,
        patience=patience,
        alternatives=one.alternatives,
        barred=one.barred,
        dated=one.dated,
    )


def changes_of(space: Space) -> Iterator[tuple[int, Step, int]]:
    """The steps of history that changed the state, their numbers from 1, and the state after each."""
    if not space.crisis.history:
        raise InputError("the crisis has no history", remedy="add 'history:' to its file")
    before = space.start
    for number, reached in enumerate(follow_history(space), 1):
        if reached.state is None:
            raise InputError(
                f"step {number} of its history {reached.fault}", remedy="'excomm check' tells more"
            )
        if reached.state != before:
            yield number, reached.step, reached.state
        before = reached.state


def _due(process: Process, here: Numbers, step: Step, state: int, when: float) -> int | None:
    """The dated change that brings a step about this time, if one does."""
    if step.event or (step.actor and _rule(process, step.actor) != "history"):
        return None
    near = np.flatnonzero(np.abs(process.dates - when) <= NEAR)
    leads = (int(d) for d in near if jumped(process, int(d), here, state).any())
    return next(leads, None)


def _rule(process: Process, actor: str) -> str:
    return process.crisis.actors[actor].choice.rule


def _come(
    process: Process, ways: Sequence[Way], here: Numbers, what: tuple[Step, int, int | None]
) -> _Taken:
    """A step comes on its day, or as what happens next in the race."""
    step, state, due = what
    if due is not None:
        return _arrive(process, due, here, state)
    return _take(process, ways, here, step, state)


def _arrive(process: Process, due: int, here: Numbers, state: int) -> _Taken:
    """A dated change brings the step: its chance is that of the nodes from which it leads there."""
    after = jumped(process, due, here, state)
    chance = float(after.sum() / here.sum())
    if chance == 0:
        barred = Barred("its day does not bring it", "see 'schedule:' and the steps before it")
        return _Taken(_put(process, state), 0.0, 0.0, barred=barred, dated=True)
    return _Taken(after / after.sum(), chance, chance, dated=True)


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
