import csv
import io
from pathlib import Path
from statistics import stdev

import pytest

from excomm.loading import load
from excomm.process.forecasting import exact
from excomm.report.text.paper import cells
from tests.cli.asking import ask, asked
from tests.cli.in_time import DUEL, duel

KEYS = {
    *(
        "crisis",
        "title",
        "variants",
        "vary",
        "outcomes",
        "error",
        "spread",
        "together",
        "days",
        "draws",
        "asked",
    ),
    *(
        "interrupted",
        "set_off",
        "close_calls",
        "mean_days",
        "curves",
        "notes",
        "table",
        "version",
        "digest",
    ),
}


def test_json_has_what_was_promised(tmp_path: Path) -> None:
    data = asked("exact", duel(tmp_path), "--draws", "4", "-f", "json").data
    assert set(data) == KEYS
    assert (data["crisis"], data["days"], data["draws"]) == ("duel", 10.0, 4)
    assert sum(data["outcomes"].values()) == pytest.approx(1)
    for outcome, probability in data["outcomes"].items():
        spread = data["spread"][outcome]
        assert spread["low"] <= spread["median"] <= spread["high"]
        assert data["curves"]["outcomes"][outcome][-1] == pytest.approx(probability)
    assert data["curves"]["days"][0] == 0
    assert data["curves"]["days"][-1] == 10
    assert data["interrupted"] is False


def test_what_only_chance_can_do_has_the_probability_of_its_closed_form(tmp_path: Path) -> None:
    """A shot comes at rate 0.5 a day and hits with probability 0.2 x 0.5, so war has 1 - exp(-0.5)."""
    data = asked("exact", duel(tmp_path, rate="0.5 per day"), "-f", "json").data
    assert data["outcomes"]["war"] == pytest.approx(1 - 2.718281828459045**-0.5, abs=1e-9)
    expected = data["mean_days"] * 0.5 * 0.9
    assert data["close_calls"]["shot"] == pytest.approx(expected, rel=1e-3)


def test_a_shorter_time_leaves_less_to_chance(tmp_path: Path) -> None:
    crisis = duel(tmp_path, rate="0.5 per day")
    by = [
        asked("exact", crisis, "--until", until, "-f", "json").data["outcomes"]["war"]
        for until in ("1", "1962-10-05", "10")
    ]
    assert by == sorted(by)
    assert by[0] == pytest.approx(1 - 2.718281828459045**-0.05, abs=1e-9)


def test_several_outcomes_can_be_told_as_one(tmp_path: Path) -> None:
    crisis, both = duel(tmp_path), "war or peace"
    for command in (["exact"], ["simulate", "--runs", "200"]):
        asking = [*command, crisis, "--draws", "4", "--outcome", both]
        data = asked(*asking, "-f", "json").data
        assert data["together"][both]["probability"] == pytest.approx(1)
        assert data["table"]["rows"][-1]["outcome"] == both
        assert any(line.startswith("War or peace") for line in asked(*asking).lines)
        assert "there is no outcome 'was'" in ask(*command, crisis, "--outcome", "war or was").err


def test_text_answers_first_and_names_what_is_not_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    duel(tmp_path)
    monkeypatch.chdir(tmp_path)
    answer = asked("exact", "duel.yaml", "--draws", "20")
    first = " ".join(answer.lines[1:4])
    assert first.startswith("The likeliest outcome is ")
    assert "on average, give or take " in first
    assert "depending on what is not known" in first
    assert "Chance is in every figure already" in answer.out
    assert max(map(cells, answer.lines)) <= 80


def test_few_draws_are_called_few_and_promise_no_twentieths(tmp_path: Path) -> None:
    few, many = (asked("exact", duel(tmp_path), "--draws", str(draws)).out for draws in (4, 20))
    assert "in only 4 draws of what is not known" in " ".join(few.split())
    assert "So few make every range too narrow" in " ".join(few.split())
    assert "depending on what is not known" not in few
    assert "twentieth" not in few
    assert "twentieth" in many
    assert "too narrow" not in many


