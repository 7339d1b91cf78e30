"""Every place of a file that must name something is looked at, wherever it stands in the model."""

import json

import pytest

from excomm.errors import CrisisError
from excomm.model.formulas import names_in
from excomm.model.people import Consent
from excomm.model.reading import parse_crisis
from excomm.model.references import formulas_of, parts_of, references_of
from tests.model.marked import SOUND
from tests.model.samples import NOBODY, files_with_an_unknown_name

FILES = files_with_an_unknown_name()


@pytest.mark.parametrize("place", FILES)
def test_an_unknown_name_is_told_at(place: str) -> None:
    with pytest.raises(CrisisError) as caught:
        parse_crisis(json.dumps(FILES[place], indent=1))
    told = [problem for problem in caught.value.problems if NOBODY in problem.message]
    assert told, caught.value
    for problem in told:
        assert problem.source[problem.column - 1 :].strip('"').startswith(NOBODY)
        assert problem.remedy
    assert told[0].message.startswith(("unknown", "claim"))


def test_the_model_has_places_for_names_of_every_kind() -> None:
    assert {
        "actors[].choice.committee",
        "options[].open_to[]",
        "moves.arcs{}",
        "moves.forbid[].from[]",
        "moves.forbid[].from",
        "preferences[].ranking[].tied[][]",
        "preferences[].weights{}",
        "events[].consent.absent[]",
        "events[].reveals[][]",
        "committees[].trust[]{}",
        "beliefs[].beliefs[].events[].consent.sequence[]",
        "agreements[].leak",
        "outcomes[].when",
        "history[].actor",
        "variants[].claims[]",
    } <= FILES.keys()
    assert len(FILES) > 100


def test_a_file_without_unknown_names_would_be_sound() -> None:
    assert parse_crisis(SOUND).crisis == "cuba-1962"


def test_references_tell_keys_from_values() -> None:
    found = {
        (path, kind, name, is_key)
        for path, kind, name, is_key in references_of(parse_crisis(SOUND))
    }
    assert (("preferences", "usa"), "actor", "usa", True) in found
    assert (("start", 0), "bit", "operational", False) in found
    assert (("moves", "forbid", 0, "actor"), "actor", "ussr", False) in found


def test_all_formulas_are_found_with_their_paths() -> None:
    found = {path: names_in(formula) for path, formula in formulas_of(parse_crisis(SOUND))}
    assert found["moves", "forbid", 0, "from", "formula"] == ("usa.air_strike",)
    assert found["beliefs", "usa", "preferences", "ussr", "statements", 0, "want"] == (
        "ussr.withdraw",
    )
    assert len(found) == 15


def test_all_parts_of_a_kind_are_found_with_their_paths() -> None:
    assert [path for path, _ in parts_of(parse_crisis(SOUND), Consent)] == [
        ("events", "b59_cornered", "consent"),
        ("beliefs", "usa", "events", "b59_cornered", "consent"),
    ]
