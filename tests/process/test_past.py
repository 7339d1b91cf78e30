"""History's steps against closed forms: a race of exponential clocks."""

import math
from typing import Any

import numpy as np
import pytest

import excomm as ex
from excomm.errors import InputError
from excomm.model.crisis import Crisis
from excomm.process.past import Past, past_of
from tests.process.places import process_of
from tests.process.writing import crisis_of, idle

FIRE, TALKS = 0.1, 0.3
RACE: dict[str, dict[str, Any]] = {
    "fire": {"when": "not q", "rate": f"{FIRE} per day", "sets": ["p"]},
    "talks": {"when": "not p", "rate": f"{TALKS} per day", "sets": ["q"]},
}


def taken(crisis: Crisis) -> Past:
    return past_of(process_of(crisis))


def race(*steps: dict[str, Any], **parts: Any) -> Crisis:
    return crisis_of(**{"actors": idle(), "events": RACE, "history": list(steps), **parts})


def test_a_step_is_as_likely_as_its_clock_is_fast_among_all() -> None:
    past = taken(race({"on": "1962-10-19", "event": "talks", "sets": ["q"]}))
    [step] = past.steps
    assert step.chance == pytest.approx(TALKS / (FIRE + TALKS))
    assert step.surprise == pytest.approx(-math.log2(0.75))
    [other] = step.alternatives
    assert other.what == "fire"
    assert other.chance == pytest.approx(FIRE / (FIRE + TALKS))


def test_that_nothing_changed_is_as_likely_as_no_clock_ringing() -> None:
    [step] = taken(race({"on": "1962-10-19", "event": "talks", "sets": ["q"]})).steps
    assert step.day == 3.5
    assert step.patience == pytest.approx(math.exp(-3.5 * (FIRE + TALKS)))


def test_the_likelihood_is_the_density_of_the_step_and_of_all_silence() -> None:
    past = taken(race({"on": "1962-10-19", "event": "talks", "sets": ["q"]}))
    assert past.likelihood == pytest.approx(math.log(TALKS) - 3.5 * (FIRE + TALKS))
    assert (past.lasted, past.patience) == (6.5, 1.0)


def test_the_silence_after_the_last_step_counts() -> None:
    events = {**RACE, "talks": {**RACE["talks"], "when": "true", "clears": []}}
    back = {"end": {"when": "q", "rate": "0.2 per day", "clears": ["q"]}}
    step = {"on": "1962-10-19", "event": "talks", "sets": ["q"]}
    past = taken(race(step, events={**events, **back}))
    assert past.patience == pytest.approx(math.exp(-6.5 * 0.2))


def test_whoever_is_not_named_may_have_brought_it() -> None:
    twice = {**RACE, "other": {**RACE["talks"], "rate": "0.2 per day"}}
    step = {"on": "1962-10-19", "sets": ["q"]}
    assert taken(race(step, events=twice)).steps[0].chance == pytest.approx(0.5 / 0.6)
    named = {**step, "event": "talks"}
    assert taken(race(named, events=twice)).steps[0].chance == pytest.approx(0.3 / 0.6)


def test_stages_that_nobody_saw_are_averaged_out() -> None:
    """Of an Erlang clock of two stages the density is k² t exp(-k t), with k = 2 rates."""
    slow = {"slow": {"when": "not q", "rate": "0.2 per day", "stages": 2, "sets": ["q"]}}
    past = taken(race({"on": "1962-10-19", "event": "slow", "sets": ["q"]}, events=slow))
    k, t = 0.4, 3.5
    assert past.likelihood == pytest.approx(math.log(k * k * t) - k * t)
    assert past.steps[0].chance == pytest.approx(1)


def test_alarms_that_came_to_nothing_are_silent() -> None:
    half = {"talks": {**RACE["talks"], "chance": 0.5}}
    past = taken(race({"on": "1962-10-19", "event": "talks", "sets": ["q"]}, events=half))
    assert past.likelihood == pytest.approx(math.log(0.15) - 0.15 * 3.5)


def test_steps_that_change_nothing_are_not_judged() -> None:
    nothing = {"on": "1962-10-17", "event": "fire"}
    step = {"on": "1962-10-19", "event": "talks", "sets": ["q"]}
    assert [one.number for one in taken(race(nothing, step)).steps] == [2]


