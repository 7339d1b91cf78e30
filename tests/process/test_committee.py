"""A committee of a crisis file: read, drawn, met, let decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

import excomm as ex
from excomm.crises import shipped
from excomm.errors import InputError, PartError
from excomm.model.reading import parse_crisis
from excomm.process.choosing import choices_of
from excomm.process.committee_analysis import committee, leader_share
from excomm.process.committee_draws import draws_of
from excomm.process.committee_room import room_of
from excomm.process.committee_rounds import spread_of
from excomm.process.compiling import process_on, stage_of
from excomm.process.exact import forecast
from excomm.process.priors import at_quantiles, priors_in
from excomm.process.scene import scene_of

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.process.committee_analysis import CommitteeAnalysis

CABINET = """
crisis: cabinet
title: A cabinet
span: 2000-01-01/2000-02-01
actors:
  a: {name: A, choice: {rule: committee, committee: cabinet}}
  b: {name: B}
options: {a.strike: {text: strike}, a.block: {text: block}, b.yield: {text: give in}}
courses:
  a:
    strike: {text: Strike, takes: a.strike}
    raid: {text: A raid, takes: a.strike}
    block: {text: Block, takes: a.block}
preferences: {a: [b.yield], b: [not a.strike]}
outcomes: {struck: a.strike, other: not a.strike}
committees:
  cabinet:
    actor: a
    members:
      chief: {position: strike}
      deputy: {position: {raid: 0.5, block: 0.5}, susceptibility: 0}
      envoy: {position: block, outside: true}
    leader: {name: chief, weight: 2}
history:
  - {on: 2000-01-02, actor: a, takes: a.block}
