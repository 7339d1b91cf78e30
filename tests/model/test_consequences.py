"""Consequences are applied in an order in which one pass is enough, and refused where there is none."""

from graphlib import CycleError
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.model.consequences import conflicts_in, cycle_in, order_of
from excomm.model.formulas import holds
from excomm.model.parsing import parse
from excomm.model.rules import Consequence

NAMES = ("a", "b", "c", "d")


def consequence(when: str, sets: str = "", clears: str = "") -> Consequence:
    return Consequence(when=parse(when), sets=tuple(sets.split()), clears=tuple(clears.split()))


def applied(one: Consequence, world: dict[str, bool]) -> dict[str, bool]:
    if not holds(one.when, world.__getitem__):
        return world
    return {**world, **dict.fromkeys(one.sets, True), **dict.fromkeys(one.clears, False)}


def test_a_consequence_comes_after_those_whose_effects_it_reads() -> None:
    chain = [consequence("c", "d"), consequence("b", "c"), consequence("a", "b")]
    assert order_of(chain) == [2, 1, 0]


def test_what_clears_also_comes_before() -> None:
    assert order_of([consequence("not b", "c"), consequence("a", clears="b")]) == [1, 0]


@pytest.mark.parametrize(
    ("consequences", "ring"),
    [
        ([], set()),
        ([consequence("a", "b")], set()),
        ([consequence("a and not b", "b")], set()),
        ([consequence("a", "b"), consequence("b", "a")], {0, 1}),
        ([consequence("a", "b"), consequence("b", "c"), consequence("c", clears="a")], {0, 1, 2}),
        ([consequence("d", "a"), consequence("a", "b"), consequence("b", "a")], {1, 2}),
    ],
)
def test_a_ring_is_found(consequences: list[Consequence], ring: set[int]) -> None:
    assert set(cycle_in(consequences)) == ring
    if ring:
        with pytest.raises(CycleError):
            order_of(consequences)


def test_a_ring_is_told_in_the_order_of_cause_and_effect() -> None:
    ring = cycle_in([consequence("a", "b"), consequence("c", "a"), consequence("b", "c")])
    assert ring in ([0, 2, 1], [2, 1, 0], [1, 0, 2])


@pytest.mark.parametrize(
    ("one", "other", "fought"),
    [
        (consequence("a", "c"), consequence("b", clears="c"), ["c"]),
        (consequence("a", clears="c"), consequence("b", "c"), ["c"]),
        (consequence("a", "c"), consequence("not a", clears="c"), []),
        (consequence("a", "c"), consequence("b", "c"), []),
        (consequence("a or b", "c"), consequence("exactly 2 of (a, b, d)", clears="c"), ["c"]),
        (consequence("a and b", "c d"), consequence("at most 1 of (a, b)", clears="d c"), []),
    ],
)
def test_contradiction_is_found_where_both_can_hold(
    one: Consequence, other: Consequence, fought: list[str]
) -> None:
    assert conflicts_in([one, other]) == [(0, 1, name) for name in fought]


CONSEQUENCES = st.lists(
    st.builds(
        consequence,
        st.sampled_from(["a", "b", "not a", "a and b", "a or not c", "c iff d", "true"]),
        st.sampled_from(["", "b", "c", "d", "c d"]),
        st.sampled_from(["", "a", "b"]),
    ),
    max_size=4,
)


@given(CONSEQUENCES)
def test_one_pass_in_order_reaches_the_one_fixed_point(consequences: list[Consequence]) -> None:
    """Where neither ring nor contradiction is found, applying them in any order and again ends the same."""
    both_ways = any({*one.sets} & {*one.clears} for one in consequences)
    if both_ways or cycle_in(consequences) or conflicts_in(consequences):
        return
    for values in product((False, True), repeat=len(NAMES)):
        start = dict(zip(NAMES, values, strict=True))
        once = start
        for position in order_of(consequences):
            once = applied(consequences[position], once)
        assert all(applied(one, once) == once for one in consequences)


def test_rings_and_contradictions_occur_among_the_random_ones_only_sometimes() -> None:
    sound = [consequence("a", "b"), consequence("b", "c")]
    assert not cycle_in(sound)
    assert not conflicts_in(sound)
