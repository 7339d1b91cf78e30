import shlex
from pathlib import Path

import pytest

from excomm.cli.app import COMMANDS
from excomm.report.text.paper import cells
from tests.cli.asking import ask, asked

# These need a file that only its author has, or open no file at all.
# The app runs until it is stopped; tests/web starts it as its examples do.
EXAMPLES = [
    example
    for name, (_, examples) in COMMANDS.items()
    if name != "app"
    for example in examples
    if not example.endswith(".gmcr") and ".gmcr " not in example
]


def test_the_program_alone_shows_its_help() -> None:
    assert asked().out == asked("--help").out
    assert asked("-h").out == asked("--help").out


def test_the_help_names_every_command_with_a_whole_sentence() -> None:
    text = asked("--help").out
    for name in COMMANDS:
        line = next(line for line in text.splitlines() if line.startswith(f"  {name} "))
        assert line.endswith("."), line
        assert not line.endswith("..."), line


# What somebody has noted, for the examples that read such a file.
NOTES = """P1 On October 22, 1962 Kennedy announced a quarantine of Cuba.

P2 On October 28, 1962 Khrushchev announced that the missiles would be removed.
"""


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_has_an_example(command: str) -> None:
    text = asked(command, "--help").out
    assert f"Usage: excomm {command}" in text
    assert f"    excomm {command}" in text.partition("Examples:")[2]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_fits_eighty_columns(command: str) -> None:
    text = asked(*command.split(), "--help").out
    # What is to be typed is never broken.
    body = text.partition("Examples:")[0]
    assert max(map(cells, body.splitlines())) <= 80


def test_the_version_is_that_of_the_package() -> None:
    from importlib.metadata import version

    assert asked("--version").out == f"excomm {version('excomm')}\n"


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_in_the_help_works(
    example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if not example.startswith("excomm new"):
        asked("new", "my-crisis")
    Path("notes.txt").write_text(NOTES, encoding="utf-8")
    words = shlex.split(example.partition(" > ")[0])
    answer = ask(*words[1:])
    assert (answer.status, answer.err) == (0, "")
