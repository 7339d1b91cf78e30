"""In which order all came that history tells and that the calendar of a file brings of itself.

Steps keep the order of the file, and so do dated changes. How the two fall together is settled by their dates; a date
without a time may be any moment of its day, so that the order within a day is one in which all steps can be, if any is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from excomm.errors import InputError
from excomm.model.events import Scheduled
from excomm.process.calendar import dated_parts, day_of, days_left_open
from excomm.space.finding import place_of
from excomm.space.history import changed_by, why_impossible
from excomm.space.settling import settle_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from excomm.model.history import Step
    from excomm.process.process import Process
    from excomm.space.bits import Codes

# Steps of one moment follow each other at this distance at least, in days: half an hour, or less where all is over in
# less than four days: as large a part of it.
APART, OF_ALL = 1 / 48, 1 / 192
# A step that the calendar of the file brings may be dated as much as this before or after it, in days.
NEAR = 1.0


@dataclass(frozen=True)
class Came:
    """Something that came, on a day counted from the start, and the state after it.

    It is a step of history, its number counted from 1, or a dated change, counted from 0 as in the dates of a process;
    or both at once: a step that only says what the calendar brings.
    """

    day: float
    state: int
    number: int | None = None
    date: int | None = None


class _Here(NamedTuple):
    """How many steps and how many dated changes have come, and the state after these."""

    steps: int
    dates: int
    state: int


class _SoFar(NamedTuple):
    """How many steps cannot be where they have come, and all that has come."""

    faults: int
    came: tuple[Came, ...]


@dataclass(frozen=True)
class _Story:
    process: Process
    parts: tuple[tuple[int, Scheduled | Step], ...]
    settle: Callable[[Codes], Codes]


def order_of(process: Process) -> tuple[Came, ...]:
    """All that changed the state in the history of a crisis, and all dated changes, in an order with the fewest faults.

    Of orders alike the dates decide, at whose middle each is taken to have come. Costs time quadratic in the number of
    steps and dated changes at the worst. Raises `InputError` where every order leads to a state that cannot be.
    """
    crisis, space = process.crisis, process.scene.space
    story = _Story(process, dated_parts(crisis), settle_of(crisis, space.positions))
    layers: list[dict[_Here, _SoFar]] = [
        {} for _ in range(len(crisis.history) + len(story.parts) + 1)
    ]
    start = int(process.nodes.state[process.nodes.start])
    furthest = _Here(0, 0, start)
    layers[0][furthest] = _SoFar(0, ())
    for layer in layers[:-1]:
        for here, so_far in layer.items():
            furthest = max(furthest, here)
            for after, faults, one in _next(story, here):
                known = layers[after.steps + after.dates].get(after)
                if known is None or known.faults > so_far.faults + faults:
                    layers[after.steps + after.dates][after] = _SoFar(
                        so_far.faults + faults, (*so_far.came, one)
                    )
    if not layers[-1]:
        raise _dead_end(story, furthest)
    best = min(layers[-1].values(), key=lambda so_far: so_far.faults)
    return _timed(story, _changing(start, best.came))


def apart(process: Process) -> float:
    """How many days at least steps of one moment follow each other."""
    return min(APART, process.days * OF_ALL)


def _dead_end(story: _Story, here: _Here) -> InputError:
    space = story.process.scene.space
    step = space.crisis.history[here.steps]
    code = story.settle(changed_by(space.positions, step, space.graph.codes[[here.state]]))
    return InputError(
        f"step {here.steps + 1} of its history: {why_impossible(space, int(code[0]))}",
        remedy="'excomm check' tells more",
    )


def _next(story: _Story, here: _Here) -> Iterator[tuple[_Here, int, Came]]:
    """What may come next, whether it is at fault there, and where it leads; first what the dates say."""
    step, date = _step_next(story, here), _date_next(story, here)
    if step is None or date is None:
        yield from (one for one in (step, date) if one)
        return
    crisis = story.process.crisis
    said, part = crisis.history[here.steps], story.parts[here.dates][1]
    if step[0].state == date[0].state and _restates(story, here):
        both = replace(step[2], date=here.dates)
        yield _Here(here.steps + 1, here.dates + 1, step[0].state), 0, both
    by_date = part.on.earliest <= said.on.latest, date
    by_step = said.on.earliest <= part.on.latest, step
    earlier = day_of(crisis, part.on) <= day_of(crisis, said.on)
    for possible, one in (by_date, by_step) if earlier else (by_step, by_date):
        if possible:
            yield one


def _step_next(story: _Story, here: _Here) -> tuple[_Here, int, Came] | None:
    """The next step of history, if there is one and it leads to a state."""
    crisis, space = story.process.crisis, story.process.scene.space
    if here.steps == len(crisis.history):
        return None
    step, codes = crisis.history[here.steps], space.graph.codes
    state = place_of(
        codes, int(story.settle(changed_by(space.positions, step, codes[[here.state]]))[0])
    )
    if state is None:
        return None
    fault = state != here.state and not _can(story.process, step, here.state, state)
    came = Came(day_of(crisis, step.on), state, number=here.steps + 1)
    return _Here(here.steps + 1, here.dates, state), int(fault), came


def _date_next(story: _Story, here: _Here) -> tuple[_Here, int, Came] | None:
    """The next dated change, if there is one; where no node has the state it changes nothing."""
    process = story.process
    if here.dates == len(story.parts):
        return None
    inside = np.flatnonzero(process.nodes.state == here.state)[:1]
    after = process.nodes.state[process.nodes.jumps[here.dates][inside]].tolist()
    state = after[0] if after else here.state
    came = Came(float(process.dates[here.dates]), state, date=here.dates)
    return _Here(here.steps, here.dates + 1, state), 0, came


def _restates(story: _Story, here: _Here) -> bool:
    """Whether the next step may be what the calendar brings next: what an actor did, or what came of itself."""
    crisis = story.process.crisis
    place, part = story.parts[here.dates]
    step = crisis.history[here.steps]
    if not isinstance(part, Scheduled):
        return place == here.steps
    near = abs(day_of(crisis, part.on) - day_of(crisis, step.on)) <= NEAR
    return near and step.actor is None and step.event in {None, part.event}


def _can(process: Process, step: Step, start: int, end: int) -> bool:
    """Whether a step can lead from a state to another, at whatever rate."""
    nodes, crisis = process.nodes, process.crisis
    inside = np.flatnonzero(nodes.state == start)
    if step.actor is not None:
        moves = nodes.moves[list(crisis.actors).index(step.actor)][inside]
        return bool((nodes.state[moves[moves >= 0]] == end).any())
    if step.event is not None:
        event = list(crisis.events).index(step.event)
        inside = inside[nodes.can[event, inside]]
        return bool((nodes.state[nodes.hit[event, inside]] == end).any())
    return True


def _changing(start: int, came: Sequence[Came]) -> list[Came]:
    """All but the steps that change nothing; dated changes of which nothing is seen may tell somebody something."""
    states = [start, *(one.state for one in came)]
    return [
        one
        for one, (before, after) in zip(came, pairwise(states), strict=True)
        if one.date is not None or before != after
    ]


def _timed(story: _Story, came: Sequence[Came]) -> tuple[Came, ...]:
    """Give each its day: the middle of what its date leaves open, or as near to it as those around it let it be."""
    crisis = story.process.crisis
    bound, wanted = float("inf"), []
    for one in reversed(came):
        on = crisis.history[one.number - 1].on if one.number else story.parts[one.date or 0][1].on
        earliest, latest = days_left_open(crisis, on)
        bound = max(min(bound, latest), earliest)
        wanted.append(min(one.day, bound))
    found: list[Came] = []
    day, step, between = 0.0, 0.0, apart(story.process)
    for one, when in zip(came, reversed(wanted), strict=True):
        day = max(when, day, step + between if one.number else 0.0)
        step = day if one.number else step
        found.append(replace(one, day=day))
    while found and found[-1].number is None and found[-1].day >= story.process.days:
        found.pop()
    return tuple(found)
