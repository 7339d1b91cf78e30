"""Finds every combination that satisfies a list of formulas, without walking through all 2^k."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import InputError
from excomm.model.formulas import Formula, names_in
from excomm.space.bits import Codes, mask_of, with_set
from excomm.space.truth import Positions, bounds_of

if TYPE_CHECKING:
    from collections.abc import Sequence

# Beyond this the explicit engine would need many gigabytes.
MOST_STATES = 1 << 24


def satisfying_codes(
    formulas: Sequence[Formula], positions: Positions, *, most: int = MOST_STATES
) -> Codes:
    """Every code over the given bits that satisfies all formulas, ascending.

    Bits are decided one after the other for all partial codes together; after each, every formula that mentions it is
    evaluated in three values, and partial codes that cannot satisfy it any more are dropped. Time is
    linear in the number of partial codes met, which the order of the bits keeps near the number of
    solutions; beyond `most` of them `InputError` is raised.

    >>> from excomm.model.parsing import parse
    >>> satisfying_codes([parse("exactly one of (a, b, c)")], {"a": 0, "b": 1, "c": 2})
    array([1, 2, 4])
    """
    order = order_of_bits(formulas, positions)
    mentioned = [{positions[name] for name in names_in(formula)} for formula in formulas]
    codes = np.zeros(1, np.int64)
    # Formulas without names decide everything before any bit does.
    codes = _sifted(
        codes,
        [f for f, names in zip(formulas, mentioned, strict=True) if not names],
        positions,
        frozenset(),
    )
    for done, position in enumerate(order, 1):
        if 2 * codes.size > most:
            raise _too_many(most)
        codes = np.concatenate((codes, with_set(codes, mask_of([position]))))
        touched = [
            formula for formula, names in zip(formulas, mentioned, strict=True) if position in names
        ]
        codes = _sifted(codes, touched, positions, frozenset(order[:done]))
    codes.sort()
    return codes


def _sifted(
    codes: Codes, formulas: Sequence[Formula], positions: Positions, known: frozenset[int]
) -> Codes:
    for formula in formulas:
        codes = codes[bounds_of(formula, codes, positions, known)[1]]
    return codes


def order_of_bits(formulas: Sequence[Formula], positions: Positions) -> list[int]:
    """The order in which to decide bits: next the one that brings short formulas nearest to being decided.

    Each formula with *r* undecided names votes 2^-r for each of them; ties go to the lower bit. Bits that no
    formula mentions come last, where they cost nothing but their own doubling.
    """
    waiting = [{positions[name] for name in names_in(formula)} for formula in formulas]
    left = sorted(positions.values())
    order: list[int] = []
    while left:
        votes = dict.fromkeys(left, 0.0)
        for names in waiting:
            for position in names:
                votes[position] += 0.5 ** len(names)
        chosen = max(left, key=lambda position: (votes[position], -position))
        order.append(chosen)
        left.remove(chosen)
        for names in waiting:
            names.discard(chosen)
    return order


def _too_many(most: int) -> InputError:
    return InputError(
        f"more than {most // 2:,} states are possible",
        remedy="add rules for what cannot be, or leave out options that decide nothing",
    )
