from dataclasses import replace
from functools import cache
from itertools import pairwise
from xml.etree import ElementTree as ET

import numpy as np
import pytest

import excomm as ex
from excomm.errors import InputError
from excomm.model.reading import parse_crisis
from excomm.process.forecasting import Forecasts
from excomm.process.sensitivity import Sensitivity
from excomm.report.drawings.clock import time_ticks, unit_for
from excomm.report.drawings.fan import hazard_of
from excomm.report.drawings.in_time import pictures_of_forecast, pictures_of_simulation
from excomm.report.drawings.tornado import Swing, picture_of_tornado
from excomm.report.picture.shapes import Bars, Box, Group, Label, Line, Picture, Shape
from excomm.tables.in_words import percent
from tests.cli.in_time import DUEL, OPEN


@cache
def forecast(rate: str = OPEN, draws: int = 5) -> Forecasts:
    return ex.exact(parse_crisis(DUEL.replace("RATE", rate)), draws=draws, times=21)


def flat(shapes: tuple[Shape, ...]) -> list[Shape]:
    """All shapes, those within groups too."""
    return [
        inner
        for shape in shapes
        for inner in (flat(shape.shapes) if isinstance(shape, Group) else [shape])
    ]


def styled(picture: Picture, style: str) -> list[Shape]:
    return [one for one in flat(picture.shapes) if style in getattr(one, "style", "").split()]


def test_every_picture_keeps_within_its_sheet() -> None:
    found = forecast()
    drawn = [
        *pictures_of_forecast(found).values(),
        *pictures_of_simulation(ex.simulate(found.space, runs=100, draws=2)).values(),
        picture_of_tornado([Swing("a", 0.1, 0.4)], centre=0.2, title="t", what="w"),
    ]
    for picture in drawn:
        for shape in flat(picture.shapes):
            points = shape.points if isinstance(shape, Line | Bars) else ()
            if isinstance(shape, Box):
                points = ((shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height))
            for x, y in points:
                assert -1e-6 <= x <= picture.width + 1e-6
                assert -1e-6 <= y <= picture.height + 1e-6


def test_odds_show_the_mean_as_a_bar_and_each_draw_as_a_mark() -> None:
    found = forecast()
    picture = pictures_of_forecast(found)["odds"]
    bars = [one for one in styled(picture, "mean-bar") if isinstance(one, Box)]
    marks = [one for one in styled(picture, "draw") if isinstance(one, Bars)]
    means = [found.probability(outcome) for outcome in found.outcomes]
    assert [one.width for one in bars] == pytest.approx([520 * mean for mean in means])
    assert [len(one.points) for one in marks] == [5, 5]
    middles = sorted(x + 1 for x, _ in marks[0].points)
    assert middles == pytest.approx(sorted(210 + 520 * found.probabilities[:, 0]))


def test_odds_of_runs_show_the_chance_of_the_runs_instead() -> None:
    picture = pictures_of_simulation(ex.simulate(forecast().space, runs=100, draws=2))["odds"]
    assert len(styled(picture, "whisker")) == 2 * 3
    assert styled(picture, "draw") == []


def test_the_course_stacks_all_outcomes_up_to_one() -> None:
    picture = pictures_of_forecast(forecast())["course"]
    stacks = [one for one in styled(picture, "stack") if isinstance(one, Line)]
    assert len(stacks) == 2
    times = 21
    for below, above in pairwise(stacks):
        assert below.points[times:][::-1] == above.points[:times]
    top = {y for _, y in stacks[-1].points[times:]}
    assert max(top) == pytest.approx(min(top))


def test_names_at_the_right_do_not_overlap() -> None:
    picture = pictures_of_forecast(ex.exact(ex.load("chicken"), times=5))["course"]
    places = sorted(one.y for one in styled(picture, "strip-name") if isinstance(one, Label))
    assert len(places) == 4
    assert all(after - before >= 15 - 1e-9 for before, after in pairwise(places))


def test_what_ends_it_gets_a_fan_and_a_hazard_and_other_crises_do_not() -> None:
    assert set(pictures_of_forecast(forecast())) == {"odds", "course", "fan", "hazard"}
    assert set(pictures_of_forecast(ex.exact(ex.load("chicken"), times=5))) == {"odds", "course"}


@pytest.mark.parametrize(
    ("name", "days", "unit", "first", "last"),
    [
        ("b59-1962", 0.5, "hour", "27 Oct, 16:00", "04:00"),
        ("b59-1962", 0.05, "minute", "27 Oct, 16:00", "17:10"),
        ("chicken", 1.0, "hour", "0 h", "24 h"),
        ("chicken", 0.02, "minute", "0 min", "25 min"),
        ("cuba-1962", 36.0, "day", "16 Oct", "20 Nov"),
    ],
)
def test_an_axis_of_time_is_in_the_unit_that_fits_and_says_no_time_twice(
    name: str, days: float, unit: str, first: str, last: str
) -> None:
    found = list(time_ticks(ex.load(name), days, 8))
    names = [words for _, words in found]
    assert unit_for(days).name == unit
    assert (names[0], names[-1]) == (first, last)
    assert len(set(names)) == len(names)
    assert all(0 <= at <= days + 1e-9 for at, _ in found)


