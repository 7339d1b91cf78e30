"""Gambit's file formats: what is written is read back as it was, and nonsense is answered with its place."""

import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.errors import CrisisError, InputError
from excomm.games.escalation import by_credibility, escalation_game
from excomm.games.extensive import ExtensiveGame
from excomm.games.files import game_text, read_game, write_game
from excomm.games.gambit_efg import efg_text, parse_efg
from excomm.games.gambit_nfg import nfg_text, parse_nfg
from excomm.games.gambit_words import Words
from excomm.games.strategic import StrategicGame, strategic_game
from tests.games.making import numbers, strategic_games, trees

TREE = 'EFG 2 R "t" { "a" "b" }\n'
TABLE = 'NFG 1 R "t" { "a" "b" } { 2 2 }\n'


def nfg(text: str) -> StrategicGame:
    return parse_nfg(Words(text, "game.nfg"))


def efg(text: str) -> ExtensiveGame:
    return parse_efg(Words(text, "game.efg"))


@given(strategic_games())
def test_a_strategic_game_is_read_back_as_it_was(game: StrategicGame) -> None:
    assert nfg(nfg_text(game)) == game


@given(trees())
def test_a_tree_is_read_back_as_it_was(game: ExtensiveGame) -> None:
    again = efg(efg_text(game))
    assert again == game


def test_what_players_know_is_read_back_as_it_was() -> None:
    game = escalation_game(by_credibility(*map(_third, (1, 2))))
    assert efg(efg_text(game)) == game


def _third(number: int) -> Fraction:
    return Fraction(number, 3)


@given(st.text(max_size=20))
def test_any_title_survives(title: str) -> None:
    game = strategic_game([[1]], title=" ".join(title.split()))
    assert nfg(nfg_text(game)).title == game.title


def test_the_first_player_s_strategy_changes_fastest() -> None:
    game = nfg('NFG 1 R "Selten" { "one" "two" } { 3 2 } 1 1 0 2 0 2 1 1 0 3 2 0')
    assert [numbers(game.payoff(profile)) for profile in ((0, 0), (1, 0), (2, 0), (0, 1))] == [
        (1, 1),
        (0, 2),
        (0, 2),
        (1, 1),
    ]
    assert numbers(game.payoff((2, 1))) == (2, 0)


def test_payoffs_may_come_by_way_of_outcomes() -> None:
    text = 'NFG 1 R "t" { "a" "b" } { { "x" "y" } { "z" } } "note" { { "o" 1/2, 2 } } 1 0'
    game = nfg(text)
    assert game.strategies == (("x", "y"), ("z",))
    assert numbers(game.payoff((0, 0))) == (0.5, 2)
    assert numbers(game.payoff((1, 0))) == (0, 0)


def test_what_is_paid_on_the_way_is_added_at_the_end() -> None:
    game = efg(TREE + 'p "" 1 1 "" { "l" "r" } 3 "toll" { -1 0 } t "" 1 "x" { 1 .5 } t "" 1')
    assert [getattr(node, "payoffs", None) for node in game.nodes[1:]] == [(0, 0.5), (0, 0.5)]


@pytest.mark.parametrize(
    ("text", "where", "why"),
    [
        ("", "1:1", "NFG"),
        ("EFG 2 R", "1:1", "begin with NFG"),
        ('NFG 1 R "t', "1:9", "no part of a game file"),
        (TABLE + "1 2 3", "2:6", "a payoff"),
        (TABLE + "1 2 3 4 5 6 7 8 9", "2:17", "complete"),
        (TABLE + "1 2 3 4 5 6 7 1/0", "2:15", "divided by 0"),
        (TABLE + "1 2 3 4 5 6 7 " + "9" * 500, "2:15", "digits"),
        (TABLE + "1 2 3 4 5 6 7 1e999999999", "2:15", "no part"),
        ('NFG 1 R "t" { "a" } { 2000000000 } 1', "1:34", "too many"),
        ('NFG 1 R "t" { "a" "b" "c" } { 1000 1000 1000 } 1', "1:41", "too large"),
        ('NFG 1 R "t" { "a" } { 1 1 } 1', "1:27", "more lists"),
        ('NFG 1 R "t" { } { } ', "1:17", "a player"),
        ('NFG 1 R "t" { ' + 32 * '"a" ' + "}", "1:143", "more than 31"),
        ('NFG 1 R "t" { ' + 31 * '"a" ' + "} { " + 31 * "1000000 " + "}", "1:151", "too large"),
    ],
)
def test_a_strategic_game_that_is_none_is_answered_with_its_place(
    text: str, where: str, why: str
) -> None:
    with pytest.raises(CrisisError, match=re.escape(f"game.nfg:{where}: ")) as error:
        nfg(text)
    assert why in error.value.problems[0].message


