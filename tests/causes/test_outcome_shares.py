from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

import excomm as ex
from excomm.causes.ahead import chance_of, chances_ahead, whereabouts
from excomm.causes.group_blame import standing_of
from excomm.causes.safeguards import Safeguard, keeping_still, safeguards_in, without
from excomm.errors import InputError
from excomm.process.compiling import process_on, stage_of
from excomm.process.design import draws_of
from excomm.process.exact import forecast
from excomm.space.compiling import compile_space
from tests.causes.histories import TORPEDO, torpedo
from tests.process.timed import timed_crises
from tests.process.writing import crisis_of

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.process.process import Process

# One who shoots and one who shoots back, alike in everything, and a third who can do nothing to either.
DUEL = """
crisis: duel
title: A duel
actors:
  first:
    name: First
    pace: 2 days
    choice: {rule: script, script: [{when: not first.shoot, takes: [first.shoot], chance: 0.5}]}
  second:
    name: Second
    pace: 2 days
    choice: {rule: script, script: [{when: not second.shoot, takes: [second.shoot], chance: 0.5}]}
  witness:
    name: Witness
    pace: 1 day
    choice: {rule: script, script: [{when: not witness.shout, takes: [witness.shout], chance: 1}]}
options:
  first.shoot: {text: Shoot}
  second.shoot: {text: Shoot}
  witness.shout: {text: Shout}
preferences: {first: [first.shoot], second: [second.shoot], witness: [witness.shout]}
start: []
outcomes:
  blood: first.shoot or second.shoot
  peace: not (first.shoot or second.shoot)
"""


def process_of(crisis: Crisis) -> Process:
    return process_on(stage_of(compile_space(crisis)), crisis)


@given(timed_crises())
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_backwards_and_forwards_give_the_same_chance(crisis: Crisis) -> None:
    process = process_of(crisis)
    end = forecast(process, times=2).nodes
    inside = process.nodes.state == process.nodes.state[end.argmax()]
    assert chance_of(process, inside) == pytest.approx(float(end[inside].sum()), abs=1e-9)


def test_chances_ahead_on_the_way_agree_with_those_from_the_start() -> None:
    process = process_of(torpedo(TORPEDO.replace("0.000001", "0.7")))
    launched = process.scene.space.outcome[process.nodes.state] == 0
    days = [process.days, 0.8, 0.3, 0.0]
    found = chances_ahead(process, launched, days)
    assert found[0].tolist() == launched.tolist()
    assert found[-1, process.nodes.start] == pytest.approx(chance_of(process, launched))
    assert (np.diff(found[:, process.nodes.start]) >= 0).all()


DATED = [
    {"on": "1962-10-16T00:00", "sets": ["q"], "text": "at the very start"},
    {"on": "1962-10-20T00:00", "sets": ["r"], "text": "on the way"},
]


def dated(first: str) -> Process:
    """What an event may bring only once a dated change has come: the first of them on the day given."""
    return process_of(
        crisis_of(
            conditions={name: {"text": "it is so"} for name in "pqr"},
            events={
                "e": {"when": "q and not p", "rate": "0.1 per day", "sets": ["p"]},
                "f": {"when": "r and not p", "rate": "0.1 per day", "sets": ["p"]},
            },
            schedule=[{**DATED[0], "on": first}, DATED[1]],
        )
    )


@pytest.mark.parametrize("first", ["1962-10-16T00:00", "1962-10-18T00:00", "1962-10-25T23:59"])
def test_dated_changes_are_made_as_in_the_forecast_on_the_first_day_and_the_last(
    first: str,
) -> None:
    process = dated(first)
    known = forecast(process, times=2)
    inside = process.scene.space.outcome[process.nodes.state] == 0
    assert known.outcomes[-1, 0] > 0
    assert chance_of(process, inside) == pytest.approx(known.outcomes[-1, 0], abs=1e-9)
    assert np.allclose(whereabouts(process, [0.0, process.days])[-1], known.nodes, atol=1e-9)
    # On the days of the changes too, each is made once.
    days = [0.0, 0.0, 2.0, 4.0, process.days]
    here, ahead = whereabouts(process, days), chances_ahead(process, inside, days[::-1])[::-1]
    for place in range(2, len(days)):
        assert here[place] @ ahead[place] == pytest.approx(known.outcomes[-1, 0], abs=1e-9)
    assert ahead[1, process.nodes.start] == pytest.approx(known.outcomes[-1, 0], abs=1e-9)


