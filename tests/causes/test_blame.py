from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import excomm as ex
from excomm.causes.ahead import chance_of, whereabouts
from excomm.causes.believed import grounds_of, picture_of, possible_at
from excomm.causes.blame_results import choices_gathered
from excomm.causes.blameworthiness import Act, blameworthiness
from excomm.causes.choices_judged import ChoiceJudged
from excomm.causes.coalition_games import every_coalition
from excomm.causes.deeds import Deed
from excomm.causes.foreseeable import blame_in
from excomm.causes.group_blame import Standing, group_blame, shared_among_members
from excomm.errors import InputError
from excomm.process.exact import forecast
from tests.causes.histories import CHASE, TORPEDO, staged, torpedo

if TYPE_CHECKING:
    from excomm.causes.blame_results import Blame

OPERATIONAL = ex.compile_space(ex.load("cuba-1962")).positions["operational"]
BELIEF = "beliefs: {navy: {events: {cornered: {chance: 0}}}}\n"


@cache
def blamed(text: str = CHASE, for_: str = "harm") -> Blame:
    return ex.blame(torpedo(text), outcome="launch", for_=for_)


def test_who_made_it_likelier_is_blameworthy_by_the_difference_less_the_cost() -> None:
    (choice,) = blamed().choices
    assert choice.instead == "keep still"
    drop = choice.chance - choice.still
    assert 0 < choice.degree[0] < drop[0]
    assert choice.degree[0] == pytest.approx(drop[0] * (1 - choice.cost[0]))


def test_the_more_cost_may_weigh_the_less_it_excuses() -> None:
    heavy = ex.blame(torpedo(CHASE), outcome="launch", weight=1000.0).choices[0]
    assert heavy.degree == pytest.approx(heavy.chance - heavy.still, rel=0.01)


def test_who_could_not_know_of_the_danger_is_not_to_blame() -> None:
    (choice,) = blamed(CHASE + BELIEF).choices
    assert choice.degree == 0
    assert choice.blame == 0
    assert blamed().choices[0].blame > 0


def test_responsibility_for_the_rescue_lies_with_those_who_said_no() -> None:
    found = blamed(for_="rescue").causes
    assert found is not None
    shares = {one.deed.who: one.responsibility for one in found.deeds if one.deed.kind == "answer"}
    assert shares["arkhipov"] > shares["captain"] > 0


def test_what_is_done_so_far_is_handed_on_and_the_last_of_it_is_the_answer() -> None:
    parts: list[Blame] = []
    found = ex.blame(
        ex.load("b59-1962"), outcome="torpedo", draws=3, on_part=lambda make: parts.append(make())
    )
    assert [part.draws for part in parts] == [1, 2, 3]
    assert (parts[-1].groups.degrees == found.groups.degrees).all()
    assert parts[0].groups.degrees.shape != found.groups.degrees.shape


def test_what_history_did_not_reach_has_no_cause_on_record_and_the_reason_is_told() -> None:
    found = blamed()
    assert found.causes is None
    assert "did not end in launch" in found.why_no_causes


def test_the_shares_are_those_that_are_asked_for_alone() -> None:
    alone = ex.shares(torpedo(CHASE), outcome="launch")
    assert blamed().actors.shares.mean("shapley") == pytest.approx(alone.shares.mean("shapley"))


def test_what_never_comes_cannot_be_estimated_and_nothing_is_not_a_number() -> None:
    found = blamed(CHASE.replace("rate: 0.5", "rate: 0").replace("event: cornered, ", ""))
    assert found.never
    assert not any(np.isnan(row["value"]) for row in found.to_records())


def test_a_crisis_without_history_still_has_shares() -> None:
    found = blamed(CHASE.partition("history:")[0])
    assert found.choices == ()
    assert found.why_no_causes == "the crisis has no history"
    assert found.actors.whole[0] > 0


def test_a_history_that_the_model_bars_is_a_reason_and_no_error() -> None:
    barred = CHASE.replace("rate: 0.5 per day", "rate: 0.5 per day\n    chance: 1").replace(
        "{arkhipov: 0.3, captain: 0.7}", "{arkhipov: 1, captain: 1}"
    )
    found = blamed(barred)
    assert found.choices == ()
    assert any("no chance" in note for note in found.notes)
    assert found.actors.whole[0] > 0
    peace = ex.blame(torpedo(barred), outcome="peace")
    assert peace.causes is None
    assert "no chance" in peace.why_no_causes