def test_the_hazard_of_a_crisis_of_hours_is_told_by_the_hour() -> None:
    found = ex.exact(ex.load("b59-1962"), draws=1, times=7)
    drawn = pictures_of_forecast(found)["hazard"]
    assert drawn.title.endswith("hour by hour")
    assert "comes within an hour" in drawn.description


def test_a_fan_without_ignorance_is_a_line() -> None:
    picture = pictures_of_forecast(forecast("0.5 per day"))["fan"]
    assert styled(picture, "fan") == []
    assert len(styled(picture, "mean-line")) == 1


def test_the_hazard_of_what_comes_at_a_constant_rate_is_constant() -> None:
    """A shot has its effect at rate 0.5 x 0.2 x 0.5 = 0.05 a day."""
    found = forecast("0.5 per day")
    _, a_day = hazard_of(found.times, found.curves[:, :, 0])
    assert a_day == pytest.approx(np.full_like(a_day, 1 - np.exp(-0.05)))


def test_a_tornado_puts_the_widest_swing_on_top_and_writes_both_ends() -> None:
    swings = [Swing("narrow", 0.19, 0.22), Swing("wide", 0.5, 0.05), Swing("middle", 0.1, 0.3)]
    picture = picture_of_tornado(swings, centre=0.2, title="t", what="War")
    groups = [one for one in picture.shapes if isinstance(one, Group)]
    assert [one.title.partition(":")[0] for one in groups] == ["wide", "middle", "narrow"]
    texts = [one.text for one in flat(groups[0].shapes) if isinstance(one, Label)]
    assert texts == ["wide", "5.0 %", "50 %"]
    low, high = (one for one in flat(groups[0].shapes) if isinstance(one, Box))
    (centre,) = [one for one in styled(picture, "centre-line") if isinstance(one, Line)]
    assert low.x == pytest.approx(centre.points[0][0])
    assert high.x + high.width == pytest.approx(centre.points[0][0])
    assert low.width / high.width == pytest.approx(0.3 / 0.15)


def test_a_tornado_in_which_nothing_moves_can_be_drawn() -> None:
    picture = picture_of_tornado([Swing("a", 0.0, 0.0)], centre=0.0, title="t", what="w")
    assert picture.height > 0


@cache
def ranked(rate: str = OPEN) -> Sensitivity:
    return ex.sensitivity(parse_crisis(DUEL.replace("RATE", rate)), rounds=2)


def test_what_drives_an_answer_is_drawn_as_a_tornado_with_the_ends_that_were_found() -> None:
    (driver,) = ranked().drivers
    drawn = ex.draw(ranked())
    (row,) = [one for one in drawn.picture.shapes if isinstance(one, Group)]
    texts = [one.text for one in flat(row.shapes) if isinstance(one, Label)]
    assert texts == ["events.shot.rate", percent(driver.low), percent(driver.high)]
    assert 'alt="What war depends on, one thing at a time.' in drawn._repr_html_()


def test_quantities_without_an_answer_at_some_end_are_left_out_of_a_tornado() -> None:
    (driver,) = ranked().drivers
    nowhere = replace(driver, name="nowhere", high=float("nan"))
    assert "nowhere" not in str(ex.draw(replace(ranked(), drivers=(nowhere, driver))).picture)
    with pytest.raises(InputError, match="nothing to draw"):
        ex.draw(replace(ranked(), drivers=(nowhere,)))


def test_long_names_in_a_tornado_are_broken_at_their_dots() -> None:
    name = "events.b59_cornered.consent.of.political_officer"
    picture = picture_of_tornado([Swing(name, 0.1, 0.3)], centre=0.2, title="t", what="w")
    texts = [one.text for one in flat(picture.shapes) if isinstance(one, Label)]
    assert {"events.b59_cornered.consent.of.", "political_officer"} <= set(texts)


def test_a_picture_alone_is_svg_with_its_own_style_and_a_title() -> None:
    drawn = ex.draw(forecast(), "hazard")
    root = ET.fromstring(drawn.to_svg())  # noqa: S314 - our own text
    names = [element.tag.rpartition("}")[2] for element in root]
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert {"title", "desc", "style"} <= set(names)
    assert 'alt="The hazard of war, day by day.' in drawn._repr_html_()


def test_a_picture_that_there_is_not_is_told() -> None:
    with pytest.raises(InputError, match="there is no picture 'fun'"):
        ex.draw(forecast(), "fun")
