"""Lists an actor's moves one by one: all that its choices, and what follows from them, can change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import PartError
from excomm.space.bits import mask_of, newly_cleared, newly_set
from excomm.space.choices import fans_of_choice
from excomm.space.fans import fans_of_listed
from excomm.space.finding import distinct
from excomm.space.sets import members
from excomm.space.stretches import beginnings, blocks, spread

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.space.bits import Codes, Truth
    from excomm.space.fans import Board, Fans
    from excomm.space.moves import Indices

    Rows = tuple[NDArray[np.int64], Indices]

# Of all actors together: a gigabyte or two while they are listed and analysed.
MOST_ARCS = 1 << 27
# Pairs of states that are looked at for one actor: some twenty seconds.
MOST_PAIRS = 1 << 29
# So many together.
BLOCK = 1 << 20


def arcs_of(board: Board, actor: str, mask: int, *, most: int = MOST_ARCS) -> Rows:
    """R_i(s) for every state, as (starts, targets): see `excomm.space.moves.Arcs`.

    `mask` has the options that the actor can set. Raises `PartError` where there are more than `most` arcs, or where
    finding them would take minutes. Costs time linear in the number of arcs, and of pairs of states that
    irreversibility keeps apart.
    """
    if actor in board.crisis.moves.arcs:
        fans, one_way = fans_of_listed(board, actor, most=most), (0, 0)
    else:
        fans, one_way = fans_of_choice(board, actor, mask), _one_way(board, mask)
    lengths = np.diff(fans.starts)[fans.fans]
    by_state = np.bincount(fans.sources, lengths, minlength=board.codes.size).astype(np.int64)
    _refuse_beyond(MOST_PAIRS, int(by_state.sum()), actor)
    counts, found, parts = np.zeros_like(by_state), 0, [np.zeros(0, np.int32)]
    for states in blocks(by_state, size=BLOCK):
        entries = slice(*np.searchsorted(fans.sources, (states.start, states.stop)))
        sources, targets = _pairs(board, fans, entries, one_way)
        counts[states] = np.bincount(sources - states.start, minlength=states.stop - states.start)
        parts.append(targets.astype(np.int32))
        found += targets.size
        _refuse_beyond(most, found, actor)
    return _without_forbidden(board, actor, beginnings(counts), np.concatenate(parts))


def _pairs(
    board: Board, fans: Fans, entries: slice, one_way: tuple[int, int]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The arcs of some sources: where each starts and ends, sources and their targets ascending."""
    of_entries = fans.fans[entries]
    rows, within = spread(np.diff(fans.starts)[of_entries])
    at = fans.starts[of_entries][rows] + within
    sources, targets = fans.sources[entries][rows], fans.targets[at]
    possible = sources != targets
    if any(one_way):
        possible &= _allowed(board.codes[sources], fans.chosen[at], one_way)
    sources, targets = sources[possible], targets[possible]
    keys = sources * board.codes.size + targets
    if (keys[1:] <= keys[:-1]).any():
        sources, targets = np.divmod(distinct(keys), board.codes.size)
    return sources, targets


def _one_way(board: Board, mask: int) -> tuple[int, int]:
    """Which options of a mask are taken for good, and which are dropped for good."""
    taken, dropped = (
        mask_of(
            board.positions[name]
            for name, option in board.crisis.options.items()
            if option.irreversible == way
        )
        for way in (True, "when dropped")
    )
    return taken & mask, dropped & mask


def _allowed(before: Codes, chosen: Codes, one_way: tuple[int, int]) -> Truth:
    """Whether a choice takes nothing back; what follows from it may undo anything."""
    taken, dropped = one_way
    return ~newly_cleared(before, chosen, taken) & ~newly_set(before, chosen, dropped)


def _without_forbidden(
    board: Board, actor: str, starts: NDArray[np.int64], targets: Indices
) -> Rows:
    kept = np.ones(targets.size, np.bool_)
    for entry in board.crisis.moves.forbid:
        if entry.actor == actor:
            start = members(entry.start, board.codes, board.positions)
            end = members(entry.end, board.codes, board.positions)
            kept &= ~(np.repeat(start, np.diff(starts)) & end[targets])
    kept_before = np.concatenate((np.zeros(1, np.int64), np.cumsum(kept, dtype=np.int64)))
    return kept_before[starts], targets[kept]


def _refuse_beyond(most: int, number: int, actor: str) -> None:
    if number > most:
        raise PartError(
            ("actors", actor),
            f"more than {most:,} moves have to be looked at one by one",
            remedy="add rules for what cannot be; or make every option reversible and leave out consequences, "
            "conditions that end the crisis, and 'moves:', so that moves need not be looked at",
        )
