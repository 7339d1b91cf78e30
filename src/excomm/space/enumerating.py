"""Finds every combination that satisfies a list of formulas, without walking through all 2^k."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import InputError
from excomm.model.formulas import Formula, mentions, names_in
from excomm.space.bits import Codes, mask_of, subsets_of, with_set
from excomm.space.truth import Positions, bounds_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Beyond this the explicit engine would need many gigabytes.
MOST_STATES = 1 << 24
# Names looked up in all partial codes together: some twenty seconds.
MOST_LOOKUPS = 1 << 34
# What it costs besides to evaluate one name, for however many codes, and to get ready for one, in lookups.
PER_CALL = 1 << 9
PER_MENTION = 1 << 10
# Partial codes decided together: few enough to stay in the processor's cache.
BLOCK = 1 << 16


@dataclass(frozen=True)
class Decision:
    """One bit to decide, and the formulas that mention it, with what is known once it is decided."""

    position: int
    touched: tuple[Formula, ...]
    known: frozenset[int]

    @property
    def lookups(self) -> int:
        """How many names are looked up in a code to decide this bit."""
        return 1 + _length(self.touched)


@dataclass
class Patience:
    """How many more names are looked up before a search, or several that share it, is given up."""

    left: int = MOST_LOOKUPS

    def spend(self, lookups: int) -> None:
        """Raise `InputError` once all is spent."""
        self.left -= lookups
        if self.left < 0:
            raise InputError(
                "the rules are so entangled that finding the possible states would take too long",
                remedy="break long rules into shorter ones, or leave out options that decide nothing",
            )


def satisfying_codes(
    formulas: Sequence[Formula], positions: Positions, *, most: int = MOST_STATES
) -> Codes:
    """Every code over the given bits that satisfies all formulas, ascending; shape (codes,).

    Bits are decided one after the other, for a block of partial codes at a time; after each, every formula that
    mentions it is evaluated in three values, and partial codes that cannot satisfy it any more are dropped. Blocks
    that are nearest to being decided go first, so that memory is linear in what is found. Time is linear in the number
    of partial codes met, which the order of the bits keeps near the number of solutions. `InputError` is raised beyond
    `most` codes, and where formulas are so entangled that looking for them would take minutes.

    >>> from excomm.model.parsing import parse
    >>> satisfying_codes([parse("exactly one of (a, b, c)")], {"a": 0, "b": 1, "c": 2})
    array([1, 2, 4])
    """
    used = {name: positions[name] for formula in formulas for name in names_in(formula)}
    # What no formula mentions need not be decided: it can be either way in every solution.
    free = mask_of(position for name, position in positions.items() if name not in used)
    each = 1 << free.bit_count()
    found: list[Codes] = []
    for codes in _solutions(formulas, used, Patience(), block=BLOCK):
        found.append(codes)
        if sum(part.size for part in found) * each > most:
            raise _too_many(most)
    if not found:
        return np.zeros(0, np.int64)
    everything = np.concatenate(found)[:, np.newaxis] | subsets_of(free)
    return np.sort(everything, axis=None)


def can_be_satisfied(formulas: Sequence[Formula], patience: Patience) -> bool:
    """Whether some combination satisfies all formulas; raises `InputError` if patience runs out before that is known.

    >>> from excomm.model.parsing import parse
    >>> can_be_satisfied([parse("a iff b"), parse("a and not b")], Patience())
    False
    """
    names = dict.fromkeys(name for formula in formulas for name in names_in(formula))
    positions = {name: position for position, name in enumerate(names)}
    # Small blocks: the sooner some code is decided in full, the better.
    solutions = _solutions(formulas, positions, patience, block=1 << 10)
    return next(solutions, None) is not None


def _solutions(
    formulas: Sequence[Formula], positions: Positions, patience: Patience, *, block: int
) -> Iterator[Codes]:
    """Codes that satisfy all formulas, which mention every bit, a block at a time."""
    patience.spend(PER_MENTION * _length(formulas))
    decisions = _decisions(formulas, positions)
    # Formulas without names are decided before any bit is.
    nameless = [formula for formula in formulas if not names_in(formula)]
    waiting = [(0, _sifted(np.zeros(1, np.int64), nameless, positions, frozenset()))]
    while waiting:
        done, codes = waiting.pop()
        if not codes.size:
            continue
        if done == len(decisions):
            yield codes
            continue
        if codes.size > block:
            half = codes.size // 2
            waiting += [(done, codes[:half]), (done, codes[half:])]
            continue
        decision = decisions[done]
        codes = np.concatenate((codes, with_set(codes, mask_of([decision.position]))))
        patience.spend((codes.size + PER_CALL) * decision.lookups)
        waiting.append((done + 1, _sifted(codes, decision.touched, positions, decision.known)))


def _decisions(formulas: Sequence[Formula], positions: Positions) -> list[Decision]:
    order = order_of_bits(formulas, positions)
    mentioned = [{positions[name] for name in names_in(formula)} for formula in formulas]
    return [
        Decision(
            position,
            tuple(f for f, names in zip(formulas, mentioned, strict=True) if position in names),
            frozenset(order[:done]),
        )
        for done, position in enumerate(order, 1)
    ]


def _length(formulas: Iterable[Formula]) -> int:
    """How many names the formulas mention, each time counted."""
    return sum(1 for formula in formulas for _ in mentions(formula))


def _sifted(
    codes: Codes, formulas: Sequence[Formula], positions: Positions, known: frozenset[int]
) -> Codes:
    for formula in formulas:
        if codes.size:
            codes = codes[bounds_of(formula, codes, positions, known)[1]]
    return codes


def order_of_bits(formulas: Sequence[Formula], positions: Positions) -> list[int]:
    """The order in which to decide bits: next the one that brings short formulas nearest to being decided.

    Each formula with *r* undecided names votes 2^-r for each of them; ties go to the lower bit.
    """
    bits = sorted(positions.values())
    columns = {position: column for column, position in enumerate(bits)}
    # One row a formula, one column a bit that is still to be decided.
    waiting = np.zeros((len(formulas), len(bits)), np.bool_)
    for row, formula in enumerate(formulas):
        waiting[row, [columns[positions[name]] for name in names_in(formula)]] = True
    order: list[int] = []
    undecided = np.ones(len(bits), np.bool_)
    for _ in bits:
        votes = np.where(undecided, 0.5 ** waiting.sum(axis=1) @ waiting, -1.0)
        column = int(votes.argmax())
        order.append(bits[column])
        undecided[column] = False
        waiting[:, column] = False
    return order


def _too_many(most: int) -> InputError:
    remedy = "add rules for what cannot be, or leave out options that decide nothing"
    if most < MOST_STATES:
        remedy += f"; the command line takes up to {MOST_STATES:,}"
    return InputError(f"more than {most:,} states are possible", remedy=remedy)
