"""A committee over HTTP: what is told of it, what moving a setting changes, and whether the code gives the same."""

import contextlib
import io
import json
import re
from functools import cache
from threading import Barrier, Thread
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import excomm as ex
from excomm.cli.app import app
from excomm.crises import path_of
from excomm.model.crisis import Crisis
from excomm.process.committee_analysis import committee
from excomm.process.committee_draws import draws_of
from excomm.process.committee_room import room_of
from excomm.process.committee_rounds import deliberate
from excomm.web.committee.ground import meeting_on_ground
from excomm.web.committee.working import crisis_with, room_with
from excomm.web.shapes.committee import Working
from excomm.web.shelf import Shelved
from tests.web.circling import put_up
from tests.web.following import begun, ended
from tests.web.serving import Server

BAY = "bay-of-pigs-1961"
# Three who have priors on nothing, with somebody to lead and somebody from outside.
SMALL = """
crisis: three-advisers
title: Three advisers
actors: {a: {name: A, choice: {rule: committee, committee: cabinet}}}
options: {a.go: {text: go}}
courses: {a: {go: {text: Go, takes: a.go}, wait: {text: Wait, drops: a.go}}}
preferences: {a: [a.go]}
committees:
  cabinet:
    actor: a
    members: {hawk: {position: go}, dove: {position: wait}, owl: {position: {go: 0.5, wait: 0.5}, outside: true}}
    trust: {hawk: {hawk: 0.5, dove: 0.25, owl: 0.25}}
"""


def met(server: Server, crisis: str, query: str = "", **asked: Any) -> Any:
    path = f"/api/crises/{crisis}/committee/meeting{query}"
    answered = server.ask(path, method="POST", body=asked)
    assert answered.status == 200, answered.body
    return answered.json


def ways_of(server: Server, crisis: str, **asked: Any) -> Any:
    path = f"/api/crises/{crisis}/committee/ways"
    answered = server.ask(path, method="POST", body=asked)
    assert answered.status == 200, answered.body
    return answered.json


@pytest.fixture(scope="session")
def circling(server: Server) -> str:
    """A crisis with a committee that does not settle as its file has it."""
    return put_up(server, "two-advisers")


@pytest.fixture(scope="session")
def small(server: Server) -> str:
    """A crisis of one's own with a committee that decides, in which everything is known."""
    folder = server.folder / "three-advisers"
    folder.mkdir()
    (folder / "crisis.yaml").write_text(SMALL)
    return "three-advisers"


def test_committees_are_listed_and_the_one_that_decides_comes_first(server: Server) -> None:
    found = server.ask("/api/crises/bay-of-pigs-1961/committee?variant=debate-decides").json
    assert [one["name"] for one in found["committees"]] == ["april_1961", "open_debate"]
    assert [one["decides"] for one in found["committees"]] == [False, True]
    assert found["chosen"] == "open_debate"
    assert server.ask("/api/crises/chicken/committee").json == {"committees": [], "chosen": None}


def test_the_decision_is_that_of_the_library(server: Server) -> None:
    told = met(server, BAY)
    found = committee(ex.load(BAY), samples=told["draws"])
    shares = {one["course"]: one["share"] for one in told["decision"]}
    for place, course in enumerate(found.meeting.room.courses):
        low, _, high = found.meeting.chance(course)
        mean = found.meeting.decision[:, place].mean()
        assert shares[course] == pytest.approx({"mean": mean, "low": low, "high": high}, abs=1e-5)
    assert told["changed"] == ""
    assert {one["difference"] for one in told["decision"]} == {None}
    assert [course["name"] for course in told["courses"] if course["taken"]] == [found.course]
    assert told["history"].startswith("What the United States did in history: zapata.")


def test_every_share_of_every_wave_is_a_distribution_within_its_range(server: Server) -> None:
    told = met(server, BAY)
    for wave in told["waves"]:
        for row in (wave["room"], *wave["says"]):
            assert sum(cell["mean"] for cell in row) == pytest.approx(1, abs=1e-3)
            assert all(0 <= cell["low"] <= cell["high"] <= 1 for cell in row)
    assert sum(one["influence"]["mean"] for one in told["members"]) == pytest.approx(1, abs=1e-3)
    rounds = [wave["rounds"] for wave in told["waves"]]
    assert rounds[0] == 0
    assert rounds == sorted(set(rounds))
    assert told["waves"][0]["day"] == "4 April 1961"
    decision = {one["course"]: one["share"] for one in told["decision"]}
    last = [decision[course["name"]] for course in told["courses"]]
    assert told["waves"][-1]["room"] == last


