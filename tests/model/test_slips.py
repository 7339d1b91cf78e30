"""Slips that newcomers make are told with what to write instead, and once."""

import pytest

from excomm.model.reading import parse_crisis
from tests.model.marked import assert_told, problems_in

HEAD = """\
crisis: water
title: Water
actors: {kovar: {name: Kovar}, dresh: {name: Dresh}}
options:
  kovar.dam: {text: build the dam}
  dresh.troops: {text: move troops}
conditions:
  shortage: {text: Water is short}
"""
TAIL = """\
start: []
preferences:
  kovar: [kovar.dam, not dresh.troops]
  dresh: [not kovar.dam, shortage]
"""


@pytest.mark.parametrize(
    ("section", "remedies"),
    [
        ("rules: [dresh ▸troops or shortage]", ["did you mean 'dresh.troops'?"]),
        ("rules: [not ▸dresh.trops]", ["did you mean 'dresh.troops'?"]),
        ("rules: [if shortage then Kovar ▸dam]", ["did you mean 'kovar.dam'?"]),
        ("rules: ['not shortage▸!']", ["delete '!'"]),
        ("rules: ['(not shortage▸!) or kovar.dam']", ["delete '!'"]),
        ("rules: ['▸! shortage']", ["write 'not'"]),
        ("rules: ['kovar.dam and ▸!shortage']", ["write 'not'"]),
        ("rules: [kovar.dam ▸then shortage]", ["is 'if' missing before the part in front of it?"]),
        (
            "consequences:\n  - {when: kovar.dam, ▸then: shortage}",
            ["did you mean 'sets'?"],
        ),
        (
            "consequences:\n  - {▸if: kovar.dam, ▸then: shortage}",
            ["did you mean 'when'?", "did you mean 'sets'?"],
        ),
        (
            "consequences:\n  - {when: kovar.dam ▸then shortage}",
            ["write 'when: kovar.dam' and 'sets: shortage'"],
        ),
        (
            "consequences:\n  - {when: kovar.dam ▸then shortage and not dresh.troops}",
            ["write 'when: kovar.dam' and 'sets: shortage' and 'clears: dresh.troops'"],
        ),
        (
            "consequences:\n  - {when: kovar.dam ▸then shortage or dresh.troops}",
            ["what follows under 'sets:' or 'clears:'"],
        ),
        (
            "consequences:\n  - {when: kovar.dam, sets: ▸not shortage}",
            ["write 'clears: shortage'"],
        ),
        (
            "consequences:\n  - {when: kovar.dam, clears: [▸not shortage]}",
            ["write 'sets: shortage'"],
        ),
        (
            "consequences:\n  - {when: kovar.dam, sets: ▸shortage and dresh.troops}",
            ["write [shortage, dresh.troops]"],
        ),
        ("consequences:\n  - ▸{when: kovar.dam}", ["add 'sets:' or 'clears:' with what follows"]),
        (
            "consequences:\n  - {when: kovar.dam, sets: ▸dresh troops}",
            ["did you mean 'dresh.troops'?"],
        ),
    ],
)
def test_a_slip_is_told_with_what_to_write(section: str, remedies: list[str]) -> None:
    assert_told(f"{HEAD}{section}\n{TAIL}", *remedies)


def test_what_is_false_at_the_start_is_left_out() -> None:
    marked = HEAD + TAIL.replace("start: []", "start: [▸not shortage]")
    assert_told(marked, "leave it out: all else is not true")


@pytest.mark.parametrize(
    ("old", "new", "remedy"),
    [
        ("kovar: {name: Kovar}", "kovar: ▸Kovar", "write {name: Kovar}"),
        ("kovar: {name: Kovar}", "kovar: ▸'Kovar: the king'", "write {name: 'Kovar: the king'}"),
        ("kovar.dam: {text: build the dam}", "kovar.dam: ▸build it", "write {text: build it}"),
        ("shortage: {text: Water is short}", "shortage: ▸Water", "write {text: Water}"),
        ("{text: move troops}", "▸{}", "'text' is missing"),
    ],
)
def test_an_entry_that_is_no_mapping_is_told_once(old: str, new: str, remedy: str) -> None:
    assert_told(HEAD.replace(old, new) + TAIL, remedy)


MENTIONED = """\
rules: [if dresh.troops then kovar.dam]
consequences: [{when: dresh.troops, sets: shortage}]
courses: {dresh: {march: {takes: dresh.troops}}}
history: [{on: 1990, actor: dresh, takes: [dresh.troops]}]
"""


@pytest.mark.parametrize(
    ("wrong", "as_in"),
    [
        ("troops", "as in 'kovar.troops'"),
        ("dresh troops", "as in 'dresh.troops'"),
        ("dresh-troops", "as in 'dresh.troops'"),
        ("dersh.troops", "did you mean 'dresh'?"),
    ],
)
@pytest.mark.parametrize("mentioned", ["right", "the same"])
def test_an_option_whose_name_is_wrong_is_told_once(wrong: str, as_in: str, mentioned: str) -> None:
    head = HEAD.replace("  dresh.troops: {", f"  ▸{wrong}: {{")
    rest = MENTIONED + TAIL
    assert_told(
        head + (rest if mentioned == "right" else rest.replace("dresh.troops", wrong)), as_in
    )


def test_an_actor_whose_name_is_wrong_is_told_once() -> None:
    assert_told(HEAD.replace("kovar: {name", "▸ko-var: {name") + MENTIONED + TAIL, "'ko-var'")


def test_other_unknown_names_are_told_beside_a_wrong_one() -> None:
    head = HEAD.replace("  dresh.troops: {", "  ▸dresh troops: {")
    rules = "rules: [not dresh.troops, ▸drought]\n"
    assert_told(head + rules + TAIL, "no option name", "unknown option or condition 'drought'")


def test_faults_of_how_parts_fit_are_told_beside_faults_of_their_form() -> None:
    text = (HEAD + MENTIONED + TAIL).replace("{text: Water is short}", "{tekst: Water is short}")
    text = text.replace("actor: dresh, takes", "takes").replace("  dresh: [not", "  drehs: [not")
    said = "\n".join(map(str, problems_in(text)))
    for part in ("unknown key 'tekst'", "but by whom?", "unknown actor 'drehs'", "no preferences"):
        assert part in said


def test_the_text_that_the_slips_are_made_in_is_sound() -> None:
    assert len(parse_crisis(HEAD + MENTIONED + TAIL).bits) == 3


def test_no_option_is_to_be_named_after_an_actor_that_is_no_name_itself() -> None:
    text = HEAD.replace("{kovar:", "{North Land: {name: Northland}, kovar:").replace(
        "  dresh.troops: {text: move troops}", "  troops: {text: move troops}"
    )
    remedies = [one.remedy for one in problems_in(text + TAIL)]
    assert "write actor.option, as in 'kovar.troops'" in remedies


def test_a_key_that_is_like_none_is_to_be_removed_and_what_is_left_out_of_a_list_is_counted() -> (
    None
):
    [problem] = problems_in(HEAD.replace("title: Water", "title: Water\nqqqq: red") + TAIL)
    assert problem.remedy.startswith("remove it; known here: ")
    assert problem.remedy.endswith(" more")
