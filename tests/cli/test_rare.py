from pathlib import Path

import pytest

from tests.cli.asking import ask, asked

LADDER = str(Path(__file__).parents[2] / "benchmarks" / "ladder.yaml")


@pytest.fixture(scope="module")
def ladder() -> list[str]:
    return asked("rare", LADDER, "--outcome", "war", "--runs", "4000").lines


def test_the_answer_comes_first_with_how_often_that_is(ladder: list[str]) -> None:
    said = " ".join(ladder[1:3])
    assert said.startswith("War by the end of 31 March 1963, after 182 days: probability ")
    assert "e-9, once in 1" in said
    assert max(map(len, ladder)) <= 80


def test_both_methods_are_shown_with_what_they_were_found_with(ladder: list[str]) -> None:
    text = " ".join(" ".join(ladder).split())
    assert "levels, 4,000 particles at each" in text
    assert "4,000 runs, worth" in text
    assert "what spreads the answer is chance alone" in text


def test_json_holds_the_answer_its_interval_and_the_effort() -> None:
    words = ("rare", LADDER, "--outcome", "war", "--runs", "4000", "--seed", "3", "-f", "json")
    found = asked(*words).data
    assert found["crisis"] == "ladder"
    assert found["outcome"] == "war"
    assert 0 < found["low"] < found["probability"] < found["high"] < 1e-7
    assert found["seed"] == 3
    assert found["runs"] == 4000
    by = {one["method"]: one for one in found["estimates"]}
    assert by["splitting"]["levels"] > 4
    assert by["tilting"]["effective_runs"] > 1000
    assert found["method"] in by
    assert asked(*words, "--workers", "1").out == asked(*words, "--workers", "2").out


@pytest.mark.parametrize("method", ["splitting", "tilting"])
def test_one_method_can_be_asked_for(method: str) -> None:
    words = ("rare", "chicken", "--outcome", "collision", "--method", method)
    found = asked(*words, "--effort", "20000", "-f", "json").data
    assert found["method"] == method
    assert len(found["estimates"]) == 1
    assert found["low"] < 0.2430 < found["high"]


def test_what_is_not_known_and_chance_are_told_apart() -> None:
    words = ("rare", "cuba-1962", "--outcome", "nuclear_war", "--draws", "2", "--runs", "2000")
    found = asked(*words, "-f", "json").data
    assert found["draws"] == 2
    assert found["spread"]["low"] < found["low"]
    assert found["high"] < found["spread"]["high"]
    text = " ".join(asked(*words).out.split())
    assert "That is the mean over what is not known" in text
    assert "2 draws of them all were tried" in text
    assert "excomm simulate cuba-1962" in text


def test_a_quantity_can_be_varied() -> None:
    words = ("rare", LADDER, "--outcome", "war", "--method", "tilting", "--runs", "2000")
    varied = asked(*words, "--vary", "events.up_9.rate=10 per day", "-f", "json").data
    # From the last rung it is now as likely to end in war as to step down: 1 in 2 where it was 1 in 11.
    assert varied["vary"] == {"events.up_9.rate": "10 per day"}
    assert 4 < varied["probability"] / 9e-9 < 6


FUSE = """\
crisis: fuse
title: A fuse that has to last
span: 1962-10-01/1962-10-10
actors: {watcher: {name: Watcher}}
options: {watcher.look: {text: look}}
conditions: {burnt: {text: burnt, ends: true}}
preferences: {watcher: [watcher.look]}
events: {burns: {when: not burnt, rate: 100 per day, sets: [burnt]}}
outcomes: {lasts: not burnt, burns: burnt}
start: []
"""


def test_what_is_too_small_for_a_number_is_told_by_its_power_of_ten(tmp_path: Path) -> None:
    path = tmp_path / "fuse.yaml"
    path.write_text(FUSE, encoding="utf-8")
    words = ("rare", str(path), "--outcome", "lasts", "--runs", "200", "--method", "tilting")
    text = " ".join(asked(*words).out.split())
    # It lasts ten days at a hundred chances a day with probability exp(-1000).
    assert "about 10 to the power of -434, too small for a number" in text
    assert "no way leads there" not in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chicken"], "--outcome"),
        (["chicken", "--outcome", "colision"], "did you mean 'collision'?"),
        (["chicken", "--outcome", "war"], "known: collision"),
        (["chicken", "--outcome", "collision", "--method", "luck"], "--method"),
        (["chicken", "--outcome", "collision", "--runs", "0"], "--runs"),
        (["chicken", "--outcome", "collision", "--until", "1962-01-01"], "no 'span:'"),
    ],
)
def test_what_cannot_be_asked_is_said(words: list[str], said: str) -> None:
    answer = ask("rare", *words)
    assert answer.status == 2
    assert said in answer.err
    assert answer.out == ""
