"""The theory of moves, by what could be read of it: two abstracts and an introduction.

Woerdman [woerdman2000], abstract: by the theory as Brams has it mutual cooperation comes of the prisoners' dilemma from
all initial states but (2, 2); by its rules with the precedence norm alone, mutual defection comes from all but (3, 3).
Brams and Ismail [brams2021], introduction: of the 57 games of conflict 45 have a cooperative outcome, and in all of
these but one it is a nonmyopic equilibrium. Their rules are said to be alternative ones; the count is the same.
Not read: Brams's own tables [brams1994], so how many nonmyopic equilibria each of the 57 games has by him is only
compared with what is remembered of it (31 games with one, 24 with two, 2 with three), with which it does not agree; nor
are his outcomes for chicken or for the crisis of 1962 compared.
"""

import pytest

import excomm as ex
from excomm.games.results import StrategicAnalysis
from excomm.games.strategic import Profile, StrategicGame
from excomm.games.theory_of_moves import (
    CONVENTIONS,
    Convention,
    is_conflict,
    ordinal_games,
    theory_of_moves,
)

COOPERATION, DEFECTION = (3, 3), (2, 2)


def read_as_game(name: str, variant: str | None = None) -> StrategicGame:
    found = ex.game(ex.load(name, variants=[variant] if variant else []), analyses=["moves"])
    assert isinstance(found, StrategicAnalysis)
    return found.game


def comes_of(
    game: StrategicGame, convention: Convention
) -> dict[tuple[int, ...], set[tuple[int, ...]]]:
    """Where play ends from each state, both by their payoffs."""

    def paid(profile: Profile) -> tuple[int, ...]:
        return tuple(map(int, game.payoff(profile)))

    found = theory_of_moves(game, convention=convention)
    return {paid(row.start): set(map(paid, row.ends)) for row in found.table}


def test_cooperation_comes_of_the_dilemma_from_all_states_but_defection() -> None:
    found = comes_of(read_as_game("prisoners-dilemma"), "two-sided")
    assert found.pop(DEFECTION) == {DEFECTION}
    assert set(map(frozenset, found.values())) == {frozenset({COOPERATION})}


def test_by_precedence_alone_defection_comes_from_all_states_but_cooperation() -> None:
    found = comes_of(read_as_game("prisoners-dilemma"), "precedence")
    assert found.pop(COOPERATION) == {COOPERATION}
    assert set(map(frozenset, found.values())) == {frozenset({DEFECTION})}


@pytest.mark.parametrize("convention", CONVENTIONS)
def test_in_44_of_45_games_of_conflict_the_cooperative_outcome_is_an_equilibrium(
    convention: Convention,
) -> None:
    conflicts = [game for game in ordinal_games() if is_conflict(game)]
    having, resting = 0, 0
    for game in conflicts:
        cooperative = [
            place for place in ((0, 0), (0, 1), (1, 0), (1, 1)) if min(game.payoff(place)) >= 3
        ]
        ends = theory_of_moves(game, convention=convention).equilibria
        having += bool(cooperative)
        resting += any(place in ends for place in cooperative)
    assert (len(conflicts), having, resting) == (57, 45, 44)


def test_our_computation_for_brams_s_game_of_1962_ends_in_the_compromise_from_everywhere() -> None:
    """Not compared with a table of his: of the second matrix, which is from memory."""
    found = comes_of(read_as_game("cuba-1962-brams", "theory-of-moves"), "two-sided")
    assert set(map(frozenset, found.values())) == {frozenset({COOPERATION})}


def test_our_computation_for_chicken_rests_in_all_states_but_the_collision() -> None:
    game = read_as_game("chicken")
    ends = {tuple(map(int, game.payoff(end))) for end in theory_of_moves(game).equilibria}
    assert ends == {(3, 3), (2, 4), (4, 2)}
