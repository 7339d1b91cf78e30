from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.asking import ask, asked
from tests.cli.in_time import duel


@pytest.fixture(scope="module")
def crisis(tmp_path_factory: pytest.TempPathFactory) -> str:
    return duel(tmp_path_factory.mktemp("duel"))


def words_of(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


def test_the_answer_says_what_was_changed_in_how_many_worlds_and_what_it_does_not_mean(
    crisis: str,
) -> None:
    lines = asked("what-if", crisis, "--without", "gunner", "--outcome", "war", "-n", "2000").lines
    text = words_of(lines)
    assert lines[1].startswith("War has a probability of ")
    assert "percentage points more on average. Depending on what is not known" in text
    assert "The gunner is not there: neither asked nor needed." in text
    assert "events.shot.consent rests on no claim." in text
    assert "Nobody is taken to have foreseen it" in text
    assert "Of 2,000 worlds, each run twice with the same luck" in text
    assert "0 worlds ended so only in the model as it stands" in text
    assert "Was the gunner’s presence needed to keep war away? In " in text
    assert "does not say that it did in the one that was" in text
    again = f"excomm what-if {crisis} --without gunner --outcome war --exact"
    assert text.replace("\\ ", "").endswith(again)
    narrow = [line for line in lines if crisis not in line]
    assert max(map(len, narrow)) <= 80


def test_json_holds_the_same(crisis: str) -> None:
    found = asked("what-if", crisis, "--remove", "shot", "-n", "1000", "-f", "json").data
    war = found["outcomes"]["war"]
    assert war["would"] == war["gained"] == 0
    assert war["necessity"]["value"] == 1
    assert war["low"] < war["difference"] == -war["was"] < war["high"]
    assert found["runs"] == 1000
    assert found["ended_otherwise"] == war["lost"] <= found["changed"]
    assert found["interventions"][0]["asked"] == "remove shot"
    assert found["interventions"][0]["rests_on"][0]["element"] == "events.shot"
    assert found["rerouted"][0] == {
        "was": ["peace", "war"],
        "would": ["peace"],
        "count": war["lost"],
    }


def test_json_has_the_answer_and_says_how_sure_each_range_is(crisis: str) -> None:
    found = asked("what-if", crisis, "--without", "gunner", "-n", "200", "-f", "json").data
    assert found["levels"] == {"what_is_not_known": 0.9, "chance": 0.95}
    assert found["taken_away"] == "the gunner’s presence"
    assert "in the model as it stands" in found["answer"]
    assert len(found["not_meant"]) == 3


def test_the_command_for_the_same_question_keeps_what_was_asked_for(crisis: str) -> None:
    words = ("--remove", "shot", "--until", "5", "--draws", "3")
    text = words_of(asked("what-if", crisis, *words, "-n", "50", "--seed", "2").lines)
    assert text.replace("\\ ", "").endswith("--until 5 --draws 3 --exact")
    exact = (*words, "-n", "50", "--seed", "2", "--exact")
    text = words_of(asked("what-if", crisis, *exact).lines)
    assert text.replace("\\ ", "").endswith("--until 5 --draws 3 --runs 50 --seed 2")


def test_what_is_not_known_comes_before_chance() -> None:
    words = ("what-if", "cuba-1962-brams", "--forbid", "ussr.withdraw", "-n", "200", "--draws", "8")
    text = words_of(asked(*words).lines)
    head = text.partition("WHAT WAS CHANGED")[0]
    assert head.index("Depending on what is not known") < head.index("The chance of the runs alone")
    assert "(9 of 10 draws)" in head
    assert "(95 %)" in head
    assert "not known, 90 % chance, 95 %" in text


def test_what_cannot_be_estimated_is_null_and_said(crisis: str) -> None:
    words = ("what-if", crisis, "--forbid", "war", "--vary", "events.shot.rate=0 per day")
    found = asked(*words, "-n", "100", "-f", "json").data["outcomes"]["war"]
    assert found["sufficiency_of_not"] == {"value": None, "cases": 0, "bounds": None}


def test_exact_gives_the_difference_without_pairs(crisis: str) -> None:
    words = ("what-if", crisis, "--replace", "gunner=1", "--exact", "--draws", "4")
    found = asked(*words, "-f", "json").data
    assert found["method"] == "exact"
    assert found["runs"] is found["changed"] is None
    assert found["outcomes"]["war"]["difference"] > 0
    assert found["outcomes"]["war"]["necessity"]["value"] is None
    text = words_of(asked(*words).lines)
    assert "It is computed without runs" in text
    assert "Depending on what is not known" in text
    assert "whatever worlds share" in text


def test_what_all_knew_is_said_to_be_known(crisis: str) -> None:
    words = ("what-if", crisis, "--force", "shot@1962-10-02", "--anticipated", "-n", "200")
    text = words_of(asked(*words).lines)
    assert "Everybody is taken to have known of it" in text
    assert text.replace("\\ ", "").endswith("--force shot@1962-10-02 --anticipated --exact")


@pytest.mark.parametrize("form", ["csv", "md", "latex"])
def test_it_can_be_had_as_a_table(crisis: str, form: str) -> None:
    out = asked("what-if", crisis, "--remove", "shot", "-n", "50", "-f", form).out
    assert "difference" in out
    assert "war" in out


@pytest.mark.parametrize(
    "words",
    [
        ["--take", "a.hold"],
        ["--take", "a.hold@1962-10-03"],
        ["--believe", "a:shot=2 per day"],
        ["--believe", "a:war=0.5", "--believe", "a:shot=truth"],
        ["--prefer", "a: not a.hold @2"],
        ["--prefer", "a: war", "--unwant", "a: a.hold"],
    ],
)
def test_all_kinds_of_change_are_told_in_words(crisis: str, words: list[str]) -> None:
    text = words_of(asked("what-if", crisis, *words, "-n", "50").lines)
    assert "Ann" in text


def test_equilibria_that_come_and_go_are_named() -> None:
    words = ("what-if", "cuba-1962-fraser-hipel", "--forbid", "usa.air_strike", "--analysis")
    text = words_of(asked(*words, "stability").lines)
    assert "The equilibria are other by gmr and smr." in text
    assert "× usa.air_strike, usa.blockade, ussr.withdraw" in text
    assert "knows no chance" in text
    rows = asked(*words, "status-quo", "-f", "csv").lines
    assert rows[0] == "concept,state,equilibrium"
    assert any(row.endswith(",kept") for row in rows)
    assert asked(*words, "stability", "-f", "json").data["interventions"][0]["rests_on"]
    same = words_of(
        asked(
            "what-if", "chicken", "--vary", "actors.first.pace=2 days", "--analysis", "stability"
        ).lines
    )
    assert "the same by every concept" in same


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "what would be otherwise?"),
        (["--without", "guner"], "did you mean 'gunner'?"),
        (["--without", "gunner", "--outcome", "wor"], "did you mean 'war'?"),
        (["--force", "shot"], "not of the form EVENT@DATE"),
        (["--force", "shot@soon"], "'soon' is no date"),
        (["--believe", "a: war"], "not of the form ACTOR:ABOUT=VALUE"),
        (["--vary", "events.shot.rate"], "not of the form PLACE=QUANTITY"),
        (["--prefer", "war"], "not of the form ACTOR:STATEMENT"),
        (["--forbid", "a.hold", "--take", "a.hold"], "contradict each other"),
        (["--adopt", "other"], "this crisis has none"),
        (["--replace", "gunner=x"], "'x' is no quantity"),
        (["--without", "gunner", "--analysis", "stability", "--runs", "5"], "--runs says nothing"),
        (["--without", "gunner", "--analysis", "stability", "--exact"], "--exact says nothing"),
        (["--without", "a"], "'a' is an actor, not a person"),
    ],
)
def test_mistakes_are_told(crisis: str, words: list[str], said: str) -> None:
    answer = ask("what-if", crisis, *words)
    assert answer.status == 2
    assert said in answer.err
    assert "Traceback" not in answer.err


