"""How often the question set of benchmarks/ finds a right claim; the figures measured are in benchmarks/RESULTS.md."""

from __future__ import annotations

import pytest

import excomm as ex
from benchmarks.asking import found_in, questions, rankings, silences
from excomm.evidence.model_files import model_folder

EVERY = questions()


def test_there_are_enough_questions_and_their_answers_are_claims() -> None:
    assert len(EVERY) >= 60
    assert sum(not one.right for one in EVERY) >= 8
    for one in EVERY:
        assert set(one.right) <= set(ex.load(one.crisis).evidence), one.number


def test_words_alone_find_a_right_claim_in_the_first_three_for_most_questions() -> None:
    assert found_in(EVERY, rankings(EVERY, "words")).in_three >= 0.7


@pytest.mark.skipif(model_folder() is None, reason="the sentence model is not installed")
def test_words_and_meaning_together_find_one_for_nearly_all() -> None:
    held_back = [one for one in EVERY if one.number % 2 == 0]
    found = found_in(held_back, rankings(held_back, "both"))
    assert found.in_three >= 0.85
    assert found.in_ten >= 0.95


def test_what_the_sources_do_not_answer_is_mostly_told_from_what_they_do() -> None:
    said, of, wrongly, answered = silences(EVERY, rankings(EVERY, "words"))
    assert said >= 0.8 * of
    assert wrongly <= 0.1 * answered
