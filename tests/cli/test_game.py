"""`excomm game`."""

import shlex
from pathlib import Path

import pytest

import excomm as ex
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


def test_by_turns_all_subgame_perfect_equilibria_are_told_by_where_they_end() -> None:
    command = ["game", "bay-of-pigs-1961", "--turns", "3", "--order", "usa,cuba"]
    data = asked(*command, "--format", "json").data
    ends = [one["number"] for one in data["subgame_perfect"]]
    assert {end: ends.count(end) for end in ends} == {93: 12, 96: 2, 95: 2}
    assert data["subgame_perfect"][0]["path"] == data["backward"]["path"]
    apart = [
        tuple(choice["action"] for choice in one["differs_in"]) for one in data["subgame_perfect"]
    ]
    assert len(set(apart)) == len(apart)
    out = asked(*command).out
    assert (
        "- It ends in state 93, no landing: usa 50, cuba 5 (12 equilibria).\n  - usa: stay;" in out
    )
    assert "the only subgame perfect" in asked("game", "chicken", "--turns", "2").out


def test_what_cannot_be_chosen_is_named() -> None:
    out = " ".join(asked("game", "bay-of-pigs-1961").out.split())
    assert "usa cannot choose zapata, zapata_covered, trinidad" in out
    assert asked("game", "chicken", "-f", "json").data["impossible"] == {}


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
        (["chicken", "--order", "first,second"], "say how many: --turns 4"),
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


def commands(out: str, *, containing: str) -> list[list[str]]:
    """The commands that an output tells to type next, without the program's name."""
    lines = [line.strip() for line in out.splitlines() if line.startswith("  excomm ")]
    return [shlex.split(line)[1:] for line in lines if containing in line]


def test_what_only_a_crisis_can_be_asked_is_refused_for_a_game_file(tmp_path: Path) -> None:
    path = str(tmp_path / "chicken.nfg")
    asked("game", "chicken", "--export", path)
    for words in (["--turns", "2"], ["--payoffs", "utilities"], ["--state", "2"]):
        answer = ask("game", path, *words)
        assert answer.status == 2
        assert f"leave out {words[0]}" in answer.err


@pytest.mark.parametrize(
    "asking",
    [
        ["cuba-1962-brams", "--variant", "theory-of-moves", "--payoffs", "utilities"],
        ["cuba-1962-fraser-hipel", "--state", "3"],
        ["cuba-1962-zagare", "--turns", "4", "--order", "ussr, usa"],
        ["chicken", "--turns", "3", "--order", "second,first", "--payoffs", "utilities", "-s", "4"],
    ],
    ids=" ".join,
)
def test_the_file_that_the_printed_command_writes_is_the_game_that_was_solved(
    asking: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (command,) = commands(asked("game", *asking).out, containing="--export")
    asked(*command)
    there, here = (asked("game", *words, "-f", "json").data for words in ([command[-1]], asking))
    if "--turns" in asking:
        for part in ("path", "payoffs", "ties"):
            assert there["backward"][part] == here["backward"][part]
    else:
        pure = [
            [(one["strategies"], one["payoffs"]) for one in data["pure"]] for data in (there, here)
        ]
        assert pure[0] == pure[1]
        assert there["mixed"] == here["mixed"]


@pytest.mark.parametrize("name", shipped())
def test_where_history_has_an_order_of_moves_the_printed_command_follows_it(name: str) -> None:
    turned = commands(asked("game", name, "-a", "pure").out, containing="--turns")
    history = [step.actor for step in ex.load(name).history if step.actor]
    for command in turned:
        order = command[command.index("--order") + 1].split(",")
        assert order[0] in history
        assert asked(*command, "-f", "json").data["backward"]["path"]
    assert bool(turned) or len(set(history)) < 2


def test_in_the_order_of_its_tree_no_conflict_comes_of_zagare_s_game() -> None:
    out = asked("game", "cuba-1962-zagare").out
    assert "nobody seeing what others choose" in out
    (command,) = commands(out, containing="--turns")
    assert command[-4:] == ["--turns", "4", "--order", "ussr,usa"]
    assert asked(*command, "-f", "json").data["backward"]["outcome"] == "status_quo"


def test_a_table_says_whose_number_comes_first() -> None:
    out = asked("game", "cuba-1962-brams").out
    assert "the number of usa comes first, that of ussr second" in out
    assert "usa: blockade    2, 4            3, 3" in out


def test_payoffs_of_three_players_are_listed_or_it_is_said_where_they_are() -> None:
    assert "- moe: nothing; uniroyal: delay; local: insist (5, 6, 7)" in asked("game", "elmira").out
    assert "126 combinations is worth is not shown" in asked("game", "cuba-1962").out


def test_who_plays_alone_is_told_that_it_is_no_game() -> None:
    out = " ".join(asked("game", "petrov-1983").out.split())
    assert "There is one player only" in out
    assert "Not answered" not in out


def test_who_never_moves_in_a_tree_is_named() -> None:
    assert "second never moves" in asked("game", "chicken", "--turns", "2", "--order", "first").out
    assert "never move" not in asked("game", "chicken", "--turns", "2").out


def test_ends_of_a_tree_carry_their_outcomes_to_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    asked("game", "chicken", "--turns", "2", "--export", "chicken.efg")
    assert '"state 3 (second yields)"' in Path("chicken.efg").read_text(encoding="utf-8")
    told = asked("game", "cuba-1962-zagare", "--export", "zagare.nfg").out
    assert "that cannot be have the lowest payoffs" in told
