"""Who led into an outcome, against closed forms and against runs."""

from __future__ import annotations

from math import exp

import pytest

import excomm as ex
from tests.process.writing import crisis_of, idle

DAYS = 10


def race(**parts: object) -> ex.Crisis:
    """Two ways into p; whichever comes first, it stays."""
    events = {
        "e": {"when": "not p", "rate": "0.3 per day", "sets": ["p"]},
        "f": {"when": "not p", "rate": "0.1 per day", "sets": ["p"]},
    }
    return crisis_of(**{"actors": idle(), "events": events, **parts})


def test_each_event_brings_about_its_share_of_an_outcome_that_is_never_left() -> None:
    found = ex.exact(race())
    over = 1 - exp(-0.4 * DAYS)
    assert dict(found.set_off("yes")) == pytest.approx({"e": 0.75 * over, "f": 0.25 * over})
    assert sum(times for _, times in found.set_off("yes")) == pytest.approx(
        found.probability("yes")
    )
    assert found.set_off("no") == ()


def test_an_actor_and_the_calendar_bring_about_their_shares() -> None:
    line = {"when": "not a.x", "takes": ["a.x"], "chance": 1}
    script = {"rule": "script", "script": [line]}
    found = ex.exact(
        crisis_of(
            actors={"a": {"name": "Ann", "pace": "5 days", "choice": script}},
            outcomes={"yes": "p or a.x", "no": "not (p or a.x)"},
            schedule=[{"on": "1962-10-20T00:00", "sets": ["p"]}],
        )
    )
    early = 1 - exp(-0.2 * 4)
    assert dict(found.set_off("yes")) == pytest.approx({"a": early, "calendar": 1 - early})


def test_an_outcome_that_can_be_left_is_entered_again_and_again() -> None:
    events = {
        "e": {"when": "not p", "rate": "2 per day", "sets": ["p"]},
        "back": {"when": "p", "rate": "2 per day", "clears": ["p"]},
    }
    found = dict(ex.exact(race(events=events)).set_off("yes"))
    # Half the time is spent outside, and a little more before that evens out.
    spent = DAYS / 2 + (1 - exp(-4 * DAYS)) / 8
    assert found == pytest.approx({"e": 2 * spent})


def test_passing_between_outcomes_taken_as_one_does_not_count() -> None:
    events = {
        "e": {"when": "not p", "rate": "0.3 per day", "sets": ["p"]},
        "f": {"when": "p and not q", "rate": "0.5 per day", "sets": ["q"]},
    }
    outcomes = {"both": "p and q", "one": "p and not q", "none": "not p"}
    found = ex.exact(race(events=events, outcomes=outcomes))
    assert [who for who, _ in found.set_off("both")] == ["f"]
    assert dict(found.set_off("one or both")) == pytest.approx({"e": 1 - exp(-0.3 * DAYS)})


def test_runs_tell_what_set_off_the_outcome_in_which_they_ended() -> None:
    found = ex.simulate(race(), runs=4000, seed=3, together=["yes"])
    counts = dict(found.set_off("yes"))
    seen = sum(counts.values())
    assert seen == 1024
    # Three of four; four standard errors of so many runs.
    assert counts["e"] / seen == pytest.approx(0.75, abs=4 * (0.75 * 0.25 / seen) ** 0.5)
    assert [path.outcomes for path in found.paths_to("yes")] == [("no", "yes")]
    assert found.paths_to("yes")[0].frequency.count == found.frequency("yes").count
    assert found.paths_to("yes")[0].example in found.number[found.runs.outcome == 0]
