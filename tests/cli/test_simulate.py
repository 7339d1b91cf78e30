import csv
import io
import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from excomm.report.text.paper import cells
from tests.cli.asking import ask, asked
from tests.cli.in_time import duel

KEYS = {
    *(
        "crisis",
        "title",
        "variants",
        "vary",
        "runs",
        "together",
        "asked",
        "interrupted",
        "seed",
        "days",
        "draws",
    ),
    *("outcomes", "by_draw", "close_calls", "mean_days", "paths", "at_days", "first_passage"),
    *("notes", "table", "version", "digest"),
}
KNOWN = "0.5 per day"
FEW = ("--runs", "400", "--draws", "4")


def test_json_has_what_was_promised(tmp_path: Path) -> None:
    data = asked("simulate", duel(tmp_path), *FEW, "--seed", "3", "-f", "json").data
    assert set(data) == KEYS
    assert (data["runs"], data["seed"], data["draws"], data["days"]) == (400, 3, 4, 10.0)
    assert sum(one["count"] for one in data["outcomes"].values()) == 400
    for one in data["outcomes"].values():
        assert one["low"] <= one["probability"] <= one["high"]
        assert one["probability"] == one["count"] / 400
    assert sum(path["count"] for path in data["paths"]) == 400
    shot = data["close_calls"]["shot"]
    assert shot["per_run"] == shot["count"] / 400
    assert 0 < shot["runs_with"] <= 400


def test_an_outcome_that_ends_it_is_reached_by_as_many_as_end_in_it(tmp_path: Path) -> None:
    data = asked("simulate", duel(tmp_path), *FEW, "-f", "json").data
    passage = data["first_passage"]["war"]
    assert passage["share"] == data["outcomes"]["war"]["probability"] == passage["by_day"][-1]
    assert passage["by_day"] == sorted(passage["by_day"])
    assert 0 < passage["median_day"] < 10


def test_runs_agree_with_what_is_computed_without_them(tmp_path: Path) -> None:
    crisis = duel(tmp_path, rate=KNOWN)
    exact = asked("exact", crisis, "-f", "json").data
    runs = asked("simulate", crisis, "--runs", "20000", "-f", "json").data
    war = runs["outcomes"]["war"]
    assert war["low"] <= exact["outcomes"]["war"] <= war["high"]
    shot = runs["close_calls"]["shot"]["per_run"]
    assert shot == pytest.approx(exact["close_calls"]["shot"], rel=0.05)


def test_the_same_seed_gives_the_same_bytes_on_one_worker_or_two(tmp_path: Path) -> None:
    words = ("simulate", duel(tmp_path), *FEW, "-f", "json")
    one, two = (asked(*words, "--workers", workers).out for workers in ("1", "2"))
    assert one == two
    assert asked(*words, "--seed", "9").out != one


def test_text_answers_first_and_says_which_uncertainty_is_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    duel(tmp_path)
    monkeypatch.chdir(tmp_path)
    answer = asked("simulate", "duel.yaml", *FEW)
    first = " ".join(answer.lines[1:3])
    assert first.startswith("The likeliest outcome of 400 runs is ")
    assert "by the chance of the runs" in first
    assert "what is not known" in answer.out
    assert max(map(cells, answer.lines)) <= 80
    (told,) = [line for line in answer.lines if " --run " in line]
    assert told.startswith("  excomm simulate duel.yaml --runs 400 --draws 4 --run ")
    assert asked(*told.split()[1:]).out.startswith("Two at the line\nRun ")


def test_a_run_told_as_a_story_is_the_run_that_was_counted(tmp_path: Path) -> None:
    crisis = duel(tmp_path)
    data = asked("simulate", crisis, "--runs", "12", "--draws", "3", "-f", "json").data
    words = ("simulate", crisis, "--runs", "12", "--draws", "3", "-f", "json", "--run")
    told = [asked(*words, str(run)).data for run in range(12)]
    assert sum(one["outcome"] == "war" for one in told) == data["outcomes"]["war"]["count"]
    calls = [one for story in told for one in story["told"] if one["kind"] == "close call"]
    assert len(calls) == data["close_calls"]["shot"]["count"]
    assert [story["draw"] for story in told] == [0] * 4 + [1] * 4 + [2] * 4


