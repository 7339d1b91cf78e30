"""Simultaneous stability: improvements that fail because the others improve at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from excomm.errors import InputError
from excomm.space.bits import together

if TYPE_CHECKING:
    from excomm.space.graph import Graph
    from excomm.stability.listing import Indices, Lists
    from excomm.stability.reductions import Verdicts

# From codes of states as the actors set them to codes as consequences leave them.
Settle = Callable[[NDArray[np.int64]], NDArray[np.int64]]

# How many combined changes are looked at in one go, for memory, and for one actor, for time (half a minute).
BLOCK = 1 << 18
MOST_COMBINATIONS = 1 << 28


def sim(
    graph: Graph,
    improvements: tuple[Lists, ...],
    actor: int,
    sequential: Verdicts,
    *,
    settle: Settle | None = None,
) -> Verdicts:
    """Stable because what the actor gains is undone by what others do in answer, or at the same moment.

    Simultaneous stability [fraser1984], in this reading: *s* is stable for the actor *i* if it is stable by
    sequential sanctions (`sequential`, as `seq` gives it), or if, though it is not, every improvement *t* of *i*
    is answered. It is answered when one or more other actors can each make an improvement of its own, from *s*,
    at the same moment as *i* moves to *t*, such that the state in which all those changes have been made
    together (a bit changes that any of the movers changed; then `settle`, if given, applies consequences) is
    feasible and ≼_i s. So R ⊆ SEQ ⊆ SIM. The books mark by it only what `seq` leaves unstable; the program GMCR+
    prints under "SIM" the second clause alone, with Nash, and under "SEQ & SIM" what is given here. The original
    text could not be consulted: this reading is checked against that program's printed tables only.

    Shape (states,). Costs a look at every combination of improvements of all actors from every state that is
    not stable yet; raises `InputError` where those are too many.
    """
    stable = sequential.copy()
    unstable = np.flatnonzero(~sequential)
    stable[unstable] = every_improvement_met(graph, improvements, actor, unstable, settle=settle)
    return stable


def every_improvement_met(
    graph: Graph,
    improvements: tuple[Lists, ...],
    actor: int,
    states: Indices,
    *,
    settle: Settle | None = None,
) -> Verdicts:
    """Whether, at each of `states`, others' simultaneous improvements answer every one of the actor's."""
    own = improvements[actor]
    others = (lists for who, lists in enumerate(improvements) if who != actor)
    able = tuple(lists for lists in others if lists.targets.size)
    question = _Question(graph, actor, own, able, settle)
    counts = own.counts(states)
    _check_size(float(counts @ _combinations(able, states)))
    blocks = np.split(states, np.flatnonzero(np.diff(np.cumsum(counts) // BLOCK)) + 1)
    return np.concatenate([_all_met(question, block) for block in blocks])


@dataclass(frozen=True)
class _Question:
    """Whose improvements are to be met, and by whom: the others who have any, each with a list of its own."""

    graph: Graph
    actor: int
    own: Lists
    others: tuple[Lists, ...]
    settle: Settle | None


def _all_met(question: _Question, states: Indices) -> Verdicts:
    """Whether every improvement from each of `states` is met; tries combinations until all are answered."""
    rows, targets = question.own.expand(states)
    pending = _Pending(rows, states[rows], targets)
    combinations = _combinations(question.others, states)
    met = np.ones(states.size, dtype=np.bool_)
    number = 1
    while pending.rows.size:
        met[pending.rows[number >= combinations[pending.rows]]] = False
        pending = pending.keep(met[pending.rows])
        most = int(combinations[pending.rows].max(initial=number))
        block = 1 + BLOCK // max(1, pending.rows.size)
        numbers = np.arange(number, min(number + block, most), dtype=np.int64)
        combined = _combined_changes(question.graph.codes, question.others, pending, numbers)
        answered: Verdicts = np.any(_sanctioned(question, pending, combined), axis=1)
        pending = pending.keep(~answered)
        number += numbers.size
    return met


@dataclass(frozen=True)
class _Pending:
    """Improvements not answered yet: the row of their state among those asked, the state, the target."""

    rows: Indices
    states: Indices
    targets: Indices

    def keep(self, which: Verdicts) -> _Pending:
        return _Pending(self.rows[which], self.states[which], self.targets[which])


def _combinations(others: tuple[Lists, ...], states: Indices) -> NDArray[np.float64]:
    """How many ways the others have to stay or to improve, all staying included, from each state."""
    ways = np.ones(states.size, dtype=np.float64)
    for lists in others:
        ways *= 1 + lists.counts(states)
    return ways


def _check_size(combinations: float) -> None:
    if combinations > MOST_COMBINATIONS:
        raise InputError(
            f"simultaneous stability would have to look at {combinations:.1e} combined changes",
            remedy="leave 'sim' out: ask for concepts=('nash', 'gmr', 'smr', 'seq', 'symmetric_seq')",
        )


def _combined_changes(
    codes: Indices, others: tuple[Lists, ...], pending: _Pending, numbers: Indices
) -> Indices:
    """Codes after each pending improvement and each numbered combination; -1 if there is no such combination.

    A number spells out who does what: its first digit, to the base of 1 + the improvements of the first of
    the others, is 0 for staying or says which improvement, and so on. What is left over must be nothing.
    Shape (pending, numbers).
    """
    shape = (pending.rows.size, numbers.size)
    origin = np.broadcast_to(codes[pending.states][:, np.newaxis], shape)
    ends = [np.broadcast_to(codes[pending.targets][:, np.newaxis], shape)]
    left = np.broadcast_to(numbers, shape)
    for lists in others:
        left, digit = np.divmod(left, 1 + lists.counts(pending.states)[:, np.newaxis])
        places = lists.begins[pending.states][:, np.newaxis] + digit - 1
        moved = codes[lists.targets.take(places, mode="clip")]
        ends.append(np.where(digit > 0, moved, origin))
    return np.where(left == 0, together(origin, ends), -1)


def _sanctioned(question: _Question, pending: _Pending, combined: Indices) -> Verdicts:
    """Whether each combined change is one, leads to a feasible state, and to one that is ≼_i s."""
    codes, ranks = question.graph.codes, question.graph.ranks[question.actor]
    ends = np.maximum(combined, 0).ravel()
    if question.settle is not None:
        ends = question.settle(ends)
    found = np.minimum(np.searchsorted(codes, ends), codes.size - 1)
    no_better = ranks[found].reshape(combined.shape) <= ranks[pending.states][:, np.newaxis]
    feasible: Verdicts = (codes[found] == ends).reshape(combined.shape)
    return feasible & no_better & (combined >= 0)
