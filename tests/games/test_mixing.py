"""Equilibria that need mixing are found where they are looked for, and where none is found the answer says how far."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

import excomm as ex
from excomm.games.bayesian import check_assessment
from excomm.games.believing import pure_assessments
from excomm.games.extensive import ExtensiveGame
from excomm.games.mixing import simple_mixed_assessments
from excomm.games.results import ExtensiveAnalysis
from excomm.games.tree import Branch, Choice, Lot, Outcome, game_tree
from excomm.report.data.game import game_data
from excomm.report.text.game import game_lines
from excomm.report.text.paper import Paper

gaps = st.integers(1, 9)


def unseen(table: dict[str, dict[str, tuple[int, int]]]) -> Choice:
    """The first chooses, and the second without having seen it."""
    moves: dict[str, Branch] = {
        own: Choice(
            "b",
            {answer: Outcome(f"{own}{answer}", paid) for answer, paid in row.items()},
            f"after {own}",
            knowing="unseen",
        )
        for own, row in table.items()
    }
    return Choice("a", moves, "first")


def chased(a: int, b: int, c: int, d: int) -> Choice:
    """The first would be where the second is, who would be elsewhere: no pure choices hold."""
    return unseen({"l": {"l": (a, 0), "r": (0, c)}, "r": {"l": (0, d), "r": (b, 0)}})


def guarded(most: int) -> ExtensiveGame:
    """Staying out is best for the first only if the second, who then does not move, would mix."""
    inside = unseen({"l": {"l": (most, 0), "r": (0, 1)}, "r": {"l": (0, 1), "r": (most, 0)}})
    moves = {"out": Outcome("out", (3, 5)), **inside.moves}
    return game_tree(Choice("a", moves, "first"), players=["a", "b"])


def scissors() -> ExtensiveGame:
    """Rock, paper, scissors: three actions have to be mixed by each."""
    names = "rps"
    table = {
        own: {
            other: ((win := (0, 1, -1)[(at - place) % 3]), -win)
            for place, other in enumerate(names)
        }
        for at, own in enumerate(names)
    }
    return game_tree(unseen(table), players=["a", "b"], title="Scissors")


@settings(max_examples=40)
@given(gaps, gaps, gaps, gaps, st.sampled_from(["at once", "drawn"]))
def test_where_only_mixing_holds_it_is_found_and_is_that_of_the_closed_form(
    a: int, b: int, c: int, d: int, drawn: str
) -> None:
    root: Branch = chased(a, b, c, d)
    if drawn == "drawn":
        root = Lot({"play": ("1/3", root), "none": ("2/3", Outcome("none", (0, 0)))})
    game = game_tree(root, players=["a", "b"])
    assert pure_assessments(game) == ()
    (one,) = simple_mixed_assessments(game)
    assert one.behaviour[0, "first"][0] == Fraction(d, c + d)
    assert one.behaviour[1, "unseen"][0] == Fraction(b, a + b)
    assert check_assessment(game, one.behaviour, one.beliefs) == ()


@settings(max_examples=20)
@given(st.integers(1, 12))
def test_one_who_is_not_come_to_holds_the_other_by_mixing_where_that_can_be(most: int) -> None:
    """Against halves the first gets half of the most inside: more than three from seven on, whatever the odds."""
    game = guarded(most)
    found = [one for one in simple_mixed_assessments(game) if one.outcomes == {"out": 1}]
    pure = [one for one in pure_assessments(game) if one.outcomes == {"out": 1}]
    assert bool(pure) == (most <= 3)
    assert bool(found) == (3 < most <= 6)
    for one in found:
        assert check_assessment(game, one.behaviour, one.beliefs) == ()
        assert max(one.behaviour[1, "unseen"]) < 1
        assert one.free == ((1, "unseen"),)


def test_three_actions_hold_the_other_where_no_two_do() -> None:
    """Each way in is worth four against its own answer and nothing against the others, staying out one and a half."""
    ways = "lmr"
    inside = unseen(
        {
            own: {answer: (4 * (own == answer), int(own != answer)) for answer in ways}
            for own in ways
        }
    )
    moves = {"out": Outcome("out", (Fraction(3, 2), 0)), **inside.moves}
    game = game_tree(Choice("a", moves, "first"), players=["a", "b"])
    mixing = [
        one.behaviour[1, "unseen"]
        for one in simple_mixed_assessments(game)
        if one.outcomes == {"out": 1}
    ]
    assert any(min(odds) > 0 for odds in mixing)
    assert all(max(odds) <= Fraction(3, 8) for odds in mixing)


def test_none_found_says_how_far_was_looked() -> None:
    found = ex.game(scissors())
    assert isinstance(found, ExtensiveAnalysis)
    assert found.bayesian == ()
    text = " ".join(" ".join(game_lines(Paper(), found, name="x.efg")).split())
    assert "None. Looked for were all in pure strategies" in text
    assert "There may be others." in text
    assert game_data(found)["bayesian_looked_for"].endswith("There may be others.")
