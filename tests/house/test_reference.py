"""The reference documents everything that there is."""

import pytest

import excomm
from excomm.cli.app import COMMANDS
from excomm.model.crisis import Crisis
from excomm.model.evidence import Sources
from excomm.validation.record import Record
from scripts.reference_pages import commands_page, crisis_file_page
from tests.house.tracked import ROOT, tracked_texts

SCHEMA = Crisis.model_json_schema()
RECORD = Record.model_json_schema()
PARTS = {
    "The crisis file": SCHEMA,
    "The sources file": Sources.model_json_schema(),
    "The record file": RECORD,
    **SCHEMA["$defs"],
    **RECORD["$defs"],
}
PAGE = crisis_file_page(SCHEMA)
# Filled in by reading the sources file, not by an author.
NOT_WRITTEN = {"evidence"}


def keys_of(part: str) -> set[str]:
    return set(PARTS[part].get("properties", {})) - NOT_WRITTEN


@pytest.mark.parametrize("part", sorted(PARTS))
def test_the_reference_names_every_key_of(part: str) -> None:
    section = PAGE.partition(f"## {part}\n")[2].partition("\n## ")[0]
    missing = {key for key in keys_of(part) if f"| `{key}` |" not in section}
    told_once = {"claims", "judgement"} if keys_of(part) >= {"claims", "judgement"} else set()
    assert missing == told_once


@pytest.mark.parametrize("command", COMMANDS)
def test_the_reference_shows_the_help_of_every_command(command: str) -> None:
    section = commands_page().partition(f"## excomm {command}\n")[2].partition("\n## ")[0]
    assert f"Usage: excomm {command}" in section


@pytest.mark.parametrize("command", COMMANDS)
def test_the_documentation_uses_every_command(command: str) -> None:
    pages = [text for name, text in tracked_texts() if name.endswith(".md")]
    assert any(f"excomm {command}" in page for page in pages)


def test_what_is_told_once_is_told() -> None:
    page = (ROOT / "docs" / "reference" / "crisis-file.md").read_text(encoding="utf-8")
    assert "`claims`" in page
    assert "`judgement`" in page
    assert "_generated/crisis-file.md" in page


@pytest.mark.parametrize("door", excomm.__all__)
def test_the_reference_names_every_public_function(door: str) -> None:
    page = (ROOT / "docs" / "reference" / "python.md").read_text(encoding="utf-8")
    assert f".{door}\n" in page