def test_a_crisis_in_which_nobody_chooses_is_refused_at_once() -> None:
    told = CHASE.replace(
        "choice: {sharpness: 1, foresight: 2 days, inertia: 0}", "choice: {rule: history}"
    )
    with pytest.raises(InputError, match="no actors to share between"):
        ex.blame(torpedo(told), outcome="launch")


@pytest.mark.parametrize("weight", [0.0, -1.0, float("inf"), float("nan")])
def test_a_weight_of_cost_that_is_no_positive_number_is_refused(weight: float) -> None:
    with pytest.raises(InputError, match="cost cannot weigh"):
        ex.blame(torpedo(CHASE), outcome="launch", weight=weight)


acts = st.lists(
    st.builds(Act, st.sampled_from("abcdef"), st.floats(0, 1), st.floats(-5, 5)),
    min_size=1,
    unique_by=lambda act: act.name,
)


@given(acts, st.floats(0.1, 20))
def test_blameworthiness_lies_between_none_and_the_largest_difference(
    open_: list[Act], weight: float
) -> None:
    found = blameworthiness(tuple(open_), open_[0].name, weight=weight)
    assert found is not None
    assert 0 <= found.degree <= max(open_[0].chance - act.chance for act in open_) + 1e-12
    assert (found.instead is None) == (found.degree == 0)


unit = st.floats(0, 1)
standings = st.builds(
    Standing,
    arrays(np.float64, 8, elements=unit),
    arrays(np.float64, (8, 3), elements=st.floats(-2, 2)),
    arrays(np.float64, 3, elements=st.floats(0, 5)),
)
asked_of_groups = given(
    standing=standings, rescue=st.booleans(), weight=st.none() | st.floats(0.1, 9)
)


@asked_of_groups
def test_a_larger_group_is_at_least_as_blameworthy_and_its_members_share_all_of_it(
    *, standing: Standing, rescue: bool, weight: float | None
) -> None:
    degrees, groups = group_blame(standing, rescue=rescue, weight=weight), every_coalition(3)
    for group in range(8):
        for part in range(8):
            if (groups[part] <= groups[group]).all():
                assert degrees[part] <= degrees[group]
    assert shared_among_members(degrees).sum() == pytest.approx(degrees[-1])


@asked_of_groups
def test_the_degree_of_a_group_is_the_best_of_what_its_members_could_have_done(
    *, standing: Standing, rescue: bool, weight: float | None
) -> None:
    chance = 1 - standing.chance if rescue else standing.chance
    most = standing.weight.sum() if weight is None else weight
    found, groups = group_blame(standing, rescue=rescue, weight=weight), every_coalition(3)
    for group in range(8):
        degrees = [0.0]
        for still in (one for one in range(8) if (groups[one] <= groups[group]).all()):
            lost = standing.worth[7] - standing.worth[7 - still]
            cost = min(sum(max(lost[actor], 0) for actor in range(3) if still >> actor & 1), most)
            drop = max(chance[7] - chance[7 - still], 0)
            degrees.append(drop * (most - cost) / most if most else drop)
        assert found[group] == pytest.approx(max(degrees))


@asked_of_groups
def test_who_makes_no_difference_gets_no_group_blame(
    *, standing: Standing, rescue: bool, weight: float | None
) -> None:
    """Whatever is at stake for the third, and whatever the others do to it: with or without it all ends the same."""
    without = np.arange(8) & 3
    idle = Standing(standing.chance[without], standing.worth[without], standing.weight)
    shares = shared_among_members(group_blame(idle, rescue=rescue, weight=weight))
    assert shares[2] == pytest.approx(0, abs=1e-12)


def test_sixteen_actors_are_judged_at_once() -> None:
    luck = np.random.default_rng(0)
    many = Standing(luck.random(1 << 16), luck.random((1 << 16, 16)), np.ones(16))
    degrees = group_blame(many)
    assert degrees.shape == (1 << 16,)
    assert degrees[-1] == degrees.max()


