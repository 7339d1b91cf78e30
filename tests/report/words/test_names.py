import pytest

from excomm.model.crisis import Crisis
from excomm.model.reading import parse_crisis
from excomm.report.words.names import called, deed, fact, listed
from tests.report.words.crises import POWERS


def with_names(actor: str, option: str) -> Crisis:
    return parse_crisis(f"""
crisis: named
title: Names
actors: {{a: {{name: "{actor}"}}}}
options: {{a.go: {{text: "{option}"}}}}
preferences: {{a: [a.go]}}
""")


@pytest.mark.parametrize(
    ("name", "within_a_sentence"),
    [
        ("United States", "the United States"),
        ("Soviet Union", "the Soviet Union"),
        ("Local Government", "the Local Government"),
        ("Ministry of the Environment", "the Ministry of the Environment"),
        ("First driver", "the first driver"),
        ("Cuba", "Cuba"),
        ("Uniroyal Chemical", "Uniroyal Chemical"),
        ("The Netherlands", "the Netherlands"),
    ],
)
def test_an_actor_gets_an_article_where_english_asks_for_one(
    name: str, within_a_sentence: str
) -> None:
    assert called(with_names(name, "Go"), "a") == within_a_sentence


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Ring Cuba with ships.", "ring Cuba with ships"),
        ("U-2 flights over the island", "U-2 flights over the island"),
        ("U.N. inspection", "U.N. inspection"),
        ("Escalate: break relations", "escalate"),
        ("Give way (or seem to)", "give way"),
        ("stop at 22:30", "stop at 22:30"),
    ],
)
def test_an_option_becomes_a_phrase_that_can_follow_to(text: str, phrase: str) -> None:
    assert deed(with_names("Ann", text), "a.go") == phrase


def test_an_option_as_a_whole_says_whose_it_is() -> None:
    assert fact(POWERS, "usa.pledge") == "The United States: promise peace"
    assert fact(POWERS, "war") == "General war"


def test_lists_of_lists_can_be_told_apart() -> None:
    assert listed(["a", "b and c"]) == "a, and b and c"
    assert listed(["a"]) == "a"
    assert listed(["a", "b"], last="or") == "a or b"
