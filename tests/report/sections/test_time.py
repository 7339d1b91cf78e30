from functools import cache

from excomm.model.reading import parse_crisis
from excomm.process.settings import tells_of_time
from excomm.report.html import STEPS, report_of
from tests.cli.in_time import DUEL, OPEN
from tests.report.markup import Markup, markup_of

CRISIS = DUEL.replace("RATE", OPEN)


@cache
def page(draws: int = 4) -> str:
    return report_of(parse_crisis(CRISIS), draws=draws)


def markup(draws: int = 4) -> Markup:
    return markup_of(page(draws))


def pictures(of: Markup) -> list[str]:
    drawn = [e for e in of.named("svg") if "picture" in e.attributes.get("class", "").split()]
    return [e.attributes["aria-labelledby"].removesuffix("-title") for e in drawn]


def test_a_crisis_with_events_is_told_in_time() -> None:
    text = markup().text
    assert "How likely, and when" in text
    assert "The likeliest outcome is peace: " in text
    assert "4 draws of them all were tried" in text
    assert {"odds", "time-course", "time-fan", "time-hazard"} <= set(pictures(markup()))


def test_a_page_says_of_few_draws_that_they_make_ranges_too_narrow() -> None:
    assert "so few draws make them too narrow" in markup().text
    assert "hold nine tenths of 20 draws from it." in markup(20).text


def test_the_page_stays_well_formed() -> None:
    assert markup().faults == []
    assert markup().stack == []


def test_time_can_be_left_out() -> None:
    assert "How likely, and when" not in markup(0).text
    assert "time-course" not in page(0)


def test_a_file_that_says_nothing_of_time_is_not_followed_in_time() -> None:
    bare = CRISIS.partition("events:")[0].replace(", pace: 2 days", "")
    crisis = parse_crisis(bare)
    assert not tells_of_time(crisis)
    assert "How likely, and when" not in markup_of(report_of(crisis)).text


def test_following_in_time_is_a_step_of_its_own_that_tells_how_far_it_is() -> None:
    told: list[tuple[int, int, str]] = []
    report_of(parse_crisis(CRISIS), draws=2, progress=lambda *step: told.append(step))
    assert [step for step, _, _ in told] == sorted(step for step, _, _ in told)
    assert {steps for _, steps, _ in told} == {STEPS + 1}
    assert any("2 of 2 draws" in text and "left" in text for _, _, text in told)


def test_a_fault_that_only_time_shows_leaves_the_rest_of_the_report_standing() -> None:
    faulty = CRISIS.replace("rules: []", "rules: [not (war and a.hold)]")
    text = markup_of(report_of(parse_crisis(faulty), draws=2)).text
    assert "How likely, and when" not in text
    assert "The crisis in time: this would lead to what cannot be" in text
    assert "What could last, and why" in text


def test_what_drives_the_answer_is_told_if_that_is_asked_for() -> None:
    told: list[tuple[int, int, str]] = []
    crisis = parse_crisis(CRISIS)
    page = report_of(crisis, draws=2, sensitivity=True, progress=lambda *step: told.append(step))
    of = markup_of(page)
    assert (of.faults, of.stack) == ([], [])
    assert "What drives it most: events.shot.rate." in of.text
    assert "tornado" in pictures(of)
    assert {steps for _, steps, _ in told} == {STEPS + 2}
    assert any("13 of 13 processes" in text for _, _, text in told)
    assert "What drives the answer" not in markup().text


def test_where_all_is_known_nothing_can_drive_the_answer() -> None:
    known = parse_crisis(DUEL.replace("RATE", "0.5 per day"))
    text = markup_of(report_of(known, draws=1, sensitivity=True)).text
    assert "What drives the answer: nothing in duel is a distribution" in text


def test_too_many_draws_are_refused() -> None:
    text = markup_of(report_of(parse_crisis(CRISIS), draws=10**9)).text
    assert "The crisis in time: 1000000000 draws cannot be made" in text
