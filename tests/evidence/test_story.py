"""What sort of thing happened, where, what was true then, and who could not know of it."""

from pathlib import Path

import pytest

import excomm as ex
from excomm.errors import InputError
from excomm.evidence.happened_at import is_there, places_of
from excomm.evidence.natures import nature_of_change, nature_of_step
from excomm.evidence.standing import standings
from excomm.evidence.veils import known_from, learned_by, veils_of, would_tell
from excomm.model.crisis import Crisis
from excomm.model.dates import parse_when
from excomm.model.reading import parse_crisis
from excomm.report.words.veils import since_when
from tests.evidence.crises import crisis_of

FILE = """\
crisis: strait
title: A strait
span: 1900-01-01/1900-01-10
actors: {a: {name: Ann}, b: {name: Bob}, c: {name: Cy}}
options:
  a.close: {text: close the strait, kind: military}
  a.offer: {text: offer a price, kind: message, seen_by: [a, b]}
  b.pay: {text: pay}
conditions:
  mined: {text: The strait is mined, seen_by: [a]}
  known: {text: The offer is known}
preferences: {a: [b.pay], b: [not a.close], c: [not a.close]}
events:
  mines_laid: {text: Mines are laid, when: a.close, rate: 1 per day, sets: [mined], seen_by: [a]}
  ship_lost: {text: A ship is lost, when: mined, rate: 1 per day, sets: [known], kind: military, reveals: {b: [mined]}}
  rumour: {text: A rumour, when: a.offer, rate: 1 per day, reveals: {c: [a.offer]}}
history:
  - {on: 1900-01-02, actor: a, takes: [a.close, a.offer], text: Ann closes it and makes an offer}
  - {on: 1900-01-03, event: mines_laid, text: Mines are nearly laid}
  - {on: 1900-01-04, event: mines_laid, sets: [mined]}
  - {on: 1900-01-05, event: ship_lost, sets: [known]}
  - {on: 1900-01-06, event: rumour}
  - {on: 1900-01-07, text: A quiet talk, seen_by: [b], kind: message}
  - {on: 1900-01-08, actor: a, drops: [a.close]}
  - {on: 1900-01-09, text: A quiet day}
  - {on: 1900-01-09, clears: [mined]}
places:
  narrows: {latitude: 1, longitude: 1, when: a.close}
  wreck: {latitude: 2, longitude: 2, on: 1900-01-05}
  ring: {latitude: 3, longitude: 3, on: 1900-01-03/1900-01-05, when: a.close}
  town: {latitude: 4, longitude: 4}
"""


@pytest.fixture(scope="module")
def strait() -> Crisis:
    return parse_crisis(FILE)


def test_a_step_is_what_its_author_says_or_what_it_changed(strait: Crisis) -> None:
    assert [nature_of_step(strait, step) for step in strait.history] == [
        *("decision", "close call", "chance", "military", "chance", "message"),
        *("military", "other", "chance"),
    ]


def test_what_is_taken_counts_before_what_is_dropped(strait: Crisis) -> None:
    assert nature_of_change(strait, ["a.offer"], ["a.close"]) == "message"
    assert nature_of_change(strait, [], ["a.close"]) == "military"
    assert nature_of_change(strait, [], []) == "decision"


def test_a_timeline_tells_sorts_of_things_apart(strait: Crisis, tmp_path: Path) -> None:
    assert ex.timeline(strait).table().columns["nature"][:2] == ("decision", "close call")
    entries = {one.name: one.nature for one in ex.timeline(crisis_of(tmp_path)).entries}
    assert (entries["history.1"], entries["told"]) == ("decision", "account")


def test_what_was_true_follows_the_steps_of_history(strait: Crisis) -> None:
    after = standings(strait)
    assert after[0] == ()
    assert after[3] == ("a.close", "a.offer", "mined")
    assert after[-1] == ("a.offer", "known")


def test_a_place_belongs_to_what_happened_there_or_decides_what_is_there(
    strait: Crisis, tmp_path: Path
) -> None:
    assert places_of(strait, claims=[], changed=["a.close"]) == ("narrows", "ring")
    assert places_of(crisis_of(tmp_path), claims=["seen"]) == ("bluff",)
    assert places_of(crisis_of(tmp_path), claims=["told"]) == ()


@pytest.mark.parametrize(
    ("place", "true", "day", "there"),
    [
        ("narrows", ["a.close"], "1900-01-01", True),
        ("narrows", [], "1900-01-01", False),
        ("wreck", [], "1900-01-05", True),
        ("wreck", [], "1900-01-06", False),
        ("wreck", [], None, False),
        ("ring", ["a.close"], "1900-01-02", False),
        ("ring", ["a.close"], "1900-01-04", True),
        ("ring", ["a.close"], None, True),
        ("town", [], None, True),
    ],
)
def test_what_stands_at_a_place_is_there_on_its_dates_and_while_its_formula_holds(
    strait: Crisis,
    place: str,
    true: list[str],
    day: str | None,
    there: bool,  # noqa: FBT001 - a parameter of the table above
) -> None:
    when = parse_when(day) if day else None
    assert is_there(strait.places[place], true, when) == there


def test_who_sees_nothing_of_what_changed_could_not_know(strait: Crisis) -> None:
    veils = veils_of(strait, "c")
    assert sorted(veils) == [1, 2, 3, 6, 9]
    assert (veils[1].seen, veils[1].hidden) == (("a.close",), ("a.offer",))
    assert veils[2].known_to == ("a",)
    assert veils[6].known_to == ("b",)
    assert veils[3].known_to is None


def test_who_did_it_or_is_named_knows(strait: Crisis) -> None:
    assert sorted(veils_of(strait, "a")) == [6]
    assert sorted(veils_of(strait, "b")) == [2, 3, 9]


def test_an_event_tells_later_what_was_hidden(strait: Crisis) -> None:
    assert learned_by(strait, "b", "mined", after=3) == 4
    assert learned_by(strait, "b", "mined", after=4) is None
    assert learned_by(strait, "c", "a.offer", after=1) == 5
    assert list(would_tell(strait, "c", "mined")) == []


def test_with_the_eyes_of_an_actor_claims_are_left_out_and_steps_are_veiled(
    strait: Crisis, tmp_path: Path
) -> None:
    found = ex.timeline(strait, known_to="B", until="1900-01-04")
    assert (found.known_to, sorted(found.veils)) == ("b", ["history.2", "history.3"])
    assert "NOT KNOWN: Bob could not see" not in str(ex.timeline(strait))
    claims = ex.timeline(crisis_of(tmp_path), known_to="a")
    assert [entry.kind for entry in claims.entries] == ["step"]
    with pytest.raises(InputError, match="unknown actor 'others'"):
        ex.timeline(strait, known_to="others")


def test_since_when_it_was_known_is_told(strait: Crisis) -> None:
    veils = veils_of(strait, "b")
    assert known_from(strait, "b", 3, veils[3]) == 4
    assert known_from(strait, "b", 2, veils[2]) is None
    assert since_when(strait, "b", 3, veils[3]).endswith("5 January 1900: A ship is lost.")
    assert since_when(strait, "b", 9, veils[9]).startswith("It would learn by “A ship is lost”")
    assert (
        since_when(strait, "c", 3, veils_of(strait, "c")[3])
        == "Nothing in the model would tell it."
    )
