"""What users get wrong: told on standard error in words, with what to do; exit status 2, no traceback."""

from pathlib import Path

import pytest

from tests.cli.asking import ask
from tests.exchange.gmcr_files import WATER, saved

MISTAKES = {
    ("stability", "elmria"): "did you mean 'elmira'?",
    ("stability", "nowhere"): "'excomm list' names those that are shipped",
    ("stability",): "missing argument 'CRISIS'",
    ("stabilty", "elmira"): "did you mean 'stability'?",
    ("stability", "elmira", "--foo"): "no such option: --foo",
    ("stability", "elmira", "--format", "xml"): "'xml' is not one of 'text', 'json', 'csv'",
    (
        "stability",
        "elmira",
        "--concept",
        "sqe",
    ): "there is no concept 'sqe': use any of: nash, gmr, smr, seq, symmetric_seq, sim",
    ("stability", "elmira", "--sanctions", "none"): "'none' is not one of 'legal'",
    ("stability", "elmira", "--variant", "nine"): "unknown variant 'nine'",
    ("stability", "missing.yaml"): "no such file",
    ("stability", "missing.gmcr"): "missing.gmcr",
    ("explain", "elmira", "--state", "99"): "states are numbered from 1 to 9",
    ("explain", "elmira", "--state", "0"): "there is no state 0",
    ("explain", "elmira", "--state", "moe.modfy"): "did you mean 'moe.modify'?",
    ("explain", "elmira", "--state", "moe.modify"): "it breaks rule 1",
    ("explain", "elmira", "--actor", "moo"): "did you mean 'moe'?",
    ("explain", "elmira", "--actor", "MOO"): "did you mean 'moe'?",
    ("explain", "elmira", "--concept", "best"): "there is no concept 'best'",
    ("explain", "elmira", "--concept", "seq,best"): "there is no concept 'best'",
    ("explain", "elmira", "--state", "settlement"): "'settlement' is an outcome, not a state",
    ("explain", "elmira", "--state", "setlement"): "did you mean 'settlement'?",
    ("explain", "elmira", "--state", "moe.modify and not local.insist"): "not by a formula",
    (
        "explain",
        "elmira",
        "--state",
        "(moe.modify)",
    ): "'excomm states CRISIS --where FORMULA' lists",
    ("status-quo", "elmira", "--state", "settlement"): "'excomm states CRISIS --where \"",
    ("explain", "elmira", "--coalition", "moe, loca"): "did you mean 'local'?",
    ("explain", "elmira", "--coalition", "moe", "--concept", "sim"): "use nash, gmr, smr, seq",
    ("explain", "chicken", "--state", "history"): "the crisis has no history",
    ("states", "elmira", "--where", "moe.modify and"): "the formula ends too early",
    ("states", "elmira", "--where", "moe.modfy"): "did you mean 'moe.modify'?",
    ("status-quo", "elmira", "--state", "nothing"): "it breaks rule 1",
    ("show", "."): "is a folder",
    ("check", "missing.yaml"): "no such file",
    ("import", "missing.gmcr"): "missing.gmcr",
    ("report", "elmria"): "did you mean 'elmira'?",
    ("report", "chicken", "-o", "missing/folder/report.html"): "missing/folder/report.html",
    ("new", "No Name"): "No Name",
}


