import pytest
from hypothesis import given

from excomm.model.formulas import Formula, names_in
from excomm.model.parsing import parse
from excomm.model.reading import parse_crisis
from excomm.report.words.wishes import clause
from tests.report.words.crises import POWERS
from tests.space.crises import formulas


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("usa.pledge", "the United States promise peace"),
        ("not ussr.withdraw", "the Soviet Union not ship the missiles home"),
        ("war", "“General war” be true"),
        ("not war", "“General war” not be true"),
        (
            "usa.pledge and not usa.strike",
            "the United States promise peace and not bomb the sites",
        ),
        (
            "not (usa.strike or war)",
            "the United States not bomb the sites and “General war” not be true",
        ),
        (
            "if usa.pledge then ussr.withdraw",
            "should the United States promise peace, the Soviet Union ship the missiles home",
        ),
        (
            "usa.pledge iff ussr.withdraw",
            "the United States promise peace exactly if the Soviet Union ship the missiles home",
        ),
        (
            "at most one of (usa.strike, usa.pledge)",
            (
                "at most one of these come true (the United States bomb the sites; "
                "the United States promise peace)"
            ),
        ),
        (
            "not (usa.strike and war)",
            "it not come about that the United States bomb the sites and “General war” be true",
        ),
        (
            "usa.strike and ussr.withdraw and not (usa.pledge or war)",
            (
                "the United States bomb the sites and not promise peace; the Soviet Union ship the missiles "
                "home; and “General war” not be true"
            ),
        ),
        (
            "(if usa.pledge then ussr.withdraw) and not war",
            (
                "should the United States promise peace, the Soviet Union ship the missiles home; and “General "
                "war” not be true"
            ),
        ),
        ("not not war", "“General war” be true"),
        ("true", "anything be true"),
        ("not true", "the impossible be true"),
    ],
)
def test_a_formula_becomes_a_clause(formula: str, words: str) -> None:
    assert clause(POWERS, parse(formula)) == words


LETTERS = parse_crisis("""
crisis: letters
title: Letters
actors: {a: {name: Ann}, b: {name: Bob}}
options: {a.x: {text: do AX}, a.y: {text: do AY}, b.x: {text: do BX}, b.y: {text: do BY}}
conditions: {p: {text: P}, q: {text: Q}}
preferences: {a: [a.x], b: [b.x]}
""")


@given(formulas)
def test_every_formula_has_words_that_name_all_it_is_about(formula: Formula) -> None:
    words = clause(LETTERS, formula)
    assert words == " ".join(words.split())
    texts = {"a.x": "do AX", "a.y": "do AY", "b.x": "do BX", "b.y": "do BY", "p": "“P”", "q": "“Q”"}
    assert [name for name in names_in(formula) if texts[name] not in words] == []
