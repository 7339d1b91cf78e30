"""`excomm blame`: rival rules side by side."""

from __future__ import annotations

import csv
import io
import json
import math
import os
import pty
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from excomm.report.text.paper import cells
from tests.causes.histories import CHASE
from tests.cli.asking import ask, asked

if TYPE_CHECKING:
    from pathlib import Path

LAUNCH = ("--outcome", "launch")


@pytest.fixture
def chase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "chase.yaml").write_text(CHASE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return "chase.yaml"


def read_until(terminal: int, wanted: str) -> None:
    """Read what a terminal shows until it has shown this."""
    shown = ""
    while wanted not in " ".join(shown.split()):
        shown += os.read(terminal, 1 << 16).decode()


def numbers_in(data: Any) -> list[float]:
    if isinstance(data, dict):
        return [number for value in data.values() for number in numbers_in(value)]
    if isinstance(data, list):
        return [number for value in data for number in numbers_in(value)]
    return [float(data)] if isinstance(data, int | float) else []


@pytest.mark.parametrize("words", [LAUNCH, (*LAUNCH, "--for", "rescue"), ()])
def test_text_fits_the_page_and_says_what_the_numbers_do_not_mean(
    words: tuple[str, ...], chase: str
) -> None:
    answer = asked("blame", chase, *words)
    assert answer.lines[0] == "A chase"
    assert "WHAT THE NUMBERS DO NOT MEAN" in answer.lines
    assert "WHAT THIS RESTS ON" in answer.lines
    assert max(map(cells, answer.lines)) <= 80


def test_a_rescue_says_what_was_changed_and_in_how_many_worlds(chase: str) -> None:
    out = " ".join(asked("blame", chase, *LAUNCH, "--for", "rescue").out.split())
    said = "Changed: Arkhipov’s answer (The submarine surfaces"
    assert said in out
    assert "[Arkhipov had answered the opposite]" in out
    assert "contexts that agree with the record history then ends in launch" in out
    assert "worlds played in them; every search among what is on record was exhaustive" in out


def test_what_has_no_cause_on_record_says_why(chase: str) -> None:
    out = " ".join(asked("blame", chase, *LAUNCH).out.split())
    assert "Cannot be estimated: history did not end in launch" in out


def test_every_rule_stands_in_json_with_what_it_grants_and_lacks(chase: str) -> None:
    data = asked("blame", chase, *LAUNCH, "-f", "json").data
    assert (data["crisis"], data["outcome"], data["for"]) == ("chase", "launch", "harm")
    assert {"shapley", "banzhaf", "but_for", "alone"} == set(data["rules"])
    assert data["rules"]["banzhaf"]["lacks"] == ["efficiency"]
    [player] = data["actors"]["players"]
    assert player["shapley"]["mean"] == pytest.approx(data["actors"]["whole"]["mean"])
    [choice] = data["choices"]
    assert choice["probability"]["mean"] > choice["had_it_kept_still"]["mean"]
    assert 0 <= choice["blame_bounded"] <= 1
    assert choice["instead_in"] <= data["draws"]
    assert data["levels"] == {"draws": 0.9, "responsibility": 0.95}
    assert data["keeping_still"] == {"navy": []}
    assert any("No number here is a verdict" in note for note in data["not_meant"])
    assert all(map(math.isfinite, numbers_in(data)))


def test_the_table_has_the_rows_of_json(chase: str) -> None:
    words = ("blame", chase, *LAUNCH, "--for", "rescue")
    rows = list(csv.DictReader(io.StringIO(asked(*words, "-f", "csv").out)))
    assert len(rows) == len(asked(*words, "-f", "json").data["table"]["rows"])
    assert {"responsibility", "blame", "blameworthiness", "shapley", "banzhaf"} <= {
        row["rule"] for row in rows
    }


def test_what_never_comes_cannot_be_estimated(chase: str) -> None:
    never = ("--vary", "events.cornered.rate=0 per day")
    answer = asked("blame", chase, *LAUNCH, "--for", "rescue", *never)
    assert answer.lines[1].startswith("Cannot be estimated: launch never comes about")
    data = asked("blame", chase, *LAUNCH, "--for", "rescue", *never, "-f", "json").data
    assert data["estimated"] is False
    assert all(map(math.isfinite, numbers_in(data)))


def test_players_alike_are_named_together() -> None:
    out = " ".join(asked("blame", "prisoners-dilemma", "--outcome", "both_cooperate").out.split())
    assert (
        "Most is added by the first prisoner and the second prisoner, each as much, by every rule"
        in out
    )


def test_an_interrupt_is_heard_at_once_and_the_draws_that_have_begun_are_told() -> None:
    ours, theirs = pty.openpty()
    program = subprocess.Popen(
        [
            *(sys.executable, "-c", "from excomm.cli import main; main()"),
            *("blame", "cuba-1962", "--workers", "1", "--format", "json"),
        ],
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
        stderr=theirs,
        stdout=subprocess.PIPE,
        text=True,
    )
    read_until(ours, "of 16 draws")
    program.send_signal(signal.SIGINT)
    read_until(ours, "the draws that have begun are being finished")
    out, _ = program.communicate(timeout=100)
    os.close(ours)
    os.close(theirs)
    assert program.returncode == 130
    assert 1 <= json.loads(out)["draws"] < 16


def test_one_run_can_be_asked_for_alone(chase: str) -> None:
    words = ("blame", chase, "--run", "1", "--runs", "20", "--seed", "1")
    answer = asked(*words)
    assert answer.lines[1].startswith("Run 1 ended in ")
    assert max(map(cells, answer.lines)) <= 80
    data = asked(*words, "-f", "json").data
    told = asked("simulate", chase, "--run", "1", "--runs", "20", "--seed", "1", "-f", "json").data
    assert (data["run"], data["outcome"]) == (1, told["outcome"])
    assert ask("blame", chase, "--run", "20", "--runs", "20").status == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--outcome", "lunch"), "there is no outcome 'lunch'"),
        (("--cost", "0"), "cost cannot weigh 0.0"),
        (("--for", "fun"), "'fun' is not one of"),
        (("--seed", "4"), "--seed says something only with --run"),
        (("--runs", "40"), "--runs says something only with --run"),
        (("--run", "1", "--cost", "2"), "--cost says nothing of a single --run"),
        (("--run", "1", "--workers", "2"), "--workers says nothing of a single --run"),
    ],
)
def test_what_cannot_be_asked_is_refused(words: tuple[str, ...], said: str, chase: str) -> None:
    answer = ask("blame", chase, *words)
    assert answer.status == 2
    assert said in answer.err
