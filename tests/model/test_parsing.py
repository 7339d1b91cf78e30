"""A formula that cannot be read is refused at the very character, with what to do."""

import pytest

from excomm.model.parsing import DEEPEST_FORMULA, LONGEST_FORMULA, FormulaError, parse


@pytest.mark.parametrize(
    ("marked", "message", "remedy"),
    [
        ("▸", "ends too early", "is missing at the end"),
        ("a and▸", "ends too early", "is missing at the end"),
        ("a ▸b", "'b' is not expected here", "is 'and' or 'or' missing before it?"),
        ("no ▸war", "'war' is not expected here", "was 'not war' meant?"),
        ("a and never ▸b", "'b' is not expected here", "was 'not b' meant?"),
        ("a and ▸and b", "expected an option or condition, found 'and'", ""),
        ("▸or a", "expected an option or condition, found 'or'", ""),
        ("a and ▸(b or c", "never closed", "add ')'"),
        ("(a or b ▸c)", "'c' is not expected here", "is 'and' or 'or' missing before it?"),
        ("a or b▸)", "')' is not expected here", ""),
        ("(▸)", "expected an option or condition, found ')'", ""),
        ("a ▸&& b", "'&&' has no meaning", "write 'and'"),
        ("a ▸& b", "'&' has no meaning", "write 'and'"),
        ("a ▸|| b", "'||' has no meaning", "write 'or'"),
        ("▸!a", "'!' has no meaning", "write 'not'"),
        ("a ▸-> b", "'->' has no meaning", "write 'if … then …'"),
        ("a ▸=> b", "'=>' has no meaning", "write 'if … then …'"),
        ("a and ▸é", "'é' has no meaning", "formulas use names"),
        ("usa.strike▸.night", "'.' has no meaning", "formulas use names"),
        ("a ▸AND b", "'AND' is not expected here", "write 'and'"),
        ("▸NOT a", "found 'NOT'", "write 'not'"),
        ("a and ▸True", "found 'True'", "write 'true'"),
        ("if a ▸b", "'if' needs a 'then', found 'b'", "'then' goes here"),
        ("if a▸", "'if' needs a 'then'", "'then' goes here"),
        ("a and ▸if b then c", "found 'if'", "put parentheses around 'if … then …'"),
        ("a iff b ▸iff c", "two 'iff' in a row", "put parentheses around one of them"),
        ("▸one of (a, b)", "found 'one'", "write 'exactly one of (…)'"),
        ("at ▸one of (a, b)", "'at' needs 'most' or 'least'", "'least' goes here"),
        ("at most ▸of (a, b)", "a count needs a number", "at most one of (a, b)"),
        ("at most ▸1234567 of (a)", "a count needs a number", ""),
        ("at most 2 ▸(a, b)", "a count needs 'of'", "'of' goes here"),
        ("at most 2 of ▸a, b", "a count needs its list in parentheses", "'(' goes here"),
        ("▸at most 2 of (a, b", "the list of this count is never closed", "add ')'"),
        ("at most 2 of (a ▸b)", "'b' is not expected here", ""),
        ("at most 2 of (a, ▸)", "found ')'", ""),
        ("exactly 2 of (▸)", "found ')'", ""),
        ("▸2", "found '2'", ""),
    ],
)
def test_a_formula_is_refused_at(marked: str, message: str, remedy: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(marked.replace("▸", ""))
    assert caught.value.at == marked.index("▸")
    assert message in caught.value.message
    assert remedy in caught.value.remedy


@pytest.mark.parametrize("level", ["not ", "(", "if a then ", "at most one of ("])
def test_a_formula_may_be_nested_no_deeper_than_can_be_walked(level: str) -> None:
    closing = ")" * level.count("(")
    parse(level * DEEPEST_FORMULA + "a" + closing * DEEPEST_FORMULA)
    with pytest.raises(FormulaError, match=f"nested more than {DEEPEST_FORMULA} deep"):
        parse(level * (DEEPEST_FORMULA + 1) + "a" + closing * (DEEPEST_FORMULA + 1))


def test_levels_of_different_kinds_add_up() -> None:
    with pytest.raises(FormulaError, match="nested more than"):
        parse("not (" * DEEPEST_FORMULA + "a" + ")" * DEEPEST_FORMULA)


def test_a_formula_of_a_million_terms_is_refused_for_its_length() -> None:
    with pytest.raises(FormulaError, match="the limit is 20,000"):
        parse(" and ".join(["a"] * 1_000_000))


def test_the_longest_formula_is_read() -> None:
    text = " or ".join(["abc"] * (LONGEST_FORMULA // 7))
    assert len(parse(text).parts) == LONGEST_FORMULA // 7  # type: ignore[union-attr]  # it is an Or
