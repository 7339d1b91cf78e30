"""`excomm game`."""

from pathlib import Path

import pytest

from excomm.crises import shipped
from excomm.report.text.paper import cells
from tests.cli.asking import ask, asked


@pytest.mark.parametrize("name", shipped())
def test_text_is_plain_and_fits_eighty_columns(name: str) -> None:
    lines = asked("game", name).lines
    wide = [line for line in lines if cells(line) > 80 and not line.startswith("  excomm ")]
    assert wide == []
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize("name", shipped())
def test_json_is_one_value(name: str) -> None:
    data = asked("game", name, "--format", "json").data
    assert data["crisis"] == name
    assert set(data["strategies"]) == set(data["players"])


def test_chicken_has_its_three_equilibria_and_its_matrix() -> None:
    answer = asked("game", "chicken")
    assert "first: nothing  1, 1             4, 2" in answer.out
    assert "1/2" in answer.out
    data = asked("game", "chicken", "-f", "json").data
    assert [one["outcome"] for one in data["pure"]] == ["second_yields", "first_yields"]
    assert len(data["mixed"]["equilibria"]) == 3
    assert len(data["theory_of_moves"]["equilibria"]) == 3


def test_by_turns_the_path_is_told_step_by_step() -> None:
    data = asked("game", "chicken", "--turns", "2", "--format", "json").data
    assert data["backward"]["path"] == [
        {"player": "first", "action": "stay"},
        {"player": "second", "action": "second.swerve"},
    ]
    assert data["backward"]["outcome"] == "second_yields"
    assert "It ends in state 3, second yields" in asked("game", "chicken", "--turns", "2").out


def test_what_is_written_for_gambit_is_read_and_solved_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    asked("game", "chicken", "--export", "chicken.nfg")
    asked("game", "chicken", "--turns", "2", "--export", "chicken.efg")
    pure = asked("game", "chicken.nfg", "-a", "pure", "-f", "json").data["pure"]
    assert [one["payoffs"] for one in pure] == [["4", "2"], ["2", "4"]]
    assert asked("game", "chicken.efg", "-f", "json").data["backward"]["payoffs"] == ["4", "2"]
    again = ask("game", "chicken", "--export", "chicken.nfg")
    assert again.status == 2
    assert "is there already" in again.err


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["chicken", "-a", "nash"], "there is no analysis 'nash'"),
        (["chicken", "-a", "backward"], "give --turns N"),
        (["elmira", "-a", "mixed"], "found for two players"),
        (["none.nfg"], "cannot read none.nfg"),
        (["chicken", "--export", "chicken.txt"], "is no game file"),
        (["chicken.nfg", "--variant", "x"], "has no variants"),
    ],
)
def test_what_cannot_be_is_said_in_a_line(words: list[str], why: str) -> None:
    answer = ask("game", *words)
    assert answer.status == 2
    assert why in answer.err
    assert answer.out == ""


def test_without_gambit_its_absence_is_said_and_how_to_have_it() -> None:
    from importlib.util import find_spec

    answer = ask("game", "chicken", "--solver", "gambit")
    if find_spec("pygambit") is None:
        assert answer.status == 2
        assert "pip install 'excomm[gambit]'" in answer.err
    else:
        assert "enummixed" in answer.out