def test_what_is_recorded_stands_at_its_wave_with_what_the_committee_makes_of_it(
    server: Server,
) -> None:
    told = met(server, BAY)
    [record] = told["records"]
    kennedy = next(n for n, one in enumerate(told["members"]) if one["badge"]["actor"] == "kennedy")
    wave = told["waves"][record["wave"]]
    places = [n for n, one in enumerate(told["courses"]) if one["name"] in record["favours"]]
    said = sum(wave["says"][kennedy][place]["mean"] for place in places)
    assert wave["rounds"] == 10
    assert record["chance"]["mean"] == pytest.approx(said, abs=1e-4)
    assert record["verified"]
    assert record["who"] == "John F. Kennedy"


def test_who_sits_there_is_told_with_what_it_rests_on(server: Server) -> None:
    told = met(server, BAY)
    by_name = {one["badge"]["name"]: one for one in told["members"]}
    assert by_name["John F. Kennedy"]["place"] == "Leads"
    assert by_name["William Fulbright"]["place"] == "From outside"
    assert by_name["Richard Bissell"]["rests"] == "2 claims"
    keys = {claim["key"] for claim in told["claims"]}
    assert {claim for one in told["members"] for claim in one["claims"]} <= keys
    pairs = {(one["badge"]["colour"], one["badge"]["shape"]) for one in told["members"]}
    assert len(pairs) == len({one["badge"]["letter"] for one in told["members"]}) == 10


def test_a_committee_of_which_all_is_known_has_one_answer(server: Server, small: str) -> None:
    told = met(server, small)
    assert told["committee"]["decides"]
    assert {one["rests"] for one in told["members"]} == {"unsourced"}
    assert all(one["share"]["low"] == one["share"]["high"] for one in told["decision"])
    assert "give or take" not in told["answer"]
    assert told["history"] == "A took none of these courses in the history of the file."
    levers = {one["name"]: one for one in ways_of(server, small)["levers"]}
    assert "weight" not in levers
    assert levers["directive_leadership"]["idle"] == "Without effect: nobody leads."
    assert "the file does not say whom" in told["members"][1]["heeds"]
    assert "most" in told["members"][0]["heeds"] or "alike" in told["members"][0]["heeds"]


def test_what_is_moved_is_told_as_a_difference_with_the_same_luck(server: Server) -> None:
    own = met(server, BAY)
    told = met(server, BAY, working={"directive_leadership": 1, "weight": 10})
    means = {one["course"]: one["share"]["mean"] for one in own["decision"]}
    for one in told["decision"]:
        assert one["own"]["mean"] == means[one["course"]]
        change = one["share"]["mean"] - means[one["course"]]
        assert one["difference"]["mean"] == pytest.approx(change, abs=2e-5)
        assert one["difference"]["low"] <= one["difference"]["high"]
    # Who steers all makes all say the same.
    assert "in the end 0.00" in told["together"]
    assert "points likelier" in told["changed"]
    ways = ways_of(server, BAY, working={"directive_leadership": 1, "weight": 10})
    assert [one["moved"] for one in ways["levers"]] == [1, None, None, None, 10]


ways = st.builds(
    Working,
    insulation=st.none() | st.sampled_from([0.0, 0.25, 1.0]),
    closed_mindedness=st.none() | st.sampled_from([0.0, 0.5, 1.0]),
    directive_leadership=st.none() | st.sampled_from([0.0, 0.3, 1.0]),
    susceptibility=st.none() | st.sampled_from([0.0, 0.4, 0.9]),
    weight=st.none() | st.sampled_from([0.0, 2.5]),
    leader=st.none() | st.sampled_from(["kennedy", "rusk"]),
    present=st.none() | st.booleans(),
    devils_advocate=st.none() | st.sampled_from(["nobody", "fulbright"]),
)


@cache
def bay() -> tuple[Crisis, Any]:
    crisis = ex.load(BAY)
    return crisis, draws_of(crisis, samples=5, seed=1)


@settings(max_examples=25, deadline=None)
@given(working=ways)
def test_a_room_and_a_crisis_that_work_otherwise_decide_alike(working: Working) -> None:
    crisis, draws = bay()
    fast = deliberate(room_with(room_of(crisis, "april_1961", draws), working))
    slow = deliberate(room_of(crisis_with(crisis, "april_1961", working), "april_1961", draws))
    assert np.allclose(fast.decision, slow.decision, atol=1e-12)