def test_shares_and_group_blame_know_of_a_change_at_the_very_start() -> None:
    crisis = dated("1962-10-16T00:00").crisis
    certain = ex.exact(crisis).probability("yes")
    found = ex.shares(crisis, outcome="yes")
    assert found.base[0] + found.whole[0] == pytest.approx(certain, abs=1e-9)
    process = process_of(crisis)
    inside = process.scene.space.outcome[process.nodes.state] == 0
    worth = np.zeros((1, process.scene.space.states))
    standing = standing_of(process, np.ones(1, np.bool_), inside, worth)
    assert standing.chance == pytest.approx(certain, abs=1e-9)


def test_what_all_bring_about_together_is_the_probability_beyond_that_of_nobody() -> None:
    crisis = ex.load("cuba-1962-brams")
    found = ex.shares(crisis, outcome="nuclear_war", draws=2)
    certain = ex.exact(crisis, draws=2)
    assert np.allclose((found.base + found.whole).mean(), certain.probability("nuclear_war"))
    assert np.allclose(found.shares.by_rule["shapley"].sum(axis=0), found.whole)


def test_players_alike_get_alike_and_who_adds_nothing_gets_nothing() -> None:
    found = ex.shares(torpedo(DUEL), outcome="blood")
    for rule in found.shares.by_rule:
        first, second, witness = found.shares.by_rule[rule][:, 0]
        assert first == pytest.approx(second)
        assert witness == pytest.approx(0, abs=1e-12)
        assert first > 0


def test_a_rescue_mirrors_the_harm() -> None:
    harm = ex.shares(torpedo(DUEL), outcome="blood").shares.mean("shapley")
    rescue = ex.shares(torpedo(DUEL), outcome="blood", for_="rescue").shares.mean("shapley")
    assert harm == pytest.approx({who: -share for who, share in rescue.items()})


def test_who_is_absent_is_not_asked_as_in_the_variant_that_says_so() -> None:
    (missing,) = [
        one for one in safeguards_in(ex.load("cuba-1962"), people=True) if one.person == "arkhipov"
    ]
    process = process_of(draws_of(ex.load("cuba-1962"), 1)[0])
    variant = draws_of(ex.load("cuba-1962", variants=["arkhipov-absent"]), 1)[0]
    assert [one.passing for one in without(process, [missing]).hurdles] == [
        one.passing for one in process_of(variant).hurdles
    ]


def test_where_nobody_is_left_to_suppress_nothing_is_suppressed() -> None:
    text = TORPEDO.replace("consent: {need: all", "suppression: {need: any")
    process = process_of(torpedo(text))
    everyone = safeguards_in(process.crisis, people=True)
    assert without(process, everyone).hurdles[0].passing == 1
    assert without(process, [Safeguard("cornered", "suppression")]).hurdles[0].passing == 1
    assert without(process, []).hurdles[0].passing == process.hurdles[0].passing


def test_who_keeps_still_does_nothing() -> None:
    process = process_of(torpedo(DUEL))
    blood = process.scene.space.outcome[process.nodes.state] == 0
    assert chance_of(keeping_still(process, np.zeros(3, np.bool_)), blood) == 0


