import csv
import io
from dataclasses import replace

import pytest

from excomm.model.reading import parse_crisis
from excomm.report.stories import story
from excomm.report.story import Story, Told
from excomm.report.text.paper import Paper, cells
from excomm.report.text.story import close_call_lines, story_lines
from tests.cli.in_time import DUEL


def told(run: int = 0) -> Story:
    return story(parse_crisis(DUEL.replace("RATE", "1 per day")), run=run, runs=100, seed=4)


def call(day: float, why: str = "gunner refused") -> Told:
    return Told(day, "close call", "shot", "A shot is fired", why, (), (), None)


def text_of(one: Story) -> str:
    return " ".join(" ".join(story_lines(Paper(), one)).split())


def test_close_calls_that_follow_upon_each_other_are_taken_together() -> None:
    text = text_of(replace(told(), told=(call(0.5), call(1.5), call(2.5))))
    assert text.count("CLOSE CALL") == 1
    assert "The same 2 times more, the last on 3 October 1962." in text


def test_close_calls_for_another_reason_are_told_apart() -> None:
    chance = "gunner agreed, and only chance kept it from its effect"
    text = text_of(replace(told(), told=(call(0.5), call(1.5, chance), call(2.5))))
    assert text.count("CLOSE CALL: A shot is fired.") == 3


def test_a_run_that_nothing_ends_is_told_until_its_last_day() -> None:
    text = text_of(replace(told(), told=(), over=False, days=10.0))
    assert "it went on until the end, 10 days long, with 0 close calls" in text
    assert "So it stands when the time is up, at the end of 10 October 1962" in text


def test_days_without_a_span_are_counted() -> None:
    undated = DUEL.replace("RATE", "1 per day").replace("span: 1962-10-01/1962-10-10\n", "")
    one = story(parse_crisis(undated), run=0, runs=100, seed=4)
    text = text_of(replace(one, told=(call(4.2),)))
    assert "day 1 It begins: peace." in text
    assert "day 5 - CLOSE CALL" in text
    assert one.table().columns["when"] == (None,) * len(one.told)


def test_printed_stories_fit_eighty_columns_and_are_tables_too() -> None:
    one = told(1)
    assert max(map(cells, str(one).splitlines())) <= 80
    rows = list(csv.DictReader(io.StringIO(one.to_csv())))
    assert [float(row["day"]) for row in rows] == pytest.approx([part.day for part in one.told])


def test_runs_without_close_calls_say_so() -> None:
    lines = close_call_lines(Paper(), [replace(told(), told=())])
    assert lines[-1].strip() == "none"
    assert close_call_lines(Paper(), []) == []
