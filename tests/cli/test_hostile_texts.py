from pathlib import Path

import pytest

from tests.cli.asking import ask, asked
from tests.exchange.gmcr_files import changed, saved

COMMANDS = ["show", "stability", "explain", "states", "status-quo", "check"]

# Turns the direction of writing; a crisis file may hold it, since some scripts need it.
TURNING = r"\u202egnirts\u2066"
TEXT = f"""\
crisis: steering
title: "{TURNING}"
text: "{TURNING}"
actors: {{a: {{name: "Ann {TURNING}"}}, b: {{name: "Bob {TURNING}"}}}}
options:
  a.go: {{text: "go {TURNING}"}}
  b.go: {{text: "{"very-long-word" * 20}"}}
conditions: {{war: {{text: "War {TURNING}"}}}}
rules:
  - {{rule: not (a.go and b.go), because: "{TURNING}"}}
start: []
preferences: {{a: [a.go, not war], b: [not a.go, b.go]}}
outcomes: {{gone: a.go, here: not a.go}}
history:
  - {{on: 1962-10-16, actor: a, takes: [a.go], text: "{TURNING}"}}
variants:
  other: {{text: "{TURNING}", set: {{title: other}}}}
"""


def check_harmless(text: str) -> None:
    assert not set(text) & {"\x1b", "\x07", "\x9b", "\u202e", "\u2066"}


@pytest.mark.parametrize("command", COMMANDS)
def test_no_text_of_a_crisis_file_steers_the_terminal(command: str, tmp_path: Path) -> None:
    path = tmp_path / "steering.yaml"
    path.write_text(TEXT, encoding="utf-8")
    out = asked(command, str(path)).out
    check_harmless(out)
    commands = [line for line in out.splitlines() if line.startswith("  excomm")]
    # The path may be long, and the one line that begins with it is not all ours.
    lines = [line for line in out.splitlines() if line not in commands and str(path) not in line]
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_no_text_of_a_gmcr_file_steers_the_terminal(command: str, tmp_path: Path) -> None:
    path = saved(changed(title="Red \x1b[31m and \x9b2J"), tmp_path, name="steering.gmcr")
    answer = ask(command, str(path))
    assert answer.status in {0, 2}
    check_harmless(answer.out + answer.err)
