"""How often the question set of benchmarks/ finds a right claim; the figures measured are in benchmarks/RESULTS.md."""

from __future__ import annotations

import shutil
from functools import cache
from typing import TYPE_CHECKING

import pytest

import excomm as ex
from benchmarks.asked import FOR_TUNING, questions
from benchmarks.asking import by_answer, found_in, rankings
from benchmarks.measured_on import CRISES, FOLDER, measured_on
from excomm.evidence.model_files import model_folder

if TYPE_CHECKING:
    from pathlib import Path

EVERY = questions()


@cache
def claims_of(crisis: str) -> frozenset[str]:
    return frozenset(ex.load(crisis).evidence)


def test_there_are_enough_questions_and_their_answers_are_claims() -> None:
    assert len(EVERY) >= 60
    assert sum(not one.right for one in EVERY) >= 8
    for one in EVERY:
        assert set(one.right) <= claims_of(one.crisis), one.number


def test_words_alone_find_a_right_claim_in_the_first_three_for_most_questions() -> None:
    assert found_in(EVERY, rankings(EVERY, "words")).in_three >= 0.7


@pytest.mark.skipif(model_folder() is None, reason="the sentence model is not installed")
def test_words_and_meaning_together_find_one_for_nearly_all() -> None:
    found = found_in(EVERY, rankings(EVERY, "both"))
    assert found.in_three >= 0.85
    assert found.in_ten >= 0.95


@pytest.mark.skipif(model_folder() is None, reason="the sentence model is not installed")
def test_fresh_questions_are_answered_among_the_first_claims_and_are_not_met_with_silence() -> None:
    fresh = questions("questions_fresh")
    ranked = rankings(fresh, "both")
    found = found_in(fresh, ranked)
    assert found.in_three >= 0.7
    assert found.in_ten >= 0.85
    without, with_answer = by_answer(fresh, ranked)
    assert with_answer.nothing <= 0.1 * sum(with_answer)
    assert without.nothing + without.perhaps >= 0.6 * sum(without)


def test_what_the_sources_do_not_answer_is_mostly_told_from_what_they_do() -> None:
    without, with_answer = by_answer(EVERY, rankings(EVERY, "words"))
    assert without.nothing + without.perhaps >= 0.9 * sum(without)
    assert with_answer.nothing <= 0.1 * sum(with_answer)
    assert with_answer.bears >= 0.6 * sum(with_answer)


def test_the_answers_to_later_questions_are_claims_too() -> None:
    for one in (one for name in (*FOR_TUNING, "questions_fresh") for one in questions(name)):
        assert set(one.right) <= claims_of(one.crisis), one.ask


def test_the_figures_on_record_were_measured_on_the_sources_and_questions_of_today() -> None:
    known = measured_on()
    assert known in (FOLDER / "RESULTS.md").read_text(encoding="utf-8"), (
        f"measured on other sources: run python -m benchmarks.asking again, and keep what it says ({known})"
    )


def test_the_digest_changes_with_a_claim_and_with_a_question(tmp_path: Path) -> None:
    shutil.copytree(CRISES, tmp_path / "crises")
    (tmp_path / "asked").mkdir()
    for path in FOLDER.glob("questions*.yaml"):
        shutil.copy(path, tmp_path / "asked")
    said = [measured_on(asked=tmp_path / "asked", crises=tmp_path / "crises")]
    assert said == [measured_on()]
    for path in (tmp_path / "crises/cuba-1962/sources.yaml", tmp_path / "asked/questions.yaml"):
        path.write_text(path.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
        said.append(measured_on(asked=tmp_path / "asked", crises=tmp_path / "crises"))
    assert len(set(said)) == len(said)
