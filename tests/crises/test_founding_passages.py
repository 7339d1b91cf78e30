"""The page that says what runs each founding passage: none is left out, and every command of it works."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from excomm.cli.app import app

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "founding-passages.md"
ROWS = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| P")]
COMMANDS = [re.findall(r"`excomm ([^`]+)`", line)[-1] for line in ROWS]
# What is the same but sooner done.
QUICK = {
    "exact": ("--draws", "1"),
    "history": ("--draws", "1"),
    "blame": ("--draws", "1"),
    "what-if": ("--draws", "1", "--runs", "200"),
}


def test_every_founding_passage_is_there() -> None:
    told = {name for line in ROWS for name in re.findall(r"P\d\d", line.split("|")[1])}
    assert told == {f"P{number:02}" for number in range(1, 25)}


@pytest.mark.parametrize("command", COMMANDS)
def test_what_runs_a_passage_runs(command: str) -> None:
    typed = shlex.split(command)
    told = CliRunner().invoke(app, [*typed, *QUICK.get(typed[0], ())])
    assert told.exit_code == 0, told.output
