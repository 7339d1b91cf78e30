"""How often a text is taken apart while it is typed: once for its faults, once for its parts."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest
from ruamel.yaml import YAML

from excomm.crises import path_of
from excomm.web.checking import checked
from excomm.web.completing import completions
from excomm.web.shapes.model import ToCheck, ToComplete
from excomm.web.workbench import Bench

CHICKEN = path_of("chicken").read_text()
SOURCES = path_of("chicken").with_name("sources.yaml").read_text()
ALONE = CHICKEN.replace("sources: sources.yaml", "")


@contextmanager
def counted() -> Iterator[list[str]]:
    """Something for each time that a text is handed to the YAML reader, as long as the block lasts."""
    readings: list[str] = []

    def called(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code is YAML.get_constructor_parser.__code__:
            readings.append(event)

    sys.setprofile(called)
    try:
        yield readings
    finally:
        sys.setprofile(None)


@pytest.mark.parametrize(
    "broken",
    ["start: [", "odd: " + "[" * 200 + "]" * 200, "'"],
    ids=["never closed", "too deep", "no quote"],
)
def test_a_broken_text_is_read_once_for_its_faults_and_once_for_its_parts(broken: str) -> None:
    asked = ToCheck(crisis=f"{ALONE}\n{broken}\n")
    with counted() as readings:
        found = checked(Bench("crisis.yaml", asked.crisis), asked)
    assert found.problems
    assert len(readings) == 2


def test_so_are_broken_sources() -> None:
    bench = Bench("crisis.yaml", f"{CHICKEN}\n# cites", "sources.yaml", f"{SOURCES}\nclaims: [")
    with counted() as readings:
        found = checked(bench, ToCheck(crisis=bench.crisis))
    assert found.problems
    assert len(readings) == 4


def test_to_complete_a_word_in_a_broken_text_reads_it_with_its_line_and_without() -> None:
    bench = Bench("crisis.yaml", f"{CHICKEN}\nrules: [fir")
    with counted() as readings:
        for column in (10, 11, 12):
            here = ToComplete(crisis=bench.crisis, line=CHICKEN.count("\n") + 2, column=column)
            assert completions(bench, here).words
    assert len(readings) == 2