def test_the_least_inclined_to_launch_has_the_largest_share_in_the_rescue() -> None:
    crisis = torpedo(TORPEDO.replace("0.000001", "0.7"))
    found = ex.shares(crisis, outcome="launch", for_="rescue", over="people")
    shares = found.shares.mean("shapley")
    assert shares["arkhipov"] > shares["political_officer"] > shares["captain"] > 0
    panel = ex.shares(crisis, outcome="launch", for_="rescue", over="safeguards")
    assert panel.whole == pytest.approx(found.whole)


# A chain of fourteen panels, each of one who may refuse: more than can all be left out in every combination.
CHAIN = {
    f"e{number}": {
        "when": "not p",
        "rate": f"0.{number + 1:02d} per day",
        "consent": {"need": "all", "of": {f"officer{number}": 0.2}},
        "sets": ["p"],
    }
    for number in range(14)
}


def test_shares_of_many_are_estimated_and_say_how_sure_they_are() -> None:
    found = ex.shares(crisis_of(events=CHAIN), outcome="yes", for_="rescue", over="safeguards")
    assert len(found.shares.players) == 14
    assert not found.shares.exact
    shapley, error = found.shares.by_rule["shapley"][:, 0], found.shares.error["shapley"]
    assert (error > 0).all()
    # Whatever coalitions are sampled, the shares of each order sum to the whole.
    assert shapley.sum() == pytest.approx(found.whole[0])
    # Without any panel all rates count in full; with all of them a fifth of each.
    rates = np.array([(number + 1) / 100 for number in range(14)])
    assert found.base[0] == pytest.approx(np.exp(-10 * rates.sum()))
    assert found.base[0] + found.whole[0] == pytest.approx(np.exp(-2 * rates.sum()))
    assert shapley[13] > shapley[0] > 0
    assert any("of all coalitions of 14 players" in note for note in found.notes)
    assert {"error"} <= found.to_records()[0].keys()


# One who must agree, and could stop it, too; and is asked about something else.
TWICE = TORPEDO.replace(
    "    sets: [launch]\n",
    "    suppression: {need: any, of: {captain: 0.4}}\n    sets: [launch]\n",
).replace("0.000001", "0.7")


def test_who_sits_in_two_panels_has_a_share_for_each() -> None:
    found = ex.shares(torpedo(TWICE), outcome="launch", for_="rescue", over="people")
    assert found.shares.players == (
        "arkhipov",
        "political_officer",
        "captain, consent to cornered",
        "captain, suppression of cornered",
    )
    shares = found.shares.mean("but_for")
    assert len(shares) == 4
    assert all(share > 0 for share in shares.values())


def test_decisions_of_history_share_in_where_it_ended() -> None:
    found = ex.shares(torpedo(), over="decisions")
    assert found.shares.players == ("navy, step 2",)
    assert found.shares.mean("shapley") == {"navy, step 2": 0}
    assert found.base.tolist() == [1]


def test_an_outcome_that_never_comes_leaves_nothing_to_share() -> None:
    text = TORPEDO.replace("0.000001 per day", "0 per day")
    found = ex.shares(torpedo(text), outcome="launch")
    assert found.never
    assert not found.whole.any()
    assert not ex.shares(torpedo(DUEL), outcome="blood").never


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"outcome": "lunch"}, "no outcome 'lunch'"),
        ({"outcome": "blood", "over": "people"}, "no people to share between"),
        ({"outcome": "blood", "over": "ministers"}, "'ministers' cannot share"),
        ({"outcome": "blood", "over": "decisions"}, "no decisions to share between"),
        ({}, "the crisis has no history"),
    ],
)
def test_what_cannot_be_shared_is_refused(asked: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError, match=said):
        ex.shares(torpedo(DUEL), **asked)


def test_the_table_tells_each_share_by_each_rule_and_what_the_rules_grant() -> None:
    found = ex.shares(torpedo(DUEL), outcome="blood")
    assert len(found.to_records()) == 12
    assert any(
        note.startswith("Shapley: ") and "lacks merging" in note for note in found.table().notes
    )
