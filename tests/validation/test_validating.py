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
    of_records = [one["agrees"] for one in found["findings"] if one["kind"] != "group"]
    assert found["of"] == len(of_records)
    assert found["agrees"] == sum(of_records)


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


def test_days_to_respond_are_counted_from_what_set_the_crisis_off_for_an_actor(
    strait: Path,
) -> None:
    changed = rewritten(strait, "days: 200", "days: 2, since: 1955-10-03")
    one, *groups = (f for f in ex.validate(changed, draws=1).findings if f.kind in {"lag", "group"})
    assert one.record == "North: responded after 2 days, which is day 4 of the file"
    assert (one.least, one.agrees) == (4, True)
    assert groups[0].document == "response lags"
    middle = one.middle
    assert middle is not None
    assert f"day {middle - 2:.2g} (north)" in groups[0].model


def test_an_actor_that_moves_before_anything_set_it_off_is_told_so(strait: Path) -> None:
    changed = rewritten(strait, "days: 200", "days: 2, since: 1955-10-20")
    groups = [one for one in ex.validate(changed, draws=1).findings if one.kind == "group"]
    assert all("days before it (north)" in one.model and not one.agrees for one in groups)


def test_other_crises_are_no_record_of_this_one(strait: Path) -> None:
    found = ex.validate(strait, draws=1)
    records = [one for one in found.findings if one.kind != "group"]
    assert found.agreeing()[1] == len(records) < len(found.findings)
    assert "actor data" in found.documents["response lags"].source


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("least: 0.99, most: 1}", "least: 0.999, most: 0.2}"),
        ("least: 0.06 per day, most: 0.1 per day", "least: 0.1 per day, most: 0.06 per day"),
    ],
)
def test_a_range_the_wrong_way_round_is_refused_at_its_place(
    strait: Path, old: str, new: str
) -> None:
    with pytest.raises(CrisisError, match=r"record\.yaml:\d+.*'least' lies above 'most'"):
        ex.validate(rewritten(strait, old, new), draws=1)


def test_a_rate_beyond_what_a_prior_expects_differs_however_far_its_tail_goes(strait: Path) -> None:
    text = CRISIS.replace("uniform(0.01, 0.05) per day", "lognormal(median=0.05, sigma=1) per day")
    assert text != CRISIS
    strait.write_text(text, encoding="utf-8")
    changed = rewritten(
        strait, "0.06 per day, most: 0.1 per day", "90000 per day, most: 99999 per day"
    )
    rates = [one for one in ex.validate(changed, draws=1).findings if one.kind == "rate"]
    assert [one.agrees for one in rates] == [True, False]
    assert "inf" not in rates[1].model


def test_a_history_that_leaves_the_model_has_no_end_to_be_asked_about(strait: Path) -> None:
    strait.write_text(f"{CRISIS}rules: [not north.close]\n", encoding="utf-8")
    with pytest.raises(InputError, match="the history leaves the model"):
        ex.validate(strait, draws=1)


def test_the_start_counts_as_some_time_in_history(strait: Path) -> None:
    text = CRISIS.replace("actors:", "start: [shots]\nactors:", 1)
    strait.write_text(text, encoding="utf-8")
    facts = [one.agrees for one in ex.validate(strait, draws=1).findings if one.kind == "fact"]
    assert facts == [True, True, False]


def test_a_date_with_an_open_end_differs_by_so_much_at_least(strait: Path) -> None:
    changed = rewritten(strait, "on: 1955-10-07", "on: ../1955-10-07")
    one = [f for f in ex.validate(changed, draws=1).findings if f.kind == "date"][1]
    assert one.note == "the file is at least 3 days later"