def test_the_mean_over_draws_comes_with_its_standard_error(tmp_path: Path) -> None:
    crisis = load(duel(tmp_path))
    shares = exact(crisis, draws=5).by_draw("war")
    told = asked("exact", duel(tmp_path), "--draws", "5", "-f", "json").data["error"]["war"]
    assert told == pytest.approx(stdev(shares.tolist()) / 5**0.5)


@pytest.mark.parametrize("command", [["rare", "-o", "war", "--runs", "2000"], ["simulate"]])
def test_other_answers_call_few_draws_few_too(command: list[str], tmp_path: Path) -> None:
    name, *words = command
    few, many = (
        " ".join(asked(name, duel(tmp_path), *words, "--draws", draws).out.split())
        for draws in ("3", "20")
    )
    assert "So few make every range too narrow" in few
    assert "So few make every range too narrow" not in many


def test_text_of_a_file_that_leaves_nothing_open_says_so(tmp_path: Path) -> None:
    answer = asked("exact", duel(tmp_path, rate="0.5 per day"))
    assert "depending on" not in answer.out
    assert "The file gives every quantity as a number" in answer.out


def test_tables_have_a_row_for_each_outcome(tmp_path: Path) -> None:
    rows = list(
        csv.DictReader(io.StringIO(asked("exact", duel(tmp_path), "--draws", "2", "-f", "csv").out))
    )
    assert [row["outcome"] for row in rows] == ["war", "peace"]
    assert {"probability", "low", "median", "high"} <= set(rows[0])


@pytest.mark.parametrize("command", ["exact", "simulate"])
@pytest.mark.parametrize("form", ["md", "latex"])
def test_tables_can_be_put_into_a_paper(command: str, form: str, tmp_path: Path) -> None:
    out = asked(command, duel(tmp_path), "--draws", "2", "-f", form).out
    rows = [line for line in out.splitlines() if line.strip().startswith(("| ", "war", "peace"))]
    assert len(rows) == (3 if form == "md" else 2)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ["--until", "soon"],
            "'soon' is neither a day nor a length of time\n  write a later day, as",
        ),
        (["--until", "3 fortnights"], "is no unit\n  write a later day, as"),
        (["--until", "1961-01-01"], "'1961-01-01' lies before the start"),
        (["--until", "-3"], "'-3.0' lies before the start"),
        (["--until", "1e9"], "'1000000000.0' is too far away"),
        (["--until", "inf"], "'inf' is too far away"),
        (["--until", "nan"], "'nan' is no number of days\n  write a later day, as"),
        (["--draws", "0"], "'--draws' cannot be so small: give 1 or more"),
        (["--workers", "0"], "--workers"),
        (["--variant", "no_such"], "no_such"),
    ],
)
def test_mistakes_are_told(words: list[str], told: str, tmp_path: Path) -> None:
    answer = ask("exact", duel(tmp_path), *words)
    assert (answer.status, answer.out) == (2, "")
    assert told in answer.err
    assert "Traceback" not in answer.err


IMPOSSIBLE = DUEL.replace("rules: []", "rules: [not (war and a.hold)]").replace("RATE", "1 per day")


@pytest.mark.parametrize("command", ["exact", "simulate"])
def test_an_event_that_leads_to_what_cannot_be_is_told_at_its_place(
    command: str, tmp_path: Path
) -> None:
    path = tmp_path / "duel.yaml"
    path.write_text(IMPOSSIBLE, encoding="utf-8")
    answer = ask(command, str(path))
    line = IMPOSSIBLE.splitlines().index("  shot:") + 1
    assert answer.status == 2
    assert f"{path}:{line + 1}:" in answer.err or f"{path}:{line}:" in answer.err
    assert "this would lead to what cannot be" in answer.err