@pytest.mark.parametrize(
    "working",
    [
        {},
        {"insulation": 0.25, "weight": 2},
        {"present": False, "leader": "rusk", "devils_advocate": "mann", "susceptibility": 0.5},
        {"model": "bounded-confidence", "confidence": 0.4, "devils_advocate": "nobody"},
    ],
)
def test_the_python_of_a_meeting_gives_its_figures(server: Server, working: Any) -> None:
    told = met(server, BAY, committee="open_debate", working=working)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(told["code"]["python"], {})  # noqa: S102 - it is what a user would run
    lines = printed.getvalue().splitlines()
    for one in told["decision"]:
        share = one["share"]
        line = next(line for line in lines if line.startswith(f"{one['course']}: "))
        written = [float(word.strip("()")) for word in line.split()[1:] if word != "to"]
        assert written == pytest.approx([share["mean"], share["low"], share["high"]], abs=1e-4)
    influence = {one["badge"]["actor"]: one["influence"] for one in told["members"]}
    for member, share in eval(lines[-1], {"np": np}).items():  # noqa: S307 - what was printed just now
        assert influence[member]["mean"] == pytest.approx(share, abs=1e-4)
    if working:
        apart = [float(word) for word in " ".join(lines[9:-1]).strip("[]").split()]
        told_apart = {one["course"]: one["difference"]["mean"] for one in told["decision"]}
        in_order = [told_apart[course["name"]] for course in told["courses"]]
        assert apart == pytest.approx(in_order, abs=1e-4)


def test_the_python_of_the_waves_gives_their_figures(server: Server) -> None:
    told = met(server, BAY, working={"insulation": 0.25, "present": False})
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(told["waves_code"]["python"], {})  # noqa: S102 - it is what a user would run
    numbers = [float(word) for word in re.findall(r"\d+\.?\d*", printed.getvalue())]
    shown = [
        number
        for wave in told["waves"]
        for number in (
            wave["rounds"],
            *(cell["mean"] for row in (wave["room"], *wave["says"]) for cell in row),
        )
    ]
    assert numbers == pytest.approx(shown, abs=1e-4)


def test_the_command_of_a_meeting_gives_its_figures_where_one_can_say_it(server: Server) -> None:
    told = met(server, BAY, working={"insulation": 0.25, "susceptibility": 0.5})
    words = told["code"]["command"].split()
    ran = CliRunner().invoke(app, [*words[1:], "--format", "json"])
    assert ran.exit_code == 0, ran.output
    found = json.loads(ran.output)["decision"]
    for one in told["decision"]:
        assert found[one["course"]] == pytest.approx(one["share"]["mean"], abs=1e-4)
    away = met(server, BAY, working={"present": False})
    assert away["code"]["command"].startswith("# Commands change quantities alone")


