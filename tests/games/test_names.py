"""What a file does not name, or names twice, is not taken for one."""

import excomm as ex
from excomm.games.gambit_efg import efg_text, parse_efg
from excomm.games.gambit_nfg import parse_nfg
from excomm.games.gambit_words import Words
from excomm.games.results import ExtensiveAnalysis
from excomm.report.data.game import game_data
from excomm.report.text.game import game_lines
from excomm.report.text.paper import Paper

NAMELESS = """EFG 2 R "signal" { "S" "R" }
p "" 1 1 "start" { "out" "left" "right" } 0
t "" 1 "" { 3 5 }
p "" 2 1 "in" { "a" "b" } 0
t "" 2 "" { 4 1 }
t "" 3 "" { 0 1 }
p "" 2 1 "in" { "a" "b" } 0
t "" 4 "" { 0 0 }
t "" 5 "" { 1 0 }
"""


def test_equilibria_that_end_in_nameless_outcomes_are_told_apart_with_their_payoffs() -> None:
    found = ex.game(parse_efg(Words(NAMELESS, "s.efg")))
    said = "\n".join(game_lines(Paper(), found, name="s.efg"))
    assert "- outcome 1: S 3, R 5 (" in said
    assert "- outcome 2: S 4, R 1 (" in said


def test_beliefs_at_nameless_nodes_are_all_told() -> None:
    found = ex.game(parse_efg(Words(NAMELESS, "s.efg")))
    assert isinstance(found, ExtensiveAnalysis)
    assert found.bayesian
    for one, told in zip(found.bayesian, game_data(found)["bayesian"], strict=True):
        assert told["payoffs"] == list(map(str, one.payoffs))
        (inside,) = (each for each in told["information_sets"] if each["name"] == "in")
        held = [odds for odds in one.beliefs[1, "in"] if odds]
        assert [each["probability"] for each in inside["believes"]] == list(map(str, held))
        assert {each["node"] for each in inside["believes"]} <= {"node 3", "node 6"}


def test_a_nameless_game_is_the_same_when_written_and_read_again() -> None:
    game = parse_efg(Words(NAMELESS, "s.efg"))
    assert parse_efg(Words(efg_text(game), "again.efg")) == game


def test_players_and_actions_of_the_same_name_are_numbered() -> None:
    both = parse_nfg(Words('NFG 1 R "d" { "A" "A" } { 2 2 } "" 1 1 2 2 3 3 4 5', "d.nfg"))
    assert both.players == ("1: A", "2: A")
    (only,) = game_data(ex.game(both, analyses=["pure"]))["pure"]
    assert only["strategies"] == {"1: A": "2", "2: A": "2"}
    tree = parse_efg(
        Words(
            'EFG 2 R "d" { "A" "A" } p "" 1 1 "" { "l" "l" } 0 t "" 1 "x" { 1 2 } t "" 2 "y" { 3 4 }',
            "d.efg",
        )
    )
    assert tree.players == ("1: A", "2: A")
    assert tree.actions((0, "#1")) == ("1: l", "2: l")
