"""Games solved by Gambit, where it is installed: the extra `gambit`."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Any

from excomm.errors import InputError
from excomm.games.extensive import ExtensiveGame
from excomm.games.gambit_nfg import nfg_text
from excomm.games.reduction import to_strategic

if TYPE_CHECKING:
    from fractions import Fraction

    from excomm.games.strategic import StrategicGame

TWO = 2


@dataclass(frozen=True)
class GambitAnswer:
    """What Gambit found: by which of its methods, whether exactly, and each player's probabilities."""

    game: StrategicGame
    method: str
    exact: bool
    equilibria: tuple[tuple[tuple[Fraction | float, ...], ...], ...]


def solved_by_gambit(game: StrategicGame | ExtensiveGame) -> GambitAnswer:
    """Let Gambit look for equilibria [gambit2024]: all extreme ones for two players, else some, numerically.

    The methods are its `enummixed_solve` in fractions and its `gnm_solve`. A tree goes over in its strategic
    form. Raises `InputError` where Gambit is not installed, or where some strategies exclude each other.
    """
    try:
        import pygambit
    except ImportError:
        raise InputError(
            "Gambit is not installed",
            remedy="install it with: pip install 'excomm[gambit]'; it is compiled then, which takes a while",
        ) from None
    form = to_strategic(game) if isinstance(game, ExtensiveGame) else game
    if not form.possible.all():
        raise InputError("some of the strategies exclude each other, which Gambit cannot be told")
    theirs = pygambit.read_nfg(StringIO(nfg_text(form)))
    exact = len(form.players) == TWO
    solve = pygambit.nash.enummixed_solve if exact else pygambit.nash.gnm_solve
    found = solve(theirs)
    equilibria = tuple(_mixtures(theirs, one) for one in found.equilibria)
    return GambitAnswer(form, found.method, exact, equilibria)


def _mixtures(theirs: Any, profile: Any) -> tuple[tuple[Any, ...], ...]:
    return tuple(
        tuple(profile[strategy] for strategy in player.strategies) for player in theirs.players
    )
