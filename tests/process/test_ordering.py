"""History falls together with what the calendar brings of itself: closed forms, in every order of the file."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pytest

import excomm as ex
from excomm.errors import InputError
from excomm.process.ordering import order_of
from excomm.process.past import past_of
from tests.process.places import process_of
from tests.process.writing import crisis_of, idle

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis

RATE, EARLY = 0.25, 0.05
EVENT = {"on": "1962-10-27", "event": "rescue", "sets": ["q"], "text": "They are saved"}
TALKS = {"on": "1962-10-27", "sets": ["p"], "text": "Talks begin"}


def planned(*steps: dict[str, Any], **parts: Any) -> Crisis:
    """Talks (p) are planned for a day; a rescue (q) needs them, an accident (not p) does not."""
    return crisis_of(
        **{
            "span": "1962-10-25/1962-10-31",
            "actors": idle(),
            "events": {
                "rescue": {"when": "p and not q", "rate": f"{RATE} per day", "sets": ["q"]},
                "accident": {"when": "not p", "rate": f"{EARLY} per day", "sets": ["q"]},
            },
            "schedule": [{"on": "1962-10-27", "sets": ["p"]}],
            "history": list(steps),
            **parts,
        }
    )


ORDERS = [(EVENT,), (TALKS, EVENT), (EVENT, TALKS)]


@pytest.mark.parametrize("steps", ORDERS, ids=["unnamed", "named before", "named after"])
def test_what_is_planned_comes_by_itself_whether_and_wherever_history_names_it(
    steps: tuple[dict[str, Any], ...],
) -> None:
    past = past_of(process_of(planned(*steps)))
    rescue = next(one for one in past.steps if one.text == EVENT["text"])
    assert rescue.chance == pytest.approx(1)
    assert rescue.barred is None
    # Two and a half days of silence before the talks, then half an hour at the most.
    assert past.likelihood == pytest.approx(math.log(RATE) - 2.5 * EARLY, abs=RATE / 40)
    assert [one.dated for one in past.steps if one is not rescue] in ([], [True])


@pytest.mark.parametrize("steps", ORDERS, ids=["unnamed", "named before", "named after"])
def test_history_and_learning_from_it_agree_that_it_can_be(
    steps: tuple[dict[str, Any], ...],
) -> None:
    crisis = planned(*steps)
    crisis = ex.varied(crisis, {"events.rescue.rate": "uniform(0.2, 0.3) per day"})
    found = ex.history(crisis, draws=4)
    assert not found.barred
    assert math.isfinite(found.likelihood)
    assert ex.fit(crisis, draws=20, rounds=1).evidence == pytest.approx(found.likelihood, abs=0.1)


def test_history_and_learning_from_it_agree_that_it_cannot_be() -> None:
    crisis = planned({**EVENT, "on": "1962-10-26"})
    crisis = ex.varied(crisis, {"events.rescue.rate": "uniform(0.2, 0.3) per day"})
    found = ex.history(crisis, draws=4)
    assert [one.number for one in found.barred] == [1]
    assert found.likelihood == -math.inf
    with pytest.raises(InputError, match="no chance"):
        ex.fit(crisis, draws=20, rounds=1)


def test_a_later_step_finds_what_the_calendar_brought_and_waits_through_it() -> None:
    past = past_of(process_of(planned({**EVENT, "on": "1962-10-29"})))
    [step] = past.steps
    assert step.waited == 4.5
    assert step.patience == pytest.approx(math.exp(-2.5 * EARLY - 2 * RATE))


def test_what_comes_after_the_last_step_is_no_change_and_counts_in_the_end() -> None:
    crisis = planned({**EVENT, "event": "accident", "on": "1962-10-26"})
    process = process_of(crisis)
    past = past_of(process)
    assert past.patience == 1
    assert ex.history(crisis, draws=1).outcome == "yes"
    assert [one.date for one in order_of(process)] == [None, 0]


def test_a_time_of_day_is_kept_to() -> None:
    morning, evening = ({**EVENT, "on": f"1962-10-27T{hour}:00"} for hour in ("08", "20"))
    at_noon = [{"on": "1962-10-27T12:00", "sets": ["p"]}]
    assert past_of(process_of(planned(morning, schedule=at_noon))).likelihood == -math.inf
    assert math.isfinite(past_of(process_of(planned(evening, schedule=at_noon))).likelihood)
    # Without a time, the talks can have been before eight.
    came = order_of(process_of(planned(morning)))
    assert [(one.date, one.number) for one in came] == [(0, None), (None, 1)]
    assert came[0].day <= came[1].day == pytest.approx(2 + 8 / 24)


def test_a_planned_event_that_history_names_is_the_same() -> None:
    events = {"rescue": {"when": "not q", "rate": "0.25 per day", "sets": ["q"]}}
    plan = [{"on": "1962-10-27", "event": "rescue"}]
    [step] = past_of(process_of(planned(EVENT, events=events, schedule=plan))).steps
    assert (step.dated, step.chance) == (True, 1)


def test_where_nothing_could_stay_as_it_was_for_so_long_the_step_is_named() -> None:
    events = {"rescue": {"when": "not q", "rate": "900 per day", "sets": ["q"]}}
    found = ex.history(planned(EVENT, events=events, schedule=[]), draws=1)
    [step] = found.barred
    assert step.barred is not None
    assert "for so long" in step.barred.reason
