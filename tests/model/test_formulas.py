"""Formulas mean what logic says, and what is written reads back as the same formula."""

from itertools import product

import pytest
from hypothesis import given

from excomm.model.exclusion import can_hold_together
from excomm.model.formulas import Formula, Name, holds, mentions, names_in, written
from excomm.model.parsing import parse
from tests.model.formulas import FORMULAS, NAMES, WORLDS


@given(FORMULAS)
def test_a_formula_reads_back_as_what_was_written(formula: Formula) -> None:
    assert parse(written(formula)) == formula


@given(FORMULAS, WORLDS)
def test_a_formula_and_its_negation_never_agree(formula: Formula, world: dict[str, bool]) -> None:
    negated = parse(f"not ({written(formula)})")
    assert holds(negated, world.__getitem__) is not holds(formula, world.__getitem__)


@given(FORMULAS)
def test_a_formula_mentions_the_words_that_are_written(formula: Formula) -> None:
    text = written(formula)
    for name in mentions(parse(text)):
        assert text[name.at :].startswith(name.name)
    assert set(names_in(formula)) == {
        name
        for name in NAMES
        if name in text.replace(",", " ").replace("(", " ").replace(")", " ").split()
    }


@given(FORMULAS, FORMULAS)
def test_formulas_hold_together_where_some_world_makes_both_true(
    one: Formula, other: Formula
) -> None:
    worlds = [
        dict(zip(NAMES, values, strict=True))
        for values in product((False, True), repeat=len(NAMES))
    ]
    assert can_hold_together(one, other) == any(
        holds(one, world.__getitem__) and holds(other, world.__getitem__) for world in worlds
    )


def test_too_many_open_names_are_taken_to_hold_together() -> None:
    many = [f"n{number}" for number in range(13)]
    assert can_hold_together(parse(" or ".join(many)), parse(f"not ({' or '.join(many)})"))


def test_what_is_demanded_outright_excludes_however_many_names_there_are() -> None:
    many = " or ".join(f"n{number}" for number in range(30))
    assert not can_hold_together(parse(f"a and b and ({many})"), parse(f"not a and ({many})"))


@pytest.mark.parametrize(
    ("loose", "strict"),
    [
        ("a or b and c", "a or (b and c)"),
        ("not a and b", "(not a) and b"),
        ("not a or b", "(not a) or b"),
        ("if a or b then c and d", "if (a or b) then (c and d)"),
        ("if a then if b then c", "if a then (if b then c)"),
        ("if a then b iff c", "(if a then b) iff c"),
        ("if a then if b then c iff d", "(if a then (if b then c)) iff d"),
        ("a or b iff c", "(a or b) iff c"),
        ("a iff if b then c", "a iff (if b then c)"),
        ("not not a", "not (not a)"),
        ("at most one of (a or b, c)", "at most 1 of ((a or b), (c))"),
        ("not at least two of (a, b, c)", "not (at least 2 of (a, b, c))"),
        ("exactly none of (a, b)", "exactly 0 of (a, b)"),
    ],
)
def test_operators_bind_as_the_grammar_says(loose: str, strict: str) -> None:
    assert parse(loose) == parse(strict)


@pytest.mark.parametrize(
    ("formula", "worlds"),
    [
        ("true", 4),
        ("false", 0),
        ("a and b", 1),
        ("a or b", 3),
        ("if a then b", 3),
        ("a iff b", 2),
        ("at most one of (a, b)", 3),
        ("at least one of (a, b)", 3),
        ("exactly one of (a, b)", 2),
        ("exactly two of (a, a, b)", 1),
    ],
)
def test_operators_hold_in_so_many_of_four_worlds(formula: str, worlds: int) -> None:
    values = [{"a": a, "b": b} for a in (False, True) for b in (False, True)]
    assert sum(holds(parse(formula), world.__getitem__) for world in values) == worlds


def test_white_space_means_nothing() -> None:
    assert parse("  a\n\tand   b ") == parse("a and b")


def test_where_a_name_stands_is_not_what_it_means() -> None:
    assert Name("a", 3) == Name("a", 7)
