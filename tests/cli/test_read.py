"""`excomm read` on files that are there, and drafts that are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.asking import ask

if TYPE_CHECKING:
    from pathlib import Path


def test_a_draft_that_is_there_already_is_kept_and_nothing_is_read_before(tmp_path: Path) -> None:
    notes, draft = tmp_path / "notes.txt", tmp_path / "sources.yaml"
    notes.write_text("P1 A plane was lost in May 1962.\n", encoding="utf-8")
    draft.write_text("mine", encoding="utf-8")
    answer = ask("read", str(notes), "--output", str(draft))
    assert (answer.status, answer.out) == (2, "")
    assert "is there already" in answer.err
    assert "choose another name" in answer.err
    assert draft.read_text(encoding="utf-8") == "mine"


def test_a_draft_in_another_folder_is_named_as_the_crisis_file_beside_it_must(
    tmp_path: Path,
) -> None:
    notes, draft = tmp_path / "notes.txt", tmp_path / "mine" / "sources.yaml"
    draft.parent.mkdir()
    notes.write_text("P1 A plane was lost in May 1962.\n", encoding="utf-8")
    answer = ask("read", str(notes), "--output", str(draft))
    assert answer.status == 0
    assert answer.out.endswith("  sources: sources.yaml\n")
