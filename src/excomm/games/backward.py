"""Games in which everybody knows all that has happened, solved from their ends."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from excomm.errors import InputError, TooLargeError
from excomm.games.extensive import Chance, Decision, End, ExtensiveGame
from excomm.games.play import mean_of, node_values, pure_behaviour

if TYPE_CHECKING:
    from collections.abc import Mapping

    from excomm.games.play import Values

    # The action chosen at each decision node, by its place in the tree.
    Plan = Mapping[int, int]

MOST_PLANS = 10_000
# Choices that are listed in all: of each plan one for each node.
MOST_ENTRIES = 500_000


@dataclass(frozen=True)
class Backward:
    """What comes of reasoning backward.

    `plan` has the action chosen at each decision node, `values` what each player gets on average at each node, `ties`
    the decision nodes at which the mover was indifferent between its best actions: there the first listed was taken.
    Without ties it is the only subgame perfect equilibrium.
    """

    game: ExtensiveGame
    plan: Plan
    values: tuple[Values, ...]
    ties: tuple[int, ...]

    @property
    def path(self) -> tuple[int, ...]:
        """The nodes that are passed, up to the first move of chance or the end."""
        place, passed = 0, [0]
        while isinstance(node := self.game.nodes[place], Decision):
            place = node.children[self.plan[place]]
            passed.append(place)
        return tuple(passed)


def backward_induction(game: ExtensiveGame) -> Backward:
    """Solve a game of perfect information from its ends: each mover takes what leaves it best off.

    Subgame perfect equilibrium by backward induction [selten1975]. Where a mover is indifferent the first
    listed of its best actions is taken and the node reported among `ties`; `subgame_perfect` lists all.
    Time is linear in the number of nodes. Raises `InputError` where somebody does not know where it is.

    >>> from excomm.games.tree import Choice, Outcome, game_tree
    >>> later = Choice(
    ...     "b", {"fight": Outcome("war", (-1, -1)), "yield": Outcome("pact", (1, 1))}, "2"
    ... )
    >>> game = game_tree(
    ...     Choice("a", {"wait": Outcome("calm", (0, 2)), "press": later}, "1"), players=["a", "b"]
    ... )
    >>> solved = backward_induction(game)
    >>> (
    ...     [game.nodes[place].name for place in solved.path],
    ...     [str(value) for value in solved.values[0]],
    ... )
    (['1', '2', 'pact'], ['1', '1'])
    """
    _need_perfect(game)
    values: list[Values] = [()] * len(game.nodes)
    plan: dict[int, int] = {}
    ties = []
    for place in reversed(range(len(game.nodes))):
        node = game.nodes[place]
        if isinstance(node, Decision):
            worth = [values[child][node.player] for child in node.children]
            plan[place] = worth.index(max(worth))
            if worth.count(max(worth)) > 1:
                ties.append(place)
            values[place] = values[node.children[plan[place]]]
        elif isinstance(node, Chance):
            values[place] = mean_of(node.probabilities, [values[child] for child in node.children])
        else:
            values[place] = node.payoffs
    return Backward(game, plan, tuple(values), tuple(reversed(ties)))


def solutions_of(game: ExtensiveGame) -> tuple[Backward, ...]:
    """List every subgame perfect equilibrium in pure strategies, each with its values and its way through the tree.

    `ties` of each are those of backward induction, whose own solution comes first. The larger the tree the fewer are
    looked for, so that this takes seconds; raises `TooLargeError` where there are more.

    >>> from excomm.games.tree import Choice, Outcome, game_tree
    >>> both = {"left": Outcome("l", (1, 0)), "right": Outcome("r", (1, 5))}
    >>> game = game_tree(Choice("a", both, "1"), players=["a", "b"])
    >>> [[str(value) for value in one.values[0]] for one in solutions_of(game)]
    [['1', '0'], ['1', '5']]
    """
    first = backward_induction(game)
    if not first.ties:
        return (first,)
    most = max(1, min(MOST_PLANS, MOST_ENTRIES // len(game.nodes)))
    plans = subgame_perfect(game, most=most)
    return tuple(Backward(game, plan, _values_under(game, plan), first.ties) for plan in plans)


def _values_under(game: ExtensiveGame, plan: Plan) -> tuple[Values, ...]:
    """What each player gets on average at each node if all keep to a plan."""
    chosen = {
        (node.player, node.information): plan[place]
        for place, node in enumerate(game.nodes)
        if isinstance(node, Decision)
    }
    return node_values(game, pure_behaviour(game, chosen))


def subgame_perfect(game: ExtensiveGame, *, most: int = MOST_PLANS) -> tuple[Plan, ...]:
    """List every subgame perfect equilibrium in pure strategies of a game of perfect information [selten1975].

    There is more than one where a mover is indifferent. Raises `TooLargeError` for more than `most`.

    >>> from excomm.games.tree import Choice, Outcome, game_tree
    >>> both = {"left": Outcome("l", (1,)), "right": Outcome("r", (1,))}
    >>> subgame_perfect(game_tree(Choice("a", both, "1"), players=["a"]))
    ({0: 0}, {0: 1})
    """
    _need_perfect(game)
    solved: list[list[tuple[Values, dict[int, int]]]] = [[] for _ in game.nodes]
    for place in reversed(range(len(game.nodes))):
        node = game.nodes[place]
        if isinstance(node, End):
            solved[place] = [(node.payoffs, {})]
            continue
        for below in product(*(solved[child] for child in node.children)):
            values = [value for value, _ in below]
            joint = {key: action for _, plan in below for key, action in plan.items()}
            solved[place] += _choices(node, place, values, joint)
            if len(solved[place]) > most:
                raise TooLargeError(f"there are more than {most:,} subgame perfect equilibria")
    return tuple(dict(sorted(plan.items())) for _, plan in solved[0])


def _choices(
    node: Chance | Decision, place: int, values: list[Values], plan: dict[int, int]
) -> list[tuple[Values, dict[int, int]]]:
    if isinstance(node, Chance):
        return [(mean_of(node.probabilities, values), plan)]
    best = max(value[node.player] for value in values)
    return [
        (value, {**plan, place: action})
        for action, value in enumerate(values)
        if value[node.player] == best
    ]


def _need_perfect(game: ExtensiveGame) -> None:
    if not game.perfect:
        raise InputError(
            "somebody moves in this game without knowing what has happened, so it cannot be solved from its ends",
            remedy="ask for perfect Bayesian equilibria: --analysis bayesian",
        )
