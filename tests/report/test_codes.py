"""What the report tells its reader to type works as it stands."""

import shlex
from pathlib import Path

import pytest

import excomm as ex
from excomm.cli.running import run
from excomm.report.html import report_of
from excomm.report.sections.method import Code, codes_of
from tests.report import crises
from tests.report.markup import markup_of

VARIANT = "irreversible-strike"
NAME = "cuba-1962-fraser-hipel"
CODES = codes_of(ex.load(NAME), called=NAME)
WITH_VARIANT = codes_of(ex.load(NAME, variants=[VARIANT]), called=NAME, variants=[VARIANT])


@pytest.mark.parametrize("codes", [CODES, WITH_VARIANT], ids=["plain", "variant"])
def test_every_command_is_one_that_the_program_takes(
    codes: dict[str, Code], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for key, code in codes.items():
        program, *arguments = shlex.split(code.terminal)
        assert program == "excomm"
        assert run(arguments) == 0, key


@pytest.mark.parametrize("key", CODES)
def test_the_python_lines_run(key: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(CODES[key].python, {})  # noqa: S102 - the lines are the report's own, and this is their test
    assert key != "explanations" or capsys.readouterr().out


def test_a_variant_is_named_on_the_page_and_in_its_commands() -> None:
    crisis = ex.load("cuba-1962-fraser-hipel", variants=[VARIANT])
    text = markup_of(report_of(crisis, called="cuba-1962-fraser-hipel", variants=[VARIANT])).text
    assert f"variant {VARIANT}" in text
    assert f"excomm stability cuba-1962-fraser-hipel --variant {VARIANT}" in text


def test_a_path_is_quoted_for_the_shell_and_for_python() -> None:
    path = "my crises/it's.yaml"
    codes = codes_of(ex.load(NAME), called=path)
    assert shlex.split(codes["answer"].terminal)[-1] == path
    assert f'ex.load("{path}")' in codes["answer"].python


def test_a_crisis_that_is_not_shipped_is_called_by_the_file_of_its_name() -> None:
    text = markup_of(report_of(crises.bare_crisis())).text
    assert "put its real path there" in text
    assert "excomm stability bare.yaml" in text