def test_what_the_schedule_brings_is_certain() -> None:
    schedule = [{"on": "1962-10-18", "sets": ["p"]}]
    on_its_day = taken(race({"on": "1962-10-18", "sets": ["p"]}, schedule=schedule))
    assert on_its_day.steps[0].dated
    assert on_its_day.steps[0].chance == 1
    assert on_its_day.likelihood == pytest.approx(-2.5 * (FIRE + TALKS))


def test_an_actor_that_does_what_history_did_is_not_surprising() -> None:
    step = {"on": "1962-10-19", "actor": "a", "takes": ["a.x"]}
    [seen] = taken(race(step)).steps
    assert (seen.chance, seen.dated) == (1, True)


SCRIPT = {"a": {"name": "Ann", "pace": "2 days", "choice": {"rule": "script"}}}


def scripted(chance: float) -> dict[str, Any]:
    lines = [{"when": "not a.x", "takes": ["a.x"], "chance": chance}]
    return {"a": {**SCRIPT["a"], "choice": {"rule": "script", "script": lines}}}


def test_an_actors_step_is_as_likely_as_its_choice_in_its_turn() -> None:
    lines = [{"when": "not a.x", "takes": ["a.x"], "chance": 0.4}]
    actors = {"a": {**SCRIPT["a"], "choice": {"rule": "script", "script": lines}}}
    [seen] = taken(race({"on": "1962-10-19", "actor": "a", "takes": ["a.x"]}, actors=actors)).steps
    assert seen.chance == pytest.approx(0.2 / (0.2 + FIRE + TALKS))


@pytest.mark.parametrize(
    ("step", "parts", "reason"),
    [
        ({"actor": "a", "takes": ["a.x"]}, {"actors": scripted(0)}, "choice rule of a gives"),
        ({"actor": "a", "takes": ["a.x"]}, {"actors": SCRIPT}, "a has no such move there"),
        (
            {"actor": "a", "takes": ["a.x"]},
            {"actors": SCRIPT, "courses": {"a": {"wait": {"takes": []}}}},
            "no course of a leads there",
        ),
        ({"event": "talks", "sets": ["p"]}, {}, "leads elsewhere: it differs in p, q"),
        (
            {"event": "talks", "sets": ["q"]},
            {"events": {**RACE, "talks": {**RACE["talks"], "rate": "0 per day"}}},
            "never comes: its rate is 0",
        ),
        (
            {"event": "talks", "sets": ["q"]},
            {"events": {**RACE, "talks": {**RACE["talks"], "chance": 0}}},
            "never has its effect",
        ),
        (
            {"event": "talks", "sets": ["q"]},
            {"events": {**RACE, "talks": {**RACE["talks"], "when": "a.x"}, "o": RACE["talks"]}},
            "cannot come there: its 'when' does not hold",
        ),
        (
            {"sets": ["p", "q"]},
            {"events": {**RACE, "late": {**RACE["fire"], "when": "q"}}},
            "no course of an actor",
        ),
    ],
)
def test_a_step_without_a_chance_says_why(
    step: dict[str, Any], parts: dict[str, Any], reason: str
) -> None:
    past = taken(race({"on": "1962-10-19", **step}, **parts))
    [seen] = past.steps
    assert seen.chance == 0
    assert seen.surprise == math.inf
    assert past.likelihood == -math.inf
    assert seen.barred is not None
    assert reason in seen.barred.reason
    assert seen.barred.remedy


def test_history_breaks_off_where_the_process_cannot_go() -> None:
    lost = {"on": "1962-10-18", "event": "fire", "sets": ["p", "q"]}
    after = {"on": "1962-10-19", "event": "talks", "clears": ["p"]}
    past = taken(race(lost, after))
    assert [one.number for one in past.steps] == [1]
    assert past.likelihood == -math.inf


def test_a_crisis_without_a_history_says_so() -> None:
    with pytest.raises(InputError, match="has no history"):
        taken(race())


def test_the_likelihood_of_the_shipped_history_is_finite_at_the_medians() -> None:
    found = ex.history(ex.load("cuba-1962"), draws=1)
    assert np.isfinite(found.likelihood)
    assert all(step.chance > 0.001 for step in found.pasts[0].steps)
