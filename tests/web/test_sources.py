"""What a crisis rests on, over HTTP: claims, disputes, coverage, questions, and what a flip changes."""

from typing import Any
from urllib.parse import quote

import pytest

import excomm as ex
from tests.web.broad import broad
from tests.web.serving import Server


def asked(server: Server, path: str) -> Any:
    answered = server.ask(path)
    assert answered.status == 200, answered.body
    return answered.json


@pytest.fixture(scope="session")
def cuba(server: Server) -> Any:
    return asked(server, "/api/crises/cuba-1962/sources")


def test_every_claim_says_where_it_is_written_and_on_what_it_bears(cuba: Any) -> None:
    claims = {claim["key"]: claim for claim in cuba["claims"]}
    assert list(claims) == list(ex.load("cuba-1962").evidence)
    doubt = claims["blanton_doubt"]
    assert {
        "element": "events.b59_cornered",
        "words": "Event b59 cornered",
        "side": "disputes",
    } in doubt["bears"]
    assert {"b59", "p08"} <= set(doubt["at_odds"])
    assert all(claim["citation"] and claim["checked_in_words"] for claim in claims.values())
    assert claims["p11"]["repeats"] == "p01"
    assert claims["p01"]["when"] == "22 October 1962"


def test_a_document_is_told_with_as_many_claims_as_name_it(cuba: Any) -> None:
    for number, document in enumerate(cuba["documents"]):
        of_it = [claim for claim in cuba["claims"] if number in claim["documents"]]
        assert len(of_it) == document["claims"] > 0


def test_elements_are_counted_by_what_they_rest_on(cuba: Any) -> None:
    counts = ex.sources(ex.load("cuba-1962")).counts()
    assert {one["key"]: one["elements"] for one in cuba["resting"]} == counts
    for kind, number in counts.items():
        assert sum(one["rests_on"] == kind for one in cuba["elements"]) == number


def test_a_dispute_has_both_sides_and_the_variants_that_flip_it(cuba: Any) -> None:
    disputes = {one["element"]: one for one in cuba["disputes"]}
    asked_for = disputes["variants.cuba-asked"]
    assert "p12" in asked_for["speak_for"]
    assert "anadyr" in asked_for["against"]
    assert [one["name"] for one in asked_for["variants"]] == ["missiles-first", "cuba-asked"]
    assert not any(one["applied"] for one in asked_for["variants"])


def test_what_is_applied_is_told_as_such(server: Server) -> None:
    told = asked(server, "/api/crises/elmira/sources?variant=uniroyal-tail")
    variants = [one for dispute in told["disputes"] for one in dispute["variants"]]
    assert [(one["name"], one["applied"]) for one in variants] == [
        ("uniroyal-tail", True),
        ("twelve-states", False),
    ]


def test_a_dispute_that_no_variant_follows_says_what_would_be_needed(cuba: Any) -> None:
    history = next(one for one in cuba["disputes"] if one["element"] == "history")
    assert history["variants"] == []
    assert "cannot be flipped" in history["follows"]
    assert "claims: [npic_19oct]" in history["follows"]


def test_a_crisis_with_no_sources_has_nothing_to_tell(own_server: Server) -> None:
    own_server.ask("/api/crises", method="POST", body={"key": "berlin-1961"})
    told = asked(own_server, "/api/crises/berlin-1961/sources")
    assert (told["claims"], told["disputes"], told["documents"]) == ([], [], [])
    answered = own_server.ask("/api/crises/berlin-1961/sources/ask?question=who")
    assert answered.status == 400
    assert "no claims to ask" in answered.json["message"]


def test_a_question_is_answered_with_claims(server: Server, cuba: Any) -> None:
    path = "/api/crises/cuba-1962/sources/ask?question="
    told = asked(server, path + quote("who stopped the torpedo?"))
    assert told["heard"] == "yes"
    assert "subs_sail" in told["claims"]
    assert set(told["claims"]) <= {claim["key"] for claim in cuba["claims"]}
    assert told["code"]["command"].startswith("excomm ask cuba-1962 'who stopped the torpedo?'")
    assert told["by"] == "both"
    assert asked(server, path + "torpedo&by=words")["by"] == "words"


def test_a_question_on_something_else_is_not_answered(server: Server) -> None:
    path = "/api/crises/cuba-1962/sources/ask?question="
    told = asked(server, path + quote("the Beatles guitar tour"))
    assert told["heard"] == "no"
    assert "nothing here bears on it" in told["summary"].lower()


def test_a_flip_tells_which_equilibria_come_and_go_as_the_library_does(server: Server) -> None:
    flipped = asked(server, "/api/crises/elmira/sources/flip?flip=twelve-states")
    assert (flipped["states_before"], flipped["states_after"]) == (9, 12)
    assert (flipped["before"], flipped["after"]) == ([], ["twelve-states"])
    for concept in flipped["concepts"]:
        before, after = (
            set(ex.stability(ex.load("elmira", variants=named)).equilibria(concept["concept"]))
            for named in ([], ["twelve-states"])
        )
        assert concept["kept"] == len(before & after)
        assert concept["new"] == len(after - before)
        assert concept["gone"] + concept["barred"] == len(before - after)


def test_a_flip_of_what_is_in_takes_it_out_again(server: Server) -> None:
    there = asked(server, "/api/crises/elmira/sources/flip?flip=twelve-states")
    query = "variant=twelve-states&flip=twelve-states"
    back = asked(server, f"/api/crises/elmira/sources/flip?{query}")
    assert not back["applies"]
    assert (back["before"], back["after"]) == (["twelve-states"], [])
    for one, other in zip(there["concepts"], back["concepts"], strict=True):
        assert one["new"] == other["gone"] + other["barred"]
        assert one["kept"] == other["kept"]


def test_tens_of_thousands_of_states_are_flipped_as_a_few_are(own_server: Server) -> None:
    # To look each equilibrium up among all others, one by one, would take minutes.
    options = 15
    variant = "variants: {calmer: {text: No first step, set: {rules: [not north.o0]}}}\n"
    (own_server.folder / "broad.yaml").write_text(broad(options, content=True) + variant)
    flipped = asked(own_server, "/api/crises/broad/sources/flip?flip=calmer")
    assert (flipped["states_before"], flipped["states_after"]) == (2**options, 2 ** (options - 1))
    for concept in flipped["concepts"]:
        assert concept["kept"] == concept["barred"] == 2 ** (options - 1)
        told = [state["change"] for state in concept["states"]]
        for change in ("new", "gone", "barred"):
            assert told.count(change) == min(concept[change], 12)


def test_only_variants_that_the_file_has_can_be_flipped(server: Server) -> None:
    answered = server.ask("/api/crises/elmira/sources/flip?flip=nothing")
    assert answered.status == 404
    assert "twelve-states" in answered.json["remedy"]


def test_the_code_of_a_flip_and_of_an_answer_runs(server: Server) -> None:
    for path in ("flip?flip=twelve-states", "ask?question=who%20ordered%20it"):
        exec(asked(server, f"/api/crises/elmira/sources/{path}")["code"]["python"], {})  # noqa: S102 - that it runs is what is tested
