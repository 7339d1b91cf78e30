import pytest
from hypothesis import given

from excomm.model.formulas import Formula
from excomm.model.parsing import parse
from excomm.report.words.wishes import clause
from tests.report.words.crises import POWERS
from tests.report.words.formulas import formulas


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("usa.pledge", "the United States promise peace"),
        ("not ussr.withdraw", "the Soviet Union not ship the missiles home"),
        ("war", "“General war” hold"),
        ("not war", "“General war” not hold"),
        (
            "usa.pledge and not usa.strike",
            "the United States promise peace and not bomb the sites",
        ),
        (
            "not (usa.strike or war)",
            "the United States not bomb the sites and “General war” not hold",
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
            "it not come about that the United States bomb the sites and “General war” hold",
        ),
        ("not not war", "“General war” hold"),
        ("true", "anything hold"),
        ("not true", "the impossible hold"),
    ],
)
def test_a_formula_becomes_a_clause(formula: str, words: str) -> None:
    assert clause(POWERS, parse(formula)) == words


@given(formulas(POWERS.bits))
def test_every_formula_has_words_that_name_all_it_is_about(formula: Formula) -> None:
    words = clause(POWERS, formula)
    assert words == " ".join(words.split())
    texts = {
        "usa.strike": "bomb the sites",
        "usa.pledge": "promise peace",
        "ussr.withdraw": "ship the missiles home",
        "war": "General war",
    }
    from excomm.model.formulas import names_in

    assert [name for name in names_in(formula) if texts[name] not in words] == []
