"""What can be turned before a crisis is run many times, and what is told beside the numbers, over HTTP."""

import re
from typing import Any
from urllib.parse import urlencode

import numpy as np
import pytest
from scipy import stats

from excomm.report.words.what_if import points_between
from tests.web.following import begun, ended, under_way
from tests.web.serving import Server


def asked(server: Server, path: str) -> Any:
    answered = server.ask(path)
    assert answered.status == 200, answered.body
    return answered.json


def knobs(server: Server, crisis: str) -> dict[str, Any]:
    found = asked(server, f"/api/crises/{crisis}/chance")["knobs"]
    return {knob["place"]: knob for knob in found}


def test_what_a_file_leaves_open_has_its_prior_over_the_whole_of_its_range(server: Server) -> None:
    rate = knobs(server, "b59-1962")["events.torpedo_considered.rate"]
    assert rate["standing"] == "open"
    assert rate["text"] == "log-uniform(0.05, 1) per hour"
    assert rate["by_magnitude"]
    assert (rate["values"][0], rate["values"][-1]) == ("0.05 per hour", "1 per hour")
    assert rate["values"][rate["middle"]] == rate["median"] == "0.224 per hour"
    assert set(rate["density"]) == {1.0}
    assert rate["claims"]
    pace = knobs(server, "b59-1962")["actors.navy.pace"]
    peak = pace["density"].index(1.0)
    assert pace["values"][peak] == "1 hour"
    assert pace["density"][0] < 0.1 > pace["density"][-1]


def test_what_a_file_is_silent_on_can_be_turned_from_what_is_taken_instead(server: Server) -> None:
    found = asked(server, "/api/crises/chicken/chance")
    pace = found["knobs"][0]
    assert (pace["place"], pace["standing"]) == ("actors.first.pace", "assumed")
    assert (pace["whose"], pace["median"]) == ("First driver", "1 day")
    assert pace["density"] == []
    assert "nothing open" in found["left_open"]
    assert any("span" in note for note in found["notes"])


def test_committees_that_decide_nothing_are_left_out(server: Server) -> None:
    sections = {knob["section"] for knob in knobs(server, "cuba-1962").values()}
    assert sections == {"actors", "events", "beliefs"}


def test_every_value_of_every_knob_can_be_run(server: Server) -> None:
    for knob in knobs(server, "b59-1962").values():
        for text in (knob["values"][0], knob["median"], knob["values"][-1]):
            query = urlencode({"place": knob["place"], "text": text})
            read = asked(server, f"/api/crises/b59-1962/chance/quantity?{query}")
            assert (read["text"], read["standing"]) == (text, "known")
            assert knob["values"][read["nearest"]] == text


@pytest.mark.parametrize(
    ("place", "text", "told"),
    [
        ("actors.first.pace", "3", "no unit"),
        ("actors.first.pace", "uniform(3, 1) days", "low must be below high"),
        ("actors.third.pace", "3 days", "no quantity at"),
    ],
)
def test_a_quantity_that_does_not_fit_is_refused_with_what_would(
    server: Server, place: str, text: str, told: str
) -> None:
    query = urlencode({"place": place, "text": text})
    answered = server.ask(f"/api/crises/chicken/chance/quantity?{query}")
    assert answered.status == 400
    assert told in answered.json["message"]
    assert answered.json["remedy"]


@pytest.fixture(scope="session")
def runs(server: Server) -> Any:
    """A thousand runs of the submarine."""
    wanted = {"kind": "simulate", "crisis": "b59-1962", "arguments": {"runs": 1_000, "draws": 16}}
    return ended(server, begun(server, wanted))["result"]


def test_the_words_beside_runs_tell_both_uncertainties_apart(runs: Any) -> None:
    told = {one["outcome"]: one for one in runs["told"]["outcomes"]}
    assert list(told) == list(runs["outcomes"])
    assert all(one["by_chance"] in one["words"] for one in told.values())
    assert all(one["by_open"] in one["words"] for one in told.values())
    assert [line["name"] for line in runs["told"]["legend"]] == ["Chance", "What is not known"]
    assert "only 16 draws" in runs["told"]["legend"][1]["text"]
    assert runs["told"]["gravest"] == "torpedo"
    assert runs["told"]["ticks"][0] == {"day": 0.0, "words": "27 Oct, 16:00"}
    assert runs["told"]["close_calls"][0]["event"] == "torpedo_considered"


def simulated(server: Server, crisis: str, **arguments: object) -> str:
    job = begun(server, {"kind": "simulate", "crisis": crisis, "arguments": arguments})
    return str(ended(server, job)["id"])


