from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import excomm as ex
from excomm.causes.deeds import deeds_in, situation_among
from excomm.causes.run_timeline import timeline_of
from excomm.causes.situation import FREE, HELD, Value
from excomm.causes.timeline import Stage, followed
from excomm.errors import InputError
from excomm.process.loops.people import EFFECT
from excomm.process.running import run_many, story_of
from tests.causes.histories import CHASE, staged, torpedo
from tests.process.timed import timed_crises

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis


@cache
def cuba() -> Stage:
    return staged(ex.load("cuba-1962"), draws=4, draw=1)


@given(timed_crises(rules=("quantal", "script", "history")), st.integers(0, 1 << 40))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_a_replay_with_nothing_changed_is_the_run_to_the_bit(crisis: Crisis, seed: int) -> None:
    stage = staged(crisis)
    found = run_many(stage.process, runs=5, seed=seed)
    for run in range(5):
        timeline = timeline_of(stage, run=run, seed=seed)
        _, nodes = followed(stage, timeline)
        end = nodes[-1] if nodes.size else stage.process.nodes.start
        assert end == found.node[run]


@pytest.mark.parametrize("run", range(20))
def test_a_replay_goes_through_all_that_the_story_of_a_run_tells(run: int) -> None:
    stage = cuba()
    timeline = timeline_of(stage, run=run, seed=3)
    details, nodes = followed(stage, timeline)
    before = np.concatenate(([stage.process.nodes.start], nodes[:-1]))
    events = (timeline.clocks >= 3) & (details > EFFECT)
    told = [
        (float(timeline.days[ring]), int(timeline.clocks[ring]), int(nodes[ring]))
        for ring in np.flatnonzero((before != nodes) | events)
    ]
    assert told == [
        (entry.day, entry.clock, entry.node) for entry in story_of(stage.process, run=run, seed=3)
    ]


@given(run=st.integers(0, 1000), data=st.data())
@settings(deadline=None, max_examples=40)
def test_to_hold_what_does_not_differ_in_a_run_makes_no_difference(
    run: int, data: st.DataObject
) -> None:
    stage = cuba()
    timeline = timeline_of(stage, run=run, seed=1)
    deeds = deeds_in(stage, timeline)
    every = np.ones(stage.process.nodes.count, np.bool_)
    situation = situation_among(stage, timeline, deeds, every)
    row = np.array([[data.draw(st.sampled_from([FREE, FREE, HELD, 1])) for _ in deeds]], Value)
    differs, _ = situation.replay(row)
    again, _ = situation.replay(np.where((row == FREE) & ~differs, HELD, row).astype(Value))
    assert (again == differs).all()


def test_a_launch_is_caused_by_the_chase_the_event_and_all_who_agreed() -> None:
    crisis = torpedo(CHASE)
    simulated = ex.simulate(crisis, runs=200, seed=1)
    launched = [run for run in range(200) if simulated.outcome_of(run) == "launch"]
    found = ex.causes_of_run(crisis, run=launched[0], runs=200, seed=1)
    assert found.outcome == "launch"
    assert found.found.exhaustive
    alone = {cause.variables[0] for cause in found.found.causes if len(cause.variables) == 1}
    names = {deed.name for deed in found.deeds if deed.kind in {"event", "answer"}}
    assert any(name.startswith("arkhipov: yes") for name in alone & names)
    assert any(name.startswith("captain: yes") for name in alone & names)
    assert {row["responsibility"] for row in found.to_records()} <= {0.0, 1.0, 0.5, 1 / 3, 0.25}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"run": 10}, "there is no run 10"),
        ({"run": 0, "for_": "rescue"}, "a rescue is from something"),
        ({"run": 0, "outcome": "lunch"}, "no outcome 'lunch'"),
    ],
)
def test_what_cannot_be_explained_of_a_run_is_refused(asked: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError, match=said):
        ex.causes_of_run(torpedo(CHASE), runs=10, **asked)


def test_a_run_has_an_outcome_or_a_rescue_to_explain_but_not_both() -> None:
    crisis = torpedo(CHASE)
    ended = ex.causes_of_run(crisis, run=0, runs=10).outcome
    other = {"launch": "peace", "peace": "launch"}[ended]
    assert ex.causes_of_run(crisis, run=0, runs=10, outcome=other, for_="rescue").outcome == other
    with pytest.raises(InputError, match=f"the run ended in {ended}"):
        ex.causes_of_run(crisis, run=0, runs=10, outcome=other)


def test_what_would_have_been_done_a_little_later_is_a_cause_with_the_later_chance_held() -> None:
    crisis = torpedo(CHASE)
    simulated = ex.simulate(crisis, runs=100, seed=1)
    launched = [run for run in range(100) if simulated.outcome_of(run) == "launch"]
    found = [ex.causes_of_run(crisis, run=run, runs=100, seed=1) for run in launched]
    chases = [
        cause
        for one in found
        for cause in one.found.causes
        if cause.variables[0].startswith("navy: navy.chase") and cause.held
    ]
    assert any(all(name.startswith("navy: keep still") for name in cause.held) for cause in chases)
    assert all("keep still" not in deed.name for one in found for deed in one.deeds)
