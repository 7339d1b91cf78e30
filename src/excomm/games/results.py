"""What the analyses of a game answer, with what was asked and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from excomm.tables.table import Cell, Table
from excomm.tables.tabular import Tabular

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from excomm.games.backward import Backward
    from excomm.games.believing import Assessment
    from excomm.games.crisis_form import CrisisForm
    from excomm.games.dominance import Elimination
    from excomm.games.extensive import ExtensiveGame
    from excomm.games.mixed import MixedEquilibria
    from excomm.games.strategic import Profile, StrategicGame
    from excomm.games.theory_of_moves import TheoryOfMoves
    from excomm.games.unrolled import Unrolled
    from excomm.space.provenance import Provenance
    from excomm.space.space import Space


@dataclass(frozen=True)
class CrisisRead:
    """From which crisis a game was read: its space, and the state that each profile or node stands for."""

    space: Space
    provenance: Provenance
    form: CrisisForm | None = None
    tree: Unrolled | None = None


@dataclass(frozen=True, repr=False)
class StrategicAnalysis(Tabular):
    """What could come of a game in which all choose at once.

    What was not asked for is None; `lacking` says of each analysis that does not apply here why.
    """

    game: StrategicGame
    read: CrisisRead | None = None
    pure: tuple[Profile, ...] | None = None
    dominance: Elimination | None = None
    mixed: MixedEquilibria | None = None
    moves: TheoryOfMoves | None = None
    lacking: Mapping[str, str] = field(default_factory=dict)

    def table(self) -> Table:
        """A row for each pure equilibrium that was asked for: the strategy of each player, and its payoff."""
        found = [(self.game.names(one), self.game.payoff(one)) for one in self.pure or ()]
        columns: dict[str, tuple[Cell, ...]] = {}
        for at, player in enumerate(self.game.players):
            columns[player] = tuple(names[at] for names, _ in found)
            columns[f"{player} gets"] = tuple(_cell(payoffs[at]) for _, payoffs in found)
        return Table(f"Pure equilibria of a game of {', '.join(self.game.players)}", columns)


def _cell(payoff: Fraction) -> Cell:
    """A payoff as a number; as a text where it is too large for one."""
    try:
        return float(payoff)
    except OverflowError:
        return str(payoff)


@dataclass(frozen=True, repr=False)
class ExtensiveAnalysis:
    """What could come of a game tree; what was not asked for, or does not apply, is None.

    `perfect` has every subgame perfect equilibrium, where everybody sees all that was done.
    """

    game: ExtensiveGame
    read: CrisisRead | None = None
    backward: Backward | None = None
    perfect: tuple[Backward, ...] | None = None
    bayesian: tuple[Assessment, ...] | None = None
    lacking: Mapping[str, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<ExtensiveAnalysis of {self.game!r}>"
