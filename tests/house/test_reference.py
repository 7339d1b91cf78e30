"""The reference documents everything that there is."""

import pytest

import excomm
from excomm.model.crisis import Crisis
from excomm.model.evidence import Sources
from scripts.reference_pages import crisis_file_page
from tests.house.tracked import ROOT

SCHEMA = Crisis.model_json_schema()
PARTS = {
    "The crisis file": SCHEMA,
    "The sources file": Sources.model_json_schema(),
    **SCHEMA["$defs"],
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


def test_what_is_told_once_is_told() -> None:
    page = (ROOT / "docs" / "reference" / "crisis-file.md").read_text(encoding="utf-8")
    assert "`claims`" in page
    assert "`judgement`" in page
    assert "_generated/crisis-file.md" in page


@pytest.mark.parametrize("door", excomm.__all__)
def test_the_reference_names_every_public_function(door: str) -> None:
    page = (ROOT / "docs" / "reference" / "python.md").read_text(encoding="utf-8")
    assert f".{door}\n" in page