@pytest.mark.parametrize("words", MISTAKES, ids=" ".join)
def test_a_mistake_is_told_with_what_to_do(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = ask(*words)
    assert answer.status == 2
    assert answer.out == ""
    assert MISTAKES[words].lower() in answer.err.lower()
    assert "Traceback" not in answer.err
    assert list(tmp_path.iterdir()) == []


FAULTY = """\
crisis: faulty
title: A faulty file
actors: {a: {name: Ann}}
options: {a.go: {text: go}}
rules: [a.gone]
preferences: {a: [a.go], b: [a.go]}
"""


def test_all_problems_of_a_file_are_told_with_their_places(tmp_path: Path) -> None:
    path = tmp_path / "faulty.yaml"
    path.write_text(FAULTY, encoding="utf-8")
    for command in ("check", "stability", "show", "states"):
        answer = ask(command, str(path))
        assert answer.status == 2
        assert f"{path}:5:9: unknown option or condition 'a.gone'" in answer.err
        assert f"{path}:6:26: unknown actor 'b'" in answer.err
        assert answer.err.endswith("excomm: 2 problems to mend\n")


def test_a_file_cannot_steer_the_terminal_through_a_complaint(tmp_path: Path) -> None:
    path = tmp_path / "steering.yaml"
    path.write_text("crisis: x\ntitle: \x1b[2Jgone\n", encoding="utf-8")
    answer = ask("check", str(path))
    assert answer.status == 2
    assert f"{path}:2:8: " in answer.err
    assert "\x1b" not in answer.err


def test_what_only_compiling_finds_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "overlapping.yaml"
    outcomes = "outcomes:\n  gone: a.go\n  any: true\n"
    text = FAULTY.replace("rules: [a.gone]\n", "").replace(", b: [a.go]", "")
    path.write_text(text + outcomes, encoding="utf-8")
    answer = ask("stability", str(path))
    assert answer.status == 2
    assert answer.err.startswith(
        f"{path}:8:8: this outcome and 'gone' share 1 state, the one in which a.go holds"
    )


def test_check_tells_the_problems_as_json_for_editors(tmp_path: Path) -> None:
    path = tmp_path / "faulty.yaml"
    path.write_text(FAULTY, encoding="utf-8")
    answer = ask("check", str(path), "--format", "json")
    assert answer.status == 2
    assert answer.data["sound"] is False
    first = answer.data["problems"][0]
    assert (first["file"], first["line"], first["column"]) == (str(path), 5, 9)
    assert set(first) == {"file", "line", "column", "message", "remedy"}


@pytest.mark.parametrize("command", ["new", "import"])
def test_nothing_is_overwritten(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = {
        "new": ("new", "mine"),
        "import": ("import", str(saved(WATER, tmp_path, name="small.gmcr"))),
    }[command]
    target = tmp_path / {"new": "mine.yaml", "import": "small.yaml"}[command]
    target.write_text("precious", encoding="utf-8")
    answer = ask(*words)
    assert answer.status == 2
    assert f"{target.name} is there already" in answer.err
    assert target.read_text(encoding="utf-8") == "precious"


MANY_FAULTS = """\
crisis: water
title: Water
actors: {kovar: {name: Kovar}, dresh: {name: Dresh}}
options:
  kovar.dam: {text: build the dam}
  dresh.troops: move troops
conditions: {shortage: {text: Water is short}}
consequences:
  - {when: kovar.dam, sets: shortage}
  - {when: not kovar.dam, clears: shortage}
start: [kovar.dam]
preferences:
  kovar: [kovar.dam, not dresh.trops]
  dresh: {ranking: [shortage]}
outcomes:
  dry: shortage
  war: dresh.troops
"""


def faults_of(path: Path, text: str) -> list[tuple[int, str]]:
    path.write_text(text, encoding="utf-8")
    answer = ask("check", str(path), "--format", "json")
    assert answer.status == 2
    return [
        (one["line"], one["message"].partition(" 1 state")[0]) for one in answer.data["problems"]
    ]


def test_what_only_compiling_finds_is_told_beside_other_faults(tmp_path: Path) -> None:
    path = tmp_path / "water.yaml"
    found = [
        (6, "a mapping (key: value) is needed here"),
        (11, "the crisis cannot start so"),
        (13, "unknown option or condition 'dresh.trops'"),
        (16, "no outcome covers"),
        (17, "this outcome and 'dry' share"),
    ]
    assert faults_of(path, MANY_FAULTS) == found
    sound = MANY_FAULTS.replace("troops: move troops", "troops: {text: move troops}")
    # Where preferences can be read, they are held against the states too.
    ranked = (14, "the ranking leaves out 2 states, as the one in which nothing holds")
    told = faults_of(path, sound.replace("trops", "troops"))
    assert told == [found[1], ranked, *found[3:]]


def test_what_depends_on_a_faulty_part_is_left_for_later(tmp_path: Path) -> None:
    path = tmp_path / "water.yaml"
    text = MANY_FAULTS.replace("sets: shortage", "sets: shortfall")
    assert [line for line, _ in faults_of(path, text)] == [6, 9, 13]


def test_rules_that_contradict_each_other_are_told_beside_other_faults(tmp_path: Path) -> None:
    path = tmp_path / "water.yaml"
    text = MANY_FAULTS + "rules: [kovar.dam, not kovar.dam]\n"
    assert (18, "no state satisfies rules 1 and 2 together") in faults_of(path, text)


@pytest.mark.parametrize(
    ("start", "rule", "remedy"),
    [
        ("[kovar.dam]", "true", "add shortage to 'start:'"),
        ("[shortage]", "true", "take shortage out of 'start:'"),
        ("[kovar.dam]", "not kovar.dam", "take kovar.dam out of 'start:'"),
        ("[dresh.troops]", "if dresh.troops then kovar.dam", "take dresh.troops out of 'start:'"),
        ("[kovar.dam]", "not shortage", "take kovar.dam out of 'start:'"),
    ],
)
def test_what_would_mend_the_start_is_told(
    start: str, rule: str, remedy: str, tmp_path: Path
) -> None:
    path = tmp_path / "water.yaml"
    text = MANY_FAULTS.replace("start: [kovar.dam]", f"start: {start}\nrules: ['{rule}']")
    path.write_text(text, encoding="utf-8")
    assert remedy in ask("check", str(path)).err


TOO_MANY = "".join(f"  {who}.{number}: {{text: act}}\n" for who in "abc" for number in range(5))
LARGE = f"""\
crisis: large
title: Many states
actors: {{a: {{name: Ann}}, b: {{name: Bob}}, c: {{name: Cid}}}}
options:
{TOO_MANY}preferences: {{a: [b.1], b: [c.1], c: [a.1]}}
"""


def test_too_many_states_for_coalitions_are_told_in_words_of_the_command_line(
    tmp_path: Path,
) -> None:
    path = tmp_path / "large.yaml"
    path.write_text(LARGE, encoding="utf-8")
    answer = ask("stability", str(path), "--coalitions", "--concept", "nash")
    assert answer.status == 2
    assert f"excomm explain {path} --coalition ACTORS" in answer.err
    alone = ask("explain", str(path), "--coalition", "a,b", "--state", "1")
    assert alone.status == 2
    assert "add rules" in alone.err
    for message in (answer.err, alone.err):
        assert "=" not in message
