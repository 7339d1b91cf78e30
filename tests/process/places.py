"""Walks the nodes of a process and the places of `brute` side by side."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from excomm.process.compiling import Stage, process_on, stage_of
from excomm.process.sight import UNKNOWN, level_of
from excomm.space.compiling import compile_space
from excomm.space.states import state_names
from tests.process import brute
from tests.process.brute import Knowledge, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from excomm.model.crisis import Crisis
    from excomm.process.process import Process
    from tests.space.brute import State

    # Where the courses lead that are open to an actor in a state, by name.
    Opened = Callable[[str, State], dict[str, State]]


def staged(crisis: Crisis) -> Stage:
    return stage_of(compile_space(crisis))


def process_of(crisis: Crisis) -> Process:
    return process_on(staged(crisis), crisis)


def node_of_each_place(stage: Stage) -> dict[Place, int]:
    """The node at which each place stands, found by going everywhere both ways at once."""
    crisis = stage.scene.space.crisis
    opened = cache(lambda actor, state: brute.open_courses(crisis, actor, state))
    first = brute.begin(crisis)
    found, waiting = {first: stage.nodes.start}, [first]
    while waiting:
        place = waiting.pop()
        for after, node in _steps(stage, opened, place, found[place]):
            if after not in found:
                found[after] = node
                waiting.append(after)
            assert found[after] == node, (
                f"{place} leads to {after} by one way, elsewhere by another"
            )
    return found


def _steps(stage: Stage, opened: Opened, place: Place, node: int) -> Iterator[tuple[Place, int]]:
    """Each thing that can happen at a place, by what the words say and by what the nodes say."""
    crisis, nodes = stage.scene.space.crisis, stage.nodes
    for number, actor in enumerate(crisis.actors):
        yield from _moves(stage, opened(actor, place.state), place, node, number)
    for number, (name, event) in enumerate(crisis.events.items()):
        can = brute.can_come(crisis, event, place.state)
        assert nodes.can[number, node] == can
        if not can:
            continue
        last = place.stages[number] == event.stages - 1
        assert nodes.last[number, node] == last
        stages = 0 if last else place.stages[number] + 1
        yield brute.with_stage(place, number, stages), int(nodes.miss[number, node])
        if last:
            yield brute.comes(crisis, name, place), int(nodes.hit[number, node])
    yield from zip(brute.dated(crisis, place), nodes.jumps[:, node].tolist(), strict=True)


def _moves(
    stage: Stage, opened: dict[str, State], place: Place, node: int, number: int
) -> Iterator[tuple[Place, int]]:
    """Where each course leads; one that comes to the same as an earlier one is not counted again."""
    considered = stage.scene.considered[number]
    targets = dict(zip(considered.names, stage.nodes.moves[number][node].tolist(), strict=True))
    for name, state in opened.items():
        target = targets.pop(name, -1)
        assert (target >= 0) == (state != place.state)
        if target >= 0:
            yield Place(state, place.known, place.stages), target
    assert {*targets.values()} <= {-1}


def known_at(stage: Stage, node: int) -> Knowledge:
    """Who knows what at a node."""
    sight, space = stage.scene.sight, stage.scene.space
    known = stage.nodes.known[[node]].astype(np.int64)
    levels = [int(level_of(sight, at, known)[0]) for at in range(len(sight.tracks))]
    return frozenset(
        (space.actors[track.actor], space.bits[track.bit], bool(level))
        for track, level in zip(sight.tracks, levels, strict=True)
        if level != UNKNOWN
    )


def state_at(stage: Stage, node: int) -> frozenset[str]:
    return frozenset(state_names(stage.scene.space, int(stage.nodes.state[node])))
