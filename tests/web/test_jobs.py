"""Jobs over HTTP, on a running server."""

import itertools
import os
import signal
import time
from collections.abc import Iterator

import pytest

import excomm as ex
from excomm.model.new import new_crisis
from tests.web.following import LONG, OVER, begun, ended, events, under_way
from tests.web.processes import children_of
from tests.web.serving import Server, started

FEW = {"kind": "simulate", "crisis": "chicken", "arguments": {"runs": 500, "seed": 7}}


def test_a_job_gives_the_answer_that_the_library_gives(server: Server) -> None:
    job = ended(server, begun(server, FEW))
    found = ex.simulate(ex.load("chicken"), runs=500, seed=7)
    assert job["result"]["runs"] == 500
    assert {name: one["count"] for name, one in job["result"]["outcomes"].items()} == {
        name: found.frequency(name).count for name in found.outcomes
    }
    assert job["code"]["command"] == "excomm simulate chicken --runs 500 --seed 7"
    assert job["code"]["python"].endswith("print(ex.simulate(crisis, runs=500, seed=7))")


@pytest.mark.parametrize(
    ("kind", "arguments", "part"),
    [
        ("exact", {"draws": 3}, "fans"),
        ("sensitivity", {"rounds": 2}, "drivers"),
        ("rare", {"outcome": "torpedo", "draws": 2, "runs": 200}, "estimates"),
    ],
)
def test_the_other_kinds_answer(
    server: Server, kind: str, arguments: dict[str, object], part: str
) -> None:
    wanted = {"kind": kind, "crisis": "b59-1962", "arguments": arguments}
    job = ended(server, begun(server, wanted))
    assert job["state"] == "done", job["problem"]
    assert job["result"][part]
    assert job["progress"]["done"] == job["progress"]["of"]


def test_the_same_question_is_answered_once(server: Server) -> None:
    first = ended(server, begun(server, FEW))
    again = server.ask("/api/jobs", method="POST", body=FEW)
    assert again.status == 200
    assert again.json == first
    other = {**FEW, "arguments": {"runs": 501}}
    assert server.ask("/api/jobs", method="POST", body=other).status == 201


def test_a_job_that_goes_on_is_joined_fills_in_and_is_stopped_at_once(server: Server) -> None:
    job = begun(server, LONG)
    partial = under_way(server, job)
    assert begun(server, LONG)["id"] == job["id"]
    assert 0 < partial.job["result"]["runs"] < 1_000_000
    assert partial.job["result"]["draws_done"] < partial.job["result"]["draws"]
    asked = time.monotonic()
    stopped = server.ask(f"/api/jobs/{job['id']}", method="DELETE").json
    assert time.monotonic() - asked < 1
    assert stopped["state"] == "stopped"
    assert stopped["result"]["runs"] >= partial.job["result"]["runs"]
    assert [one.name for one in events(server, job["id"])] == ["stopped"]
    assert server.ask(f"/api/jobs/{job['id']}", method="DELETE").json == stopped


def test_whoever_comes_back_hears_what_is_new_only(server: Server) -> None:
    job = begun(server, {**FEW, "arguments": {"runs": 502}})
    heard = list(events(server, job["id"]))
    numbers = [one.number for one in heard]
    assert len(set(numbers)) == len(numbers)
    assert [one.number for one in events(server, job["id"], last="1.running.0")] == numbers[-1:]
    headers = {"Last-Event-ID": numbers[-1]}
    assert server.ask(f"/api/jobs/{job['id']}/events", headers=headers).status == 204


def test_a_result_is_told_when_it_is_new_and_to_whoever_is_new_and_not_with_every_word(
    server: Server,
) -> None:
    wanted = {"kind": "exact", "crisis": "b59-1962", "arguments": {"draws": 301}}
    job = begun(server, wanted)
    told = events(server, job["id"])
    heard = list(itertools.islice(told, 12))
    assert "result" in heard[0].job
    results = [one.job["result"] for one in heard if "result" in one.job]
    assert None not in results[1:]
    assert all(one != before for before, one in itertools.pairwise(results))
    assert 1 < len(results) < len(heard)
    assert all("result" in one.job for one in heard if one.name == "partial")
    # Whoever comes late, or comes back, begins with the whole.
    for last in (None, heard[0].number):
        late = next(events(server, job["id"], last=last))
        assert late.name not in OVER
        assert late.job["result"]["draws"] >= results[-1]["draws"]
    server.ask(f"/api/jobs/{job['id']}", method="DELETE")
    *_, stopped = told
    assert stopped.name == "stopped"
    assert stopped.job == server.ask(f"/api/jobs/{job['id']}").json


def test_what_the_asker_can_mend_is_said_with_its_remedy(server: Server) -> None:
    wanted = {"kind": "rare", "crisis": "b59-1962", "arguments": {"outcome": "torpeda"}}
    job = ended(server, begun(server, wanted))
    assert job["state"] == "failed"
    assert job["problem"]["message"] == "unknown outcome 'torpeda'"
    assert "torpedo" in job["problem"]["remedy"]
    assert job["result"] is None


