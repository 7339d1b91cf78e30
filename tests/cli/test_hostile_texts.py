from pathlib import Path

import pytest

from tests.cli.asking import asked

STEERING = r"\e[31mred\e]0;title\a\u202e"
TEXT = f"""\
crisis: steering
title: "{STEERING}"
text: "{STEERING}"
actors: {{a: {{name: "Ann {STEERING}"}}, b: {{name: "Bob {STEERING}"}}}}
options:
  a.go: {{text: "go {STEERING}"}}
  b.go: {{text: "{"very-long-word" * 20}"}}
conditions: {{war: {{text: "War {STEERING}"}}}}
rules:
  - {{rule: not (a.go and b.go), because: "{STEERING}"}}
start: []
preferences: {{a: [a.go, not war], b: [not a.go, b.go]}}
outcomes: {{gone: a.go, here: not a.go}}
history:
  - {{on: 1962-10-16, actor: a, takes: [a.go], text: "{STEERING}"}}
variants:
  other: {{text: "{STEERING}", set: {{title: other}}}}
"""


@pytest.mark.parametrize(
    "command", ["show", "stability", "explain", "states", "status-quo", "check"]
)
def test_no_text_of_a_file_reaches_the_terminal_as_a_command(command: str, tmp_path: Path) -> None:
    path = tmp_path / "steering.yaml"
    path.write_text(TEXT, encoding="utf-8")
    out = asked(command, str(path)).out
    assert not set(out) & {"\x1b", "\x07", "\u202e"}
    commands = [line for line in out.splitlines() if line.startswith("  excomm")]
    assert max(len(line) for line in out.splitlines() if line not in commands) <= 80
