"""Draws the luck that a history may have had: contexts in which all that is on record comes about as it did.

Actors have the chances to act that are on record. Given which course was taken, the noise of all courses has its
distribution after the fact, drawn from the top down [oberst2019]: the first of the race came at a time that is
exponential, and each other one later, by a time that knows nothing of that. Events on record come on their day if they
can, whatever stages there were still to pass; their people and their luck are drawn until they agree with what came of
it. All other rings of events are drawn as they come, less those that would have changed the state where it did not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.causes.answers import Answers, answers_drawn, draws_until
from excomm.causes.record import recorded
from excomm.causes.timeline import Stage, Timeline, people_at_most
from excomm.errors import InputError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.causes.record import Recorded

    Numbers = NDArray[np.float64]
    Luck = np.random.Generator


def context_of(stage: Stage, luck: Luck) -> Timeline:
    """Draw one context that agrees with the history of a crisis.

    Raises `InputError` for a step that the process gives no chance.
    """
    process = stage.process
    actors = len(process.nodes.moves)
    steps = {step.number: step for step in recorded(process)}
    days, clocks, numbers = _all_rings(stage, tuple(steps.values()), luck)
    most = max((moves.shape[1] for moves in process.nodes.moves), default=0) + 1
    noise = luck.standard_exponential((days.size, most))
    kept = np.ones(days.size, np.bool_)
    answers = _no_answers(stage, days.size)
    node = process.nodes.start
    for ring, (clock, number) in enumerate(zip(clocks.tolist(), numbers.tolist(), strict=True)):
        event, step = clock - actors, steps.get(number)
        if process.nodes.ended[node]:
            break
        if clock >= actors + len(process.rate):
            node = int(process.nodes.jumps[clock - actors - len(process.rate), node])
        elif event < 0 and step:
            course = _taken(stage, step, node, luck)
            noise[ring] = noise_after(_chances(stage, clock, node), course, noise[ring], luck)
            node = int(process.nodes.moves[clock][node, course])
        elif step:
            node = _brought(stage, step, node, (answers, ring), luck)
        else:
            node, kept[ring] = _came(stage, event, node, (answers, ring), luck)
    return Timeline(
        days=days[kept],
        clocks=clocks[kept],
        choices=np.full(int(kept.sum()), -1.0),
        noise=noise[kept],
        yes=answers.yes[kept],
        defers=answers.defers[kept],
        passes=answers.passes[kept],
        forced=(numbers > 0)[kept],
        step=numbers[kept],
    )


def _all_rings(
    stage: Stage, steps: tuple[Recorded, ...], luck: Luck
) -> tuple[Numbers, NDArray[np.int64], NDArray[np.int64]]:
    """The days, the clocks, and the numbers of the steps of all rings, in the order of time."""
    process = stage.process
    actors = len(process.nodes.moves)
    counts = luck.poisson(process.rate * process.days)
    dates = np.flatnonzero(process.dates < process.days)
    days = np.concatenate(
        [
            [step.day for step in steps],
            luck.random(int(counts.sum())) * process.days,
            process.dates[dates],
        ]
    )
    clocks = np.concatenate(
        [
            np.array([step.clock for step in steps], np.int64),
            actors + np.repeat(np.arange(counts.size), counts),
            actors + counts.size + dates,
        ]
    ).astype(np.int64)
    numbers = np.zeros(days.size, np.int64)
    numbers[: len(steps)] = [step.number for step in steps]
    order = np.argsort(days, kind="stable")
    return days[order], clocks[order], numbers[order]


def _no_answers(stage: Stage, rings: int) -> Answers:
    shape = (rings, *people_at_most(stage.tables))
    return Answers(np.zeros(shape, np.bool_), np.zeros(shape, np.bool_), np.zeros(rings, np.bool_))


def _taken(stage: Stage, step: Recorded, node: int, luck: Luck) -> int:
    """Which course an actor took: one that leads where history went, each as likely as the process has it."""
    moves = stage.process.nodes.moves[step.clock][node]
    chances = _chances(stage, step.clock, node)
    leads = (moves >= 0) & (stage.process.nodes.state[moves] == step.state)
    weights = np.where(leads, chances, 0.0)
    if weights.sum() <= 0:
        raise _barred(step)
    return int(luck.choice(weights.size, p=weights / weights.sum()))


def noise_after(chances: Numbers, course: int, noise: Numbers, luck: Luck) -> Numbers:
    """The noise of all courses, given that one of them was taken; `noise` is what it would be before that.

    `chances` are those of the courses, what is left of one being that of staying.

    >>> chances, luck = np.array([0.5, 0.3]), np.random.default_rng(0)
    >>> noise = noise_after(chances, 1, luck.standard_exponential(3), luck)
    >>> int((noise / [0.5, 0.3, 0.2]).argmin())
    1
    """
    every = np.append(chances, max(1 - chances.sum(), 0.0))
    first = luck.standard_exponential()
    found = noise.copy()
    found[: every.size] += every * first
    found[course] = every[course] * first
    return found


def _chances(stage: Stage, actor: int, node: int) -> Numbers:
    begin = int(stage.tables.moves_at[actor]) + node * int(stage.tables.courses[actor])
    return stage.policies[begin : begin + int(stage.tables.courses[actor])]


def _brought(stage: Stage, step: Recorded, node: int, at: tuple[Answers, int], luck: Luck) -> int:
    """An event of the record comes: people and luck are drawn until they agree with what came of it."""
    nodes, event = stage.process.nodes, step.clock - len(stage.process.nodes.moves)
    if not nodes.can[event, node]:
        raise _barred(step)
    while not nodes.last[event, node]:
        node = int(nodes.miss[event, node])
    found = draws_until(stage, event, step.effect, luck)
    if found is None or (step.effect and int(nodes.state[nodes.hit[event, node]]) != step.state):
        raise _barred(step)
    _write(at, found)
    return int(nodes.hit[event, node] if step.effect else nodes.miss[event, node])


def _came(
    stage: Stage, event: int, node: int, at: tuple[Answers, int], luck: Luck
) -> tuple[int, bool]:
    """A ring that is not on record: where it leads, and whether it can have been; it cannot if it shows."""
    nodes = stage.process.nodes
    found, effect = answers_drawn(stage, event, 1, luck)
    _write(at, found)
    if not nodes.can[event, node]:
        return node, True
    if not nodes.last[event, node]:
        return int(nodes.miss[event, node]), True
    if not effect[0]:
        return int(nodes.miss[event, node]), True
    after = int(nodes.hit[event, node])
    unseen = nodes.state[after] == nodes.state[node]
    return (after, True) if unseen else (node, False)


def _write(at: tuple[Answers, int], found: Answers) -> None:
    answers, ring = at
    answers.yes[ring], answers.defers[ring] = found.yes[0], found.defers[0]
    answers.passes[ring] = found.passes[0]


def _barred(step: Recorded) -> InputError:
    return InputError(
        f"the model gives step {step.number} of its history no chance",
        remedy="'excomm history' says why, and what to change",
    )
