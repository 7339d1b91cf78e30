"""The file to start from is a sound crisis that teaches the format."""

import re

import pytest

from excomm.errors import InputError
from excomm.model.new import new_crisis, small_crisis
from excomm.model.reading import parse_crisis


@pytest.mark.parametrize("name", ["berlin-1961", "x", "1962", "null", "true", "007", "1-2"])
def test_a_new_crisis_checks_clean_under_any_name(name: str) -> None:
    assert parse_crisis(new_crisis(name)).crisis == name


def test_its_variants_check_clean() -> None:
    crisis = parse_crisis(new_crisis("x"))
    for variant in crisis.variants:
        assert parse_crisis(new_crisis("x"), variants=[variant]).options != crisis.options


def test_it_shows_what_a_first_crisis_needs() -> None:
    crisis = parse_crisis(new_crisis("x"))
    assert len(crisis.actors) == 2
    for section in (
        "conditions",
        "rules",
        "consequences",
        "events",
        "outcomes",
        "history",
        "variants",
    ):
        assert getattr(crisis, section), section


def test_each_section_is_explained_above_it() -> None:
    lines = new_crisis("x").splitlines()
    sections = [number for number, line in enumerate(lines) if re.match(r"[a-z]+:( |$)", line)]
    told = [line for line in sections if lines[line - 1].startswith("#")]
    # What a title, a text and a span are needs no words.
    assert len(told) == len(sections) - 3


def test_it_can_be_read_at_a_glance() -> None:
    lines = new_crisis("x").splitlines()
    assert len(lines) <= 90
    assert max(map(len, lines)) <= 100


@pytest.mark.parametrize("name", ["", "Cuba", "a b", "a_b", "-a", "a-", "../x", "x" * 81, "é"])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="is no short name"):
        new_crisis(name)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("", ""),
        ("North Land", "South Land"),
        ("Not", "One"),
        ("Same", "same"),
        ("TITLE", "FIRST"),
        ("a: b", '"{[#'),
        ("null", "1962"),
        ("危機", "É"),
    ],
)
def test_a_small_crisis_checks_clean_whoever_is_in_it(first: str, second: str) -> None:
    crisis = parse_crisis(
        small_crisis("border", title="On: the border", first=first, second=second)
    )
    assert (crisis.title, len(crisis.options)) == ("On: the border", 4)
    said = [actor.name for actor in crisis.actors.values()]
    assert said == [first or "First actor", second or "Second actor"]
