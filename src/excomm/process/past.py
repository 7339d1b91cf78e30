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
from excomm.process.calendar import day_of
from excomm.process.flow import Arc, policy_at_nodes
from excomm.space.history import follow_history

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from excomm.model.history import Step
    from excomm.process.process import Process

    Numbers = NDArray[np.float64]

# Steps of one moment follow each other at this distance at least, in days: half an hour.
APART = 1 / 48


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
    is the same in bits, infinite where the model gives it no chance. `waited` is how many days nothing had changed,
    `patience` the probability that nothing would for that long. `alternatives` are the likeliest other things.
    """

    number: int
    text: str
    day: float
    chance: float
    waited: float
    patience: float
    alternatives: tuple[Alternative, ...]

    @property
    def surprise(self) -> float:
        """How surprising the step was, in bits: a coin's fall is one."""
        return float(-np.log2(self.chance)) if self.chance > 0 else float("inf")


@dataclass(frozen=True)
class Past:
    """The history of a crisis as its process sees it.

    `likelihood` is the natural logarithm of the density of all that happened at the time it did, per day for each step;
    minus infinity where the model gives some step no chance. `chance` is the probability of the order of steps.
    """

    steps: tuple[StepTaken, ...]
    likelihood: float

    @property
    def chance(self) -> float:
        """The probability that what changed changed in this order, whatever the times."""
        return float(np.prod([step.chance for step in self.steps]))


def past_of(process: Process) -> Past:
    """Follow the history of a crisis through its process.

    Costs time linear in the number of arcs, and cubic in the number of nodes that share a state of history. Raises
    `InputError` where there is no history, or it leads to no possible state.
    """
    ways = tuple(_ways(process))
    here = np.zeros(process.nodes.count)
    here[process.nodes.start] = 1
    day, likelihood, taken = 0.0, 0.0, []
    for number, step, state in _changes(process):
        when = max(day_of(process.crisis, step.on), day + APART)
        waiting, patience = _wait(process, ways, here, when - day)
        if patience <= 0:
            waiting, likelihood = here, -np.inf
        after, one = _take(process, ways, waiting, step, state)
        taken.append(
            StepTaken(
                number=number,
                text=step.text,
                day=when,
                chance=one[0],
                waited=when - day,
                patience=patience,
                alternatives=one[2],
            )
        )
        if after is None:
            likelihood, here = -np.inf, _put(process, state)
        else:
            likelihood += float(np.log(one[1])) + float(np.log(max(patience, np.finfo(float).tiny)))
            here = after
        day = when
    _, patience = _wait(process, ways, here, max(process.days - day, 0.0))
    likelihood += float(np.log(max(patience, np.finfo(float).tiny)))
    return Past(tuple(taken), likelihood)


@dataclass(frozen=True)
class _Way:
    """All arcs of one kind: an actor's course, or an event with its effect, without it, or a stage of it."""

    what: str
    course: str
    arc: Arc


def _ways(process: Process) -> Iterator[_Way]:
    nodes, space = process.nodes, process.scene.space
    for actor, moves in enumerate(nodes.moves):
        chances = policy_at_nodes(process, actor)
        names = process.scene.considered[actor].names
        for course in range(moves.shape[1]):
            sources = np.flatnonzero((moves[:, course] >= 0) & (chances[:, course] > 0))
            rates = process.pace[actor] * chances[sources, course]
            arc = Arc(sources, moves[sources, course], rates)
            yield _Way(space.actors[actor], names[course], arc)
    for event, name in enumerate(process.crisis.events):
        can, last = nodes.can[event], nodes.last[event]
        passing, rate = process.hurdles[event].passing, float(process.rate[event])
        for which, targets, share in (
            (can & last, nodes.hit[event], passing),
            (can & last, nodes.miss[event], 1 - passing),
            (can & ~last, nodes.miss[event], 1.0),
        ):
            sources = np.flatnonzero(which & (rate * share > 0))
            yield _Way(
                name, "", Arc(sources, targets[sources], np.full(sources.size, rate * share))
            )


def _changes(process: Process) -> Iterator[tuple[int, Step, int]]:
    """The steps of history that changed the state, their numbers from 1, and the state after each."""
    space = process.scene.space
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


def _wait(
    process: Process, ways: tuple[_Way, ...], here: Numbers, days: float
) -> tuple[Numbers, float]:
    """What is likely after so many days in which the state did not change, and how likely that was.

    Only nodes of the same state as those that are possible now matter: silent arcs join them, loud ones leave.
    """
    from scipy.linalg import expm

    nodes = process.nodes
    states = np.unique(nodes.state[here > 0])
    inside = np.flatnonzero(np.isin(nodes.state, states))
    place = np.full(nodes.count, -1)
    place[inside] = np.arange(inside.size)
    rates = np.zeros((inside.size, inside.size))
    for way in ways:
        arc = way.arc
        kept = place[arc.sources] >= 0
        sources, targets, speed = arc.sources[kept], arc.targets[kept], arc.rates[kept]
        rates[place[sources], place[sources]] -= speed
        silent = nodes.state[targets] == nodes.state[sources]
        np.add.at(rates, (place[sources[silent]], place[targets[silent]]), speed[silent])
    after = here[inside] @ expm(rates * days)
    patience = float(after.sum() / here.sum())
    found = np.zeros(nodes.count)
    found[inside] = after / after.sum() if patience > 0 else here[inside]
    return found, patience


def _take(
    process: Process, ways: tuple[_Way, ...], here: Numbers, step: Step, state: int
) -> tuple[Numbers | None, tuple[float, float, tuple[Alternative, ...]]]:
    """What is likely after a step; its chance among all changes, its rate a day, and what else could have been."""
    nodes = process.nodes
    after, rate, total = np.zeros(nodes.count), 0.0, 0.0
    others: dict[tuple[str, str], float] = {}
    for way in ways:
        arc = way.arc
        flow = here[arc.sources] * arc.rates
        loud = nodes.state[arc.targets] != nodes.state[arc.sources]
        changing = float(flow[loud].sum())
        total += changing
        this = loud & (nodes.state[arc.targets] == state) & _named(step, way)
        done = float(flow[this].sum())
        np.add.at(after, arc.targets[this], flow[this])
        rate += done
        if changing > done:
            key = (way.what, way.course)
            others[key] = others.get(key, 0.0) + changing - done
    ranked = sorted(others.items(), key=lambda item: -item[1])[:3]
    alternatives = tuple(
        Alternative(what, course, speed / total) for (what, course), speed in ranked
    )
    if rate <= 0:
        return None, (0.0, 0.0, alternatives)
    return after / rate, (rate / total, rate, alternatives)


def _named(step: Step, way: _Way) -> bool:
    """Whether a way is what the file says of a step; where it names nobody, anything may have brought it about."""
    named = step.event or step.actor
    return named is None or way.what == named


def _put(process: Process, state: int) -> Numbers:
    """All nodes of a state alike: where the filter goes on after a step that the model gives no chance."""
    here = (process.nodes.state == state).astype(np.float64)
    if not here.any():
        raise InputError(
            "its history leads to a state that the process cannot reach",
            remedy="see which step has no chance: courses, events or rules may forbid it",
        )
    alike: Numbers = here / here.sum()
    return alike