def test_several_outcomes_can_be_asked_about_as_one(crisis: str) -> None:
    words = ("what-if", crisis, "--without", "gunner", "--outcome", "war or peace", "-n", "50")
    found = asked(*words, "-f", "json").data["outcomes"]["war or peace"]
    assert found["was"] == found["would"] == 1
    assert asked(*words).lines[1].startswith("War or peace has ")


def test_a_variant_is_laid_first_whatever_the_order_of_the_words(tmp_path: Path) -> None:
    path = duel(tmp_path, rate="1 per day")
    variants = "variants: {late: {text: later, set: {schedule: [{on: 1962-10-09, sets: [war]}]}}}"
    Path(path).write_text(Path(path).read_text(encoding="utf-8") + variants, encoding="utf-8")
    words = ("what-if", path, "--remove", "shot", "--take", "war@1962-10-03", "--adopt", "late")
    found = asked(*words, "-n", "20", "-f", "json").data
    assert found["interventions"][0]["asked"] == "adopt late"
    assert found["outcomes"]["war"]["would"] == 1
    # On the third day, not on the ninth.
    until = asked(*words, "-n", "20", "--until", "5", "-f", "json").data
    assert until["outcomes"]["war"]["would"] == 1


def test_the_same_question_has_the_same_answer_on_any_number_of_workers(crisis: str) -> None:
    words = ("what-if", crisis, "--without", "gunner", "-n", "300", "--seed", "4", "-f", "json")
    assert asked(*words, "--workers", "1").data == asked(*words, "--workers", "3").data


def test_it_works_on_a_file_of_ones_own(tmp_path: Path) -> None:
    path = duel(tmp_path, rate="1 per day")
    found = asked("what-if", path, "--remove", "shot", "--until", "5", "-n", "100", "-f", "json")
    assert found.data["draws"] == 1
    assert found.data["days"] == 5
