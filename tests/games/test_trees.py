from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given

from excomm.errors import InputError
from excomm.games.backward import backward_induction, solutions_of, subgame_perfect
from excomm.games.believing import pure_assessments
from excomm.games.extensive import Decision, End, ExtensiveGame
from excomm.games.play import node_values, outcome_odds, pure_behaviour
from excomm.games.reduction import to_strategic
from excomm.games.strategic import pure_equilibria
from excomm.games.tree import Choice, Lot, Outcome, game_tree
from tests.games.making import is_equilibrium, numbers, profiles, trees

# A public toy of 1962 (Walkingshaw's Hagl): payoffs are those of the USSR, then of the USA.
WAR = Lot(
    {
        "all": ("1/5", Outcome("all-out", (-100, -100))),
        "some": ("4/5", Outcome("limited", (-20, -20))),
    },
    "war",
)
TOY = game_tree(
    Choice(
        "ussr",
        {
            "send": Choice(
                "usa",
                {
                    "nothing": Outcome("missiles stay", (-1, -1)),
                    "blockade": Choice(
                        "ussr", {"agree": Outcome("terms", (0, 0)), "escalate": WAR}, "blockaded"
                    ),
                    "strike": Choice(
                        "ussr", {"leave": Outcome("out", (-2, 1)), "escalate": WAR}, "struck"
                    ),
                },
                "answer",
            ),
            "nothing": Outcome("calm", (-2, 1)),
        },
        "start",
    ),
    players=["ussr", "usa"],
)


def perfect_everywhere(game: ExtensiveGame, plan: dict[int, int]) -> bool:
    """Whether no mover could do better at any node by another action, all else as planned."""
    chosen = {
        (node.player, node.information): plan[place]
        for place, node in enumerate(game.nodes)
        if isinstance(node, Decision)
    }
    values = node_values(game, pure_behaviour(game, chosen))
    return all(
        values[place][node.player] >= values[child][node.player]
        for place, node in enumerate(game.nodes)
        if isinstance(node, Decision)
        for child in node.children
    )


def all_plans(game: ExtensiveGame) -> list[dict[int, int]]:
    places = [place for place, node in enumerate(game.nodes) if isinstance(node, Decision)]
    choices = product(*(range(len(getattr(game.nodes[place], "actions", ()))) for place in places))
    return [dict(zip(places, chosen, strict=True)) for chosen in choices]


@given(trees())
def test_subgame_perfect_equilibria_are_those_that_trying_every_plan_finds(
    game: ExtensiveGame,
) -> None:
    found = [dict(plan) for plan in subgame_perfect(game)]
    by_hand = [plan for plan in all_plans(game) if perfect_everywhere(game, plan)]
    assert sorted(map(str, found)) == sorted(map(str, by_hand))


@given(trees())
def test_backward_induction_finds_one_of_them_and_says_when_there_are_more(
    game: ExtensiveGame,
) -> None:
    solved = backward_induction(game)
    every = subgame_perfect(game)
    assert dict(sorted(solved.plan.items())) in every
    assert bool(solved.ties) == (len(every) > 1)


@given(trees())
def test_each_solution_has_the_values_of_its_plan_and_that_of_backward_induction_is_first(
    game: ExtensiveGame,
) -> None:
    solutions = solutions_of(game)
    assert solutions[0] == backward_induction(game)
    assert [dict(one.plan) for one in solutions] == list(map(dict, subgame_perfect(game)))
    for one in solutions:
        chosen = {
            (node.player, node.information): one.plan[place]
            for place, node in enumerate(game.nodes)
            if isinstance(node, Decision)
        }
        values = node_values(game, pure_behaviour(game, chosen))
        assert [tuple(value) for value in one.values] == [tuple(value) for value in values]


@given(trees())
def test_of_games_of_perfect_information_the_bayesian_equilibria_are_the_subgame_perfect(
    game: ExtensiveGame,
) -> None:
    found = {
        tuple(sorted((key, odds.index(Fraction(1))) for key, odds in one.behaviour.items()))
        for one in pure_assessments(game)
    }
    expected = {
        tuple(
            sorted(
                ((node.player, node.information), plan[place])
                for place, node in enumerate(game.nodes)
                if isinstance(node, Decision)
            )
        )
        for plan in subgame_perfect(game)
    }
    assert found == expected


@given(trees(depth=2))
def test_the_strategic_form_has_the_value_of_each_plan_and_keeps_the_equilibria(
    game: ExtensiveGame,
) -> None:
    form = to_strategic(game)
    for profile in pure_equilibria(form):
        assert is_equilibrium(form, profile)
    worth = {form.payoff(profile) for profile in profiles(form)}
    assert backward_induction(game).values[0] in worth


def test_the_toy_of_1962_is_solved_as_by_hand() -> None:
    """War is worth -36 to both, so Moscow gives in either way, and Washington strikes."""
    solved = backward_induction(TOY)
    assert numbers(solved.values[0]) == (-2, 1)
    assert [TOY.nodes[place].name for place in solved.ties] == ["start"]
    assert len(subgame_perfect(TOY)) == 2


def test_the_toy_s_own_two_players_get_what_the_tree_says() -> None:
    """Moscow sends and gives in; Washington blockades twice as often as it strikes."""
    behaviour = {
        (0, "start"): (Fraction(1), Fraction(0)),
        (1, "answer"): (Fraction(0), Fraction(2, 3), Fraction(1, 3)),
        (0, "blockaded"): (Fraction(1), Fraction(0)),
        (0, "struck"): (Fraction(1), Fraction(0)),
    }
    assert node_values(TOY, behaviour)[0] == (Fraction(-2, 3), Fraction(1, 3))
    assert outcome_odds(TOY, behaviour)["terms"] == Fraction(2, 3)


def test_what_is_no_tree_is_refused() -> None:
    end = End((Fraction(1),), "end")
    with pytest.raises(InputError, match="no tree"):
        ExtensiveGame("", ("a",), (end, end))
    with pytest.raises(InputError, match="stand after"):
        ExtensiveGame("", ("a",), (Decision(0, "1", ("x",), (0,)), end))
    with pytest.raises(InputError, match="one payoff a player"):
        ExtensiveGame("", ("a", "b"), (end,))
    with pytest.raises(InputError, match="sum to one"):
        game_tree(Lot({"x": ("1/2", Outcome("o", (1,)))}), players=["a"])


def test_nobody_can_reason_backward_who_does_not_know_where_it_is() -> None:
    moves = {"l": Outcome("l", (1, 1)), "r": Outcome("r", (0, 0))}
    blind = {side: Choice("b", dict(moves), side, knowing="blind") for side in ("l", "r")}
    game = game_tree(Choice("a", blind, "1"), players=["a", "b"])
    assert not game.perfect
    with pytest.raises(InputError, match="without knowing"):
        backward_induction(game)
