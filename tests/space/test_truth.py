"""Formulas on many states at once mean what they mean on one, and bounds on half-known states are sound."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.model.formulas import Count, Name, holds
from excomm.space.bits import mask_of, newly_cleared, newly_set, packed, positions_of
from excomm.space.truth import bounds_of, truth_of
from tests.space.crises import BITS, formulas

if TYPE_CHECKING:
    from collections.abc import Callable

    from excomm.model.formulas import Formula

POSITIONS = {name: position for position, name in enumerate(BITS)}
EVERY_CODE = np.arange(2 ** len(BITS), dtype=np.int64)


@settings(max_examples=200, deadline=None)
@given(formulas)
def test_a_formula_on_all_states_at_once_is_the_formula_on_each(formula: Formula) -> None:
    truth = truth_of(formula, EVERY_CODE, POSITIONS)
    for code in EVERY_CODE.tolist():
        names = {BITS[position] for position in positions_of(code)}
        assert truth[code] == holds(formula, names.__contains__)


@settings(max_examples=200, deadline=None)
@given(formulas, st.frozensets(st.sampled_from(range(len(BITS)))))
def test_what_must_hold_does_and_what_cannot_does_not(
    formula: Formula, known: frozenset[int]
) -> None:
    must, may = bounds_of(formula, EVERY_CODE, POSITIONS, known)
    truth = truth_of(formula, EVERY_CODE, POSITIONS)
    assert not (must & ~truth).any()
    assert not (truth & ~may).any()


@given(st.frozensets(st.integers(0, 61)))
def test_a_mask_is_the_set_of_its_positions(positions: frozenset[int]) -> None:
    assert positions_of(mask_of(positions)) == tuple(sorted(positions))


def test_changes_of_bits_are_told_apart_by_direction() -> None:
    before, after = np.array([0b01, 0b10]), np.array([0b10, 0b10])
    assert newly_set(before, after, 0b11).tolist() == [True, False]
    assert newly_cleared(before, after, 0b11).tolist() == [True, False]
    assert newly_cleared(before, after, 0b10).tolist() == [False, False]


def test_columns_are_packed_with_the_first_most_significant() -> None:
    assert packed([np.array([True, False]), np.array([True, True])]).tolist() == [3, 1]


def test_counting_many_names_takes_no_more_memory_than_counting_few() -> None:
    names = [f"o{place}" for place in range(60)]
    positions = {name: place for place, name in enumerate(names)}
    codes = np.arange(1 << 16, dtype=np.int64)
    few, many = (Count("at most", 3, tuple(map(Name, names[:size]))) for size in (3, 60))
    assert peak_of(lambda: truth_of(many, codes, positions)) < 1.5 * peak_of(
        lambda: truth_of(few, codes, positions)
    )


def peak_of(work: Callable[[], object]) -> int:
    """The most bytes that are held at a time while something is done."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
