"""Commands that read files of one's own and write new ones."""

from pathlib import Path

import pytest

from tests.cli.asking import asked
from tests.exchange.gmcr_files import WATER, saved


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_new_crisis_checks_clean_and_can_be_analysed_at_once() -> None:
    assert "excomm check berlin-1961.yaml" in asked("new", "berlin-1961").out
    checked = asked("check", "berlin-1961.yaml", "--format", "json").data
    assert checked["sound"]
    assert checked["crisis"] == "berlin-1961"
    # It has no sources yet: that is left to its author, and said.
    assert [warning["text"] for warning in checked["warnings"]] == [
        "rest on no claim and on no judgement"
    ]
    assert asked("stability", "berlin-1961.yaml", "-f", "json").data["equilibria"]


def test_a_new_crisis_can_go_to_standard_output() -> None:
    assert "crisis: berlin-1961" in asked("new", "berlin-1961", "--output", "-").lines
    assert list(Path().iterdir()) == []


def test_an_imported_file_gives_the_same_answer_as_the_crisis_file_made_of_it() -> None:
    path = str(saved(WATER, Path(), name="water.gmcr"))
    direct = asked("stability", path, "--format", "json").data
    assert "excomm stability water.yaml" in asked("import", path).out
    imported = asked("stability", "water.yaml", "--format", "json").data
    assert imported["equilibria"] == direct["equilibria"]
    assert imported["stable"] == direct["stable"]


def test_a_report_is_one_file_whose_path_is_printed() -> None:
    answer = asked("report", "chicken")
    assert answer.lines[-1] == "The whole report: excomm-report-chicken.html"
    page = Path("excomm-report-chicken.html").read_text(encoding="utf-8")
    assert page.startswith("<!")
    assert "could last" in answer.out


def test_a_report_goes_where_it_is_told_and_replaces_an_older_one() -> None:
    Path("old.html").write_text("old", encoding="utf-8")
    words = ("cuba-1962-fraser-hipel", "--variant", "irreversible-strike", "-o", "old.html")
    assert asked("report", *words).lines[-1] == "The whole report: old.html"
    assert len(Path("old.html").read_text(encoding="utf-8")) > 10_000


def test_commands_to_type_next_keep_the_variants() -> None:
    variant = ["--variant", "irreversible-strike"]
    out = asked("stability", "cuba-1962-fraser-hipel", *variant).out
    assert "excomm explain cuba-1962-fraser-hipel --variant irreversible-strike --state" in out
