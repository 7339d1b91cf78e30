"""Events lead where their words say; where that cannot be, the fault is told at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from excomm.errors import CrisisError, PartError
from excomm.loading import load_space, located
from excomm.process.compiling import stage_of
from excomm.process.happenings import events_of
from excomm.process.sight import sight_of
from excomm.space.compiling import compile_space
from excomm.space.states import index_of, state_names
from tests.process.places import staged
from tests.process.writing import crisis_of

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
crisis: tiny
title: Tiny
span: 1962-10-16/1962-10-25
actors: {a: {name: Ann}}
options: {a.x: {text: do it}}
conditions: {p: {text: it is so}}
rules: [not (a.x and p)]
start: []
preferences: {a: [not p]}
events:
  harmless: {when: not (a.x or p), rate: 1 per day, sets: [p]}
"""
EVENT = "  bad: {when: a.x, rate: 1 per day, sets: [p]}\n"
ENTRY = "schedule:\n  - {on: 1962-10-20, sets: [p]}\n"


def test_an_event_sets_and_clears_and_what_follows_follows() -> None:
    crisis = crisis_of(
        consequences=[{"when": "p", "clears": ["q"]}],
        events={"e": {"when": "q", "rate": "1 per day", "sets": ["p"], "clears": ["a.x"]}},
    )
    space = compile_space(crisis)
    (one,) = events_of(space, sight_of(crisis, space.positions))
    before = index_of(space, ["a.x", "q"])
    assert one.when[before]
    assert state_names(space, int(one.targets[before])) == ("p",)
    assert not one.when[index_of(space, ["a.x"])]


def test_no_event_comes_once_the_crisis_has_ended() -> None:
    crisis = crisis_of(
        conditions={"p": {"text": "over", "ends": True}, "q": {"text": "so"}},
        events={"e": {"when": "true", "rate": "1 per day", "sets": ["q"]}},
    )
    space = compile_space(crisis)
    (one,) = events_of(space, sight_of(crisis, space.positions))
    assert one.when[index_of(space, [])]
    assert not one.when[index_of(space, ["p"])]


def test_an_event_into_what_cannot_be_is_a_fault_of_that_event() -> None:
    crisis = crisis_of(
        rules=["not (a.x and p)"], events={"e": {"when": "a.x", "rate": "1 per day", "sets": ["p"]}}
    )
    with pytest.raises(PartError, match=r"cannot be, where a\.x holds") as caught:
        staged(crisis)
    assert caught.value.path == ("events", "e")
    assert "not (a.x and p)" in caught.value.remedy


def test_it_is_none_where_the_crisis_never_comes_to() -> None:
    options = {"a.x": {"text": "do it"}}
    crisis = crisis_of(
        options=options,
        rules=["not (a.x and p)", "not a.x"],
        events={"e": {"when": "a.x", "rate": "1 per day", "sets": ["p"]}},
    )
    assert staged(crisis).nodes.count == 1


@pytest.mark.parametrize(
    ("more", "line"), [(EVENT, 12), (ENTRY, 13)], ids=["an event", "the schedule"]
)
def test_in_a_file_it_is_told_with_its_line(tmp_path: Path, more: str, line: int) -> None:
    file = tmp_path / "tiny.yaml"
    file.write_text(TEXT + more, encoding="utf-8")
    with pytest.raises(CrisisError, match="what cannot be") as caught, located(file):
        stage_of(load_space(file))
    (problem,) = caught.value.problems
    assert problem.line == line
    assert "not (a.x and p)" in problem.remedy


def test_what_is_sound_is_answered(tmp_path: Path) -> None:
    file = tmp_path / "tiny.yaml"
    file.write_text(TEXT, encoding="utf-8")
    with located(file):
        assert stage_of(load_space(file)).nodes.count == 3
