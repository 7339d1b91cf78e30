"""What can be asked what-if over HTTP: elements, interventions together, both worlds, and blame."""

from collections.abc import Mapping
from typing import Any

import pytest

from excomm.causes.interventions import Believe, Intervention
from excomm.causes.interventions_applying import intervene
from excomm.errors import InputError
from excomm.loading import load
from excomm.model.crisis import Crisis
from excomm.web.chance.knobs import knobs_of
from excomm.web.shapes.what_if import Element, ToLay, WhatIfArguments
from excomm.web.what_if.asked import all_meant, in_python, typed
from excomm.web.what_if.elements import choices_of
from tests.web.following import begun, ended, under_way
from tests.web.serving import Server

WITHOUT = {"kind": "without", "person": "arkhipov"}
KINDS = {
    *("take", "forbid", "force", "remove", "without", "replace"),
    *("believe", "prefer", "unwant", "vary", "adopt"),
}


def group(crisis: Crisis, key: str) -> tuple[Element, ...]:
    return next(one.elements for one in choices_of(crisis, ()).groups if one.key == key)


def laid(server: Server, crisis: str, *interventions: Mapping[str, object]) -> tuple[int, Any]:
    answered = server.ask(
        f"/api/crises/{crisis}/what-if/interventions",
        method="POST",
        body={"interventions": interventions},
    )
    return answered.status, answered.json


def test_elements_offer_all_eleven_kinds_of_interventions_each_as_it_can_be_asked_for() -> None:
    crisis = load("b59-1962")
    asked = [
        way.asked
        for group in choices_of(crisis, ()).groups
        for element in group.elements
        for way in element.ways
    ]
    assert {one.kind for one in asked} == KINDS
    namespace: dict[str, object] = {}
    exec("from excomm.causes.interventions import *", namespace)  # noqa: S102 - what "copy as code" shows must run
    for one, meant in zip(asked, all_meant(asked), strict=True):
        intervene(crisis, meant)
        written: Intervention = eval(in_python(one), namespace)  # noqa: S307 - the same
        assert written == meant
        assert typed(one)[0] == f"--{one.kind}"


def test_the_quantities_are_those_that_can_be_turned_by_the_same_names() -> None:
    crisis = load("cuba-1962")
    shown = {one.name: one.title for one in group(crisis, "quantities")}
    turnable = {one.place: f"{one.whose}: {one.says}" for one in knobs_of(crisis)}
    assert shown == {at: said for at, said in turnable.items() if not at.startswith("beliefs.")}


def test_what_a_file_is_silent_on_can_be_otherwise_too() -> None:
    crisis = load("chicken")
    for element in group(crisis, "quantities"):
        assert element.now.endswith("as the file is silent")
        intervene(crisis, *all_meant([way.asked for way in element.ways]))


def test_an_option_has_what_the_sources_also_call_it() -> None:
    options = {one.name: one.also for one in group(load("cuba-1962"), "options")}
    assert options["usa.quarantine"] == ("blockade", "island")
    assert "blockade" not in options["usa.air_strike"]


def test_the_words_of_a_command_mean_the_same_as_what_was_asked() -> None:
    from excomm.cli.interventions import interventions_typed

    for group in choices_of(load("b59-1962"), ()).groups:
        for element in group.elements:
            for way in element.ways:
                option, word = typed(way.asked)
                [meant] = all_meant([way.asked])
                assert interventions_typed({option.removeprefix("--"): [word]}) == [meant]


def test_a_belief_may_be_that_it_is_as_it_is() -> None:
    asked = ToLay.model_validate(
        {"interventions": [{"kind": "believe", "actor": "navy", "about": "heat", "value": None}]}
    )
    assert all_meant(asked.interventions) == [Believe("navy", "heat", None)]


def test_interventions_are_worded_with_what_they_rest_on_and_contradictions_refused_in_the_words_of_the_library(
    server: Server,
) -> None:
    status, found = laid(server, "b59-1962", WITHOUT)
    assert status == 200
    [change] = found["changes"]
    assert change["says"] == "Arkhipov is not there: neither asked nor needed"
    assert change["rests_on"][0]["claims"] == ["b59_consent"]
    replaced = {"kind": "replace", "person": "arkhipov", "leaning": "0.9"}
    with pytest.raises(InputError) as refused:
        intervene(
            load("b59-1962"),
            *all_meant(ToLay.model_validate({"interventions": [WITHOUT, replaced]}).interventions),
        )
    status, found = laid(server, "b59-1962", WITHOUT, replaced)
    assert status == 400
    assert found["message"] == refused.value.message
    assert "contradict" in refused.value.message
    assert (
        laid(server, "b59-1962", WITHOUT | {"person": "archipov"})[1]["remedy"]
        == "did you mean 'arkhipov'?"
    )


def test_both_worlds_come_with_intervals_and_pairs_that_part(server: Server) -> None:
    import excomm as ex

    arguments = {"interventions": [WITHOUT], "runs": 600, "draws": 3, "seed": 2}
    job = ended(
        server, begun(server, {"kind": "what_if", "crisis": "b59-1962", "arguments": arguments})
    )
    assert job["state"] == "done"
    found, result = WhatIfArguments.model_validate(arguments), job["result"]
    alone = ex.what_if(load("b59-1962"), all_meant(found.interventions), runs=600, draws=3, seed=2)
    for one in result["outcomes"]:
        contrast = alone.contrast(one["outcome"])
        assert (one["difference"], one["low"], one["high"]) == (
            contrast.difference,
            contrast.low,
            contrast.high,
        )
        assert one["low"] <= one["difference"] <= one["high"]
    parting = result["partings"][0]
    assert parting["was_ends"] != parting["would_ends"] == "The nuclear torpedo is fired"
    assert parting["was"][0]["kind"] == "close call"
    assert parting["was"][0]["when"] == parting["would"][0]["when"]
    assert (
        job["code"]["command"]
        == "excomm what-if b59-1962 --without arkhipov --runs 600 --seed 2 --draws 3"
    )


def test_blame_comes_by_every_rule_with_its_sentences(server: Server) -> None:
    arguments = {"outcome": "torpedo", "purpose": "rescue", "draws": 1}
    job = ended(
        server, begun(server, {"kind": "blame", "crisis": "b59-1962", "arguments": arguments})
    )
    assert job["state"] == "done"
    result = job["result"]
    assert {one["over"] for one in result["shares"]} == {"actors", "safeguards"}
    assert len(result["rules"]) == len(result["shares"][0]["rules"]) == 4
    assert any(one["text"].startswith("Arkhipov") for one in result["responsibility"])
    assert result["together"]
    assert result["not_meant"]
    assert (
        job["code"]["command"] == "excomm blame b59-1962 --outcome torpedo --for rescue --draws 1"
    )
    assert 'for_="rescue"' in job["code"]["python"]


def test_blame_is_shown_as_far_as_it_has_come(server: Server) -> None:
    arguments = {"outcome": "torpedo", "draws": 3}
    job = begun(server, {"kind": "blame", "crisis": "b59-1962", "arguments": arguments})
    so_far = under_way(server, job).job["result"]
    assert so_far["draws"] == 1
    assert so_far["answer"].startswith("With 1 of 3 draws done so far, the probability of ")
    assert ended(server, job)["result"]["draws"] == 3
