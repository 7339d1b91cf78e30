"""Every combination that satisfies some formulas is found, however many there are on the way there."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.errors import InputError
from excomm.model.formulas import Formula, holds
from excomm.model.parsing import parse
from excomm.space.bits import positions_of
from excomm.space.enumerating import BLOCK, Patience, can_be_satisfied, satisfying_codes
from tests.space.crises import BITS, formulas

# Bits need not be numbered without gaps, nor in the order in which they are named.
POSITIONS = {name: 2 * place + 1 for place, name in enumerate(reversed(BITS))}
WIDE = {f"o{place}": place for place in range(40)}
PIGEONS, HOLES = range(7), range(6)


def combinations_that_satisfy(several: list[Formula]) -> list[set[str]]:
    combinations = [
        {name for name, holds_in in zip(BITS, truths, strict=True) if holds_in}
        for truths in product([False, True], repeat=len(BITS))
    ]
    return [
        names for names in combinations if all(holds(one, names.__contains__) for one in several)
    ]


@settings(max_examples=200, deadline=None)
@given(st.lists(formulas, max_size=4))
def test_the_codes_are_the_combinations_that_satisfy_every_formula(several: list[Formula]) -> None:
    codes = satisfying_codes(several, POSITIONS).tolist()
    expected = combinations_that_satisfy(several)
    assert codes == sorted(sum(2 ** POSITIONS[name] for name in names) for names in expected)


@settings(max_examples=200, deadline=None)
@given(st.lists(formulas, max_size=4))
def test_formulas_can_be_satisfied_where_some_combination_does(several: list[Formula]) -> None:
    found = can_be_satisfied(several, Patience())
    assert found == bool(combinations_that_satisfy(several))


def test_more_codes_than_one_block_holds_are_all_found_once() -> None:
    codes = satisfying_codes([parse(f"at most 4 of ({', '.join(WIDE)})")], WIDE)
    assert codes.size == 1 + 40 + 780 + 9_880 + 91_390 > BLOCK
    assert (codes[1:] > codes[:-1]).all()
    assert all(len(positions_of(code)) <= 4 for code in codes[::97].tolist())


def test_only_what_is_found_counts_towards_the_most_that_can_be_held() -> None:
    exactly_one = [parse(f"exactly one of ({', '.join(WIDE)})")]
    assert satisfying_codes(exactly_one, WIDE, most=40).size == 40
    with pytest.raises(InputError, match="more than 39 states"):
        satisfying_codes(exactly_one, WIDE, most=39)


def test_what_no_formula_mentions_can_be_either_way() -> None:
    codes = satisfying_codes([parse("o1")], {"o0": 0, "o1": 1, "o2": 2, "o3": 3})
    assert codes.tolist() == [2, 3, 6, 7, 10, 11, 14, 15]
    with pytest.raises(InputError, match="states are possible"):
        satisfying_codes([parse("o1")], WIDE)


def test_a_search_that_leads_nowhere_is_given_up() -> None:
    everybody = [f"at least 1 of ({', '.join(f'p{p}h{h}' for h in HOLES)})" for p in PIGEONS]
    one_a_hole = [f"at most 1 of ({', '.join(f'p{p}h{h}' for p in PIGEONS)})" for h in HOLES]
    pigeons = [parse(text) for text in everybody + one_a_hole]
    assert not can_be_satisfied(pigeons, Patience())
    with pytest.raises(InputError, match="too long"):
        can_be_satisfied(pigeons, Patience(1 << 18))
