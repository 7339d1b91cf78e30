"""Probabilities computed exactly are those of the generator that the words of a file make, and of closed forms."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from scipy.linalg import expm

from excomm.errors import InputError
from excomm.process.calendar import day_of
from excomm.process.exact import Forecast, forecast
from excomm.process.priors import value_of
from tests.process import brute
from tests.process.places import node_of_each_place, process_of, staged
from tests.process.timed import timed_crises
from tests.process.writing import crisis_of, idle

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.process.process import Process
    from tests.process.brute import Place


def generator_of(process: Process, numbers: dict[Place, int]) -> NDArray[np.float64]:
    """The rates between places as the words of the file have them, given how actors choose."""
    rates = np.zeros((len(numbers), len(numbers)))
    for place, node in numbers.items():
        for target, rate in (*acts(process, place, node), *brute.rings(process.crisis, place)):
            rates[node, numbers[target]] += rate
            rates[node, node] -= rate
    return rates


def acts(process: Process, place: Place, node: int) -> list[tuple[Place, float]]:
    """Where actors go from a place, and how fast."""
    scene, found = process.scene, []
    situation = int(process.nodes.known[node]) * scene.space.states + int(process.nodes.state[node])
    for number, (name, actor) in enumerate(process.crisis.actors.items()):
        sight = scene.views[number].seen[situation]
        chances = dict(
            zip(
                scene.considered[number].names,
                process.choices.policy[number][sight].tolist(),
                strict=True,
            )
        )
        for course, state in brute.open_courses(process.crisis, name, place.state).items():
            if state != place.state:
                pace = value_of(actor.pace) if actor.pace else 1.0
                after = brute.Place(state, place.known, place.stages)
                found.append((after, chances[course] / pace))
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(timed_crises())
def test_probabilities_are_those_of_the_exponential_of_the_generator(crisis: Crisis) -> None:
    stage = staged(crisis)
    process = process_of(crisis)
    numbers = node_of_each_place(stage)
    if len(numbers) > 150:
        return
    rates = generator_of(process, numbers)
    here = np.zeros(len(numbers))
    here[process.nodes.start] = 1
    days = [day_of(crisis, entry.on) for entry in crisis.schedule]
    for day, last, entry in zip([0.0, *days], [*days, process.days], [None, *days], strict=True):
        if entry is not None:
            jumped = np.zeros_like(here)
            for place, node in numbers.items():
                (after,) = brute.dated(crisis, place)
                jumped[numbers[after]] += here[node]
            here = jumped
        here = here @ expm(rates * (last - day))
    found = forecast(process, times=4)
    assert found.nodes == pytest.approx(here, abs=1e-9)
    over = sum(here[node] for place, node in numbers.items() if brute.ended(crisis, place.state))
    assert found.ended[-1] == pytest.approx(over, abs=1e-9)
    assert found.outcomes.sum(axis=1) == pytest.approx(1, abs=1e-9)


def outcome(found: Forecast, at: int = -1) -> float:
    return float(found.outcomes[at, 0])


def event(**parts: object) -> dict[str, object]:
    return {"when": "not p", "rate": "0.3 per day", "sets": ["p"], **parts}


def test_one_event_comes_by_and_by() -> None:
    found = forecast(process_of(crisis_of(actors=idle(), events={"e": event()})), times=11)
    expected = [1 - exp(-0.3 * day) for day in range(11)]
    assert found.times.tolist() == list(range(11))
    assert found.outcomes[:, 0] == pytest.approx(expected, abs=1e-10)


def test_what_comes_too_often_to_be_followed_is_named() -> None:
    crisis = crisis_of(actors=idle(), events={"e": event(rate="1e6 per day")})
    with pytest.raises(InputError, match="'e' alone comes 1,000,000 times a day") as caught:
        forecast(process_of(crisis))
    assert "excomm simulate" in (caught.value.remedy or "")


def test_of_two_events_that_exclude_each_other_each_has_the_share_of_its_rate() -> None:
    neither = "not (p or q)"
    crisis = crisis_of(
        actors=idle(),
        events={
            "e": event(when=neither),
            "f": event(when=neither, rate="0.1 per day", sets=["q"]),
        },
    )
    found = forecast(process_of(crisis))
    assert outcome(found) == pytest.approx(0.75 * (1 - exp(-4)), abs=1e-10)


def test_an_event_that_may_fail_comes_as_often_as_it_succeeds_and_the_rest_are_close_calls() -> (
    None
):
    found = forecast(process_of(crisis_of(actors=idle(), events={"e": event(chance=0.25)})))
    assert outcome(found) == pytest.approx(1 - exp(-0.075 * 10), abs=1e-10)
    # It rings at 0.225 a day without effect, as long as it has not come.
    waiting = (1 - exp(-0.075 * 10)) / 0.075
    assert found.close_calls == pytest.approx([0.225 * waiting], abs=1e-9)


@pytest.mark.parametrize("stages", [1, 2, 5])
def test_stages_leave_the_mean_and_divide_the_variance(stages: int) -> None:
    crisis = crisis_of(
        actors=idle(),
        span="1962-01-01/1962-04-30",
        conditions={"p": {"text": "over", "ends": True}},
        outcomes={},
        events={"e": event(stages=stages, rate="0.5 per day")},
    )
    found = forecast(process_of(crisis), times=12001)
    lasting = 1 - found.ended
    mean = np.trapezoid(lasting, found.times)
    square = np.trapezoid(2 * found.times * lasting, found.times)
    assert found.mean_days == pytest.approx(2.0, abs=1e-9)
    assert mean == pytest.approx(2.0, abs=1e-4)
    assert square - mean**2 == pytest.approx(4.0 / stages, abs=1e-3)


def test_a_dated_change_comes_on_its_day_and_at_that_moment_has_come() -> None:
    crisis = crisis_of(actors=idle(), schedule=[{"on": "1962-10-18T12:00", "sets": ["p"]}])
    found = forecast(process_of(crisis), times=21)
    assert day_of(crisis, crisis.schedule[0].on) == 2.5
    assert found.outcomes[:, 0] == pytest.approx([0.0] * 5 + [1.0] * 16, abs=1e-10)


def test_what_history_did_is_done_on_its_day_where_it_can_be() -> None:
    crisis = crisis_of(
        actors=idle(),
        outcomes={"yes": "a.x", "no": "not a.x"},
        # It stands in the way wherever it has come before.
        events={"e": event(when="not a.x", rate="0.2 per day", sets=["q"])},
        rules=["not (a.x and q and p)"],
        start=["p"],
        history=[{"on": "1962-10-20T00:00", "actor": "a", "takes": ["a.x"]}],
    )
    found = forecast(process_of(crisis), times=11)
    assert found.outcomes[3, 0] == 0
    assert found.outcomes[4:, 0] == pytest.approx(exp(-0.8), abs=1e-10)


def test_a_crisis_that_ends_lasts_shorter() -> None:
    crisis = crisis_of(
        actors=idle(),
        conditions={"p": {"text": "over", "ends": True}},
        outcomes={},
        events={"e": event()},
    )
    found = forecast(process_of(crisis), times=3)
    assert found.mean_days == pytest.approx((1 - exp(-3)) / 0.3, abs=1e-9)
    assert found.ended == pytest.approx([0, 1 - exp(-1.5), 1 - exp(-3)], abs=1e-9)


def test_work_that_is_interrupted_goes_on_where_it_stopped() -> None:
    # Two stages of one day each; in between the work rests from the second day to the fifth.
    crisis = crisis_of(
        actors=idle(),
        events={"e": event(when="not p and not q", rate="0.5 per day", stages=2)},
        schedule=[
            {"on": "1962-10-18T00:00", "sets": ["q"]},
            {"on": "1962-10-21T00:00", "clears": ["q"]},
        ],
    )
    found = forecast(process_of(crisis), times=11)

    def done(days: float) -> float:
        return 1 - exp(-days) * (1 + days)

    worked = [0, 1, 2, 2, 2, 2, 3, 4, 5, 6, 7]
    assert found.outcomes[:, 0] == pytest.approx([done(days) for days in worked], abs=1e-10)
