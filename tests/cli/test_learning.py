"""`excomm sensitivity`, `history` and `fit`, and `--vary` wherever it can be given."""

import csv
import io
from pathlib import Path

import pytest

from excomm.report.text.paper import cells
from tests.cli.asking import ask, asked
from tests.cli.in_time import DUEL, duel

HISTORY = """\
history:
  - {on: 1962-10-03, actor: a, drops: [a.hold], text: Ann gives way}
  - {on: 1962-10-06, event: shot, sets: [war], text: A shot hits}
"""
ANALYSES = (
    ["sensitivity", "--rounds", "2"],
    ["history", "--draws", "4"],
    ["fit", "--draws", "20", "--rounds", "2"],
)


@pytest.fixture
def past(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    duel(tmp_path)
    file = tmp_path / "duel.yaml"
    file.write_text(file.read_text(encoding="utf-8") + HISTORY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return "duel.yaml"


@pytest.mark.parametrize("words", ANALYSES, ids=lambda words: words[0])
def test_text_fits_the_page_and_says_what_it_rests_on(words: list[str], past: str) -> None:
    command, *options = words
    answer = asked(command, past, *options)
    assert answer.lines[0] == "Two at the line"
    assert "WHAT THIS RESTS ON" in answer.lines
    assert max(map(cells, answer.lines)) <= 80


@pytest.mark.parametrize("words", ANALYSES, ids=lambda words: words[0])
def test_json_and_tables_hold_the_same_answer(words: list[str], past: str) -> None:
    command, *options = words
    data = asked(command, past, *options, "-f", "json").data
    assert (data["crisis"], data["variants"], data["vary"]) == ("duel", [], {})
    rows = list(csv.DictReader(io.StringIO(asked(command, past, *options, "-f", "csv").out)))
    key = {"sensitivity": "drivers", "history": "steps", "fit": "quantities"}[command]
    assert len(rows) == len(data[key]) > 0


def test_sensitivity_names_the_one_thing_that_is_not_known(past: str) -> None:
    data = asked("sensitivity", past, "--outcome", "peace", "--rounds", "2", "-f", "json").data
    [driver] = data["drivers"]
    assert driver["name"] == "events.shot.rate"
    assert driver["low"]["probability"] > data["central"] > driver["high"]["probability"]
    assert data["outcome"] == "peace"


def test_history_tells_each_step_with_its_surprise(past: str) -> None:
    data = asked("history", past, "--draws", "4", "-f", "json").data
    assert [step["actor"] or step["event"] for step in data["steps"]] == ["a", "shot"]
    for step in data["steps"]:
        assert 0 < step["probability"]["mean"] < 1
        assert step["surprise"] > 0
        assert step["barred"] is None
    assert data["outcome"] == "war"
    assert data["first_moves"]["a"]["median"] > 0


def test_history_says_why_a_step_has_no_chance_and_what_to_change(past: str) -> None:
    answer = asked("history", past, "--draws", "2", "--vary", "events.shot.rate=0 per day")
    said = " ".join(answer.out.split())
    assert "STEPS WITHOUT A CHANCE" in answer.out
    assert "the event shot never comes: its rate is 0. What to change: raise 'rate:'" in said


def test_history_says_why_the_numbers_of_its_steps_jump_and_names_courses_in_words(
    tmp_path: Path,
) -> None:
    idle = "  - {on: 1962-10-02, text: Nothing comes of it}\n"
    courses = "courses:\n  a: {yield: {text: Ann steps aside, drops: [a.hold]}}\n"
    file = tmp_path / "duel.yaml"
    told = f"history:\n{idle}  - {{on: 1962-10-06, event: shot, sets: [war]}}\n"
    file.write_text(DUEL.replace("RATE", "0.01 per day") + courses + told, encoding="utf-8")
    said = " ".join(asked("history", str(file)).out.split())
    assert "Its 1 step that changed something, of 2 in the file, whose numbers they keep" in said
    assert "2. 6 October 1962" in said
    assert "“yield”" not in said
    assert "as likely, or likelier: Ann with “Ann steps aside”" in said


def test_fit_warns_of_few_effective_draws(past: str) -> None:
    answer = asked("fit", past, "--draws", "20", "--rounds", "1")
    assert "effective draws" in answer.out


@pytest.mark.parametrize(
    "words", [["simulate", "--runs", "40"], ["exact"], ["history"]], ids=lambda words: words[0]
)
def test_a_varied_quantity_changes_the_answer_and_stands_in_it(words: list[str], past: str) -> None:
    command, *options = words
    vary = ("--vary", "events.shot.rate=2 per day", "--vary", "events.shot.chance=1")
    data = asked(command, past, *options, *vary, "--draws", "2", "-f", "json").data
    assert data["vary"] == {"events.shot.rate": "2 per day", "events.shot.chance": "1"}
    before = asked(command, past, *options, "--draws", "2", "-f", "json").data
    assert data["digest"] != before["digest"]


def test_a_run_tells_who_knew_what(past: str) -> None:
    told = asked("simulate", past, "--run", "1", "--runs", "4", "--knowledge")
    assert "Ann sees everything." in told.out
    data = asked("simulate", past, "--run", "1", "--runs", "4", "--knowledge", "-f", "json").data
    assert data["knowledge"][0]["actors"]["a"] == {
        "sees": ["a.hold"],
        "told": {},
        "believes": {},
        "unsaid": [],
        "given": [],
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["exact", "--vary", "events.shot.rte=1 per day"], "did you mean 'events.shot.rate'?"),
        (["exact", "--vary", "events.shot.rate=1 day"], "is a duration where a rate is needed"),
        (["simulate", "--vary", "events.shot.rate"], "is not of the form PLACE=QUANTITY"),
        (["sensitivity", "--outcome", "wart"], "did you mean 'war'?"),
        (["sensitivity", "--method", "anova"], "anova"),
        (["sensitivity", "--vary", "events.shot.rate=1 per day"], "all its quantities are known"),
        (["fit", "--rounds", "0"], "--rounds"),
        (["fit", "--vary", "events.shot.rate=1 per day"], "there is nothing to learn"),
    ],
)
def test_what_cannot_be_asked_is_said(words: list[str], said: str, past: str) -> None:
    command, *options = words
    answer = ask(command, past, *options)
    assert answer.status == 2
    assert said in " ".join(answer.err.split())


def test_a_crisis_without_a_history_has_none_to_judge(tmp_path: Path) -> None:
    (tmp_path / "plain.yaml").write_text(DUEL.replace("RATE", "1 per day"), encoding="utf-8")
    answer = ask("history", str(tmp_path / "plain.yaml"))
    assert answer.status == 2
    assert "the crisis has no history" in answer.err
