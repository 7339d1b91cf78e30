"""What may be typed in more ways than one."""

import re

import pytest

from tests.cli.asking import asked

ELMIRA = ("explain", "elmira", "--state", "8")
SAME = [
    (
        ("stability", "elmira", "-f", "csv", "--concept", "nash", "--concept", "seq"),
        ("stability", "elmira", "-f", "csv", "--concept", "Nash,SEQ"),
    ),
    (
        ("stability", "elmira", "-f", "csv", "--concept", "symmetric_seq"),
        ("stability", "elmira", "-f", "csv", "--concept", "symmetric-seq"),
    ),
    (
        ("status-quo", "elmira", "-f", "json", "--concept", "nash", "--concept", "gmr"),
        ("status-quo", "elmira", "-f", "json", "--concept", "nash, GMR"),
    ),
    ((*ELMIRA, "--concept", "gmr"), (*ELMIRA, "--concept", "GMR")),
    ((*ELMIRA, "--actor", "moe"), (*ELMIRA, "--actor", "MOE")),
    ((*ELMIRA, "--actor", "moe", "--actor", "local"), (*ELMIRA, "--actor", "Local,moe")),
    ((*ELMIRA, "--coalition", "moe, local"), (*ELMIRA, "--coalition", "MOE Local")),
    ((*ELMIRA, "--coalition", "moe, local"), (*ELMIRA, "--coalition", "local+moe")),
]


@pytest.mark.parametrize(("strict", "loose"), SAME, ids=" ".join)
def test_it_is_understood(strict: tuple[str, ...], loose: tuple[str, ...]) -> None:
    assert asked(*strict).out == asked(*loose).out


def test_several_concepts_are_explained_one_after_the_other() -> None:
    both = asked(*ELMIRA, "--concept", "nash,seq").out
    assert both.count("Asked by ") == 2
    data = asked(*ELMIRA, "--concept", "nash,seq", "-f", "json").data
    assert [one["concept"] for one in data] == ["nash"] * 3 + ["seq"] * 3


def test_an_explanation_is_sequential_unless_asked_otherwise() -> None:
    assert asked(*ELMIRA).out == asked(*ELMIRA, "--concept", "seq").out


def test_the_query_that_is_suggested_finds_some_of_the_states() -> None:
    listing = asked("states", "cuba-1962").out
    (formula,) = re.findall(r'--where "(.*)"$', listing, flags=re.MULTILINE)
    found = asked("states", "cuba-1962", "--where", formula, "-f", "csv").lines
    assert 2 <= len(found) < len(asked("states", "cuba-1962", "-f", "csv").lines)