def test_the_difference_of_two_runs_has_an_interval_that_says_whether_it_may_be_chance(
    server: Server,
) -> None:
    first, again = (simulated(server, "chicken", runs=2_000, seed=seed) for seed in (1, 2))
    turned = {"actors.first.choice.sharpness": "20"}
    other = simulated(server, "chicken", runs=2_000, vary=turned)
    found = asked(server, f"/api/jobs/{first}/beside/{other}")
    assert found["outcomes"][0]["is_sure"]
    assert all(
        re.fullmatch(r"(0|[+−].+) to (0|[+−].+)", one["between"]) for one in found["outcomes"]
    )
    back = {
        one["outcome"]: one
        for one in asked(server, f"/api/jobs/{other}/beside/{first}")["outcomes"]
    }
    for one in found["outcomes"]:
        assert one["difference"] == -back[one["outcome"]]["difference"]
        assert (one["share"], one["other"]) == (
            back[one["outcome"]]["other"],
            back[one["outcome"]]["share"],
        )
    same = asked(server, f"/api/jobs/{first}/beside/{again}")
    assert not any(one["is_sure"] for one in same["outcomes"])


def test_other_draws_of_what_is_not_known_make_a_difference_less_sure(server: Server) -> None:
    turned = {"actors.boat.pace": "1 hour"}
    jobs = [simulated(server, "b59-1962", runs=4_000, draws=20, vary=vary) for vary in ({}, turned)]
    found = asked(server, f"/api/jobs/{jobs[0]}/beside/{jobs[1]}")
    results = [server.ask(f"/api/jobs/{job}").json["result"] for job in jobs]
    for one in found["outcomes"]:
        low, high = (float(end.replace("−", "-")) / 100 for end in one["between"].split(" to "))
        error = max(result["error"][one["outcome"]] for result in results)
        assert high - low > 4 * error


def test_answers_by_the_same_draws_are_compared_draw_by_draw(server: Server) -> None:
    def computed(**arguments: object) -> str:
        wanted = {"kind": "exact", "crisis": "b59-1962", "arguments": {"draws": 6} | arguments}
        return str(ended(server, begun(server, wanted))["id"])

    whole, short = computed(), computed(until="6 hours")
    results = [server.ask(f"/api/jobs/{job}").json["result"] for job in (whole, short)]
    for one in asked(server, f"/api/jobs/{whole}/beside/{short}")["outcomes"]:
        here, there = (result["each_draw"]["shares"][one["outcome"]] for result in results)
        by_draw = np.subtract(here, there)
        assert one["difference"] == pytest.approx(by_draw.mean(), abs=1e-6)
        assert one["spread"] == points_between(*np.quantile(by_draw, (0.05, 0.95)).tolist())
        half = stats.t.ppf(0.975, 5) * by_draw.std(ddof=1) / np.sqrt(6)
        between = points_between(one["difference"] - half, one["difference"] + half)
        assert one["between"] == between


def are_paired(server: Server, one: str, other: str) -> bool:
    """Whether two jobs are said to have had the same draws; their spreads are told only then."""
    found = asked(server, f"/api/jobs/{one}/beside/{other}")
    paired = "same draws of what is not known:" in found["means"]
    assert ("draws of its own" in found["means"]) is not paired
    assert all((row["spread"] is not None) is paired for row in found["outcomes"])
    return paired


PACE, CONSENT = "actors.boat.pace", "events.torpedo_considered.consent.of.arkhipov"


def beside_the_file(server: Server, vary: dict[str, str]) -> tuple[str, str]:
    """Runs of the submarine as it is in the file, and with other quantities."""
    few = {"runs": 200, "draws": 8}
    file = simulated(server, "b59-1962", **few)
    return file, simulated(server, "b59-1962", **few, vary=vary)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (PACE, "1 hour"),
        (PACE, "lognormal(median=1 hour, sigma=0.6)"),
        (CONSENT, "uniform(0.9, 1)"),
    ],
)
def test_draws_from_another_prior_are_other_draws(server: Server, place: str, text: str) -> None:
    assert not are_paired(server, *beside_the_file(server, {place: text}))


def test_draws_from_a_prior_that_is_only_written_otherwise_are_the_same(server: Server) -> None:
    again = {PACE: "lognormal(median=60 minutes, sigma=0.50)", CONSENT: "uniform(2 %, 50 %)"}
    assert are_paired(server, *beside_the_file(server, again))


def test_draws_from_a_prior_that_the_file_had_before_are_other_draws(
    server: Server, own: str
) -> None:
    def computed(pace: str) -> str:
        path.write_text(before.replace("First driver", f"First driver, pace: '{pace}'", 1), "utf-8")
        wanted = {"kind": "exact", "crisis": own, "arguments": {"draws": 4}}
        return str(ended(server, begun(server, wanted))["id"])

    path = server.folder / own / "crisis.yaml"
    before = path.read_text(encoding="utf-8")
    first = computed("uniform(1, 2) days")
    assert are_paired(server, first, computed("uniform(24, 48) hours"))
    assert not are_paired(server, first, computed("uniform(1, 9) days"))


