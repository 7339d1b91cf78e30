"""Dates are read with their doubt, as EDTF writes them."""

from datetime import datetime

import pytest

from excomm.errors import InputError
from excomm.model.dates import parse_when


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
        "1962-13",
        "1962-02-30",
        "1962-10-27T25:00",
        "0000",
        "62",
        "1962-1-1",
        "1962-10-27/",
        "1962/1963/1964",
        "1962-10-27T10:00:00",
        "١٩٦٢",
    ],
)
def test_no_date_is_refused_with_examples(text: str) -> None:
    with pytest.raises(InputError, match="is no date") as caught:
        parse_when(text)
    assert "1962-10-27T10:00" in caught.value.remedy


def test_an_interval_ends_after_it_starts() -> None:
    with pytest.raises(InputError, match="ends before it starts"):
        parse_when("1962-10-28/1962-10-27")
