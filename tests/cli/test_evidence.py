"""`excomm ask` and `excomm read`."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from excomm.model.sources import read_sources
from excomm.report.text.paper import cells
from tests.cli.asking import ask, asked

if TYPE_CHECKING:
    from pathlib import Path

TORPEDO = ("ask", "cuba-1962", "what was the yield of the torpedo?", "--by", "words")
TEXT = """\
A01  In May 1904 the governor closed the harbour with a chain of boats, to keep the flour out. Then he waited.
A02  In May 1904 the governor closed the harbour with a chain of boats, to keep the flour out.
"""


@pytest.fixture
def passages(tmp_path: Path) -> str:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def words_of(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


def test_an_answer_says_what_where_it_is_written_and_how_far_it_was_checked() -> None:
    answer = asked(*TORPEDO)
    text = words_of(answer.lines)
    assert "torpedo_yield: The torpedo had a yield of about 10 to 15 kilotons." in text
    assert "(read in another's account)" in text
    assert "It supports event b59 cornered" in text
    assert "At odds on event b59 cornered" in text
    assert max(map(cells, answer.lines)) <= 80


def test_json_has_the_claims_and_the_sides() -> None:
    found = asked(*TORPEDO, "--format", "json", "--most", "3").data
    assert (found["by"], found["bears"], len(found["found"])) == ("words", True, 3)
    assert found["found"][0]["claim"] == "torpedo_yield"
    assert found["found"][0]["stance"]["supports"] == ["events.b59_cornered"]
    (dispute,) = [one for one in found["agreement"] if one["place"] == "events.b59_cornered"]
    assert dispute["disputed"]
    assert "blanton_doubt" in dispute["against"]


def test_the_table_has_a_row_for_each_claim() -> None:
    rows = list(csv.DictReader(io.StringIO(asked(*TORPEDO, "-f", "csv", "-n", "4").out)))
    assert rows[0]["claim"] == "torpedo_yield"
    assert len(rows) == 4


def test_what_nothing_bears_on_is_said_before_what_is_nearest() -> None:
    lines = asked("ask", "chicken", "which Pope loved chicken and cinema?", "--by", "words").lines
    said = "Probably nothing here bears on it: no claim speaks of “Pope”, “loved” and “cinema”."
    assert said in words_of(lines)
    assert "WHAT IS NEAREST" in lines
    assert "HOW FAR THEY AGREE" not in lines


def test_a_question_of_no_words_is_refused() -> None:
    answer = ask("ask", "cuba-1962", "?")
    assert answer.status == 2
    assert "nothing is asked" in answer.err


def test_a_reading_tells_what_is_told_twice_and_what_to_do_next(passages: str) -> None:
    answer = asked("read", passages)
    text = words_of(answer.lines)
    assert "A01 and A02 are one: A01 says all that A02 does, and more." in text
    assert "Dates: May 1904." in text
    assert answer.lines[-1] == f"  excomm read {passages} --output sources.yaml"


def test_the_draft_is_written_where_it_is_asked_for_and_nothing_is_overwritten(
    passages: str, tmp_path: Path
) -> None:
    draft = tmp_path / "sources.yaml"
    assert f"Wrote {draft}" in asked("read", passages, "--output", str(draft)).out
    assert list(read_sources(draft).claims) == ["a01", "a02"]
    again = ask("read", passages, "--output", str(draft))
    assert (again.status, "is there already" in again.err) == (2, True)


def test_the_draft_alone_goes_to_standard_output(passages: str) -> None:
    assert asked("read", passages, "--output", "-").out.startswith("# A draft from ")


def test_json_holds_every_character_of_the_text(passages: str) -> None:
    found = asked("read", passages, "-f", "json").data
    assert "".join(one["stretch"] for one in found["passages"]) == TEXT
    assert found["duplicates"][0]["containment"] == 1
    assert found["passages"][1]["repeats"] == "A01"


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert "A01 and A02 are one" in asked("read", "-").out


def test_nothing_in_a_text_steers_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "evil.txt"
    path.write_text(
        "P01 \x1b[31mred\x1b[0m words of a man.\nP02 \u202eother words.\r\n", encoding="utf-8"
    )
    for form in ("text", "json", "md"):
        out = asked("read", str(path), "-f", form).out
        assert "\x1b" not in out
        assert form != "text" or "\u202e" not in out


def test_a_picture_is_written_as_svg_or_not_at_all(tmp_path: Path) -> None:
    wanted = tmp_path / "time.png"
    answer = ask("timeline", "b59-1962", "--picture", str(wanted))
    assert answer.status == 2
    assert "written as SVG only" in answer.err
    assert not answer.out
    assert not wanted.exists()
    assert ask("timeline", "b59-1962", "--picture", str(tmp_path / "time.svg")).status == 0


def test_a_draft_that_nobody_finished_is_not_called_sound(passages: str, tmp_path: Path) -> None:
    ask("read", passages, "--output", str(tmp_path / "sources.yaml"))
    (tmp_path / "c.yaml").write_text(
        "crisis: c\ntitle: C\nsources: sources.yaml\nactors: {a: {name: A, judgement: x}}\n"
        "options: {a.wait: {text: wait, claims: [a01, a02]}}\n"
        "preferences: {a: [{want: a.wait, judgement: x}]}\n"
        "outcomes: {done: {when: a.wait, judgement: x}, else: {when: not a.wait, judgement: x}}\n",
        encoding="utf-8",
    )
    text = words_of(asked("check", str(tmp_path / "c.yaml")).lines)
    assert "is a draft: 2 claims still to be written" in text
    assert "2 are claims that are still to be written" in text
    assert (
        "STILL TO BE WRITTEN, and left out: 2 claims"
        in ask("sources", str(tmp_path / "c.yaml")).out
    )


def test_the_package_runs_as_the_command_does() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "excomm", "--version"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.split()[0]) == (0, "excomm")


def test_who_says_so_is_not_said_twice() -> None:
    text = words_of(asked("sources", "b59-1962", "--all").lines)
    assert "Thomas Blanton of the National Security Archive" in text
    assert "Thomas Blanton: Thomas Blanton" not in text