def test_a_failed_job_can_be_tried_again(server: Server) -> None:
    wanted = {"kind": "rare", "crisis": "b59-1962", "arguments": {"outcome": "peace"}}
    first, second = (ended(server, begun(server, wanted)) for _ in range(2))
    assert first["state"] == second["state"] == "failed"
    assert first["id"] != second["id"]


@pytest.mark.parametrize(
    ("wanted", "status"),
    [
        ({"kind": "magic", "crisis": "elmira"}, 422),
        ({"kind": "exact", "crisis": "elmira", "arguments": {"draws": 0}}, 422),
        ({"kind": "exact", "crisis": "elmira", "arguments": {"typo": 1}}, 422),
        ({"kind": "rare", "crisis": "elmira"}, 422),
        ({"kind": "exact", "crisis": "no-such-crisis"}, 404),
        ({"kind": "exact", "crisis": "elmira", "variants": ["no-such-variant"]}, 400),
        ({"kind": "report", "crisis": "elmira", "variants": ["no-such-variant"]}, 400),
        ({"kind": "committee", "crisis": "cuba-1962", "variants": ["no-such-variant"]}, 400),
    ],
)
def test_what_cannot_be_asked_is_refused_before_anything_is_begun(
    server: Server, wanted: object, status: int
) -> None:
    answered = server.ask("/api/jobs", method="POST", body=wanted)
    assert answered.status == status
    assert answered.json["message"]


@pytest.mark.parametrize("path", ["0123456789abcdef", "0123456789abcdef/events"])
def test_a_job_that_is_not_there_is_not_found(server: Server, path: str) -> None:
    answered = server.ask(f"/api/jobs/{path}")
    assert answered.status == 404
    assert answered.json["message"] == "there is no such job"


def test_a_changed_file_makes_an_answer_outdated_and_the_question_new(own_server: Server) -> None:
    text = new_crisis("mine")
    place = own_server.folder / "mine"
    place.mkdir()
    (place / "crisis.yaml").write_text(text, encoding="utf-8")
    wanted = {"kind": "simulate", "crisis": "mine", "arguments": {"runs": 100}}
    first = ended(own_server, begun(own_server, wanted))
    assert first["state"] == "done"
    assert not first["outdated"]
    assert str(place) in first["code"]["command"]
    (place / "crisis.yaml").write_text(f"{text}# changed\n", encoding="utf-8")
    assert own_server.ask(f"/api/jobs/{first['id']}").json["outdated"]
    second = ended(own_server, begun(own_server, wanted))
    assert second["id"] != first["id"]
    listed = own_server.ask("/api/jobs?crisis=mine").json
    assert [(one["id"], one["outdated"]) for one in listed] == [
        (second["id"], False),
        (first["id"], True),
    ]
    assert "result" not in listed[0]
    (place / "crisis.yaml").write_text("crisis: mine\nfaulty: true\n", encoding="utf-8")
    refused = own_server.ask("/api/jobs", method="POST", body=wanted)
    assert refused.status == 400
    assert refused.json["problems"]


@pytest.fixture(scope="module")
def one_at_a_time(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that does one job at a time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EXCOMM_THREADS", "1")
        with started(tmp_path_factory.mktemp("alone")) as server:
            yield server


def test_jobs_wait_for_each_other_and_the_next_one_begins_when_one_is_stopped(
    one_at_a_time: Server,
) -> None:
    first, second = begun(one_at_a_time, LONG), begun(one_at_a_time, FEW)
    third = begun(one_at_a_time, {**FEW, "arguments": {"runs": 503}})
    under_way(one_at_a_time, first)
    waiting = [one_at_a_time.ask(f"/api/jobs/{one['id']}").json for one in (second, third)]
    assert [one["state"] for one in waiting] == ["queued", "queued"]
    stopped = one_at_a_time.ask(f"/api/jobs/{third['id']}", method="DELETE").json
    assert stopped["state"] == "stopped"
    one_at_a_time.ask(f"/api/jobs/{first['id']}", method="DELETE")
    assert ended(one_at_a_time, second)["state"] == "done"


def test_a_process_that_dies_fails_its_job_and_no_other(one_at_a_time: Server) -> None:
    job = begun(one_at_a_time, LONG)
    under_way(one_at_a_time, job)
    for child in children_of(one_at_a_time.process.pid):
        os.kill(child, signal.SIGKILL)
    failed = ended(one_at_a_time, job)
    assert failed["state"] == "failed"
    assert "by force" in failed["problem"]["message"]
    assert failed["problem"]["remedy"]
    assert failed["result"]["runs"] > 0
    again = begun(one_at_a_time, {**FEW, "arguments": {"runs": 504}})
    assert ended(one_at_a_time, again)["state"] == "done"
