"""What Gambit itself says of the same games, where it is installed; it takes too long to compile to be so always."""

from fractions import Fraction
from io import StringIO

import numpy as np
import pytest

from excomm.games.escalation import by_credibility, escalation_game
from excomm.games.gambit_efg import efg_text
from excomm.games.gambit_solver import solved_by_gambit
from excomm.games.mixed import mixed_equilibria
from excomm.games.strategic import strategic_game

gambit = pytest.importorskip("pygambit")


@pytest.mark.parametrize("seed", range(40))
def test_gambit_finds_the_same_extreme_equilibria(seed: int) -> None:
    """Half of the games have many ties, so that some are degenerate."""
    random = np.random.default_rng(seed)
    sizes = random.integers(1, 4, size=2)
    game = strategic_game(random.integers(0, 5 if seed % 2 else 100, size=(2, *sizes)))
    theirs = {
        tuple(tuple(Fraction(str(share)) for share in mixture) for mixture in one)
        for one in solved_by_gambit(game).equilibria
    }
    assert {one.mixtures for one in mixed_equilibria(game).equilibria} == theirs


def test_gambit_opens_our_trees() -> None:
    game = escalation_game(by_credibility(Fraction(1, 2), Fraction(1, 2)))
    theirs = gambit.read_efg(StringIO(efg_text(game)))
    assert len(theirs.infosets) == len(game.information)
    assert theirs.title == game.title