def test_a_close_call_says_who_refused_or_that_it_was_chance(tmp_path: Path) -> None:
    data = asked("simulate", duel(tmp_path), *FEW, "--close-calls", "40", "-f", "json").data
    calls = data["close_calls_by_run"]
    whys = {call["why"] for call in calls}
    assert whys == {
        "the gunner refused",
        "the gunner agreed, and only chance kept it from its effect",
    }
    assert {call["event"] for call in calls} == {"shot"}
    assert {call["run"] for call in calls} <= set(range(40))
    assert all("1962-10-01" <= call["when"] < "1962-10-11" for call in calls)


def test_a_story_is_dated_from_the_span_and_ends_where_it_ends(tmp_path: Path) -> None:
    crisis = duel(tmp_path)
    words = ("simulate", crisis, *FEW)
    wars = [run for run in range(40) if asked(*words, "--run", str(run), "-f", "json").data["over"]]
    text = asked(*words, "--run", str(wars[0])).out
    assert "1 October 1962\n  It begins: peace." in text
    assert "- By chance: A shot is fired. The gunner agreed. Now: war." in " ".join(text.split())
    assert text.endswith("With that it is over: war.\n")


def test_close_calls_are_a_table_too(tmp_path: Path) -> None:
    out = asked("simulate", duel(tmp_path), *FEW, "--close-calls", "20", "-f", "csv").out
    rows = list(csv.DictReader(io.StringIO(out)))
    assert {row["kind"] for row in rows} == {"close call"}


def test_an_interrupt_of_a_single_draw_shows_the_runs_that_were_done() -> None:
    program = subprocess.Popen(
        [
            *(sys.executable, "-c", "from excomm.cli import main; main()"),
            *("simulate", "chicken", "--runs", "50000000", "--format", "json"),
        ],
        stderr=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )
    # Long enough for many runs on a slow machine, and far too short for all of them on a fast one.
    time.sleep(8)
    program.send_signal(signal.SIGINT)
    out, _ = program.communicate(timeout=60)
    assert program.returncode == 130
    data = json.loads(out)
    assert data["interrupted"]
    assert 100_000 <= data["runs"] < data["asked"] == 50_000_000
    assert sum(one["count"] for one in data["outcomes"].values()) == data["runs"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--runs", "0"], "--runs"),
        (["--runs", "1000000000000"], "1000000000000 runs cannot be done"),
        (["--seed", "-1"], "--seed"),
        (["--seed", str(1 << 70)], "no whole number from 0 to"),
        (["--until", "tomorrow"], "tomorrow"),
        (["--run", "400", "--runs", "400"], "there is no run 400"),
        (["--variant", "no_such"], "no_such"),
    ],
)
def test_mistakes_are_told(words: list[str], told: str, tmp_path: Path) -> None:
    answer = ask("simulate", duel(tmp_path), *words)
    assert (answer.status, answer.out) == (2, "")
    assert told in answer.err


def read_until(terminal: int, wanted: str) -> None:
    """Read what a terminal shows until it has shown this."""
    shown = ""
    while wanted not in shown:
        shown += os.read(terminal, 1 << 16).decode()


@pytest.mark.parametrize("form", ["text", "json"])
def test_an_interrupt_shows_what_has_been_done_so_far(tmp_path: Path, form: str) -> None:
    ours, theirs = pty.openpty()
    program = subprocess.Popen(
        [
            *(sys.executable, "-c", "from excomm.cli import main; main()"),
            *("simulate", duel(tmp_path), "--runs", "50000000", "--draws", "100"),
            *("--workers", "1", "--format", form),
        ],
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
        stderr=theirs,
        stdout=subprocess.PIPE,
        text=True,
    )
    read_until(ours, "2 of 100 draws")
    program.send_signal(signal.SIGINT)
    out, _ = program.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert program.returncode == 130
    if form == "json":
        data = json.loads(out)
        assert data["interrupted"]
        assert 1_000_000 <= data["runs"] < data["asked"] == 50_000_000
    else:
        assert "Interrupted: this is what " in out.partition("HOW RUNS STOOD")[0]
        assert " draws of them all were tried" not in out
        assert " of 100 draws were done" in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--knowledge"], "--knowledge tells of one run\n  say of which: --run R --knowledge"),
        (["--run", "1", "--close-calls", "2"], "leave out one of the two"),
        (["--runs", "0"], "'--runs' / '-n' cannot be so small: give 1 or more"),
    ],
)
def test_options_that_do_not_go_together_are_refused_with_a_remedy(
    words: list[str], told: str, tmp_path: Path
) -> None:
    answer = ask("simulate", duel(tmp_path), *words)
    assert (answer.status, answer.out) == (2, "")
    assert told in answer.err
