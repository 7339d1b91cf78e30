"""A crisis is opened by its shipped name or its path; what is neither is told so in a sentence."""

from pathlib import Path

import pytest

import excomm as ex
from excomm.errors import CrisisError, InputError
from excomm.loading import load_space

TWO_WAYS = """\
crisis: two-ways
title: Two ways
actors: {a: {name: Ann}}
options: {a.x: {text: do it}, a.y: {text: do that}}
preferences: {a: [a.x]}
"""


def written(folder: Path, text: str, name: str = "crisis.yaml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("name", ["", "chickn", "x" * 300, "no\0thing"])
def test_a_word_that_names_no_crisis_is_told_so(name: str) -> None:
    with pytest.raises(InputError, match="there is no crisis"):
        ex.load(name)


def test_a_word_close_to_a_shipped_name_is_put_right() -> None:
    with pytest.raises(InputError, match="did you mean 'chicken'"):
        ex.load("chickn")


def test_a_path_is_a_path_even_where_it_reads_like_a_shipped_name() -> None:
    with pytest.raises(InputError, match=r"^chicken: there is no such file"):
        ex.load(Path("chicken"))


def test_a_file_is_opened_whatever_it_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, TWO_WAYS, name="plain")
    assert ex.load("plain").crisis == ex.load(tmp_path / "plain").crisis == "two-ways"


def test_what_only_compiling_shows_has_its_place_in_the_file(tmp_path: Path) -> None:
    file = written(tmp_path, TWO_WAYS + "rules: [a.x, a.y,\n  not a.x]\n")
    with pytest.raises(CrisisError, match=r"crisis\.yaml:6:9: no state satisfies rules 1 and 3"):
        load_space(file)


def test_that_there_are_too_many_states_has_its_place_too(tmp_path: Path) -> None:
    options = "".join(f"  a.o{number}: {{text: do it}}\n" for number in range(40))
    many = TWO_WAYS.replace(
        "options: {a.x: {text: do it}, a.y: {text: do that}}\n", f"options:\n{options}"
    )
    file = written(tmp_path, many.replace("[a.x]", "[a.o1]"))
    with pytest.raises(CrisisError, match=r"crisis\.yaml:5:3: more than .* states are possible"):
        load_space(file)
