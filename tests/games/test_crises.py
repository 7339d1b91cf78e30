"""Crises read as games: the same equilibria as where stability asks for them, and what a tree of turns comes to."""

import pytest

import excomm as ex
from excomm.crises import shipped
from excomm.errors import InputError, TooLargeError
from excomm.games.backward import subgame_perfect
from excomm.games.crisis_form import strategic_form
from excomm.games.extensive import Decision
from excomm.games.gambit_efg import efg_text, parse_efg
from excomm.games.gambit_nfg import nfg_text, parse_nfg
from excomm.games.gambit_words import Words
from excomm.games.results import ExtensiveAnalysis, StrategicAnalysis
from excomm.games.unrolled import turn_tree
from excomm.space.naming import state_meant
from excomm.space.states import state_names
from tests.games.making import numbers

# In these every combination of options is a strategy, and everybody is free to choose from the start.
FREE = ("chicken", "prisoners-dilemma", "cuba-1962-brams", "cuba-1962-fraser-hipel")


def states_of(found: StrategicAnalysis | ExtensiveAnalysis) -> set[tuple[str, ...]]:
    """The states of the pure equilibria of a crisis."""
    assert isinstance(found, StrategicAnalysis)
    assert found.read is not None
    assert found.read.form is not None
    space, states = found.read.space, found.read.form.states
    return {state_names(space, int(states[profile])) for profile in found.pure or ()}


@pytest.mark.parametrize("name", FREE)
def test_where_all_are_free_pure_equilibria_are_the_states_stable_by_nash(name: str) -> None:
    crisis = ex.load(name)
    assert states_of(ex.game(crisis)) == set(ex.stability(crisis).equilibria("nash"))


@pytest.mark.parametrize("payoffs", ["ranks", "utilities"])
@pytest.mark.parametrize("name", FREE)
def test_ranks_and_utilities_have_the_same_pure_equilibria(name: str, payoffs: str) -> None:
    crisis = ex.load(name)
    found = ex.game(crisis, payoffs=payoffs, analyses=["pure"])  # type: ignore[arg-type]  # either word
    assert states_of(found) == states_of(ex.game(crisis))


@pytest.mark.parametrize("name", shipped())
def test_every_shipped_crisis_goes_to_gambit_and_comes_back(name: str) -> None:
    space = ex.compile_space(ex.load(name))
    game = strategic_form(space, base=space.start or 0).game
    if game.possible.all():
        assert parse_nfg(Words(nfg_text(game), "game.nfg")) == game
    tree = turn_tree(space, base=space.start or 0, turns=2).game
    assert parse_efg(Words(efg_text(tree), "game.efg")) == tree


@pytest.mark.parametrize("name", shipped())
def test_payoffs_order_states_as_the_crisis_ranks_them(name: str) -> None:
    space = ex.compile_space(ex.load(name))
    form = strategic_form(space, base=space.start or 0)
    for player, actor in enumerate(form.game.players):
        ranks = space.graph.ranks[space.actors.index(actor)]
        for profile in zip(*form.game.possible.nonzero(), strict=True):
            assert form.game.payoffs[(player, *profile)] == ranks[form.states[profile]] + 1


def test_with_two_turns_the_first_to_move_counts_on_the_second() -> None:
    """In chicken who moves last swerves; so the first drives on."""
    found = ex.game(ex.load("chicken"), turns=2)
    assert isinstance(found, ExtensiveAnalysis)
    assert found.backward is not None
    assert numbers(found.backward.values[0]) == (4, 2)
    turned = ex.game(ex.load("chicken"), turns=2, order=["second", "first"])
    assert isinstance(turned, ExtensiveAnalysis)
    assert turned.backward is not None
    assert numbers(turned.backward.values[0]) == (2, 4)


def test_play_is_over_when_everybody_has_stayed_in_turn() -> None:
    tree = turn_tree(ex.compile_space(ex.load("chicken")), base=3, turns=5)
    stays = 0
    place = 0
    while isinstance(node := tree.game.nodes[place], Decision):
        place, stays = node.children[0], stays + 1
    assert stays == 2


def test_nobody_chooses_where_the_crisis_has_ended() -> None:
    space = ex.compile_space(ex.load("cuba-1962"))
    with pytest.raises(InputError, match="nobody can do anything"):
        strategic_form(space, base=int(space.ended.argmax()))


def test_what_does_not_fit_is_said() -> None:
    chicken = ex.load("chicken")
    with pytest.raises(InputError, match="no analysis 'nash'"):
        ex.game(chicken, analyses=["nash"])
    with pytest.raises(InputError, match="does not apply"):
        ex.game(chicken, analyses=["backward"])
    with pytest.raises(InputError, match="no actor 'third'"):
        ex.game(chicken, turns=1, order=["third"])
    with pytest.raises(TooLargeError, match="50,000 nodes"):
        ex.game(ex.load("cuba-1962"), turns=12)


@pytest.mark.parametrize("name", shipped())
def test_every_strategy_can_be_chosen_with_some_of_those_of_the_others(name: str) -> None:
    space = ex.compile_space(ex.load(name))
    form = strategic_form(space, base=space.start or 0)
    for player, strategies in enumerate(form.game.strategies):
        others = tuple(axis for axis in range(form.states.ndim) if axis != player)
        assert (form.states >= 0).any(axis=others).all()
        left_out = form.left_out.get(form.game.players[player], ())
        assert not set(left_out) & set(strategies)


def test_what_the_rules_allow_only_later_is_left_out_and_named() -> None:
    space = ex.compile_space(ex.load("bay-of-pigs-1961"))
    form = strategic_form(space, base=space.start or 0)
    assert form.game.strategies == (("call_off", "strike"), ("release", "arrest"))
    assert form.left_out["usa"][:2] == ("zapata", "zapata_covered")
    ready = strategic_form(space, base=state_meant(space, "ready"))
    assert "zapata" in ready.game.strategies[0]


def test_all_subgame_perfect_equilibria_are_told_where_everybody_sees_everything() -> None:
    found = ex.game(
        ex.load("cuba-1962-fraser-hipel"), turns=4, order=["usa", "ussr"], analyses=["perfect"]
    )
    assert isinstance(found, ExtensiveAnalysis)
    assert found.perfect is not None
    assert found.backward is None
    plans = subgame_perfect(found.game)
    assert [one.plan for one in found.perfect] == list(plans)
    assert {one.values[0] for one in found.perfect} == {found.perfect[0].values[0]}
