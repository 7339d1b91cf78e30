"""History and runs are told alike over HTTP, with places, claims, and who could not know of what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import excomm as ex

if TYPE_CHECKING:
    from tests.web.serving import Server

STRAIT = """\
crisis: strait
title: A strait
span: 1900-01-01/1900-01-10
actors: {a: {name: Ann, pace: 1 day}, b: {name: Bob, pace: 1 day}}
options:
  a.close: {text: close the strait, kind: military, seen_by: [a]}
  b.pay: {text: pay}
preferences: {a: [b.pay, not a.close], b: [not a.close]}
outcomes: {shut: {when: a.close, text: It is shut}, open: {when: not a.close}}
events:
  seen: {text: A ship is turned back, when: a.close, rate: 1 per day, reveals: {b: [a.close]}}
schedule:
  - {on: 1900-01-04, text: A feast day}
history:
  - {on: 1900-01-02, text: Ann makes up her mind, kind: decision, seen_by: [a], public_from: 1900-01-05}
  - {on: 1900-01-03, actor: a, takes: [a.close], text: Ann closes it}
  - {on: 1900-01-05, event: seen}
places:
  narrows: {name: The narrows, latitude: 1, longitude: 2, range: 10 km, when: a.close}
"""


def told(server: Server, key: str, query: str = "") -> Any:
    answer = server.ask(f"/api/crises/{key}/story{query}")
    assert answer.status == 200, answer.body
    return answer.json


@pytest.fixture(scope="module")
def strait(server: Server) -> str:
    server.ask("/api/crises/import?name=strait.yaml", method="POST", body=STRAIT.encode())
    return "strait"


def test_events_stand_in_the_order_of_history_with_the_accounts_between_them(
    server: Server,
) -> None:
    story = told(server, "b59-1962")
    stops = [one["stop"] for one in story["happenings"] if one["stop"]]
    assert stops == [1, 2, 3, 4, 5]
    assert story["stops"] == 5
    assert {one["nature"] for one in story["happenings"] if not one["stop"]} == {"account"}
    natures = {one["key"]: one["count"] for one in story["natures"]}
    assert (natures["close call"], natures["military"]) == (1, 2)


def test_what_is_claimed_comes_with_what_stands_against_it(server: Server) -> None:
    story = told(server, "b59-1962")
    claims = {one["key"]: one for one in story["claims"]}
    cited = {name for one in story["happenings"] for name in one["claims"]}
    assert cited <= set(claims)
    assert "blanton_doubt" in claims["p08"]["at_odds"]
    assert claims["p08"]["checked_in_words"] == "source read"


def test_a_scheduled_day_stands_among_the_steps(server: Server, strait: str) -> None:
    story = told(server, strait)
    assert [one["text"] for one in story["happenings"]] == [
        *("Ann makes up her mind", "Ann closes it", "A feast day", "A ship is turned back"),
    ]
    assert story["begins"] == "Open"
    assert story["happenings"][1]["outcome"] == "It is shut"
    assert story["happenings"][1]["changes"] == ["Ann: close the strait"]


def test_a_place_is_there_while_its_formula_holds(server: Server, strait: str) -> None:
    (place,) = told(server, strait)["places"]
    assert (place["reach"], place["there"]) == (10.0, [2, 3, 4])
    assert told(server, strait)["happenings"][1]["places"] == ["narrows"]


def test_what_an_actor_could_not_know_is_veiled_until_it_learned_of_it(
    server: Server, strait: str
) -> None:
    known = server.ask(f"/api/crises/{strait}/story/known?actor=b").json
    assert [(one["id"], one["learned"]) for one in known["veiled"]] == [
        ("history.1", 4),
        ("history.2", 4),
    ]
    assert "5 January 1900" in known["veiled"][0]["learning"]
    assert "A ship is turned back" in known["veiled"][1]["learning"]
    assert len(known["known"]) == 5
    assert known["known"][2]["unseen"][0]["taken_for"].endswith("at the start, not so")
    assert known["known"][4]["unseen"][0]["taken_for"] == "told that it was so"
    assert server.ask(f"/api/crises/{strait}/story/known?actor=a").json["veiled"] == []


def test_a_run_is_told_as_the_library_tells_it(server: Server) -> None:
    story = told(server, "b59-1962", "?run=3&seed=7&runs=100&draws=1")
    told_run = ex.story(ex.load("b59-1962"), run=3, seed=7, runs=100, draws=1)
    assert [one["text"] for one in story["happenings"]] == [one.text for one in told_run.told]
    assert story["run"]["outcome"] == "The boat comes up and nothing is fired"
    assert "--run 3 --runs 100 --seed 7" in story["code"]["command"]


def test_a_run_has_its_knowledge_too(server: Server) -> None:
    query = "run=3&seed=7&runs=100&draws=1"
    story = told(server, "b59-1962", f"?{query}")
    known = server.ask(f"/api/crises/b59-1962/story/known?actor=navy&{query}").json
    hidden = {one["id"] for one in known["veiled"]}
    assert len(known["known"]) == story["stops"] + 1
    for one in story["happenings"]:
        unseen = any("air is hardly" in text for text in one["changes"])
        assert not unseen or one["id"] in hidden or one["actors"] == ["navy"]
    assert "likely" in known["known"][0]["unseen"][0]["taken_for"]


def test_a_run_with_other_quantities_can_be_told(server: Server) -> None:
    story = told(server, "chicken", "?run=1&runs=10&vary=actors.first.pace%3D1%20day")
    assert "ex.varied(crisis" in story["code"]["python"]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?run=10&runs=10", 400),
        ("?run=-1", 422),
        ("?run=1&vary=actors.first.pace", 400),
        ("?run=1&vary=nothing%3D1", 400),
        ("?run=1&until=never", 400),
        ("?run=1&draws=99999999", 422),
        ("/known?actor=nobody", 404),
        ("/known", 422),
    ],
)
def test_what_cannot_be_told_is_refused(server: Server, query: str, status: int) -> None:
    assert server.ask(f"/api/crises/chicken/story{query}").status == status


def test_a_crisis_without_dates_has_an_empty_story(server: Server) -> None:
    story = told(server, "chicken")
    assert (story["stops"], story["happenings"], story["places"]) == (0, [], [])
    assert story["summary"] == "Nothing in it has a date."
