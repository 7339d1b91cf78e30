"""Whose doing an outcome was, as shares of its probability: of actors, of decisions of history, of safeguards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from excomm.causes.coalition_games import MOST_PLAYERS, Game, every_coalition
from excomm.causes.outcome_games import by_decisions, by_processes, players_over
from excomm.causes.outcomes import For, in_outcome, outcome_meant, purpose_meant
from excomm.causes.shares import EXACT_UP_TO, LEAST_PAIRS, Shares, shares_of
from excomm.causes.sharing import PROPERTIES, RULES
from excomm.process.replicates import ask_each, told
from excomm.process.settings import assumed
from excomm.space.compiling import compile_space
from excomm.space.provenance import Provenance, provenance_of
from excomm.space.space import Space
from excomm.tables.table import Table
from excomm.tables.tabular import Tabular

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.causes.coalition_games import Coalitions
    from excomm.model.crisis import Crisis
    from excomm.process.process import Process
    from excomm.process.replicates import OnDraw

    Numbers = NDArray[np.float64]

Over = Literal["actors", "decisions", "safeguards", "people"]
# A process is solved for every coalition of every draw: as many of the latter as take a minute or two.
DRAWS = 16
# The interval over draws that is shown: nine tenths of them.
LOW, HIGH = 0.05, 0.95
# Of more players than can all be played, about so many coalitions are: as many as twelve players have.
SAMPLED = 4_096


@dataclass(frozen=True, repr=False)
class OutcomeShares(Tabular):
    """Who has which share in an outcome's probability; for a rescue, in that of its not coming about.

    `base` is that probability in each draw if no player acts or is there, and `whole` what all of them add to it.
    `never` says that the outcome comes in no draw, whoever acts: then there is nothing to share.
    """

    space: Space
    outcome: str
    purpose: For
    over: Over
    shares: Shares
    base: Numbers
    never: bool
    draws: int
    interrupted: bool
    notes: tuple[str, ...]
    provenance: Provenance

    @property
    def whole(self) -> Numbers:
        """What all players together add to the probability, in each draw."""
        return self.shares.whole

    def table(self) -> Table:
        """One row for each player and rule: the mean share, and the range of nine tenths of the draws."""
        rows = [
            (player, rule, self.shares.by_rule[rule][place])
            for rule in RULES
            for place, player in enumerate(self.shares.players)
        ]
        error = [
            float(self.shares.error[rule][place])
            for rule in RULES
            for place in range(len(self.shares.players))
        ]
        prevented = " not ending" if self.purpose == "rescue" else " ending"
        return Table(
            f"Shares of {self.over} in {self.space.crisis.title}{prevented} in {self.outcome}",
            {
                "who": tuple(player for player, _, _ in rows),
                "rule": tuple(rule for _, rule, _ in rows),
                "share": tuple(float(values.mean()) for _, _, values in rows),
                "low": tuple(float(np.quantile(values, LOW)) for _, _, values in rows),
                "high": tuple(float(np.quantile(values, HIGH)) for _, _, values in rows),
                # Half the interval of 95 % that sampling coalitions leaves to the mean.
                **({} if self.shares.exact else {"error": tuple(error)}),
            },
            notes=(*self.notes, *properties_told()),
        )


def properties_told() -> tuple[str, ...]:
    """What each rule grants and lacks, a sentence each."""
    return tuple(
        f"{rule.name}: {rule.text}; has {', '.join(one for one in PROPERTIES if one in rule.properties)}; "
        f"lacks {', '.join(rule.lacks) or 'none of these'}"
        for rule in RULES.values()
    )


def shares(
    crisis: Crisis | Space,
    *,
    outcome: str | None = None,
    for_: str = "harm",
    over: Over = "actors",
    draws: int = DRAWS,
    workers: int | None = None,
    on_draw: OnDraw | None = None,
) -> OutcomeShares:
    """Share the probability of an outcome among those who brought it about, by several rules side by side.

    The worth of a coalition is the probability of the outcome (for a rescue, of its not coming about) when exactly
    its members act as they did, or are there, and nobody foresaw that the others do not:

    - `over="actors"`: the other actors keep still;
    - `over="safeguards"`: the other panels, whose consent is needed or that can suppress, are not asked;
    - `over="people"`: the same for each person in these panels;
    - `over="decisions"`: the other choices of history are not made, in contexts that agree with it.

    Shapley's and Banzhaf's shares, what would be missing but for each, and what each brings about alone
    [shapley1953; banzhaf1965]: solved exactly in each draw. For more than 12 players (16 decisions) Shapley's and
    Banzhaf's are estimated from some of the coalitions, and `shares.error` says how sure they are. A share below zero
    makes the outcome less likely. Raises `InputError` for unknown outcomes, where there are no players, and where they
    are too many.

    >>> import excomm as ex
    >>> found = ex.shares(ex.load("chicken"), outcome="collision")
    >>> {who: round(share, 3) for who, share in found.shares.mean("but_for").items()}
    {'first': -0.239, 'second': -0.239}
    """
    space = crisis if isinstance(crisis, Space) else compile_space(crisis)
    purpose, asked = purpose_meant(for_), outcome_meant(space, outcome)
    players = players_over(space, over)
    worth = by_decisions if over == "decisions" else by_processes
    coalitions = coalitions_of(players, over)

    def ask(process: Process, draw: int) -> Numbers:
        return worth(process, over, in_outcome(process, asked), coalitions, draw)

    found = ask_each(space, ask, draws=draws, workers=workers, on_draw=on_draw)
    chances = np.array(list(found.answers.values()))
    notes = (*assumed(space.crisis), *told(found))
    one = shared_out(space, (asked, purpose, over), players, (coalitions, chances), notes)
    return replace(one, interrupted=found.interrupted)


def coalitions_of(players: tuple[str, ...], over: Over) -> Coalitions:
    """The coalitions that have to be played: all, or as many as are sampled where there are too many players."""
    if len(players) <= _exact_up_to(over):
        return every_coalition(len(players))
    asked: list[Coalitions] = []

    def noted(inside: Coalitions) -> Numbers:
        asked.append(inside)
        return np.zeros((len(inside), 1))

    shares_of(Game(players, noted), exact_up_to=0, pairs=_pairs(players))
    return np.unique(np.concatenate(asked), axis=0)


def _exact_up_to(over: Over) -> int:
    """Up to how many players all coalitions are played: replays cost less than to solve a process."""
    return MOST_PLAYERS if over == "decisions" else EXACT_UP_TO


def _pairs(players: tuple[str, ...]) -> int:
    """How many pairs of orders, and of coalitions, are sampled."""
    return max(SAMPLED // (4 * (len(players) + 1)), LEAST_PAIRS)


def shared_out(
    space: Space,
    asked: tuple[str, For, Over],
    players: tuple[str, ...],
    played: tuple[Coalitions, Numbers],
    notes: tuple[str, ...] = (),
) -> OutcomeShares:
    """Share out an outcome whose probability is known for some coalitions, or for all.

    `played` are these, and their probabilities: shapes (coalitions, players) and (draws, coalitions).
    """
    outcome, purpose, over = asked
    coalitions, chances = played
    bits = 1 << np.arange(len(players))
    numbers = coalitions @ bits
    order = np.argsort(numbers)
    worths = (1 - chances if purpose == "rescue" else chances).T[order]
    game = Game(players, lambda inside: worths[np.searchsorted(numbers[order], inside @ bits)])
    exact = len(coalitions) == 1 << len(players)
    found = shares_of(game, exact_up_to=len(players) if exact else 0, pairs=_pairs(players))
    if not exact:
        notes = (*notes, _sampling_told(found, len(coalitions)))
    return OutcomeShares(
        space=space,
        outcome=outcome,
        purpose=purpose,
        over=over,
        shares=found,
        base=worths[0],
        never=not chances.any(),
        draws=len(chances),
        interrupted=False,
        notes=notes,
        provenance=provenance_of(space.crisis),
    )


def _sampling_told(found: Shares, played: int) -> str:
    """What a reader must know of shares that were estimated."""
    off = max(float(error.max()) for error in found.error.values())
    return (
        f"of all coalitions of {len(found.players)} players {played:,} were played: Shapley's and Banzhaf's shares are"
        f" estimates, each off by {off:.2g} at the most, 19 times in 20"
    )
