"""Committees come to what the models of influence say, and each groupthink setting does what the literature says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.errors import InputError
from excomm.process.committee_rounds import (
    decided,
    deliberate,
    shares_of,
    spread_of,
    statements_after,
    susceptibility_in,
    trust_in,
)
from tests.process.committees import room, rooms

if TYPE_CHECKING:
    from excomm.process.committee_room import Room

HAWK, DOVE, TRADER = [1, 0, 0], [0, 1, 0], [0, 0, 1]
DIVIDED = [HAWK, HAWK, DOVE, TRADER]
shares = st.floats(0, 1).map(lambda value: np.asarray(round(value, 2)))
quick = settings(max_examples=60, deadline=None)


@quick
@given(rooms())
def test_friedkin_and_johnsen_come_to_their_closed_form(one: Room) -> None:
    moved = np.diag(one.susceptibility)
    still = np.eye(len(one.members)) - moved
    expected = np.linalg.solve(np.eye(len(one.members)) - moved @ one.trust, still @ one.first)
    assert np.allclose(deliberate(one).views, expected, atol=1e-6)


@quick
@given(rooms(model="degroot"))
def test_degroot_comes_to_a_consensus_weighted_by_the_left_eigenvector(one: Room) -> None:
    values, vectors = np.linalg.eig(one.trust.T)
    weights = np.real(vectors[:, np.argmin(np.abs(values - 1))])
    weights /= weights.sum()
    met = deliberate(one)
    assert np.allclose(met.views, weights @ one.first, atol=1e-6)
    assert np.allclose(met.spread, 0, atol=1e-6)


def test_bounded_confidence_ends_in_clusters_that_do_not_hear_each_other() -> None:
    first = [[1.0, 0.0], [0.9, 0.1], [0.8, 0.2], [0.2, 0.8], [0.1, 0.9]]
    met = deliberate(room(first, model="bounded-confidence", confidence=np.asarray(0.3)))
    assert np.allclose(met.views[:3], [0.9, 0.1])
    assert np.allclose(met.views[3:], [0.15, 0.85])


leanings = st.floats(0, 1).map(lambda value: round(value, 3))


@quick
@given(st.lists(leanings, min_size=2, max_size=6), st.sampled_from([0.1, 0.25, 0.4]))
def test_whatever_they_think_at_first_bounded_confidence_leaves_them_agreed_or_too_far_apart(
    held: list[float], confidence: float
) -> None:
    first = [[one, 1 - one] for one in held]
    met = deliberate(room(first, model="bounded-confidence", confidence=np.asarray(confidence)))
    away = np.abs(met.views[:, np.newaxis, 0] - met.views[np.newaxis, :, 0])
    assert ((away < 1e-6) | (away > confidence)).all()


def test_with_enough_confidence_bounded_confidence_is_degroot() -> None:
    wide = deliberate(room(DIVIDED, model="bounded-confidence", confidence=np.asarray(1.0)))
    assert np.allclose(wide.views, deliberate(room(DIVIDED, model="degroot")).views)


def test_statements_after_so_many_rounds_are_those_of_the_formula() -> None:
    talking = room(DIVIDED, leader=0, present=True, directive_leadership=np.asarray(0.4))
    views, expected = talking.first, {}
    for number in range(6):
        expected[number] = 0.6 * views + 0.4 * views[0]
        heard = 0.25 * views + 0.25 * (expected[number].sum(axis=0) - expected[number])
        views = 0.5 * heard + 0.5 * talking.first
    said = statements_after(talking, [5, 0, 2, 9_000])
    assert all(np.allclose(said[number], expected[number]) for number in (0, 2, 5))
    assert np.allclose(said[9_000], deliberate(talking).statements)


def test_two_who_heed_only_each_other_never_settle_and_are_told_what_to_change() -> None:
    echo = room([[1, 0], [0, 1]], model="degroot", trust=np.array([[0.0, 1.0], [1.0, 0.0]]))
    with pytest.raises(InputError, match="do not settle: after 20,000 rounds") as error:
        deliberate(echo)
    assert "let each member heed itself too" in error.value.remedy


@quick
@given(rooms(leader=0, present=True, advocate=1), shares, shares, shares, st.integers(0, 5))
def test_views_statements_and_decisions_stay_probabilities(
    one: Room, closed: np.ndarray, directive: np.ndarray, insulated: np.ndarray, rounds: int
) -> None:
    outside = np.arange(len(one.members)) > 1
    one = replace(
        one,
        closed_mindedness=closed,
        directive_leadership=directive,
        insulation=insulated,
        outside=outside,
    )
    met = deliberate(one)
    for part in (met.views, met.decision, statements_after(one, [rounds])[rounds]):
        assert (part > -1e-12).all()
        assert np.allclose(part.sum(axis=-1), 1)


@quick
@given(rooms(leader=0, present=True), st.permutations(range(3)))
def test_many_draws_at_once_are_each_as_if_alone(one: Room, order: list[int]) -> None:
    values = np.array([0.0, 0.4, 0.9])[order]
    together = deliberate(replace(one, directive_leadership=values, closed_mindedness=values))
    for place, value in enumerate(values):
        alone = replace(
            one, directive_leadership=np.asarray(value), closed_mindedness=np.asarray(value)
        )
        assert np.allclose(together.decision[place], deliberate(alone).decision, atol=1e-6)


@quick
@given(rooms(leader=0, present=True))
def test_the_decision_is_the_average_of_first_positions_by_their_shares(one: Room) -> None:
    weights = shares_of(one)
    assert np.isclose(weights.sum(), 1)
    assert np.allclose(weights @ one.first, deliberate(one).decision, atol=1e-6)


def test_what_shares_lack_of_one_is_the_devils_advocates() -> None:
    argued = room(DIVIDED, advocate=0)
    left = 1 - shares_of(argued).sum()
    assert left > 0
    brief = np.array([0, 0.5, 0.5])
    expected = shares_of(argued) @ argued.first + left * brief
    assert np.allclose(deliberate(argued).decision, expected)


# Groupthink, after Janis: each setting in the direction in which the literature has it.


@quick
@given(rooms(leader=0, present=True), st.floats(0.05, 0.95))
def test_the_harder_a_leader_steers_the_nearer_are_statements_to_its_view(
    one: Room, directive: float
) -> None:
    def away(room: Room) -> float:
        met = deliberate(room)
        return float(np.abs(met.statements - met.views[0]).sum(axis=-1).max())

    steered = replace(one, directive_leadership=np.asarray(directive))
    assert away(steered) <= (1 - directive) * 2 + 1e-9
    in_full = replace(one, directive_leadership=np.ones(()))
    assert np.isclose(away(in_full), 0)
    assert np.isclose(deliberate(in_full).spread, 0)


def test_directive_leadership_hides_dissent_that_remains() -> None:
    free = deliberate(room(DIVIDED, leader=0, present=True))
    steered = deliberate(
        room(DIVIDED, leader=0, present=True, directive_leadership=np.asarray(0.8))
    )
    assert steered.spread < free.spread
    assert spread_of(steered.views) > steered.spread
    assert steered.decision[0] > free.decision[0]
    assert shares_of(steered.room)[0] > shares_of(free.room)[0]


@quick
@given(rooms(leader=0, present=True), shares)
def test_directive_leadership_is_the_same_as_trust_moved_to_the_leader(
    one: Room, directive: np.ndarray
) -> None:
    own = np.diag(np.diag(one.trust))
    others = one.trust - own
    moved = own + (1 - directive) * others
    moved[:, 0] += directive * others.sum(axis=1)
    steered = deliberate(replace(one, directive_leadership=directive))
    assert np.allclose(steered.views, deliberate(replace(one, trust=moved)).views, atol=1e-6)


@pytest.mark.parametrize("model", ["friedkin-johnsen", "degroot"])
def test_closed_minds_stay_further_apart_and_nearer_to_where_they_began(model: str) -> None:
    spreads, moved = [], []
    for closed in (0.0, 0.3, 0.6, 1.0):
        met = deliberate(room(DIVIDED, model=model, closed_mindedness=np.asarray(closed)))
        spreads.append(float(met.spread))
        moved.append(float(np.abs(met.views - met.room.first).sum()))
    assert spreads == sorted(spreads)
    assert moved == sorted(moved, reverse=True)
    assert moved[-1] == 0


@quick
@given(rooms(leader=0, present=True))
def test_insulation_in_full_decides_as_if_those_from_outside_were_not_there(one: Room) -> None:
    outside = np.arange(len(one.members)) == len(one.members) - 1
    shut = replace(one, outside=outside, insulation=np.ones(()))
    inside = replace(
        one,
        members=one.members[:-1],
        first=one.first[:-1],
        susceptibility=one.susceptibility[:-1],
        trust=one.trust[:-1, :-1] / one.trust[:-1, :-1].sum(axis=1, keepdims=True),
        outside=outside[:-1],
    )
    assert np.allclose(deliberate(shut).decision, deliberate(inside).decision, atol=1e-6)


def test_the_more_insulated_the_less_the_dissent_of_outsiders_is_heard() -> None:
    first = [HAWK, [0.8, 0.2, 0], [0.9, 0, 0.1], DOVE]
    outside = np.array([False, False, False, True])
    heard = [
        float(deliberate(room(first, outside=outside, insulation=np.asarray(kept))).decision[1])
        for kept in (0.0, 0.3, 0.6, 1.0)
    ]
    assert heard == sorted(heard, reverse=True)
    assert heard[-1] < heard[0] / 3


def test_a_devils_advocate_makes_the_leading_course_less_likely_and_opens_a_debate() -> None:
    unanimous = [[0.9, 0.1, 0.0]] * 4
    argued = deliberate(room(unanimous, advocate=3))
    assert argued.decision[0] < deliberate(room(unanimous)).decision[0]
    assert argued.decision[1] > 0.1
    assert argued.spread > deliberate(room(unanimous)).spread


def test_an_advocate_does_not_believe_its_own_words_and_counts_by_what_it_thinks() -> None:
    trust = np.array([[0.5, 0.5], [0.0, 1.0]])
    argued = deliberate(room([HAWK, HAWK], trust=trust, advocate=1))
    assert np.allclose(argued.views[1], HAWK)
    assert argued.views[0, 0] < 1


def test_an_advocate_speaks_up_though_all_are_of_one_mind() -> None:
    assert deliberate(room([HAWK, HAWK, HAWK], advocate=2)).decision[0] < 1
    assert deliberate(room([[1.0], [1.0]], advocate=1)).decision[0] == 1


def test_an_absent_leader_is_not_heard_and_hears_nobody_but_decides_with_its_weight() -> None:
    away = room(DIVIDED, leader=0, weight=np.asarray(3.0), directive_leadership=np.ones(()))
    met = deliberate(away)
    assert np.allclose(met.views[0], HAWK)
    others = room(DIVIDED[1:])
    assert np.allclose(met.views[1:], deliberate(others).views)
    expected = (3 * np.array(HAWK) + met.views[1:].sum(axis=0)) / 6
    assert np.allclose(met.decision, expected)


def test_a_leader_who_stays_away_leaves_more_room_to_differ() -> None:
    steered = {"leader": 0, "directive_leadership": np.asarray(0.5)}
    there = deliberate(room(DIVIDED, present=True, **steered))
    away = deliberate(room(DIVIDED, present=False, **steered))
    assert away.spread > there.spread
    assert away.decision[0] < there.decision[0]


def test_who_has_nobody_left_to_heed_heeds_itself() -> None:
    only_leader = np.array([[0.5, 0.5], [1.0, 0.0]])
    away = room([HAWK, DOVE], leader=0, trust=only_leader)
    assert np.allclose(trust_in(away), np.eye(2))


def test_closed_mindedness_lowers_susceptibility_in_every_model() -> None:
    for model, expected in (("friedkin-johnsen", 0.25), ("degroot", 0.5)):
        half = room(DIVIDED, model=model, closed_mindedness=np.asarray(0.5))
        assert np.allclose(susceptibility_in(half), expected)


def test_a_weightier_leader_counts_for_more() -> None:
    first = room(DIVIDED, leader=0).first
    light, heavy = (
        decided(room(DIVIDED, leader=0, weight=np.asarray(weight)), first) for weight in (1.0, 9.0)
    )
    assert heavy[0] == pytest.approx(10 / 12)
    assert light[0] == pytest.approx(0.5)
