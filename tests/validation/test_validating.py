"""A crisis beside the world's records: what agrees, what does not, and what is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

import excomm as ex
from excomm.cli.app import app
from excomm.errors import CrisisError, InputError

if TYPE_CHECKING:
    from pathlib import Path

CRISIS = """
crisis: strait
title: The strait
span: 1955-10-01/1955-10-31
actors: {north: {name: North, pace: 5 days}}
options: {north.close: {text: close the strait}}
conditions: {shots: {text: Shots were fired}}
preferences: {north: [not shots, north.close]}
events: {shooting: {when: north.close, rate: "uniform(0.01, 0.05) per day", sets: [shots]}}
outcomes: {shooting: shots, quiet: not shots}
history: [{on: 1955-10-10, actor: north, takes: [north.close], text: closed}]
"""
RECORD = """
documents: {book: {source: A book, place: p. 1, checked: read}}
dates:
  - {document: book, says: closed, on: 1955-10-10, step: 1}
  - {document: book, says: closed, on: 1955-10-07, step: 1}
facts:
  - {document: book, says: it was closed, holds: north.close}
  - {document: book, says: shots fell, holds: shots, at: once}
  - {document: book, says: no shots fell, holds: shots, at: never}
lags: [{document: book, actor: north, days: 200}]
odds:
  - {document: book, who: Pessimist, of: shooting, least: 0.99, most: 1}
  - {document: book, who: Nobody, of: shooting or quiet, least: 0, most: 1}
rates:
  - {document: book, says: shots, event: shooting, least: 0.04 per day, most: 0.1 per day}
  - {document: book, says: more, event: shooting, least: 0.06 per day, most: 0.1 per day}
"""


@pytest.fixture
def strait(tmp_path: Path) -> Path:
    (tmp_path / "record.yaml").write_text(RECORD, encoding="utf-8")
    path = tmp_path / "strait.yaml"
    path.write_text(CRISIS, encoding="utf-8")
    return path


def rewritten(strait: Path, old: str, new: str) -> Path:
    assert old in RECORD
    strait.with_name("record.yaml").write_text(RECORD.replace(old, new), encoding="utf-8")
    return strait


def test_what_agrees_and_what_does_not_are_told_apart(strait: Path) -> None:
    found = ex.validate(strait, draws=2)
    agrees = {
        kind: [one.agrees for one in found.findings if one.kind == kind]
        for kind in ("date", "fact", "rate", "odds")
    }
    assert agrees == {
        "date": [True, False],
        "fact": [True, False, True],
        "rate": [True, False],
        "odds": [False, True],
    }


def test_a_date_that_differs_says_by_how_much(strait: Path) -> None:
    one = ex.validate(strait, draws=1).findings[1]
    assert (one.ours, one.note) == ((3, 3), "the file is 3 days later")


def test_an_answer_later_than_any_in_the_model_differs(strait: Path) -> None:
    lag = next(one for one in ex.validate(strait, draws=1).findings if one.kind == "lag")
    assert (lag.agrees, lag.note) == (False, "quicker than it was")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("step: 1}\n  -", "step: 7}\n  -", "no step 7"),
        ("event: shooting, least: 0.04", "event: shoting, least: 0.04", "no event 'shoting'"),
        ("actor: north", "actor: nort", "no actor 'nort'"),
        ("document: book, who: Nobody", "document: bok, who: Nobody", "no document 'bok'"),
        ("of: shooting or quiet", "of: peace", "no outcome 'peace'"),
    ],
)
def test_what_a_record_does_not_share_with_its_crisis_is_refused(
    strait: Path, old: str, new: str, told: str
) -> None:
    with pytest.raises(InputError, match=told):
        ex.validate(rewritten(strait, old, new), draws=1)


def test_faults_of_a_record_are_located(strait: Path) -> None:
    with pytest.raises(CrisisError, match=r"record\.yaml:\d+"):
        ex.validate(rewritten(strait, "least: 0.99", "least: 1.99"))


def test_a_crisis_without_a_record_says_how_to_write_one() -> None:
    with pytest.raises(InputError, match="no record to be compared with") as caught:
        ex.validate("chicken")
    assert "record.yaml" in str(caught.value)


def test_disagreements_are_printed_and_are_no_failure(strait: Path) -> None:
    told = CliRunner().invoke(app, ["validate", str(strait), "--draws", "1"])
    assert told.exit_code == 0
    assert "✗ differs" in told.output
    assert max(map(len, told.output.splitlines())) <= 80


def test_json_has_no_number_for_what_lies_beyond_the_end(strait: Path) -> None:
    told = CliRunner().invoke(app, ["validate", str(strait), "--draws", "1", "--format", "json"])
    found = json.loads(told.output, parse_constant=pytest.fail)
    assert found["of"] == len(found["findings"])
    assert found["agrees"] == sum(one["agrees"] for one in found["findings"])


def test_the_record_of_october_1962_differs_where_the_readme_says() -> None:
    found = ex.validate("cuba-1962", draws=1)
    differ = [one.record for one in found.findings if one.kind == "date" and not one.agrees]
    assert [one.partition(": ")[2] for one in differ] == [
        "major response of the United States",
        "major response of the Soviet Union",
        "major response of Cuba",
    ]
    assert found.agreeing("fact") == (6, 6)
    assert {one.checked for one in found.documents.values()} >= {"data", "unverified"}
