"""Results as whoever prints, saves or asks them sees them."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

import excomm as ex
from excomm.errors import InputError
from tests.cli.asking import asked

DILEMMA = ex.compile_space(ex.load("prisoners-dilemma"))
RESULTS = {
    "stability": ex.stability(DILEMMA),
    "coalitions": ex.coalitions(DILEMMA),
    "status-quo": ex.status_quo(DILEMMA),
    "explain": ex.explain(DILEMMA, state="start"),
}
FORMATS = {"csv": "to_csv", "md": "to_markdown", "latex": "to_latex"}


@pytest.mark.parametrize("name", RESULTS)
def test_a_result_is_printed_in_lines_that_fit_a_terminal(name: str) -> None:
    lines = str(RESULTS[name]).splitlines()
    assert lines[0].startswith("The prisoners' dilemma")
    assert max(map(len, lines)) <= 80
    assert "array" not in str(RESULTS[name])


@pytest.mark.parametrize("name", RESULTS)
def test_the_brief_form_of_a_result_is_one_short_line(name: str) -> None:
    brief = repr(RESULTS[name])
    assert "prisoners-dilemma" in brief
    assert "\n" not in brief
    assert len(brief) < 120


def test_a_long_result_is_printed_in_part() -> None:
    lines = str(ex.stability(ex.load("cuba-1962"), concepts=["seq"])).splitlines()
    assert "324 are equilibria" in " ".join(lines[:3])
    assert lines[-1] == "  and 316 more, all in table()"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("command", ["stability", "status-quo"])
@pytest.mark.parametrize("crisis", ["elmira", "prisoners-dilemma"])
def test_python_and_the_command_line_write_the_same_table(
    crisis: str, command: str, form: str
) -> None:
    ask: Any = {"stability": ex.stability, "status-quo": ex.status_quo}[command]
    written = getattr(ask(ex.load(crisis)), FORMATS[form])()
    assert asked(command, crisis, "--format", form).out == written


@pytest.mark.parametrize("command", ["stability", "status-quo"])
def test_json_holds_the_table_of_the_other_formats(command: str) -> None:
    table = asked(command, "prisoners-dilemma", "--format", "json").data["table"]
    assert table == json.loads(RESULTS[command].to_json())
    assert table["rows"][0]["number"] == 1
    assert table["rows"][0]["state"] == []


@pytest.mark.parametrize("form", FORMATS)
def test_a_state_in_which_nothing_holds_is_no_gap_and_can_be_asked_about(form: str) -> None:
    assert "nothing" in getattr(RESULTS["stability"], FORMATS[form])()
    [_, first, *_] = csv.reader(io.StringIO(RESULTS["stability"].to_csv()))
    assert first[1] == "nothing"
    by_name, by_number = (ex.explain(DILEMMA, state=said) for said in (first[1], int(first[0])))
    assert str(by_name) == str(by_number)


@pytest.mark.parametrize("name", RESULTS)
@pytest.mark.parametrize("write", ["to_csv", "to_markdown", "to_latex", "to_json"])
def test_a_result_writes_itself_to_a_file(name: str, write: str, tmp_path: Path) -> None:
    target = tmp_path / "result"
    text = getattr(RESULTS[name], write)(target)
    assert target.read_bytes().decode() == text
    assert text == getattr(RESULTS[name], write)()


def test_a_file_that_cannot_be_written_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot write"):
        RESULTS["stability"].to_csv(tmp_path / "nowhere" / "table.csv")


def test_concepts_may_be_written_in_capitals() -> None:
    found = ex.stability(DILEMMA, concepts=["NASH", "Symmetric-SEQ"])
    assert found.equilibria("Nash") == ((),)
    assert found.verdicts.concepts == ("nash", "symmetric_seq")
    assert ex.stability(DILEMMA, concepts="seq, nash").verdicts.concepts == ("nash", "seq")
    together = ex.coalitions(DILEMMA)
    assert (
        together.universal("CSEQ")
        == together.universal("seq")
        == (("first.cooperate", "second.cooperate"),)
    )


def test_unknown_names_are_refused_with_those_that_are_known() -> None:
    found = ex.stability(DILEMMA, concepts=["nash", "seq"])
    with pytest.raises(InputError, match=r"'gmr'\n  use any of: nash, seq$"):
        found.equilibria("gmr")
    with pytest.raises(InputError, match="unknown actor 'frist'\n  did you mean 'first'"):
        found.stable("seq", "frist")
    with pytest.raises(InputError, match="coalition concept 'sim'"):
        ex.coalitions(DILEMMA).universal("sim")
    with pytest.raises(InputError, match=r"not asked about\n  use any of: first$"):
        ex.coalitions(DILEMMA, among=[["first"]]).stable("cseq", ["second"])


def test_a_coalition_is_named_in_any_order_and_in_a_text() -> None:
    together = ex.coalitions(DILEMMA)
    ways: list[Any] = [("first", "second"), ["second", "first"], "second, first"]
    assert len({together.stable("cnash", way) for way in ways}) == 1