"""


def cabinet(old: str = "", new: str = "") -> Crisis:
    assert old in CABINET
    return parse_crisis(CABINET.replace(old, new))


@pytest.fixture(scope="module")
def cuba() -> CommitteeAnalysis:
    return committee(ex.load("cuba-1962"), samples=400)


def test_members_heed_all_alike_and_half_where_the_file_is_silent() -> None:
    room = room_of(cabinet(), "cabinet")
    assert np.allclose(room.trust, 1 / 3)
    assert room.susceptibility.tolist() == [0.5, 0, 0.5]
    assert room.first.tolist() == [[1, 0, 0], [0, 0.5, 0.5], [0, 0, 1]]
    assert room.outside.tolist() == [False, False, True]
    assert (room.leader, room.present, float(room.weight)) == (0, True, 2)


def test_the_decision_of_a_committee_is_the_choice_of_its_actor_at_every_sight() -> None:
    crisis = cabinet()
    scene = scene_of(ex.compile_space(crisis))
    decision = committee(crisis, samples=1).meeting.decision[0]
    policy = choices_of(scene, crisis).policy[0]
    assert policy.shape == (scene.views[0].sights, 3)
    assert np.allclose(policy, decision)


def test_two_courses_that_come_to_the_same_both_count() -> None:
    crisis = cabinet()
    targets = scene_of(ex.compile_space(crisis)).considered[0].targets
    assert (targets[:, 0] == targets[:, 1]).all()
    assert (targets[:, 0] >= 0).any()


def test_a_crisis_in_which_a_committee_decides_runs_in_time() -> None:
    crisis = cabinet()
    told = forecast(process_on(stage_of(ex.compile_space(crisis)), crisis, days=2.0))
    # At each chance to act, one a day, the committee is for one of two ways to strike or for blocking.
    strikes = float(committee(crisis, samples=1).meeting.decision[0, :2].sum())
    assert told.outcomes[-1, 0] == pytest.approx(1 - np.exp(-2 * strikes), abs=1e-6)


def test_its_priors_are_those_of_the_process() -> None:
    open_ended = cabinet("susceptibility: 0}", "susceptibility: 'uniform(0, 1)'}")
    assert [prior.name for prior in priors_in(open_ended)] == [
        "committees.cabinet.members.deputy.susceptibility"
    ]
    known = at_quantiles(open_ended)
    assert room_of(known, "cabinet").susceptibility.tolist() == [0.5, 0.5, 0.5]


def test_moves_listed_one_by_one_are_no_courses_to_argue_about() -> None:
    listed = CABINET + "moves: {arcs: {a: [{from: not a.strike, to: a.strike}]}}\n"
    crisis = parse_crisis(listed)
    with pytest.raises(PartError, match="a committee argues about courses"):
        choices_of(scene_of(ex.compile_space(crisis)), crisis)


def test_positions_of_priors_are_scaled_to_one() -> None:
    leaning = cabinet("{raid: 0.5, block: 0.5}", "{raid: 'uniform(0, 1)', block: 'uniform(0, 1)'}")
    room = room_of(leaning, "cabinet", draws_of(leaning, samples=30, seed=4))
    assert room.first.shape == (30, 3, 3)
    assert np.allclose(room.first.sum(axis=-1), 1)
    assert np.ptp(room.first[:, 1, 1]) > 0.5


def test_draws_fill_a_prior_evenly_and_are_the_same_for_a_seed() -> None:
    crisis = ex.load("cuba-1962")
    path = ("committees", "excomm", "leader", "weight")
    once, again = (draws_of(crisis, samples=90, seed=3)[path] for _ in range(2))
    assert np.array_equal(once, again)
    assert np.array_equal(np.sort(np.floor((once - 1) / 0.1)), np.arange(90))
    assert not np.array_equal(once, draws_of(crisis, samples=90, seed=4)[path])


def test_what_two_committees_share_is_drawn_with_the_same_luck() -> None:
    values = draws_of(ex.load("cuba-1962"), samples=20, seed=1)
    own, other = (
        values["committees", name, "members", "bundy", "susceptibility"]
        for name in ("excomm", "as_in_1961")
    )
    assert np.array_equal(own, other)


@pytest.mark.parametrize(
    ("crisis", "name"),
    [(name, one) for name in shipped() for one in ex.load(name).committees],
)
def test_every_shipped_committee_settles_and_moves_nearer_together(crisis: str, name: str) -> None:
    found = committee(ex.load(crisis), name, samples=100)
    assert found.meeting.met.change < 1e-8
    assert (found.meeting.met.spread < spread_of(found.meeting.room.first)).all()


def test_an_unknown_committee_is_answered_with_those_there_are() -> None:
    with pytest.raises(InputError, match="no committee 'excom'") as error:
        committee(ex.load("cuba-1962"), "excom", samples=1)
    assert error.value.remedy == "did you mean 'excomm'?"
    with pytest.raises(InputError, match="has no committee"):
        committee(ex.load("chicken"))


def test_without_samples_there_is_nothing_to_tell() -> None:
    with pytest.raises(InputError, match="at least one sample"):
        committee(cabinet(), samples=0)


def test_the_course_asked_about_is_the_one_that_history_took() -> None:
    assert committee(cabinet(), samples=1).course == "block"
    never = cabinet("actor: a, takes: a.block", "actor: b, takes: b.yield")
    found = committee(never, samples=1)
    assert not found.is_history
    assert found.course == found.meeting.room.courses[found.meeting.decision[0].argmax()]


def test_a_course_that_was_argued_for_is_found_though_a_part_of_it_was_done_first() -> None:
    """Of two steps the first alone is a course that nobody argued for; both together are one that some did."""
    steps = "{on: 2000-01-02, actor: a, takes: a.strike}\n  - {on: 2000-01-03, actor: a, takes: a.block}"
    crisis = parse_crisis(
        CABINET.replace(
            "    block: {text: Block, takes: a.block}",
            "    block: {text: Block, takes: a.block}\n    both: {text: Both, takes: [a.strike, a.block]}",
        )
        .replace("position: strike", "position: both")
        .replace("{raid: 0.5, block: 0.5}", "both")
        .replace("position: block", "position: both")
        .replace("{on: 2000-01-02, actor: a, takes: a.block}", steps)
    )
    found = committee(crisis, samples=1)
    assert found.is_history
    assert found.course == "both"


def test_under_bounded_confidence_there_are_no_shares() -> None:
    near = committee(cabinet("    actor: a\n", "    actor: a\n    model: bounded-confidence\n"))
    assert near.meeting.shares.size == 0
    assert leader_share(near.meeting) is None


def test_the_table_has_every_member_and_course_with_probabilities(cuba: CommitteeAnalysis) -> None:
    columns = cuba.table().columns
    assert len(columns["member"]) == 16 * 8
    for key in ("first", "thinks", "says"):
        assert sum(columns[key]) == pytest.approx(16)  # type: ignore[arg-type]  # all are numbers


# The contrast of 1961 and 1962.


def test_as_in_1961_statements_come_together_in_every_draw(cuba: CommitteeAnalysis) -> None:
    [as_in_1961] = cuba.others
    assert (as_in_1961.met.spread < cuba.meeting.met.spread).all()


def test_as_in_1961_more_rests_on_kennedy_and_less_on_those_from_outside_in_every_draw(
    cuba: CommitteeAnalysis,
) -> None:
    [as_in_1961] = cuba.others
    room = cuba.meeting.room
    assert (as_in_1961.shares[:, room.leader] > cuba.meeting.shares[:, room.leader]).all()
    outside = [
        meeting.shares[:, room.outside].sum(axis=1) for meeting in (as_in_1961, cuba.meeting)
    ]
    assert (outside[0] < outside[1]).all()


def test_as_in_1961_the_blockade_is_less_likely_on_average_and_less_sure(
    cuba: CommitteeAnalysis,
) -> None:
    [as_in_1961] = cuba.others
    assert cuba.course == "blockade"
    assert cuba.is_history
    place = cuba.meeting.room.courses.index("blockade")
    assert as_in_1961.decision[:, place].mean() < cuba.meeting.decision[:, place].mean()
    low, _, high = cuba.meeting.chance("blockade")
    then_low, _, then_high = as_in_1961.chance("blockade")
    assert then_high - then_low > high - low


def test_as_in_1961_kennedys_first_leaning_is_the_decision(cuba: CommitteeAnalysis) -> None:
    [as_in_1961] = cuba.others
    room = cuba.meeting.room
    place = room.courses.index("limited_strike")
    leaning = room.first[:, room.leader, place]
    assert np.corrcoef(leaning, as_in_1961.decision[:, place])[0, 1] > 0.9
    assert as_in_1961.decision[:, place].mean() > cuba.meeting.decision[:, place].mean() + 0.1
