"""A what-if on the page: few outcomes asked about, paths with their ends, commands that fit."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import excomm as ex
from excomm.causes.interventions import Forbid
from excomm.causes.what_if_counting import Rerouted
from excomm.report.text.paper import Paper
from excomm.report.text.what_if import command, what_if_lines
from excomm.report.words.paths import rerouted_in_words

if TYPE_CHECKING:
    from excomm.causes.what_if import WhatIf


@cache
def found() -> WhatIf:
    return ex.what_if(ex.load("chicken"), Forbid("first.swerve"), runs=400, seed=7)


def test_only_what_changed_is_asked_whether_it_was_needed() -> None:
    lines = what_if_lines(Paper(80), found(), again="excomm what-if chicken")
    needed = [line for line in lines if line.startswith("- Was the freedom")]
    assert 1 <= len(needed) <= 3
    assert any("--format json" in line for line in lines)


def test_a_path_keeps_its_end_and_drops_its_middle() -> None:
    way = ("open", "closed", "open", "closed", "open", "closed", "war")
    [(said, count)] = rerouted_in_words([Rerouted(("open",), way, 3)])
    assert said == "open | instead: open, then closed, then others, then closed, then war"
    assert count == 3


def test_paths_that_read_the_same_are_one_line() -> None:
    long = ("a", "b", "a", "b", "a", "b")
    longer = ("a", "b", "c", "c", "a", "b", "a", "b")
    told = rerouted_in_words([Rerouted(long, ("w",), 2), Rerouted(longer, ("w",), 5)])
    assert told == [("a, then b, then others, then a, then b | instead: w", 7)]
    same = "a, then b, then others, then a, then b | instead: the same, with others in the middle"
    assert rerouted_in_words([Rerouted(long, longer, 1)]) == [(same, 1)]


def test_a_command_that_is_too_wide_goes_on_below_as_a_shell_reads_it() -> None:
    words = "excomm what-if chicken --forbid first.swerve --outcome collision --draws 16 --until 5 --exact"
    lines = command(Paper(60), "Again:", words)
    assert max(map(len, lines)) <= 60
    typed = [line.strip() for line in lines[2:]]
    assert all(line.endswith("\\") for line in typed[:-1])
    assert " ".join(line.removesuffix(" \\") for line in typed) == words
