import pytest

from tests.cli.asking import Answer, ask, asked


@pytest.fixture(scope="module")
def fitted() -> Answer:
    return asked("committee", "cuba-1962", "--samples", "200", "--fit")


def test_it_tells_who_stood_where_what_is_decided_and_why(fitted: Answer) -> None:
    headings = [line.partition(",")[0] for line in fitted.lines]
    assert [heading for heading in headings if heading.isupper()] == [
        "WHO STOOD WHERE",
        "WHAT IT DECIDES",
        "WHAT ITS WAY OF WORKING CHANGES",
        "SIDE BY SIDE",
        "WHAT THE RECORDS SAY",
    ]
    assert max(map(len, fitted.lines)) <= 80


def test_the_course_that_was_taken_is_marked(fitted: Answer) -> None:
    [line] = [line for line in fitted.lines if "(taken)" in line]
    assert line.startswith("blockade (taken)")


def test_the_fit_says_that_it_does_no_better_than_nobody_moving(fitted: Answer) -> None:
    said = " ".join(fitted.out.split())
    assert "9 records of 4 members, 2 of them unverified." in said
    assert "if nobody heard anybody -11.7: the model is no better than that" in said
    assert "the records tell next to nothing" in said


def test_json_holds_the_decision_the_settings_the_contrast_and_the_fit() -> None:
    found = asked("committee", "cuba-1962", "--samples", "200", "--fit", "--format", "json").data
    assert sum(found["decision"].values()) == pytest.approx(1)
    assert found["course"] == "blockade"
    [other] = found["others"]
    assert other["committee"] == "as_in_1961"
    assert other["spread"] < found["spread"]
    assert other["leader_share"] > found["leader_share"]
    assert [row["setting"] for row in found["settings"]] == [
        "insulation",
        "closed_mindedness",
        "directive_leadership",
        "devils_advocate",
        "leader.present",
    ]
    assert len(found["fit"]["records"]) == 9
    assert 0 < found["chance"]["low"] < found["chance"]["high"] < 1


def test_some_members_are_told_of_course_by_course() -> None:
    answer = asked("committee", "cuba-1962", "-m", "jfk", "-m", "bundy", "--samples", "50")
    assert "John F. Kennedy (leads)" in answer.lines
    assert "McGeorge Bundy" in answer.lines
    assert "Dean Rusk" not in answer.out
    rows = asked("committee", "cuba-1962", "-m", "jfk", "--samples", "50", "-f", "csv").lines
    assert len(rows) == 1 + 8


def test_the_same_seed_gives_the_same_text_and_another_another() -> None:
    once, again, other = (
        asked("committee", "cuba-1962", "--samples", "60", "--seed", seed, "-f", "csv").out
        for seed in ("3", "3", "4")
    )
    assert once == again
    assert once != other


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chicken"], "the crisis 'chicken' has no committee"),
        (["cuba-1962", "-c", "as_in_1691"], "did you mean 'as_in_1961'?"),
        (["cuba-1962", "-m", "jfl", "--samples", "5"], "did you mean 'jfk'?"),
        (["cuba-1962", "--samples", "100000"], "ask for at most 16,384 samples"),
        (["cuba-1962", "--samples", "0"], "--samples"),
    ],
)
def test_what_cannot_be_asked_is_said(words: list[str], said: str) -> None:
    answer = ask("committee", *words)
    assert answer.status == 2
    assert said in answer.err
