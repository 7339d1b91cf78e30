"""Every command on every shipped crisis in every format."""

import csv
import io
import re
from itertools import product
from pathlib import Path
from shutil import copy

import pytest
from ruamel.yaml import YAML

from excomm.crises import path_of, shipped
from excomm.loading import load
from excomm.model.parsing import parse
from excomm.report.text.paper import cells
from tests.cli.asking import Answer, asked

WITH_TABLES = ("show", "states", "stability", "status-quo")
CRISES = shipped()
# The big one takes seconds; what its size could change is how it looks in text.
SMALL = tuple(crisis for crisis in CRISES if crisis != "cuba-1962")
PAIRS = [
    *product((*WITH_TABLES, "explain", "check"), SMALL),
    ("stability", "cuba-1962"),
    ("status-quo", "cuba-1962"),
]


def is_indented_command(line: str) -> bool:
    """Whether a line is a command to be typed next, which is never broken."""
    return line.startswith("  excomm ")


def check_text(answer: Answer) -> None:
    assert answer.out.strip()
    assert "\x1b" not in answer.out
    wide = [line for line in answer.lines if cells(line) > 80 and not is_indented_command(line)]
    assert wide == []
    assert [line for line in answer.lines if line != line.rstrip()] == []


@pytest.mark.parametrize(("command", "crisis"), PAIRS)
def test_text_is_plain_and_fits_eighty_columns(command: str, crisis: str) -> None:
    check_text(asked(command, crisis))


def test_the_list_is_plain_and_fits_eighty_columns() -> None:
    check_text(asked("list"))


@pytest.mark.parametrize("crisis", SMALL)
@pytest.mark.parametrize("command", WITH_TABLES)
def test_tables_are_the_same_in_every_format(command: str, crisis: str) -> None:
    rows = list(csv.reader(io.StringIO(asked(command, crisis, "--format", "csv").out)))
    markdown = [line for line in asked(command, crisis, "-f", "md").lines if line.startswith("| ")]
    latex = asked(command, crisis, "--format", "latex").out
    assert len(rows) >= 2
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(markdown) == len(rows)
    assert len(re.findall(r" \\\\$", latex, flags=re.MULTILINE)) == len(rows)
    assert r"\toprule" in latex


@pytest.mark.parametrize(("command", "crisis"), PAIRS)
def test_json_is_one_value(command: str, crisis: str) -> None:
    assert asked(command, crisis, "--format", "json").data


def test_the_list_has_every_shipped_crisis_in_every_format() -> None:
    names = list(CRISES)
    assert [row["name"] for row in asked("list", "--format", "json").data] == names
    for form in ("text", "latex"):
        text = asked("list", "--format", form).out
        assert [name for name in names if name not in text] == []


QUOTED = """\
crisis: quoted
title: Texts that need quotes
actors: {a: {name: Ann}}
options: {a.go: {text: go}, a.stay: {text: stay}}
conditions: {fog: {text: Fog}}
consequences:
  - {when: a.go or a.stay, sets: fog, text: "Fog: \\"thick\\" # and 'cold', so that nobody could see anything"}
  - {when: not (a.go or a.stay), clears: [fog], text: "no"}
preferences: {a: [a.go]}
"""


@pytest.mark.parametrize("crisis", ["cuba-1962", "quoted.yaml"])
def test_consequences_are_shown_as_a_file_may_hold_them(
    crisis: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("quoted.yaml").write_text(QUOTED, encoding="utf-8")
    section = asked("show", crisis).out.partition("CONSEQUENCES, which follow at once\n")[2]
    shown = YAML(typ="safe").load(section.partition("\n\n")[0])
    assert len(shown) == len(load(crisis).consequences) > 1
    for part, consequence in zip(shown, load(crisis).consequences, strict=True):
        assert parse(part["when"]) == consequence.when
        assert part.get("sets", []) == [*consequence.sets]
        assert part.get("clears", []) == [*consequence.clears]
        assert part.get("text", "") == consequence.text


@pytest.mark.parametrize("crisis", ["elmira", "cuba-1962-fraser-hipel"])
def test_explanations_can_be_quoted_as_markdown(crisis: str) -> None:
    lines = asked("explain", crisis, "--format", "md").lines
    assert lines[0].startswith("## ")
    assert sum(line.startswith("### ") for line in lines) >= 2
    assert not re.search(r"\n\n\n", "\n".join(lines))


def test_coalitions_are_told_in_every_format() -> None:
    text = asked("stability", "cuba-1962-fraser-hipel", "--coalitions")
    check_text(text)
    assert "United States + Soviet Union" in text.out
    header = asked("stability", "cuba-1962-fraser-hipel", "--coalitions", "-f", "csv").lines[0]
    assert header.split(",")[-4:] == ["cnash", "cgmr", "csmr", "cseq"]
    data = asked("stability", "cuba-1962-fraser-hipel", "--coalitions", "-f", "json").data
    assert set(data["coalitions"]["stable"]["cseq"]) == {"usa", "ussr", "usa+ussr"}


def test_the_schema_is_a_json_schema() -> None:
    schema = asked("schema").data
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert {"actors", "options", "preferences"} <= set(schema["properties"])


@pytest.mark.parametrize("crisis", SMALL)
def test_show_as_json_reads_back_as_the_same_crisis(crisis: str, tmp_path: Path) -> None:
    written = asked("show", crisis, "--format", "json").out
    (tmp_path / "crisis.yaml").write_text(written, encoding="utf-8")
    copy(path_of(crisis).parent / "sources.yaml", tmp_path)
    assert load(tmp_path / "crisis.yaml").model_dump() == load(crisis).model_dump()
