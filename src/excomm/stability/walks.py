"""Shortest sequences of moves from one state to the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.stability.steps import Step

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from excomm.stability.listing import Indices, Lists
    from excomm.stability.reductions import Verdicts
    from excomm.stability.sequences import Sanctions


# Whom a sequence must remember: its last mover if `legal`, everybody who has moved if not.
Memory = frozenset[int]
NOBODY: Memory = frozenset()


@dataclass(frozen=True)
class Arrivals:
    """How sequences with one memory first came to each state; each array has shape (states,).

    The last step came from the state `origin[s]`, by the actor `mover[s]`, when the memory was number
    `memory[s]`; -1 everywhere where no such sequence leads.
    """

    origin: NDArray[np.int32]
    mover: NDArray[np.int32]
    memory: NDArray[np.int32]


@dataclass(frozen=True)
class Walk:
    """Every state that sequences of moves from `start` lead to, each by one of the shortest.

    `length[s]` is the number of moves to state *s*, -1 where no sequence leads; `first[s]` the number of the
    memory with which *s* was first come to; `arrivals` has an entry a memory.
    """

    start: int
    length: NDArray[np.int32]
    first: NDArray[np.int32]
    arrivals: tuple[Arrivals, ...]

    def path_to(self, end: int) -> tuple[Step, ...]:
        """Return a shortest sequence of moves from the start to `end`, which some sequence leads to."""
        steps: list[Step] = []
        state, memory = end, int(self.first[end])
        while len(steps) < int(self.length[end]):
            arrivals = self.arrivals[memory]
            origin = int(arrivals.origin[state])
            steps.append(Step(int(arrivals.mover[state]), origin, state))
            state, memory = origin, int(arrivals.memory[state])
        return tuple(reversed(steps))


def walk(
    moves: Mapping[int, Lists],
    start: int,
    *,
    states: int,
    sanctions: Sanctions = "legal",
    goal: Verdicts | None = None,
) -> Walk:
    """Follow all sequences of `moves` (by mover) that the setting allows, breadth first.

    Stops after the shortest sequences to any state of `goal`, if that is given. Costs at most a look at every
    move for every memory; states of one slice are looked at together.
    """
    search = _Search(np.full(states, -1, np.int32), np.full(states, -1, np.int32), {}, [], {})
    search.length[start], search.first[start] = 0, search.number(NOBODY)
    frontier = {NOBODY: np.array([start])}
    length = 0
    while frontier and (goal is None or not goal[search.length >= 0].any()):
        length += 1
        frontier = _advance(search, frontier, moves, length, sanctions)
    return Walk(start, search.length, search.first, tuple(search.arrivals))


@dataclass(frozen=True)
class _Search:
    """What becomes a `Walk`, while it is being filled in.

    `numbers` are those of the memories; `left` tells from which states a mover has moved on already, with which
    number afterwards: doing so again would lead nowhere new.
    """

    length: NDArray[np.int32]
    first: NDArray[np.int32]
    numbers: dict[Memory, int]
    arrivals: list[Arrivals]
    left: dict[tuple[int, int], Verdicts]

    def number(self, memory: Memory) -> int:
        """The number of a memory, with room for its arrivals."""
        if memory not in self.numbers:
            self.numbers[memory] = len(self.arrivals)
            nowhere = np.full((3, self.length.size), -1, dtype=np.int32)
            self.arrivals.append(Arrivals(*nowhere))
        return self.numbers[memory]

    def not_left(self, origins: Indices, number: int, mover: int) -> Indices:
        """Those of `origins` that `mover` has not yet moved on from; they now count as left."""
        left = self.left.setdefault((number, mover), np.zeros(self.length.size, dtype=np.bool_))
        fresh = origins[~left[origins]]
        left[fresh] = True
        return fresh


def _advance(
    search: _Search,
    frontier: Mapping[Memory, Indices],
    moves: Mapping[int, Lists],
    length: int,
    sanctions: Sanctions,
) -> dict[Memory, Indices]:
    """Make every allowed move from the frontier; return the states that were new to their memory."""
    reached: dict[Memory, list[Indices]] = {}
    for memory, origins in frontier.items():
        for mover in moves:
            if not _may_move(mover, memory, sanctions):
                continue
            after = frozenset({mover}) if sanctions == "legal" else memory | {mover}
            number = search.number(after)
            arrivals = search.arrivals[number]
            ends, starts = _onward(moves[mover], search.not_left(origins, number, mover))
            new = arrivals.origin[ends] < 0
            ends = ends[new]
            arrivals.origin[ends] = starts[new]
            arrivals.mover[ends] = mover
            arrivals.memory[ends] = search.number(memory)
            unseen = ends[search.length[ends] < 0]
            search.length[unseen], search.first[unseen] = length, number
            reached.setdefault(after, []).append(ends)
    once = {memory: _each_once(found, search.length.size) for memory, found in reached.items()}
    return {memory: states for memory, states in once.items() if states.size}


def _each_once(found: list[Indices], states: int) -> Indices:
    """The states that were found, without repetition."""
    is_found = np.zeros(states, dtype=np.bool_)
    for some in found:
        is_found[some] = True
    return np.flatnonzero(is_found)


def _may_move(mover: int, memory: Memory, sanctions: Sanctions) -> bool:
    """Whether a sequence with this memory may go on with `mover`."""
    return not memory if sanctions == "single" else mover not in memory


def _onward(lists: Lists, origins: Indices) -> tuple[Indices, Indices]:
    """Where moves from `origins` lead, and from which of them.

    Of the origins that share one stretch of ends, only the one with the longest part of it is looked at.
    """
    begins = lists.begins[origins]
    by_stretch = np.argsort(begins * (lists.targets.size + 1) + lists.ends[origins])
    is_longest = np.ones(origins.size, dtype=np.bool_)
    is_longest[:-1] = np.diff(begins[by_stretch]) > 0
    origins = origins[by_stretch[is_longest]]
    rows, ends = lists.expand(origins)
    return ends, origins[rows]
