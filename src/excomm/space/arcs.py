"""Builds the list of an actor's arcs: all that its choices, and what follows from them, can change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from excomm.errors import InputError
from excomm.model.formulas import Formula, names_in
from excomm.space.bits import Codes, Truth, mask_of, newly_cleared, newly_set, with_set, without
from excomm.space.enumerating import satisfying_codes
from excomm.space.sets import members
from excomm.space.settling import settled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.model.crisis import Crisis
    from excomm.model.moves import Arc
    from excomm.space.moves import Indices
    from excomm.space.truth import Positions

# Each arc takes four bytes twice over while the list is sorted.
MOST_ARCS = 100_000_000
MOST_CHOICES = 1 << 16

Pairs = tuple[NDArray[np.int64], NDArray[np.int64]]


@dataclass(frozen=True)
class Board:
    """What the moves of every actor are made on: the feasible states and where no move is possible any more."""

    crisis: Crisis
    positions: Positions
    codes: Codes
    ended: Truth


def arcs_of(board: Board, actor: str, mask: int) -> tuple[NDArray[np.int64], Indices]:
    """R_i(s) for every state, as (starts, targets): see `excomm.space.moves.Arcs`."""
    sources, targets = _candidates(board, actor, mask)
    possible = (
        (sources != targets) & ~board.ended[sources] & ~_forbidden(board, actor, sources, targets)
    )
    return _rows(sources[possible], targets[possible], board.codes.size)


def _candidates(board: Board, actor: str, mask: int) -> Pairs:
    listed = board.crisis.moves.arcs.get(actor)
    if listed is not None:
        return _listed(board, listed)
    pairs = (
        _by_choice(board, actor, mask)
        if board.crisis.consequences
        else _within_slices(board.codes, mask, actor)
    )
    return _one_way(board, mask, pairs)


def _listed(board: Board, arcs: Sequence[Arc]) -> Pairs:
    pairs = [np.nonzero(members(arc.start, board.codes, board.positions)) for arc in arcs]
    ends = [np.nonzero(members(arc.end, board.codes, board.positions)) for arc in arcs]
    sources = [np.repeat(start, end.size) for (start,), (end,) in zip(pairs, ends, strict=True)]
    targets = [np.tile(end, start.size) for (start,), (end,) in zip(pairs, ends, strict=True)]
    empty = np.zeros(0, np.int64)
    return np.concatenate([empty, *sources]), np.concatenate([empty, *targets])


def _within_slices(codes: Codes, mask: int, actor: str) -> Pairs:
    """All pairs of states that differ in the bits of the mask only."""
    keys = without(codes, mask)
    order = np.argsort(keys, kind="stable")
    first = np.flatnonzero(_begins_a_run(keys[order]))
    sizes = np.diff(first, append=keys.size)
    _refuse_too_many(int((sizes.astype(np.int64) ** 2).sum()), actor)
    sources = np.repeat(order, np.repeat(sizes, sizes))
    starts = np.repeat(first, sizes**2)
    within = np.arange(starts.size) - np.repeat(np.cumsum(sizes**2) - sizes**2, sizes**2)
    return sources, order[starts + within % np.repeat(sizes, sizes**2)]


def _by_choice(board: Board, actor: str, mask: int) -> Pairs:
    """Every state with every combination of the actor's options, after consequences, where that is feasible."""
    choices = _choices(board, actor, mask)
    _refuse_too_many(choices.size * board.codes.size, actor)
    found = [_chosen(board, mask, int(choice)) for choice in choices]
    return np.concatenate([sources for sources, _ in found]), np.concatenate(
        [targets for _, targets in found]
    )


def _choices(board: Board, actor: str, mask: int) -> Codes:
    """Combinations of the actor's options that break no rule about them alone."""
    own = {name: position for name, position in board.positions.items() if mask >> position & 1}
    rules = [rule.rule for rule in board.crisis.rules if _speaks_only_of(rule.rule, own)]
    choices = satisfying_codes(rules, own)
    if choices.size > MOST_CHOICES:
        raise InputError(
            f"{actor} has {choices.size:,} combinations of options; "
            f"where there are consequences, at most {MOST_CHOICES:,} can be followed up",
            remedy=f"add rules on which options of {actor} exclude each other",
        )
    return choices


def _speaks_only_of(rule: Formula, names: Positions) -> bool:
    return all(name in names for name in names_in(rule))


def _chosen(board: Board, mask: int, choice: int) -> Pairs:
    wanted = with_set(without(board.codes, mask), choice)
    after = settled(wanted, board.crisis.consequences, board.positions)
    place = np.minimum(np.searchsorted(board.codes, after), board.codes.size - 1)
    allowed = (board.codes[place] == after) & _allowed_directions(board, mask, board.codes, wanted)
    return np.nonzero(allowed)[0], place[allowed]


def _one_way(board: Board, mask: int, pairs: Pairs) -> Pairs:
    if board.crisis.consequences:
        return pairs  # The choice itself was checked; what follows from it may undo anything.
    sources, targets = pairs
    allowed = _allowed_directions(board, mask, board.codes[sources], board.codes[targets])
    return sources[allowed], targets[allowed]


def _allowed_directions(board: Board, mask: int, before: Codes, after: Codes) -> Truth:
    taken_for_good = mask & _mask_where(board, irreversible=True)
    dropped_for_good = mask & _mask_where(board, irreversible="when dropped")
    return ~newly_cleared(before, after, taken_for_good) & ~newly_set(
        before, after, dropped_for_good
    )


def _mask_where(board: Board, *, irreversible: bool | str) -> int:
    return mask_of(
        board.positions[name]
        for name, option in board.crisis.options.items()
        if option.irreversible == irreversible
    )


def _forbidden(
    board: Board, actor: str, sources: NDArray[np.int64], targets: NDArray[np.int64]
) -> Truth:
    forbidden = np.zeros(sources.size, np.bool_)
    for entry in board.crisis.moves.forbid:
        if entry.actor == actor:
            start = members(entry.start, board.codes, board.positions)
            end = members(entry.end, board.codes, board.positions)
            forbidden |= start[sources] & end[targets]
    return forbidden


def _rows(
    sources: NDArray[np.int64], targets: NDArray[np.int64], states: int
) -> tuple[NDArray[np.int64], Indices]:
    pairs = np.sort(sources * np.int64(states) + targets)
    pairs = pairs[_begins_a_run(pairs)]
    starts = np.searchsorted(pairs, np.arange(states + 1) * np.int64(states))
    return starts.astype(np.int64), (pairs % max(states, 1)).astype(np.int32)


def _begins_a_run(ascending: NDArray[np.int64]) -> Truth:
    """Where a value differs from the one before it; `np.unique` does this too, but loads masked arrays."""
    begins = np.ones(ascending.size, np.bool_)
    np.not_equal(ascending[1:], ascending[:-1], out=begins[1:])
    return begins


def _refuse_too_many(arcs: int, actor: str) -> None:
    if arcs > MOST_ARCS:
        raise InputError(
            f"the moves of {actor} are {arcs:,}; at most {MOST_ARCS:,} can be listed one by one",
            remedy="add rules, or make every option reversible and drop consequences, so that moves need not be listed",
        )
