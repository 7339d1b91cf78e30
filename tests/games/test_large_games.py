"""What is too large is refused before it is begun, and what is merely long is solved."""

from fractions import Fraction
from itertools import product

import pytest

from excomm.errors import TooLargeError
from excomm.games.backward import backward_induction
from excomm.games.believing import pure_assessments
from excomm.games.dominance import eliminate
from excomm.games.equations import weights_with
from excomm.games.extensive import Chance, Decision, End, ExtensiveGame, Node
from excomm.games.mixing import simple_mixed_assessments
from excomm.games.reduction import to_strategic
from excomm.games.settled import settled_actions
from excomm.games.strategic import strategic_game

ONE = Fraction(1)


def centipede(steps: int) -> ExtensiveGame:
    """Two by turns stop or go on, and each would rather have stopped than let the other."""
    nodes: list[Node] = []
    for step in range(steps):
        at = 2 * step
        nodes.append(Decision(step % 2, str(step), ("stop", "go"), (at + 1, at + 2)))
        paid = [Fraction(step), Fraction(step)]
        paid[step % 2] += 2
        nodes.append(End(tuple(paid)))
    nodes.append(End((Fraction(steps), Fraction(steps))))
    return ExtensiveGame("centipede", ("a", "b"), tuple(nodes))


def draws(number: int) -> ExtensiveGame:
    """Chance draws one of many choices of a player's, each between two ends of the same worth."""
    nodes: list[Node] = [
        Chance(
            tuple(map(str, range(number))),
            (Fraction(1, number),) * number,
            tuple(1 + 3 * at for at in range(number)),
        )
    ]
    for at in range(number):
        place = 1 + 3 * at
        nodes += [
            Decision(0, str(at), ("l", "r"), (place + 1, place + 2)),
            End((ONE,)),
            End((ONE,)),
        ]
    return ExtensiveGame("draws", ("a",), tuple(nodes))


def test_a_long_centipede_is_settled_and_stopped_at_once() -> None:
    game = centipede(10_000)
    assert set(settled_actions(game).values()) == {0}
    assert backward_induction(game).path == (0, 1)
    (one,) = pure_assessments(game)
    assert {key: odds[0] for key, odds in one.behaviour.items()} == dict.fromkeys(
        game.information, ONE
    )


def test_a_strategic_form_that_would_be_too_large_is_never_begun() -> None:
    for game in (draws(60), draws(14), centipede(28), centipede(2_000)):
        with pytest.raises(TooLargeError, match="strategic form"):
            to_strategic(game)


def test_too_many_combinations_of_choices_are_refused() -> None:
    for find in (pure_assessments, simple_mixed_assessments):
        with pytest.raises(TooLargeError, match="too many combinations"):
            find(draws(60))


def test_too_many_strategies_are_not_compared() -> None:
    with pytest.raises(TooLargeError, match="strategies"):
        eliminate(strategic_game([[[0] * 100_000], [[0] * 100_000]]))


def test_odds_that_become_too_long_on_the_way_are_refused() -> None:
    nodes: list[Node] = []
    for step in range(300):
        long = Fraction(1, 3**50 + 7 * step)
        nodes += [
            Chance(("on", "off"), (1 - long, long), (2 * step + 2, 2 * step + 1)),
            End((ONE,)),
        ]
    nodes.append(End((Fraction(2),)))
    with pytest.raises(TooLargeError, match="too long"):
        backward_induction(ExtensiveGame("long", ("a",), tuple(nodes)))


def test_weights_over_many_nodes_are_found_or_ruled_out() -> None:
    """Nobody is better off on average if each gain is balanced; one loss more, and no weights are left."""
    size = 30
    balanced = [
        [Fraction((row == one) * 29 - (row != one)) for one in range(size)] for row in range(size)
    ]
    found = weights_with(balanced, size)
    assert found == (Fraction(1, size),) * size
    assert weights_with([[value - 1 for value in row] for row in balanced], size) is None


def test_weights_are_found_among_degenerate_rows() -> None:
    rows = [
        [Fraction(a), Fraction(b), Fraction(-a - b), Fraction(0)]
        for a, b in product((-1, 0, 1), repeat=2)
    ]
    found = weights_with([*rows, [Fraction(1), Fraction(1), Fraction(1), Fraction(-1)]], 4)
    assert found is not None
    assert found[0] == found[1] == found[2] >= found[3] / 3