def test_only_what_can_be_compared_is(server: Server) -> None:
    chicken, boat = (
        simulated(server, "chicken", runs=50),
        simulated(server, "b59-1962", runs=50, draws=2),
    )
    refused = server.ask(f"/api/jobs/{chicken}/beside/{boat}")
    assert refused.status == 400
    assert "same crisis" in refused.json["remedy"]
    assert server.ask(f"/api/jobs/{chicken}/beside/0123456789abcdef").status == 404


def test_too_few_runs_a_draw_tell_nothing_of_what_is_not_known(server: Server) -> None:
    wanted = {"kind": "simulate", "crisis": "b59-1962", "arguments": {"runs": 100, "draws": 50}}
    told = ended(server, begun(server, wanted))["result"]["told"]
    assert {one["by_open"] for one in told["outcomes"]} == {None}
    assert "so few runs" in told["legend"][1]["text"]
    assert "2 runs for each draw do not tell" in told["doubts"][-1]
    assert told["doubts"][-1].endswith("ask for 2,500 runs, or for at most 2 draws.")
    usual = asked(server, "/api/crises/b59-1962/chance")["usual"]
    assert usual["runs_per_draw"] == 50


def test_runs_that_are_left_out_are_counted_and_the_reason_is_said(server: Server) -> None:
    arguments = {"runs": 500, "draws": 64, "seed": 7}
    wanted = {"kind": "simulate", "crisis": "b59-1962", "arguments": arguments}
    result = ended(server, begun(server, wanted))["result"]
    said = f"{result['runs']} of 500 runs are counted here; left out are 2 of 64 draws"
    assert result["runs"] < 500
    assert result["told"]["doubts"][0].startswith(said)


def test_what_holds_at_the_start_is_not_said_to_be_reached(runs: Any) -> None:
    told = {one["outcome"]: one["reached"] for one in runs["told"]["outcomes"]}
    assert told["still_down"] == "All runs begin so."
    assert re.fullmatch(
        r".+ % of the runs, half of these by 27 October 1962, .+\.", told["surfaced"]
    )


def test_as_many_quantities_are_said_to_be_open_as_can_be_turned_that_are(server: Server) -> None:
    found = asked(server, "/api/crises/cuba-1962/chance")
    opened = sum(knob["standing"] == "open" for knob in found["knobs"])
    said = f"Of {len(found['knobs'])} quantities on which it depends how this goes, the file leaves {opened} open."
    assert found["left_open"].startswith(said)


def test_the_run_that_stands_for_a_path_is_told_in_the_story_as_ending_so(
    server: Server, runs: Any
) -> None:
    paths = runs["told"]["paths"]
    fired = next(path for path in paths if path["words"] == "Still down, then torpedo")
    query = urlencode({"run": fired["example"], "runs": 1_000, "draws": 16, "seed": 0})
    story = asked(server, f"/api/crises/b59-1962/story?{query}")
    assert "torpedo" in story["run"]["outcome"].lower()


def test_people_are_called_by_their_names(server: Server) -> None:
    said = [knob["says"] for knob in knobs(server, "b59-1962").values()]
    assert "chance that Arkhipov says yes" in said
    assert "chance that the captain says yes" in said


def test_what_drives_an_outcome_is_called_by_its_name(server: Server) -> None:
    arguments = {"rounds": 2, "outcome": "torpedo"}
    wanted = {"kind": "sensitivity", "crisis": "b59-1962", "arguments": arguments}
    result = ended(server, begun(server, wanted))["result"]
    told = result["told"]["drivers"]
    assert [one["name"] for one in told] == [one["name"] for one in result["drivers"]]
    pace = next(one for one in told if one["name"] == "actors.boat.pace")
    assert (pace["whose"], pace["says"]) == ("B-59", "mean time between its chances to act")
    assert "%" in pace["low_share"]
    assert any(f"“{one['whose']}: {one['says']}”" in result["answer"] for one in told)
    assert not any(one["name"] in result["answer"] for one in told)


@pytest.mark.parametrize("kind", ["simulate", "exact"])
def test_what_the_first_draws_say_is_said_to_be_of_so_few(server: Server, kind: str) -> None:
    arguments = {"draws": 300} | ({"runs": 100_000} if kind == "simulate" else {})
    job = begun(server, {"kind": kind, "crisis": "b59-1962", "arguments": arguments})
    told = under_way(server, job).job["result"]["answer"]
    assert re.match(r"With \d+ of 300 draws done so far, the likeliest outcome ", told)
    server.ask(f"/api/jobs/{job['id']}", method="DELETE")