@pytest.mark.parametrize(
    ("crisis", "asked", "told"),
    [
        ("chicken", {}, "has no committee"),
        (BAY, {"committee": "april_1962"}, "there is no committee 'april_1962'"),
        (BAY, {"working": {"leader": "castro"}}, "there is no 'castro'"),
        (BAY, {"working": {"leader": "nobody"}}, "there is no 'nobody'"),
        ("three-advisers", {"working": {"weight": 2}}, "nobody leads 'cabinet'"),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(
    server: Server, small: str, crisis: str, asked: Any, told: str
) -> None:
    assert small
    for what in ("meeting", "ways"):
        path = f"/api/crises/{crisis}/committee/{what}"
        answered = server.ask(path, method="POST", body=asked)
        assert answered.status == 400
        assert told in answered.json["message"]
        assert answered.json["remedy"]


def test_views_that_settle_slowly_are_drawn_fewer_times_and_that_is_told(server: Server) -> None:
    working = {"model": "bounded-confidence", "confidence": 0.2}
    told = met(server, "cuba-1962", working=working)
    assert told["draws"] < 200
    assert f"only {told['draws']} times" in told["notes"][0]
    assert {one["influence"] for one in told["members"]} == {None}


def test_views_that_never_settle_are_refused_with_what_would_let_them(
    server: Server, circling: str
) -> None:
    path = f"/api/crises/{circling}/committee"
    answered = server.ask(f"{path}/meeting", method="POST", body={})
    assert answered.status == 400
    assert "do not settle" in answered.json["message"]
    assert "under 'trust:' let each member heed itself too" in answered.json["remedy"]


def test_a_committee_that_does_not_settle_can_be_moved_all_the_same(
    server: Server, circling: str
) -> None:
    told = ways_of(server, circling, working={"closed_mindedness": 0.01})
    levers = {one["name"]: one for one in told["levers"]}
    assert levers["closed_mindedness"]["moved"] == 0.01
    assert levers["closed_mindedness"]["idle"] == ""
    assert "model" in {one["name"] for one in told["choices"]}
    assert told["committee"]["name"] == "cabinet"


@pytest.mark.parametrize(
    "working",
    [{"closed_mindedness": 0.5}, {"model": "friedkin-johnsen", "susceptibility": 0.2}],
)
def test_what_lets_views_settle_is_shown_with_nothing_to_hold_it_against(
    server: Server, circling: str, working: Any
) -> None:
    told = met(server, circling, working=working)
    assert told["changed"].startswith("As in the file its views do not settle")
    assert {one["difference"] for one in told["decision"]} == {None}
    assert {one["own"] for one in told["decision"]} == {None}
    assert "by the file" not in told["together"]
    crisis = ex.load(server.folder / circling / "crisis.yaml")
    changed = crisis_with(crisis, "cabinet", Working(**working))
    decision = deliberate(room_of(changed, "cabinet")).decision
    means = {one["course"]: one["share"]["mean"] for one in told["decision"]}
    assert [means["go"], means["wait"]] == pytest.approx(decision.tolist(), abs=1e-5)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(told["code"]["python"], {})  # noqa: S102 - it is what a user would run
    lines = printed.getvalue().splitlines()
    assert [float(line.split()[1]) for line in lines[:2]] == pytest.approx(
        decision.tolist(), abs=1e-4
    )
    with contextlib.redirect_stdout(printed):
        exec(told["waves_code"]["python"], {})  # noqa: S102 - it is what a user would run
    assert told["code"]["command"].startswith("# ")


def test_a_committee_of_a_shipped_crisis_is_freed_from_its_circle(server: Server) -> None:
    body = {"key": "bay-in-a-circle", "copy_of": BAY}
    assert server.ask("/api/crises", method="POST", body=body).status == 201
    file = next(server.folder.glob("bay-in-a-circle*/crisis.yaml"))
    members = list(ex.load(BAY).committees["april_1961"].members)
    pairs = zip(members, [*members[1:], members[0]], strict=True)
    ring = ", ".join(f"{one}: {{{other}: 1}}" for one, other in pairs)
    start, rest = file.read_text().split("    insulation: uniform(0.5, 1)\n", 1)
    held = (
        "    closed_mindedness: uniform(0.4, 0.8)\n",
        "    directive_leadership: uniform(0.3, 0.8)\n",
    )
    for line in held:
        rest = rest.replace(line, "", 1)
    file.write_text(f"{start}    model: degroot\n    trust: {{{ring}}}\n{rest}")
    path = "/api/crises/bay-in-a-circle/committee/meeting"
    assert server.ask(path, method="POST", body={}).status == 400
    working = {"model": "friedkin-johnsen", "susceptibility": 0.2}
    told = met(server, "bay-in-a-circle", working=working)
    assert told["draws"] == 200
    found = committee(
        crisis_with(ex.load(file), "april_1961", Working.model_validate(working)), samples=200
    )
    for one in told["decision"]:
        place = found.meeting.room.courses.index(one["course"])
        mean = found.meeting.decision[:, place].mean()
        assert one["share"]["mean"] == pytest.approx(mean, abs=1e-5)


def test_what_a_committee_is_held_up_against_is_worked_out_once_for_all_who_ask_at_once() -> None:
    shelved = Shelved(BAY, path_of(BAY), own=False)
    together, found = Barrier(4), []

    def ask() -> None:
        together.wait(60)
        found.append(meeting_on_ground(shelved, (), "open_debate", Working(insulation=0.5))[0])

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(found) == 4
    assert len(set(map(id, found))) == 1


def test_a_full_analysis_compares_all_settings_and_fits_the_records(server: Server) -> None:
    arguments = {"samples": 50, "fit": True, "working": {"insulation": 0.75}}
    wanted = {"kind": "committee", "crisis": BAY, "arguments": arguments}
    job = ended(server, begun(server, wanted))
    result = job["result"]
    crisis = ex.varied(ex.load(BAY), {"committees.april_1961.insulation": "0.75"})
    found = committee(crisis, samples=50, fit=True)
    assert found.fit is not None
    for told, change in zip(result["settings"], found.changes, strict=True):
        effect = change.without
        spread = {"mean": effect.chance, "low": effect.low, "high": effect.high}
        assert told["without"] == pytest.approx(spread)
    jfk = ["How far John F. Kennedy favours: infiltrate", "How far John F. Kennedy favours: zapata"]
    assert {one["name"] for one in result["fit"]["numbers"]} & set(jfk)
    assert [one["committee"] for one in result["beside"]] == ["april_1961", "open_debate"]
    assert [one["after"] for one in result["fit"]["records"]] == pytest.approx(found.fit.after)
    assert f"{found.fit.evidence:.1f}" in result["fit"]["evidence"]
    assert job["code"]["command"].endswith("--vary committees.april_1961.insulation=0.75")
    assert job["progress"]["words"]
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(job["code"]["python"], {})  # noqa: S102 - it is what a user would run
    lines = printed.getvalue().splitlines()
    assert [line.replace("_", " ") for line in lines[:2]] == result["answer"]


def test_a_full_analysis_of_no_committee_is_refused_at_once(server: Server) -> None:
    wanted = {"kind": "committee", "crisis": "chicken", "arguments": {}}
    answered = server.ask("/api/jobs", method="POST", body=wanted)
    assert answered.status == 400
    assert "has no committee" in answered.json["message"]
