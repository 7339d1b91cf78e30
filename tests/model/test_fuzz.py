"""Whatever stands in a file, what comes of it is a crisis or faults that can be told: never another exception."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.errors import CrisisError, InputError, Problem
from excomm.model.crisis import Crisis
from excomm.model.located import plain
from excomm.model.reading import parse_crisis
from excomm.model.sources import read_sources
from excomm.model.yaml import read_yaml
from tests.model.marked import SOUND

if TYPE_CHECKING:
    from pathlib import Path

WORDS = """null ~ [] {} '' *a &a !!str << | " ' # \\ "\\ud800" "\\e" 1e999 -1 .nan ( ) (( , and iff of usa. --- ...
@ {a: [ from: want: tied: set: variants: 1962-10 / uniform(1,2) not if at most per day"""
SPACES = [
    "- ",
    "? ",
    ": ",
    ">-\n",
    "\t",
    "\n",
    "  ",
    "\u2028",
    "\x85",
    "\ufeff",
    "9" * 30,
    "claims: [p]",
]
PIECES = st.one_of(st.sampled_from([*WORDS.split(), *SPACES]), st.text(max_size=3))
# Where in the text (as a share of it), how many characters go, and what comes in their place.
CUTS = st.tuples(st.floats(0, 1), st.sampled_from([0, 0, 1, 1, 3, 20, 90]), PIECES)
VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=8),
        st.sampled_from(
            ["usa", "ussr.withdraw", "operational", "not", "all", "4 days", "1962", "0.5 per day"]
        ),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["usa", "when", "want", "of", "from", "text", "ussr.withdraw", "set", "x y"]
            ),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=6,
)


def cut(text: str, cuts: list[tuple[float, int, str]]) -> str:
    for share, gone, piece in cuts:
        at = round(share * len(text))
        text = text[:at] + piece + text[at + gone :]
    return text


def faults_of(text: str, variants: tuple[str, ...] = ()) -> tuple[Problem, ...]:
    """What is told of a text; any other exception than those for the author goes on up."""
    try:
        parse_crisis(text, variants=variants)
    except CrisisError as error:
        return error.problems
    except InputError as error:
        return (Problem("", 1, 1, error.message, error.remedy),)
    return ()


def assert_ends_well(text: str, variants: tuple[str, ...] = ()) -> None:
    """A crisis comes of it, or faults that stand in the text and can be shown."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in faults_of(text, variants):
        assert 1 <= problem.line <= len(lines) + 1
        assert problem.column >= 1
        assert str(problem).replace("\n", "").isprintable()


@given(st.lists(CUTS, min_size=1, max_size=5), st.sampled_from([(), ("castro-refused",)]))
@settings(max_examples=150)
def test_a_damaged_file_ends_well(
    cuts: list[tuple[float, int, str]], variants: tuple[str, ...]
) -> None:
    assert_ends_well(cut(SOUND, cuts), variants)


@given(st.text(max_size=200))
def test_any_text_ends_well(text: str) -> None:
    assert_ends_well(text)


def paths_in(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The paths to all values inside of others."""
    items = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    return [
        found for key, value in items for found in [(*path, key), *paths_in(value, (*path, key))]
    ]


PATHS = paths_in(plain(read_yaml(SOUND, file="sound.yaml").root))


@given(st.lists(st.tuples(st.sampled_from(PATHS), VALUES), min_size=1, max_size=3))
@settings(max_examples=150)
def test_a_file_with_other_values_in_their_places_ends_well(
    changes: list[tuple[tuple[str | int, ...], Any]],
) -> None:
    data: Any = plain(read_yaml(SOUND, file="sound.yaml").root)
    for path, value in changes:
        part = data
        for step in path[:-1]:
            inside = part[step] if isinstance(part, dict) and step in part else None
            inside = (
                part[step]
                if isinstance(part, list) and isinstance(step, int) and step < len(part)
                else inside
            )
            part = inside if isinstance(inside, dict | list) else part
        if isinstance(part, dict):
            part[str(path[-1])] = value
        elif isinstance(part, list) and isinstance(path[-1], int):
            part[path[-1] : path[-1] + 1] = [value]
    assert_ends_well(json.dumps(data, indent=1))


@given(st.sampled_from(sorted(Crisis.model_fields)), VALUES)
def test_any_value_of_a_section_ends_well(section: str, value: Any) -> None:
    data: Any = plain(read_yaml(SOUND, file="sound.yaml").root)
    assert_ends_well(json.dumps({**data, section: value}, indent=1))


SOURCES = """\
text: Claims.
claims:
  p01:
    says: Ships
    who: A witness
    when: 1962-10-22/1962-10-24~
    source: A book
    place: 14
    checked: read
    weight: 0.5
    stance: {supports: [options.usa.quarantine], disputes: rules}
"""


@given(st.lists(CUTS, max_size=4))
def test_damaged_sources_end_well(
    tmp_path_factory: Any, cuts: list[tuple[float, int, str]]
) -> None:
    path: Path = tmp_path_factory.mktemp("sources") / "sources.yaml"
    path.write_bytes(cut(SOURCES, cuts).encode("utf-8", "surrogatepass"))
    with contextlib.suppress(InputError):
        assert read_sources(path).claims
