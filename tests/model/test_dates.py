"""Dates are read with their doubt, as EDTF writes them."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.errors import InputError
from excomm.model.dates import parse_when
from excomm.report.sections.dates import date_in_words
from tests.model.marked import assert_told, changed


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1962-10-27", "1962-10-27T00:00", "1962-10-27T23:59"),
        ("1962-10-27T10:15", "1962-10-27T10:15", "1962-10-27T10:15"),
        ("1962-02", "1962-02-01T00:00", "1962-02-28T23:59"),
        ("1964-02", "1964-02-01T00:00", "1964-02-29T23:59"),
        ("1962", "1962-01-01T00:00", "1962-12-31T23:59"),
        ("1962-10-16/1962-11-20", "1962-10-16T00:00", "1962-11-20T23:59"),
        ("1962-10/1963", "1962-10-01T00:00", "1963-12-31T23:59"),
        (" 1962-10-27 / 1962-10-28T09:00 ", "1962-10-27T00:00", "1962-10-28T09:00"),
        ("9999", "9999-01-01T00:00", "9999-12-31T23:59"),
        ("0001", "0001-01-01T00:00", "0001-12-31T23:59"),
        ("1962-21", "1962-03-01T00:00", "1962-05-31T23:59"),
        ("1962-summer", "1962-06-01T00:00", "1962-08-31T23:59"),
        ("1962-fall~", "1962-09-01T00:00", "1962-11-30T23:59"),
        ("1963-24", "1963-12-01T00:00", "1964-02-29T23:59"),
        ("9999-winter", "9999-12-01T00:00", "9999-12-31T23:59"),
        ("196X", "1960-01-01T00:00", "1969-12-31T23:59"),
        ("000X", "0001-01-01T00:00", "0009-12-31T23:59"),
        ("1962-XX", "1962-01-01T00:00", "1962-12-31T23:59"),
        ("1962-1X", "1962-10-01T00:00", "1962-12-31T23:59"),
        ("1962-02-XX", "1962-02-01T00:00", "1962-02-28T23:59"),
        ("1962-10-2X", "1962-10-20T00:00", "1962-10-29T23:59"),
        ("1962-10-3X", "1962-10-30T00:00", "1962-10-31T23:59"),
        ("196X-02-29", "1960-02-29T00:00", "1968-02-29T23:59"),
        ("1962-0X-31", "1962-01-31T00:00", "1962-08-31T23:59"),
        ("1962-XX-31", "1962-01-31T00:00", "1962-12-31T23:59"),
        ("1962-XX-30", "1962-01-30T00:00", "1962-12-30T23:59"),
        ("1962-X2-29", "1962-12-29T00:00", "1962-12-29T23:59"),
        ("1962-10-X1", "1962-10-01T00:00", "1962-10-31T23:59"),
        ("19XX-02-29T10:00", "1904-02-29T10:00", "1996-02-29T10:00"),
        ("1962-10-27T10:15:30", "1962-10-27T10:15", "1962-10-27T10:15"),
        ("[1962-10-19,1962-10-18]", "1962-10-18T00:00", "1962-10-19T23:59"),
        ("[1962-10-18..1962-10-20]", "1962-10-18T00:00", "1962-10-20T23:59"),
        ("[1962-10-16, 1962-10-18..1962-11]", "1962-10-16T00:00", "1962-11-30T23:59"),
    ],
)
def test_a_date_lies_between(text: str, earliest: str, latest: str) -> None:
    when = parse_when(text)
    assert when.earliest == datetime.fromisoformat(earliest)
    assert when.latest == datetime.fromisoformat(latest)
    assert when.text == text.strip()


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("1962", False, False),
        ("1962?", True, False),
        ("1962-10~", False, True),
        ("1962-10-27%", True, True),
        ("1962-10-27?/1962-10-28~", True, True),
        ("1962-?10-27", True, False),
        ("1962~-10-27", False, True),
        ("~1962-10-27%", True, True),
        ("[1962-10-18?,1962-10-19]", True, False),
    ],
)
def test_a_date_keeps_its_doubt(text: str, *, uncertain: bool, approximate: bool) -> None:
    when = parse_when(text)
    assert (when.uncertain, when.approximate) == (uncertain, approximate)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "27 October 1962",
        "1962-10-27T25:00",
        "62",
        "1962-1-1",
        "1962-10-27/",
        "1962/1963/1964",
        "1962-10-27T10:00:60",
        "1962-10-27T10:00:0",
        "196X-02-30",
        "1962-0X-32",
        "١٩٦٢",
        "0000",
        "0000-summer",
        "-0044",
        "1962-summer-27",
        "1962-sommer",
        "X962",
        "XXXX",
        "1962-2X",
        "1962-10-4X",
        "1962-02-3X",
        "../..",
        "[..]",
        "[]",
        "[1962-10-18,]",
        "[1962-10-18",
        "1962??",
        "?",
        "1962-10-27\u202e",
        "\x00",
        "1962-" * 1000,
    ],
)
def test_no_date_is_refused_with_examples(text: str) -> None:
    with pytest.raises(InputError, match="is no date") as caught:
        parse_when(text)
    assert "1962-10-27T10:00" in caught.value.remedy


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("1961-02-30", "there is no such day, February 1961 has 28 days"),
        ("1960-02-30?", "there is no such day, February 1960 has 29 days"),
        ("1961-04-17/1961-04-31", "there is no such day, April 1961 has 30 days"),
        ("1962-10-00", "there is no such day, October 1962 has 31 days"),
        ("1962-13", "there is no month 13"),
        ("1962-25", "there is no month 25"),
    ],
)
def test_what_the_calendar_does_not_have_is_told(text: str, missing: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_when(text)
    assert caught.value.message == f"'{text}' is no date: {missing}"


def test_an_interval_ends_after_it_starts() -> None:
    with pytest.raises(InputError, match="ends before it starts"):
        parse_when("1962-10-28/1962-10-27")


@pytest.mark.parametrize("text", ["1962-10/1962-09", "[1962-10-28..1962-10-27]"])
def test_a_reversed_range_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="ends before it starts"):
        parse_when(text)


@pytest.mark.parametrize(
    ("text", "open_start", "open_end"),
    [
        ("1962-08/..", False, True),
        ("../1962-08", True, False),
        ("[..1962-08]", True, False),
        ("[1962-08..]", False, True),
        ("1962-08/1962-09", False, False),
    ],
)
def test_an_open_end_is_as_far_off_as_the_calendar_goes(
    text: str, *, open_start: bool, open_end: bool
) -> None:
    when = parse_when(text)
    assert (when.open_start, when.open_end) == (open_start, open_end)
    assert (when.earliest.year == 1) == open_start
    assert (when.latest.year == 9999) == open_end


def test_several_dates_at_once_are_refused_with_what_to_write() -> None:
    with pytest.raises(InputError, match="more than one date") as caught:
        parse_when("{1962-10-18,1962-10-19}")
    assert "one of them" in caught.value.remedy


@given(st.text(alphabet="0123456789X-/.[],?~%T:wintersum", max_size=30))
def test_any_text_is_a_date_within_bounds_or_refused(text: str) -> None:
    try:
        when = parse_when(text)
    except InputError:
        return
    assert when.earliest <= when.latest
    assert date_in_words(when.text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1962-winter", "winter 1962–63"),
        ("1999-winter?", "perhaps winter 1999–00"),
        ("../1962-08", "until August 1962"),
        ("19XX", "between 1900 and 1999"),
        ("1962-XX-XX", "some day of 1962"),
        ("1962-XX~", "about some month of 1962"),
        ("1962-10-2X", "between 20 and 29 October 1962"),
        ("[..1962-10-20]", "20 October 1962 or earlier"),
        ("[1962-10-20..]", "20 October 1962 or later"),
        ("[1961,1962,1963]", "1961, 1962 or 1963"),
        ("1962~-10-27", "27 October 1962 (year approximate)"),
        ("1962-?10-~27", "27 October 1962 (month uncertain, day approximate)"),
        ("1962-10~-27", "27 October 1962 (year and month approximate)"),
        ("1962-10-27?/1962-10-28~", "perhaps 27 – about 28 October 1962"),
    ],
)
def test_doubt_is_told_in_words(text: str, words: str) -> None:
    parse_when(text)
    assert date_in_words(text) == words


@pytest.mark.parametrize(
    ("old", "marked"),
    [
        ("span: 1962-10-16/1962-11-20", "span: ▸1962-10-16/.."),
        ("{on: 1962-10-28, actor", "{on: ▸1962-10-28/.., actor"),
        ("{on: 1962-10-22, text", "{on: ▸../1962-10-22, text"),
    ],
)
def test_what_is_run_must_end(old: str, marked: str) -> None:
    assert_told(changed(old, marked), "is open at one end")


def days_that_fit(pattern: str) -> list[date]:
    """All days of the 1960s whose digits a pattern leaves open, gone through one by one."""
    start = date(1960, 1, 1)
    every = (start + timedelta(days=number) for number in range(3653))
    return [
        day
        for day in every
        if all(one in ("X", other) for one, other in zip(pattern, day.isoformat(), strict=True))
    ]


@given(st.data())
def test_digits_that_are_not_known_leave_open_what_going_through_all_days_finds(
    data: st.DataObject,
) -> None:
    last_of_year = data.draw(st.sampled_from("0123456789X"))
    month, day = (data.draw(st.from_regex("[0-3X][0-9X]", fullmatch=True)) for _ in "md")
    pattern = f"196{last_of_year}-{month}-{day}"
    if "21" <= month <= "24":
        return
    fitting = days_that_fit(pattern)
    if not fitting:
        with pytest.raises(InputError):
            parse_when(pattern)
        return
    when = parse_when(pattern)
    assert (when.earliest.date(), when.latest.date()) == (fitting[0], fitting[-1])


@pytest.mark.parametrize(
    "text", ["-0043-03-15", "-0043", "0000", "0000-01-01", "-0043/0012", "Y-170000", "44 BC"]
)
def test_before_the_year_1_it_is_said_that_years_begin_there(text: str) -> None:
    with pytest.raises(InputError, match="is no date: years begin at 1, written 0001"):
        parse_when(text)


@pytest.mark.parametrize("text", ["1962-10-", "-", "1962/-", "BC", "10000-01-01"])
def test_what_is_no_date_is_not_taken_for_one_before_the_year_1(text: str) -> None:
    with pytest.raises(InputError, match=r"is no date\n"):
        parse_when(text)
