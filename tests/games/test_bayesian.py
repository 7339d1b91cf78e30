from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.errors import InputError
from excomm.games.bayesian import check_assessment
from excomm.games.believing import pure_assessments, supported
from excomm.games.equations import solution, weights_with
from excomm.games.extensive import ExtensiveGame
from excomm.games.mixing import simple_mixed_assessments
from excomm.games.play import node_values, pure_behaviour
from excomm.games.subgames import subgame_roots
from excomm.games.tree import Branch, Choice, Lot, Outcome, game_tree
from tests.games.making import hidden_trees

SURE, NEVER, HALF = Fraction(1), Fraction(0), Fraction(1, 2)
small = st.integers(-3, 3).map(Fraction)
three = st.lists(small, min_size=3, max_size=3)


def breakfast(strong: Fraction = Fraction(9, 10)) -> ExtensiveGame:
    """Beer or quiche [cho1987]: who would rather have beer is strong, and nobody wants to duel with the strong."""

    def guest(kind: str) -> Choice:
        def duel(meal: str) -> Choice:
            taste = 1 if (meal == "beer") == (kind == "strong") else 0
            ends = {
                "duel": Outcome(f"{meal}, duel", (taste, int(kind == "weak"))),
                "leave": Outcome(f"{meal}, peace", (taste + 2, int(kind == "strong"))),
            }
            return Choice("host", ends, f"{meal} of the {kind}", knowing=meal)

        return Choice("guest", {"beer": duel("beer"), "quiche": duel("quiche")}, kind)

    lot = Lot({"strong": (strong, guest("strong")), "weak": (1 - strong, guest("weak"))})
    return game_tree(lot, players=["guest", "host"])


def test_at_breakfast_both_pool_on_beer_or_both_on_quiche() -> None:
    found = {tuple(one.outcomes) for one in pure_assessments(breakfast())}
    assert found == {("beer, peace",), ("quiche, peace",)}


def test_with_many_weak_guests_no_equilibrium_is_pure() -> None:
    assert pure_assessments(breakfast(Fraction(1, 10))) == ()


def test_with_many_weak_guests_the_weak_and_the_host_mix_as_the_closed_form_says() -> None:
    """As many weak take beer as there are strong, and the host duels with half of those who do."""
    for strong in (Fraction(1, 10), Fraction(1, 4), Fraction(2, 5)):
        (one,) = simple_mixed_assessments(breakfast(strong))
        assert one.behaviour[0, "weak"][0] == strong / (1 - strong)
        assert one.behaviour[1, "beer"] == (HALF, HALF)
        assert check_assessment(one.game, one.behaviour, one.beliefs) == ()


def test_an_equilibrium_is_no_longer_one_with_beliefs_that_do_not_support_it() -> None:
    game = breakfast()
    beer = next(one for one in pure_assessments(game) if "beer, peace" in one.outcomes)
    assert check_assessment(game, beer.behaviour, beer.beliefs) == ()
    wrong = {**beer.beliefs, (1, "quiche"): (SURE, NEVER)}
    assert [fault.why for fault in check_assessment(game, beer.behaviour, wrong)] == [
        "'leave' would be better"
    ]
    ignorant = {**beer.beliefs, (1, "beer"): (HALF, HALF)}
    assert [fault.why for fault in check_assessment(game, beer.behaviour, ignorant)] == [
        "what is believed does not follow from what is done"
    ]
    impossible = {**beer.beliefs, (1, "beer"): (SURE, SURE)}
    assert check_assessment(game, beer.behaviour, impossible)[0].why.endswith("no probability")


def test_a_mixed_equilibrium_can_be_supported_too() -> None:
    """With one strong guest in ten: the strong take beer, and of the weak as many as make the host indifferent.

    They pool on beer with odds 1/9, so that beer means strong and weak alike; the host duels with half the beer.
    """
    behaviour = {
        (0, "strong"): (SURE, NEVER),
        (0, "weak"): (Fraction(1, 9), Fraction(8, 9)),
        (1, "beer"): (HALF, HALF),
        (1, "quiche"): (SURE, NEVER),
    }
    found = supported(breakfast(Fraction(1, 10)), behaviour)
    assert found is not None
    assert found.beliefs[1, "beer"] == (HALF, HALF)
    off = {**behaviour, (0, "weak"): (HALF, HALF)}
    assert supported(breakfast(Fraction(1, 10)), off) is None


def test_a_threat_that_nobody_would_carry_out_supports_nothing() -> None:
    """An entrant is kept out only by a fight that the incumbent would not want."""
    fight = {"fight": Outcome("war", (-1, -1)), "yield": Outcome("shared", (1, 1))}
    ways = {
        way: Choice("incumbent", dict(fight), way, knowing="entered")
        for way in ("in", "by stealth")
    }
    root = Choice("entrant", {"out": Outcome("out", (0, 2)), **ways}, "start")
    game = game_tree(root, players=["entrant", "incumbent"])
    empty = pure_behaviour(game, {(0, "start"): 0, (1, "entered"): 0})
    assert supported(game, empty) is None
    assert {tuple(one.outcomes) for one in pure_assessments(game)} == {("shared",)}