def test_whereabouts_agree_with_the_forecast() -> None:
    process = staged(ex.load("cuba-1962-brams")).process
    end = whereabouts(process, [1.0, process.days])[-1]
    assert np.allclose(end, forecast(process, times=2).nodes, atol=1e-9)
    inside = process.nodes.state % 2 == 0
    assert chance_of(process, inside) == pytest.approx(float(end[inside].sum()))


def test_who_cannot_see_a_fact_takes_it_to_be_as_it_was_told_and_who_sees_it_knows() -> None:
    crisis = ex.load("cuba-1962")
    stage = staged(crisis)
    process, nodes = stage.process, stage.process.nodes
    grounds = grounds_of(process.scene.space)
    usa, ussr = (picture_of(process, grounds, actor) for actor in (0, 1))
    ready = process.scene.space.graph.codes[nodes.state] >> OPERATIONAL & 1 == 1
    unseen = int(np.flatnonzero(ready & (nodes.known == nodes.known[nodes.start]))[0])
    found, weights = possible_at(process, unseen, usa, np.zeros(usa.process.nodes.count))
    assert weights.sum() == pytest.approx(1)
    codes = usa.process.scene.space.graph.codes[usa.process.nodes.state[found]]
    # Washington was told that the sites are not ready, and nothing since.
    assert (codes >> OPERATIONAL & 1 == 0).all()
    own, _ = possible_at(process, unseen, ussr, np.zeros(nodes.count))
    assert set(nodes.state[own]) == {nodes.state[unseen]}


def judged(instead: str, other: float, bounded: float = 0.0) -> ChoiceJudged:
    deed = Deed("choice", "navy", "navy.chase", 1.0, 1, 0, 0, 0)
    return ChoiceJudged(
        deed=deed,
        chance=0.5,
        still=0.2,
        degree=0.3,
        instead=instead,
        other=other,
        cost=other / 2,
        blame=0.1,
        bounded=bounded,
    )


def test_what_would_have_come_of_one_course_is_not_mixed_with_what_would_of_another() -> None:
    draws = [judged("wait", 0.1), judged("leave", 0.9, 0.6), judged("wait", 0.3)]
    (choice,) = choices_gathered([[one] for one in draws])
    assert (choice.instead, choice.instead_in) == ("wait", 2)
    assert choice.other.tolist() == [0.1, 0.3]
    assert choice.cost.tolist() == [0.05, 0.15]
    assert choice.degree.size == 3
    assert choice.bounded == pytest.approx(0.2)
    (none,) = choices_gathered([[judged("", 0.5)]])
    assert (none.instead, none.instead_in, none.other.tolist()) == ("", 0, [0.5])


def test_a_situation_in_which_it_could_not_be_chosen_says_nothing_of_its_blame() -> None:
    stage = staged(torpedo(CHASE))
    nodes, space = stage.process.nodes, stage.process.scene.space
    launched = space.outcome[nodes.state] == 0
    chasing = space.graph.codes[nodes.state] == 1 << space.positions["navy.chase"]
    where = np.array([nodes.start, int(np.flatnonzero(chasing)[0])])
    course = stage.process.scene.considered[0].names.index("navy.chase")
    luck = np.random.default_rng(0)
    found, sure = (
        blame_in(stage, (0, course, 0.5), (where, weights), launched, situations=400, luck=luck)
        for weights in (np.array([0.5, 0.5]), np.array([1.0, 0.0]))
    )
    assert 150 < len(found) < 250
    assert len(sure) == 400
    means = [np.mean([one.degree for one in some]) for some in (found, sure)]
    assert means[0] == pytest.approx(means[1], abs=0.1)
    assert means[1] > 0.1


def test_where_the_search_for_blame_was_bounded_it_says_so() -> None:
    found = ex.blame(ex.load("cuba-1962"), outcome="nuclear_war", draws=1)
    assert any(0 < one.bounded <= 1 for one in found.choices)


def test_the_navy_that_leaves_is_not_to_blame() -> None:
    crisis = torpedo(TORPEDO.replace("0.000001", "0.5"))
    (choice,) = ex.blame(crisis, outcome="launch").choices
    assert choice.degree == 0
    assert choice.chance < choice.still
