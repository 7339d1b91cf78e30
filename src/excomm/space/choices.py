"""What an actor can bring about by its own options, and what follows from them at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import PartError
from excomm.model.formulas import names_in
from excomm.space.bits import mask_of, only, subsets_of, united, without
from excomm.space.fans import Fans
from excomm.space.finding import distinct, places_of
from excomm.space.settling import settle_of, written_by_consequences
from excomm.space.stretches import beginnings, blocks, spread
from excomm.space.truth import truth_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.model.formulas import Formula
    from excomm.space.bits import Codes
    from excomm.space.fans import Board
    from excomm.space.truth import Positions

    Indices = NDArray[np.int64]

# Choices that are followed up, in all and in one place: some twenty seconds, and some hundred megabytes.
MOST_CHOICES = 1 << 27
MOST_IN_ONE_PLACE = 1 << 22
# So many together.
BLOCK = 1 << 18


@dataclass(frozen=True)
class Choices:
    """What an actor finds, and what it can set its options to.

    `found[f]` is all that the actor cannot set, as a code; the choices that may be open to it there are
    `settings[starts[g]:starts[g + 1]]`, *g* being `group[f]`, each together with every one of `overwritten`, the ways
    to set those of the actor's options that consequences set anew.
    """

    found: Codes
    group: Indices
    starts: Indices
    settings: Codes
    overwritten: Codes

    @property
    def counts(self) -> Indices:
        """How many choices there are where the actor finds each of `found`."""
        return np.diff(self.starts)[self.group] * self.overwritten.size


def fans_of_choice(board: Board, actor: str, mask: int) -> Fans:
    """The moves of an actor that sets the options of a mask as it likes: one fan for all states alike but for them.

    It leads to the feasible states into which other settings turn, by consequences, at once; settings must break no
    rule about these options alone. `PartError` where too many choices would have to be followed up.
    """
    choices = _choices(board, actor, mask)
    settle = settle_of(board.crisis, board.positions)
    rules = rules_about(board.crisis, board.positions, mask) if choices.overwritten.size > 1 else []
    parts = []
    for block in blocks(choices.counts, size=BLOCK):
        rows, wanted = _wanted(choices, block)
        for rule in rules:
            kept = truth_of(rule, wanted, board.positions)
            rows, wanted = rows[kept], wanted[kept]
        targets = places_of(board.codes, settle(wanted))
        feasible = targets >= 0
        rows, wanted, targets = rows[feasible], wanted[feasible], targets[feasible]
        order = np.lexsort((targets, rows))
        parts.append((rows[order], targets[order], wanted[order]))
    rows, targets, chosen = map(np.concatenate, zip(*parts, strict=True))
    starts = beginnings(np.bincount(rows, minlength=choices.found.size))
    sources = np.flatnonzero(~board.ended)
    fans = np.searchsorted(choices.found, without(board.codes[sources], mask))
    return Fans(sources, fans, starts, targets, chosen)


def _choices(board: Board, actor: str, mask: int) -> Choices:
    """Only such choices as could lead to a feasible state.

    What no consequence writes stays as it was chosen or found. So a choice is how some state stands in the actor's
    options, less those that consequences write, which can have been anything; and that state agrees with what is
    found in all that neither actor nor consequences write.
    """
    written = written_by_consequences(board.crisis, board.positions)
    found = distinct(without(board.codes, mask))
    settings = distinct(without(board.codes, written))
    groups = distinct(without(found, written))
    group = np.searchsorted(groups, without(found, written))
    of_setting = np.searchsorted(groups, without(settings, mask))
    starts = beginnings(np.bincount(of_setting, minlength=groups.size))
    order = np.argsort(of_setting, kind="stable")
    counts = np.diff(starts)[group]
    ways = 1 << (mask & written).bit_count()
    if int(counts.sum()) * ways > MOST_CHOICES or int(counts.max()) * ways > MOST_IN_ONE_PLACE:
        raise PartError(
            ("actors", actor),
            f"this actor has too many choices to follow them up: {int(counts.sum()) * ways:,} in all",
            remedy="add rules for what cannot be, or leave out consequences or options",
        )
    return Choices(found, group, starts, only(settings[order], mask), subsets_of(mask & written))


def _wanted(choices: Choices, block: slice) -> tuple[Indices, Codes]:
    """The choices of a block: which of `found` each is made in, and the code that it makes of it."""
    places, within = spread(np.diff(choices.starts)[choices.group[block]])
    rows = places + block.start
    settings = choices.settings[choices.starts[choices.group[rows]] + within]
    wanted = united(choices.found[rows], settings)
    every = united(wanted[:, np.newaxis], choices.overwritten)
    return np.repeat(rows, choices.overwritten.size), every.ravel()


def rules_about(crisis: Crisis, positions: Positions, mask: int) -> list[Formula]:
    """The rules that speak of no other options than those of a mask."""
    return [
        rule.rule
        for rule in crisis.rules
        if not mask_of(positions[name] for name in names_in(rule.rule)) & ~mask
    ]
