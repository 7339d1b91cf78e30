from __future__ import annotations

from typing import Any

import pytest

import excomm as ex
from excomm.errors import InputError
from tests.causes.histories import TORPEDO, torpedo


def test_peace_on_the_submarine_is_due_to_those_who_refused() -> None:
    found = ex.causes(torpedo(), contexts=40)
    assert found.outcome == "peace"
    assert found.exhaustive
    shares = {one.deed.who: one.responsibility for one in found.deeds if one.deed.kind == "answer"}
    # The least inclined to agree is the most often the one who stood in the way.
    assert shares["arkhipov"] > shares["political_officer"] > shares["captain"] > 0
    assert all(one.low <= one.responsibility <= one.high for one in found.deeds)


def test_what_one_person_says_in_two_panels_are_two_answers() -> None:
    text = TORPEDO.replace("0.3", "0.9").replace("0.5", "0.9").replace("0.7", "0.9")
    stopped = "    suppression: {need: any, of: {captain: 0.8}}\n    sets: [launch]\n"
    found = ex.causes(torpedo(text.replace("    sets: [launch]\n", stopped)), contexts=40)
    answers = {
        (one.deed.who, one.deed.panel): one for one in found.deeds if one.deed.kind == "answer"
    }
    assert len(answers) == 4
    agreed, kept = answers["captain", "consent"], answers["captain", "suppression"]
    assert agreed.deed.label == "captain on cornered"
    assert kept.deed.label == "captain on suppression of cornered"
    assert agreed.there == 1 > kept.there > 0.5
    assert kept.responsibility > agreed.responsibility > 0


def test_a_rescue_is_explained_by_the_same_deeds() -> None:
    peace = ex.causes(torpedo(), contexts=10)
    saved = ex.causes(torpedo(), contexts=10, outcome="launch", for_="rescue")
    assert [one.responsibility for one in peace.deeds] == [
        one.responsibility for one in saved.deeds
    ]


def test_several_outcomes_can_be_asked_about_as_one() -> None:
    found = ex.causes(torpedo(), contexts=5, outcome="peace or launch")
    assert found.outcome == "launch or peace"
    assert not any(one.responsibility for one in found.deeds)


def test_the_same_seed_gives_the_same_contexts() -> None:
    one, again, other = (ex.causes(torpedo(), contexts=10, seed=seed) for seed in (1, 1, 2))
    assert one.deeds == again.deeds != other.deeds


def test_a_search_that_was_bounded_says_so() -> None:
    found = ex.causes(torpedo(), contexts=5, most=3)
    assert found.bounded > 0
    assert not found.exhaustive


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"outcome": "launch"}, "did not end in launch"),
        ({"outcome": "peace", "for_": "rescue"}, "history ended in peace"),
        ({"for_": "rescue"}, "a rescue is from something"),
        ({"outcome": "lunch"}, "no outcome 'lunch'"),
        ({"for_": "gain"}, "neither harm nor rescue"),
        ({"contexts": 0}, "0 contexts tell nothing"),
    ],
)
def test_what_cannot_be_explained_is_refused(asked: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError, match=said):
        ex.causes(torpedo(), **asked)


def test_a_crisis_without_history_has_nothing_to_be_explained() -> None:
    without = torpedo(TORPEDO.partition("history:")[0])
    with pytest.raises(InputError, match="no history"):
        ex.causes(without)


def test_the_table_has_a_row_for_each_deed() -> None:
    found = ex.causes(torpedo(), contexts=10)
    assert len(found.to_records()) == len(found.deeds)
    assert {row["kind"] for row in found.to_records()} == {"answer", "choice"}