@pytest.mark.parametrize(
    ("text", "where", "why"),
    [
        (TREE, "2:1", "a node"),
        (TREE + 'x "" 1', "2:1", "begins with c, p or t"),
        (TREE + 'p "" 3 1 "" { "l" } 0', "2:6", "no player 3"),
        (TREE + 'p "" 1 1 0', "2:6", "not been described"),
        (TREE + 't "" 7', "2:6", "not been described"),
        (TREE + 't "" 7 "x" { 1 }', "2:16", "a payoff"),
        (TREE + 'p "" 1 1 "" { "l" "r" } 0 t "" 1 "x" { 1 1 }', "2:45", "a node"),
        (TREE + 't "" 1 "x" { 1 1 } t "" 1', "2:20", "complete"),
        (TREE + 'c "" 1 "" { "l" 1/3 } 0 t "" 1 "x" { 1 1 }', "2:43", "sum to one"),
        (TREE + 'p "" 1 1 "" { "l" } 0 p "" 1 1 "" { "r" } 0', "2:28", "otherwise before"),
    ],
)
def test_a_tree_that_is_none_is_answered_with_its_place(text: str, where: str, why: str) -> None:
    with pytest.raises(CrisisError, match=re.escape(f"game.efg:{where}: ")) as error:
        efg(text)
    assert why in error.value.problems[0].message


def test_a_tree_of_any_depth_is_read_and_one_without_end_is_refused() -> None:
    step = 'p "" 1 1 "i" { "on" } 0\n'
    deep = TREE + step * 20_000 + 't "" 1 "x" { 1 1 }'
    assert len(efg(deep).nodes) == 20_001
    with pytest.raises(CrisisError, match=r"more than 60,000 nodes"):
        efg(TREE + step * 60_001)


def test_as_many_players_are_read_as_a_table_has_room_for() -> None:
    game = nfg('NFG 1 R "t" { ' + 31 * '"a" ' + "} { " + 31 * "1 " + "} " + 31 * "1 ")
    assert len(game.players) == 31


def test_a_text_without_its_end_is_told_at_once() -> None:
    with pytest.raises(CrisisError, match="no part of a game file"):
        efg('EFG 2 R "' + "a" * 4_000_000)


def test_fractions_that_become_too_long_are_refused() -> None:
    """A sum over thousands of different long denominators would take hours."""
    odds = " ".join(f'"{at}" 1/{10**300 + at}' for at in range(3000))
    with pytest.raises(CrisisError, match="too long"):
        efg(TREE + f'c "" 1 "" {{ {odds} }} 0 ' + 't "" 1 "x" { 1 1 } ' + 't "" 1 ' * 2999)
    steps = " ".join(
        f'p "" 1 {at} "" {{ "on" }} {at} "" {{ 1/{10**300 + at} 0 }}' for at in range(1, 300)
    )
    with pytest.raises(CrisisError, match="too long"):
        efg(f'{TREE}{steps} t "" 0')


@given(st.text(alphabet='NFGER12 "{}ptc\\/.-\n', max_size=60))
def test_nonsense_is_never_more_than_an_error(text: str) -> None:
    for parse in (nfg, efg):
        with pytest.raises(CrisisError):
            parse(text)


def test_files_are_opened_by_their_ending_and_never_overwritten(tmp_path: Path) -> None:
    game = strategic_game([[[3, 2], [4, 1]], [[3, 4], [2, 1]]], title="Chicken")
    path = tmp_path / "chicken.nfg"
    write_game(game, path)
    assert read_game(path) == game
    with pytest.raises(InputError, match="there already"):
        write_game(game, path)
    with pytest.raises(InputError, match="no tree"):
        game_text(game, "chicken.efg")
    with pytest.raises(InputError, match="cannot read"):
        read_game(tmp_path / "none.efg")
    with pytest.raises(InputError, match="cannot read"):
        read_game("a\0b.efg")
    (tmp_path / "binary.efg").write_bytes(bytes(range(256)))
    with pytest.raises(CrisisError):
        read_game(tmp_path / "binary.efg")
