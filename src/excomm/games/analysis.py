"""The questions of game theory about a crisis, or about a game of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from excomm.errors import InputError, TooLargeError
from excomm.games.backward import backward_induction, solutions_of
from excomm.games.believing import pure_assessments
from excomm.games.crisis_form import PAYOFFS, strategic_form
from excomm.games.dominance import eliminate
from excomm.games.extensive import ExtensiveGame
from excomm.games.mixed import mixed_equilibria
from excomm.games.mixing import simple_mixed_assessments
from excomm.games.results import CrisisRead, ExtensiveAnalysis, StrategicAnalysis
from excomm.games.strategic import StrategicGame, pure_equilibria
from excomm.games.theory_of_moves import theory_of_moves
from excomm.games.unrolled import turn_tree
from excomm.space.compiling import compile_space
from excomm.space.naming import state_meant
from excomm.space.provenance import provenance_of
from excomm.space.space import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from excomm.games.crisis_form import Payoff
    from excomm.model.crisis import Crisis
    from excomm.space.naming import SaidState

ALL_AT_ONCE = ("pure", "dominance", "mixed", "moves")
BY_TURNS = ("backward", "perfect", "bayesian")
ANALYSES = (*ALL_AT_ONCE, *BY_TURNS)


def game(
    crisis: Crisis | Space | StrategicGame | ExtensiveGame,
    *,
    analyses: Sequence[str] | None = (),
    payoffs: Payoff = "ranks",
    state: SaidState = "start",
    turns: int | None = None,
    order: Sequence[str] = (),
) -> StrategicAnalysis | ExtensiveAnalysis:
    """Read a crisis as a game, and solve it: what would players do who choose once, or who move by turns?

    Without `turns`, all choose at the same time (`excomm.games.crisis_form`), and `analyses` are any of pure (Nash
    equilibria [nash1951]), dominance, mixed (of two players), moves (the theory of moves [brams1994]). With `turns`,
    the actors move that many times in all, one after the other (`excomm.games.unrolled`), and the analyses are
    backward (backward induction [selten1975]), perfect (all subgame perfect equilibria, of a game in which everybody
    sees all that was done) and bayesian (perfect Bayesian equilibria: all in which nobody mixes, and some in which one
    player mixes, or two, as in `excomm.games.mixing`; there may be others). All that apply are made unless some are
    named; none if it is None. `payoffs` are ranks or utilities; mixed equilibria take ranks for numbers, so ask for
    utilities there. A game of one's own may be given instead.

    Raises `InputError` for unknown names, and where an analysis that is named does not apply.

    >>> import excomm as ex
    >>> found = ex.game(ex.load("chicken"))
    >>> [found.game.names(profile) for profile in found.pure]
    [('nothing', 'swerve'), ('swerve', 'nothing')]
    >>> [found.game.names(end) for end in found.moves.equilibria]
    [('nothing', 'swerve'), ('swerve', 'nothing'), ('swerve', 'swerve')]
    """
    _check_words(analyses, payoffs)
    _check_order(turns, order)
    if isinstance(crisis, (StrategicGame, ExtensiveGame)):
        _check_own(payoffs, state, turns)
    if isinstance(crisis, ExtensiveGame):
        return _extensive(crisis, analyses)
    if isinstance(crisis, StrategicGame):
        return _strategic(crisis, analyses)
    space = crisis if isinstance(crisis, Space) else compile_space(crisis)
    base = state_meant(space, state)
    provenance = provenance_of(space.crisis)
    if turns is not None:
        tree = turn_tree(space, base=base, turns=turns, order=order, payoffs=payoffs)
        return _extensive(tree.game, analyses, CrisisRead(space, provenance, tree=tree))
    form = strategic_form(space, base=base, payoffs=payoffs)
    return _strategic(form.game, analyses, CrisisRead(space, provenance, form=form))


def _check_words(analyses: Sequence[str] | None, payoffs: str) -> None:
    for word in analyses or ():
        if word not in ANALYSES:
            raise InputError(f"there is no analysis '{word}'", remedy=f"use: {', '.join(ANALYSES)}")
    if payoffs not in PAYOFFS:
        raise InputError(f"payoffs are no '{payoffs}'", remedy=f"use: {' or '.join(PAYOFFS)}")


def _check_order(turns: int | None, order: Sequence[str]) -> None:
    if order and turns is None:
        raise InputError(
            "an order of moves is for moves by turns", remedy="say how many: --turns 4"
        )


def _check_own(payoffs: str, state: SaidState, turns: int | None) -> None:
    """Refuse what only a crisis can be asked; a game has its own payoffs, beginning and moves."""
    asked = {"payoffs": payoffs != "ranks", "state": state != "start", "turns": turns is not None}
    if foreign := [f"--{name}" for name, given in asked.items() if given]:
        raise InputError(
            "a game of its own says by itself who moves when, and for what",
            remedy=f"leave out {' and '.join(foreign)}",
        )


def _strategic(
    one: StrategicGame, analyses: Sequence[str] | None, read: CrisisRead | None = None
) -> StrategicAnalysis:
    made: dict[str, Callable[[], Any]] = {
        "pure": lambda: pure_equilibria(one),
        "dominance": lambda: eliminate(one),
        "mixed": lambda: mixed_equilibria(one),
        "moves": lambda: theory_of_moves(one),
    }
    remedy = "it is for game trees: give --turns N, or an .efg file"
    found, lacking = _answers(made, analyses, remedy)
    return StrategicAnalysis(one, read, **found, lacking=lacking)


def _extensive(
    one: ExtensiveGame, analyses: Sequence[str] | None, read: CrisisRead | None = None
) -> ExtensiveAnalysis:
    made: dict[str, Callable[[], Any]] = {
        "backward": lambda: backward_induction(one),
        "perfect": lambda: solutions_of(one),
        "bayesian": lambda: pure_assessments(one) + simple_mixed_assessments(one),
    }
    if one.perfect and not analyses:
        # Where everybody knows everything the two are one, and the first is sooner found.
        del made["bayesian"]
    remedy = "it is for games in which all choose at once: leave out --turns"
    found, lacking = _answers(made, analyses, remedy)
    return ExtensiveAnalysis(one, read, **found, lacking=lacking)


def _answers(
    made: Mapping[str, Callable[[], Any]], analyses: Sequence[str] | None, remedy: str
) -> tuple[dict[str, Any], dict[str, str]]:
    """What each analysis answers, and why others do not apply; what was named has to."""
    if analyses is None:
        return {}, {}
    foreign = [name for name in analyses if name not in made]
    if foreign:
        raise InputError(f"the analysis '{foreign[0]}' does not apply here", remedy=remedy)
    found, lacking = {}, {}
    for name in analyses or made:
        try:
            found[name] = made[name]()
        except InputError as error:
            if analyses:
                raise
            too_large = isinstance(error, TooLargeError) and error.remedy
            lacking[name] = f"{error.message}: {error.remedy}" if too_large else error.message
    return found, lacking
