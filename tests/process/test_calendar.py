"""Days are counted from the start of a crisis, whatever its dates leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from excomm.errors import InputError
from excomm.model.dates import parse_when
from excomm.process.calendar import dated_changes, day_of, days_until
from excomm.process.compiling import stage_of
from excomm.space.compiling import compile_space
from excomm.space.states import index_of
from tests.process.places import known_at, state_at
from tests.process.writing import crisis_of, idle

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis


def test_a_crisis_lasts_from_the_beginning_of_its_first_day_to_the_end_of_its_last() -> None:
    assert days_until(crisis_of(span="1962-10-16/1962-10-25")) == 10
    assert days_until(crisis_of(span="1962-10-16/1962-10-16")) == 1
    assert days_until(crisis_of(span="1962-10-16")) == 1
    assert days_until(crisis_of(span="1962-10")) == 31


def test_it_can_be_followed_for_so_many_days_or_until_a_day_is_over() -> None:
    crisis = crisis_of(span="1962-10-16/1962-10-25")
    assert days_until(crisis, 2.5) == 2.5
    assert days_until(crisis, "2.5") == 2.5
    assert days_until(crisis, 4) == 4
    assert days_until(crisis, "1962-10-18") == 3
    assert days_until(crisis, "1962-10-18T06:00") == pytest.approx(2.25, abs=1e-3)
    assert days_until(crisis, "1962-12-31") == 77


def test_without_a_span_it_is_followed_for_a_month_or_for_so_many_days() -> None:
    crisis = crisis_of(span=None)
    assert days_until(crisis) == 30
    assert days_until(crisis, 12) == 12
    with pytest.raises(InputError, match="no 'span:'") as caught:
        days_until(crisis, "1962-10-18")
    assert "number of days" in caught.value.remedy


@pytest.mark.parametrize(
    "until", ["1962-10-15", "1961-12", 0, -1, "0", "-2", "inf", "nan", float("inf")]
)
def test_an_end_that_does_not_come_after_the_start_is_refused(until: str | float) -> None:
    with pytest.raises(InputError):
        days_until(crisis_of(), until)


def test_it_can_be_followed_for_a_duration_with_a_unit() -> None:
    crisis = crisis_of(span=None)
    assert days_until(crisis, "12 days") == 12
    assert days_until(crisis, "2 weeks") == 14
    assert days_until(crisis, "36hours") == 1.5
    assert days_until(crisis, "1962 days") == 1962
    with pytest.raises(InputError, match="'fortnights' in '2 fortnights' is no unit"):
        days_until(crisis, "2 fortnights")


@pytest.mark.parametrize("until", ["1962", " 1983 ", "2022"])
def test_four_digits_that_may_be_a_year_are_refused(until: str) -> None:
    with pytest.raises(InputError, match="may be a year, or a number of days") as caught:
        days_until(crisis_of(), until)
    year = until.strip()
    assert (
        caught.value.remedy
        == f"write {year}-12-31 for a day, or '{year} days' for a number of days"
    )


@pytest.mark.parametrize("until", ["soon", "", "1962-13-01"])
def test_an_end_that_is_no_date_is_refused(until: str) -> None:
    with pytest.raises(InputError):
        days_until(crisis_of(), until)


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("1962-10-16T00:00", 0.0),
        ("1962-10-16T12:00", 0.5),
        ("1962-10-16", 0.5),
        ("1962-10-18", 2.5),
        ("1962-10-18/1962-10-19", 3.0),
        ("1962-10-15", 0.0),
    ],
)
def test_a_date_stands_in_the_middle_of_what_it_leaves_open(when: str, day: float) -> None:
    assert day_of(crisis_of(), parse_when(when)) == pytest.approx(day, abs=1e-3)


def test_dates_without_a_span_have_no_day() -> None:
    with pytest.raises(InputError, match="no 'span:'"):
        day_of(crisis_of(span=None), parse_when("1962-10-18"))


def dated(crisis: Crisis) -> list[tuple[float, str | int]]:
    return [(one.day, one.happening.path[0]) for one in dated_changes(compile_space(crisis))]


def test_changes_come_in_the_order_of_their_days_wherever_they_stand_in_the_file() -> None:
    crisis = crisis_of(
        actors=idle(),
        schedule=[{"on": "1962-10-20", "sets": ["p"]}, {"on": "1962-10-17", "sets": ["q"]}],
        history=[{"on": "1962-10-18", "actor": "a", "takes": ["a.x"]}],
    )
    assert dated(crisis) == [(1.5, "schedule"), (2.5, "history"), (4.5, "schedule")]


def test_history_is_done_again_by_those_only_whose_rule_that_is() -> None:
    step = [{"on": "1962-10-18", "actor": "a", "takes": ["a.x"]}]
    assert dated(crisis_of(history=step)) == []
    assert dated(crisis_of(history=step, actors=idle())) == [(2.5, "history")]


def test_what_only_tells_a_reader_of_a_day_changes_nothing() -> None:
    assert dated(crisis_of(schedule=[{"on": "1962-10-20", "text": "a Saturday"}])) == []


def test_a_step_of_history_is_taken_only_where_its_actor_can_take_it() -> None:
    crisis = crisis_of(
        actors=idle(),
        options={"a.x": {"text": "do it", "irreversible": True}},
        rules=["not (a.x and q)"],
        history=[
            {"on": "1962-10-18", "actor": "a", "takes": ["a.x"]},
            {"on": "1962-10-19", "actor": "a", "drops": ["a.x"]},
        ],
    )
    space = compile_space(crisis)
    taken, dropped = (one.happening.when for one in dated_changes(space))
    assert taken[index_of(space, [])]
    assert taken[index_of(space, ["p"])]
    assert not taken[index_of(space, ["q"])]
    assert not dropped.any()


def test_an_entry_of_the_schedule_comes_only_where_its_condition_holds() -> None:
    crisis = crisis_of(schedule=[{"on": "1962-10-20", "sets": ["p"], "when": "a.x"}])
    space = compile_space(crisis)
    (one,) = dated_changes(space)
    assert one.happening.when[index_of(space, ["a.x"])]
    assert not one.happening.when[index_of(space, [])]


def test_an_event_can_come_on_its_day_and_teaches_what_it_teaches() -> None:
    crisis = crisis_of(
        actors=idle(),
        conditions={
            "p": {"text": "it is so", "seen_by": []},
            "q": {"text": "it is so, too"},
        },
        start=["p"],
        beliefs={"a": {"conditions": {"p": 0.5}}},
        events={
            "e": {
                "when": "not q",
                "rate": "0 per day",
                "chance": 0,
                "sets": ["q"],
                "reveals": {"a": ["p"]},
            }
        },
        schedule=[{"on": "1962-10-20", "event": "e"}],
    )
    stage = stage_of(compile_space(crisis))
    after = int(stage.nodes.jumps[0, stage.nodes.start])
    assert state_at(stage, after) == {"p", "q"}
    assert known_at(stage, stage.nodes.start) == frozenset()
    assert known_at(stage, after) == {("a", "p", True)}