def entry() -> ExtensiveGame:
    """An entrant fights or not once it is in, and the incumbent does not see which (a textbook case)."""

    def answered(way: str, ends: dict[str, tuple[int, int]]) -> Choice:
        moves = {answer: Outcome(f"{way}, {answer}", paid) for answer, paid in ends.items()}
        return Choice("incumbent", moves, f"after {way}", knowing="entered")

    inside: dict[str, Branch] = {
        "fight": answered("fight", {"fight": (-3, -1), "yield": (1, -2)}),
        "yield": answered("yield", {"fight": (-2, -1), "yield": (3, 1)}),
    }
    moves: dict[str, Branch] = {
        "out": Outcome("out", (0, 2)),
        "in": Choice("entrant", inside, "in"),
    }
    return game_tree(Choice("entrant", moves, "start"), players=["entrant", "incumbent"])


def test_no_belief_excuses_what_is_no_equilibrium_of_a_subgame() -> None:
    """Staying out for fear of a fight needs an incumbent who believes in one that the entrant would not want."""
    game = entry()
    (one,) = pure_assessments(game)
    assert one.outcomes == {"yield, yield": 1}
    assert one.free == ()
    out = pure_behaviour(game, {(0, "start"): 0, (0, "in"): 1, (1, "entered"): 0})
    assert supported(game, out) is None
    beliefs = {(0, "start"): (SURE,), (0, "in"): (SURE,), (1, "entered"): (SURE, NEVER)}
    assert [fault.why for fault in check_assessment(game, out, beliefs)] == [
        "what is believed does not follow from what is done"
    ]


@given(hidden_trees())
def test_whatever_is_found_in_a_random_tree_passes_the_check(game: ExtensiveGame) -> None:
    for one in pure_assessments(game):
        assert check_assessment(one.game, one.behaviour, one.beliefs) == ()


@given(hidden_trees(depth=3))
def test_whatever_is_found_in_a_random_tree_is_an_equilibrium_of_each_subgame(
    game: ExtensiveGame,
) -> None:
    """Tried by hand: from where a subgame begins no other plan of either player is worth more to it."""
    starts = {place for place, root in enumerate(subgame_roots(game)) if place == root}
    for one in pure_assessments(game):
        values = node_values(game, one.behaviour)
        for player in range(2):
            own = [key for key in game.information if key[0] == player]
            for plan in product(*(range(len(game.actions(key))) for key in own)):
                other = pure_behaviour(game, dict(zip(own, plan, strict=True)))
                instead = node_values(game, {**one.behaviour, **other})
                assert all(values[at][player] >= instead[at][player] for at in starts)


def test_beliefs_after_what_was_not_expected_follow_from_those_held_there() -> None:
    """At Z the first player has to believe what it believed at M made of chance, though nothing leads to M."""

    def last(number: int, x: int, y: int) -> Choice:
        ends = {"x": Outcome(f"x{number}", (x, 0)), "y": Outcome(f"y{number}", (y, 0))}
        return Choice("a", ends, f"z{number}", knowing="Z")

    draw = Lot({"1": ("1/2", last(1, 10, 0)), "2": ("1/2", last(2, 0, 1))})
    middle = Choice("a", {"quit": Outcome("quit", (3, 0)), "go": draw}, "M")
    ways: tuple[Branch, Branch] = (Outcome("end", (0, 0)), middle)
    hidden = [
        Choice("a", {"stop": Outcome(f"s{at}", (4, 0)), "go": after}, f"n{at}", knowing="A")
        for at, after in enumerate(ways)
    ]
    moves: dict[str, Branch] = {"out": Outcome("out", (0, 5)), "one": hidden[0], "two": hidden[1]}
    game = game_tree(Choice("b", moves, "B"), players=["a", "b"])
    found = pure_assessments(game)
    assert found
    for one in found:
        assert one.beliefs[0, "Z"] == (HALF, HALF)
        assert one.behaviour[0, "Z"] == (SURE, NEVER)


def test_who_forgets_is_refused() -> None:
    again = {
        side: Choice("a", {"x": Outcome("x", (1,)), "y": Outcome("y", (0,))}, side, knowing="?")
        for side in "lr"
    }
    with pytest.raises(InputError, match="forgotten"):
        pure_assessments(game_tree(Choice("a", again, "1"), players=["a"]))


@given(st.lists(st.tuples(small, small, small), max_size=3))
def test_weights_are_found_where_a_fine_grid_has_some(rows: list[tuple[Fraction, ...]]) -> None:
    found = weights_with(rows, 3)
    steps = 12
    grid = [
        (Fraction(a, steps), Fraction(b, steps), Fraction(steps - a - b, steps))
        for a in range(steps + 1)
        for b in range(steps + 1 - a)
    ]

    def fits(point: tuple[Fraction, ...]) -> bool:
        return all(sum(x * y for x, y in zip(row, point, strict=True)) >= 0 for row in rows)

    if found is None:
        assert not any(map(fits, grid))
    else:
        assert sum(found) == 1
        assert min(found) >= 0
        assert fits(found)


@given(
    st.lists(st.lists(small, min_size=3, max_size=3), min_size=3, max_size=3),
    st.lists(small, min_size=3, max_size=3),
)
def test_a_solution_solves_its_equations(rows: list[list[Fraction]], right: list[Fraction]) -> None:
    found = solution(rows, right)
    if found is not None:
        products = [sum(a * b for a, b in zip(row, found, strict=True)) for row in rows]
        assert products == right
