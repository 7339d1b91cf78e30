"""`excomm timeline` and `excomm sources`, as a user sees them."""

import csv
import io
from pathlib import Path

import pytest

from tests.cli.asking import ask, asked
from tests.evidence.crises import CRISIS, SOURCES, crisis_of

TURNING = "\\u202egnirts\\u2066"


def path_to(folder: Path, *, crisis: str = CRISIS, sources: str = SOURCES) -> str:
    crisis_of(folder, crisis=crisis, sources=sources)
    return str(folder / "crisis.yaml")


def test_a_timeline_reads_from_the_top_down(tmp_path: Path) -> None:
    out = asked("timeline", path_to(tmp_path)).out
    heads = ["October 1955", "27 October 1955", "27 October 1955, 21:00", "Perhaps 1956"]
    assert [line for line in out.splitlines() if line in heads] == heads
    assert "  ◆ · ·  Ann turns" in out
    assert "The bluff (34.1° N, 118.3° W)" in out
    assert "Without a date: remembered." in out


def test_what_is_left_out_is_said(tmp_path: Path) -> None:
    out = asked("timeline", path_to(tmp_path), "--from", "1956", "--actor", "b").out
    assert "1 dated claim, from 1956 by Bob; 4 more are left out." in out
    assert (
        "Nothing is dated from 1999." in asked("timeline", path_to(tmp_path), "--from", "1999").out
    )


def test_a_timeline_can_be_drawn(tmp_path: Path) -> None:
    picture = tmp_path / "t.svg"
    out = asked("timeline", path_to(tmp_path), "--picture", str(picture)).out
    assert f"The picture: {picture}" in out.replace("\n", " ")
    assert "Ann turns" in picture.read_text(encoding="utf-8")
    refused = ask("timeline", "chicken", "--picture", str(tmp_path / "no" / "t.svg"))
    assert refused.status == 2
    assert "cannot write" in refused.err


@pytest.mark.parametrize("command", ["timeline", "sources"])
def test_every_format_says_the_same(command: str, tmp_path: Path) -> None:
    path = path_to(tmp_path)
    rows = list(csv.DictReader(io.StringIO(asked(command, path, "--format", "csv").out)))
    data = asked(command, path, "--format", "json").data
    listed = data["entries" if command == "timeline" else "elements"]
    key = "name" if command == "timeline" else "element"
    assert [row[key] for row in rows] == [one[key] for one in listed]
    assert asked(command, path, "--format", "md").out.count("\n|") >= len(rows)
    assert asked(command, path, "--format", "latex").out


def test_json_tells_where_and_between_which_moments(tmp_path: Path) -> None:
    entries = asked("timeline", path_to(tmp_path), "--format", "json").data["entries"]
    seen = next(one for one in entries if one["name"] == "seen")
    assert seen["coordinates"] == [34.1, -118.3]
    assert seen["earliest"] == seen["latest"] == "1955-10-27T21:00"
    assert seen["in_words"] == "27 October 1955, 21:00"


def test_sources_tell_first_what_to_mend_first(tmp_path: Path) -> None:
    out = asked("sources", path_to(tmp_path)).out
    heads = [
        "RESTING ON NOTHING: 1 element",
        "FROM MEMORY ALONE: 1 element",
        "FIGURES THAT NOBODY HAS READ AT THEIR SOURCE",
        "USED BY NOTHING: 1 claim",
        "WHERE IN THE DOCUMENT IS NOT KNOWN: 3 claims",
        "DISPUTED: 1 element",
        "RESTING ON A SINGLE DOCUMENT: 3 elements",
    ]
    assert [line for line in out.splitlines() if line in heads] == heads
    assert "--variant no-horn" in out


@pytest.mark.parametrize(
    "words", [("timeline", "--about", "nowhere"), ("sources", "--about", "b.hunk")]
)
def test_an_element_that_is_not_there_is_refused(words: tuple[str, ...], tmp_path: Path) -> None:
    answer = ask(words[0], path_to(tmp_path), *words[1:])
    assert answer.status == 2
    assert f"there is no '{words[-1]}' in two-drivers" in answer.err


@pytest.mark.parametrize("command", ["timeline", "sources", "show"])
def test_texts_of_either_file_cannot_steer_the_terminal(command: str, tmp_path: Path) -> None:
    sources = SOURCES.replace("Ann turned before", TURNING).replace("A neighbour", f'"{TURNING}"')
    sources = sources.replace("The bluff", f'"{TURNING}"').replace("A letter", f'"{TURNING}"')
    crisis = CRISIS.replace("The bluff", f'"{TURNING}"').replace("Ann turns", f'"{TURNING}"')
    crisis = crisis.replace("name: Bob", f'name: "{TURNING}"')
    out = asked(command, path_to(tmp_path, crisis=crisis, sources=sources)).out
    assert not set(out) & {"\x1b", "\x07", "\u202e", "\u2066"}


@pytest.mark.parametrize("command", ["timeline", "sources"])
@pytest.mark.parametrize("crisis", ["cuba-1962", "cuba-1961-62-origins", "elmira", "chicken"])
def test_every_line_fits_eighty_columns(command: str, crisis: str) -> None:
    words = [command, crisis, *(["--all"] if command == "sources" else [])]
    assert max(map(len, asked(*words).lines)) <= 80


def test_hundreds_of_claims_of_one_day_are_told(tmp_path: Path) -> None:
    claims = "".join(
        f"  c{place}: {{says: 'Seen {place}.', when: 1955-10-27, source: s, checked: read}}\n"
        for place in range(900)
    )
    path = path_to(tmp_path, sources=SOURCES + claims)
    assert "904 dated claims and 1 step of history." in asked("timeline", path).out
    assert "USED BY NOTHING: 901 claims" in asked("sources", path).out
