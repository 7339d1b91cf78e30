from typing import Literal

import numpy as np
import pytest

from excomm.errors import InputError, TooLargeError
from excomm.games.metagames import metaequilibria, metagame
from excomm.games.strategic import StrategicGame, pure_equilibria, strategic_game
from excomm.games.theory_of_moves import ordinal_games
from excomm.space.graph import Graph
from excomm.space.moves import Slices
from excomm.stability.table import stability_of

GAMES = tuple(ordinal_games())


def stable_for(game: StrategicGame, concept: Literal["gmr", "smr"]) -> list[set[tuple[int, int]]]:
    """The states of the same game as a graph model that are stable for each player by a concept."""
    ranks = tuple(table.T.ravel().astype(np.int32) - 1 for table in game.payoffs)
    graph = Graph(bits=2, codes=np.arange(4), moves=Slices((1, 2)), ranks=ranks)
    verdicts = stability_of(graph, concepts=[concept], sanctions="legal", settle=None)
    return [
        {(state & 1, state >> 1) for state in range(4) if own[state]}
        for own in verdicts.stable[concept]
    ]


def test_metaequilibria_are_what_the_graph_model_calls_metarational() -> None:
    """In 12G the first is deterred by a policy fixed before (GMR), the other by an answer to its own policy (SMR)."""
    for game in GAMES:
        general, symmetric = stable_for(game, "gmr"), stable_for(game, "smr")
        for first in (0, 1):
            expected = general[first] & symmetric[1 - first]
            assert set(metaequilibria(game, first)) == expected


def test_symmetric_metaequilibria_are_the_equilibria_by_symmetric_metarationality() -> None:
    for game in GAMES:
        both = set(metaequilibria(game, 0)) & set(metaequilibria(game, 1))
        assert both == set.intersection(*stable_for(game, "smr"))


def test_what_is_an_equilibrium_stays_one() -> None:
    for game in GAMES:
        for first in (0, 1):
            assert set(pure_equilibria(game)) <= set(metaequilibria(game, first))


def test_in_chicken_all_but_the_collision_are_metaequilibria() -> None:
    chicken = strategic_game([[[1, 4], [2, 3]], [[1, 2], [4, 3]]])
    for first in (0, 1):
        assert metaequilibria(chicken, first) == ((0, 1), (1, 0), (1, 1))


def test_policies_have_the_payoffs_of_what_they_do() -> None:
    dilemma = strategic_game([[[3, 1], [4, 2]], [[3, 4], [1, 2]]], strategies=["CD", "CD"])
    once = metagame(dilemma, 1)
    like_for_like = once.strategies[1].index("C/D")
    assert once.payoffs[0][:, like_for_like].tolist() == [3, 2]
    assert metagame(once, 0).possible.shape == (16, 4)


def test_what_makes_no_metagame_is_refused() -> None:
    with pytest.raises(InputError, match="games of two"):
        metagame(strategic_game([[1, 2]]), 0)
    with pytest.raises(TooLargeError, match="policies"):
        metagame(strategic_game(np.zeros((2, 8, 8), dtype=int)), 0)
