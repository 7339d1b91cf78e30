"""A committee is fitted to its records: it finds what made them, and says so when they tell little."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.stats import binom

import excomm as ex
from excomm.errors import InputError
from excomm.model.reading import parse_crisis
from excomm.process.committee_draws import draws_of
from excomm.process.committee_fit import CommitteeFit, fit_committee
from excomm.process.committee_panel import chances_of, log_likelihood, sightings_of
from excomm.process.committee_room import room_of
from tests.process.test_committee import CABINET

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.model.located import Path

    Numbers = NDArray[np.float64]

RECORDED = CABINET.replace("susceptibility: 0}", "susceptibility: 'uniform(0, 1)'}")
LEADER = "    leader: {name: chief, weight: 2}\n"


def recorded(*records: str) -> CommitteeFit:
    listed = "".join(f"      - {{{record}}}\n" for record in records)
    text = RECORDED.replace(LEADER, f"{LEADER}    records:\n{listed}")
    return fit_committee(parse_crisis(text), "cabinet", draws=2000)


def test_records_are_counted_in_rounds_of_talk_since_the_first_positions() -> None:
    crisis = ex.load("cuba-1962")
    sightings = sightings_of(crisis, room_of(crisis, "as_in_1961", one_draw()), rounds_a_day=1)
    assert [one.rounds for one in sightings] == [1, 1, 2, 2, 3, 3, 4, 10, 10]
    assert sum(one.verified for one in sightings) == 7


def one_draw() -> dict[Path, Numbers]:
    return draws_of(ex.load("cuba-1962"), samples=1, seed=1)


def test_a_vote_is_as_likely_as_that_many_heads() -> None:
    crisis = ex.load("cuba-1962")
    room = room_of(crisis, "excomm", one_draw())
    vote = [one for one in sightings_of(crisis, room, rounds_a_day=1) if one.record.votes]
    chances = chances_of(room, vote)
    [expected] = binom.logpmf(11, 17, 0.9 * chances[:, 0] + 0.1 * 3 / 8)
    assert log_likelihood(chances, vote, error=0.1)[0, 0] == pytest.approx(expected)


def test_members_who_moved_are_found_to_be_susceptible() -> None:
    days = range(5, 25)
    moved = recorded(*(f"on: 2000-01-{day:02}, member: deputy, favours: strike" for day in days))
    [deputy] = moved.priors
    assert deputy.after[0] > 0.5
    assert deputy.left < 0.5
    # They moved to where their leader was, and nobody else is recorded: the leader it is.
    assert moved.common[1].after[0] > 0.5
    assert moved.evidence > moved.unmoved


def test_members_who_kept_to_their_first_position_are_found_to_be_firm() -> None:
    days = range(5, 25)
    firm = recorded(*(f"on: 2000-01-{day:02}, member: envoy, favours: block" for day in days))
    assert firm.common[0].after[2] < 0.5
    assert firm.unmoved > firm.evidence


def test_one_record_tells_next_to_nothing_and_says_so() -> None:
    fit = recorded("on: 2000-01-05, member: chief, favours: strike")
    [deputy] = fit.priors
    assert deputy.left == pytest.approx(1, abs=0.05)
    assert fit.effective > 0.9 * fit.draws


def test_the_panel_of_1962_leaves_the_susceptibility_almost_anywhere() -> None:
    fit = fit_committee(ex.load("cuba-1962"), "excomm")
    susceptibility, leadership = fit.common
    assert len(fit.sightings) == 9
    assert susceptibility.after[0] < 0.1
    assert susceptibility.after[2] > 0.7
    assert susceptibility.left > 0.7
    assert leadership.after[1] < leadership.before[1]
    assert fit.effective > 500
    # The model does no better than one in which nobody hears anybody, and better than chance.
    assert fit.evidence < fit.unmoved + 1
    assert fit.evidence > fit.alike + 1


def test_the_records_lean_a_little_to_the_way_of_1962_over_that_of_1961() -> None:
    fit = fit_committee(ex.load("cuba-1962"), "excomm", rivals=["as_in_1961"])
    assert 0.5 < fit.evidence - fit.rivals["as_in_1961"] < 3


def test_more_talk_a_day_or_more_errors_of_coding_change_little() -> None:
    crisis = ex.load("cuba-1962")
    usual = fit_committee(crisis, "excomm")
    for other in (
        fit_committee(crisis, "excomm", rounds_a_day=3),
        fit_committee(crisis, "excomm", error=0.15),
    ):
        for one, another in zip(usual.common, other.common, strict=True):
            assert np.allclose(one.after, another.after, atol=0.1)
        assert other.evidence < other.unmoved + 1


def test_a_fit_is_the_same_for_a_seed() -> None:
    crisis = ex.load("cuba-1962")
    fits = [fit_committee(crisis, "excomm", draws=100, seed=5) for _ in range(2)]
    assert fits[0] == replace(fits[1], sightings=fits[0].sightings)


def test_without_records_there_is_nothing_to_fit() -> None:
    with pytest.raises(InputError, match="no records of 'cabinet'") as error:
        fit_committee(parse_crisis(RECORDED), "cabinet", draws=10)
    assert "add 'records:'" in error.value.remedy
