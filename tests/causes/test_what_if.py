"""What if: paired runs agree with exact probabilities, and what they say of causes lies within its bounds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import excomm as ex
from excomm.causes.interventions import (
    Adopt,
    Forbid,
    Force,
    Intervention,
    Prefer,
    Remove,
    Take,
    Vary,
    Without,
)
from excomm.causes.necessity import Causation, necessity, sufficiency
from excomm.causes.what_if_counting import contrasts_by_draws, contrasts_by_runs
from excomm.causes.what_if_pairs import Pairs, paired_interval, variance_ratio
from excomm.errors import InputError
from excomm.process.running import Runs
from tests.process.timed import timed_crises
from tests.process.writing import crisis_of, idle

if TYPE_CHECKING:
    from numpy.typing import NDArray

CUBA = ex.load("cuba-1962")
SHIPPED: list[tuple[str, list[Intervention]]] = [
    ("cuba-1962", [Without("arkhipov"), Without("captain")]),
    ("cuba-1962", [Forbid("usa.turkey_secret")]),
    ("cuba-1962", [Take("usa.air_strike", on="1962-10-20"), Prefer("usa", "usa.air_strike")]),
    ("cuba-1962", [Force("clash_at_sea", on="1962-10-24"), Vary("actors.ussr.pace", "1 day")]),
    ("cuba-1962-brams", [Forbid("usa.air_strike")]),
    ("chicken", [Forbid("first.swerve")]),
    ("elmira", [Vary("actors.moe.pace", "10 days")]),
]


@pytest.mark.parametrize(("name", "changes"), SHIPPED)
def test_runs_and_computing_agree(name: str, changes: list[Intervention]) -> None:
    crisis = ex.load(name)
    found = ex.what_if(crisis, changes, runs=8000, seed=5, draws=3)
    exact = ex.what_if(crisis, changes, draws=3, method="exact")
    assert [one.outcome for one in found.contrasts] == [*exact.outcomes]
    # Seven comparisons of some ten intervals of 95 % each: some may miss, by little.
    missed = 0
    for one, other in zip(found.contrasts, exact.contrasts, strict=True):
        width = one.high - one.low
        missed += not one.low <= other.difference <= one.high
        assert one.low - width / 2 <= other.difference <= one.high + width / 2
        assert one.was == pytest.approx(other.was, abs=0.03)
    assert missed <= 2


def test_the_world_as_it_was_is_the_one_that_is_simulated() -> None:
    found = ex.what_if(CUBA, Without("arkhipov"), runs=500, seed=3, draws=4)
    simulated = ex.simulate(CUBA, runs=500, seed=3, draws=4)
    assert found.pairs is not None
    assert (found.pairs.was.node == simulated.runs.node).all()
    assert (found.pairs.was.days == simulated.runs.days).all()
    assert (found.pairs.number == simulated.number).all()


def test_a_known_change_is_the_difference_of_two_analyses() -> None:
    changes = [Vary("events.b59_cornered.rate", "1 per day")]
    found = ex.what_if(CUBA, changes, method="exact", draws=3, anticipated=True)
    before, after = ex.exact(CUBA, draws=3), ex.exact(ex.intervene(CUBA, *changes), draws=3)
    # The rate was open and is not: so the draws of all else would move, were they not held.
    assert found.contrast("nuclear_war").was == pytest.approx(before.probability("nuclear_war"))
    assert found.contrast("nuclear_war").would == pytest.approx(
        after.probability("nuclear_war"), rel=0.3
    )


@pytest.mark.parametrize("method", ["runs", "exact"])
def test_the_number_of_workers_changes_nothing(method: str) -> None:
    one, two = (
        ex.what_if(CUBA, Remove("sam_fire"), runs=300, draws=3, workers=workers, method=method)  # type: ignore[arg-type]  # both are methods
        for workers in (1, 2)
    )
    assert one.contrasts == two.contrasts
    assert one.rerouted == two.rerouted


def test_a_change_of_what_is_so_already_changes_no_run() -> None:
    found = ex.what_if(CUBA, Prefer("usa", "not nuclear_war"), runs=300, draws=3)
    assert found.pairs is not None
    assert not found.pairs.changed.any()
    assert found.rerouted == ()
    for one in found.contrasts:
        assert one.difference == 0
        assert one.low < 0 < one.high
        assert one.reduction is None


def test_without_a_person_only_those_worlds_change_in_which_that_person_was_asked() -> None:
    pairs = ex.what_if(CUBA, Without("arkhipov"), runs=3000, seed=7, draws=3).pairs
    assert pairs is not None
    event = [*CUBA.events].index("b59_cornered")
    # Where an answer makes a difference, the event stays without effect in one of the worlds.
    asked = (pairs.was.close[:, event] > 0) | (pairs.would.close[:, event] > 0)
    assert 0 < pairs.changed.sum() < asked.sum()
    assert asked[pairs.changed].all()
    same = ~pairs.changed
    assert (pairs.was.node[same] == pairs.would.node[same]).all()
    assert (pairs.was.reached[same] == pairs.would.reached[same]).all()
    assert (pairs.was.decisions[same] == pairs.would.decisions[same]).all()


@pytest.mark.parametrize("method", ["runs", "exact"])
def test_several_outcomes_are_asked_about_as_one(method: Literal["runs", "exact"]) -> None:
    asked = "war or nuclear_war"
    every = ex.what_if(CUBA, Without("arkhipov"), runs=400, draws=2, method=method)
    found = ex.what_if(CUBA, Without("arkhipov"), runs=400, draws=2, method=method, outcome=asked)
    (both,) = found.contrasts
    assert both.outcome == asked
    assert found.contrast(asked) == both
    parts = [every.contrast(name) for name in ("war", "nuclear_war")]
    assert both.was == pytest.approx(sum(one.was for one in parts))
    assert both.difference == pytest.approx(sum(one.difference for one in parts))
    # Whoever goes from one kind of war to the other neither gains nor loses.
    assert both.lost <= sum(one.lost for one in parts)


def test_a_change_that_cannot_matter_says_so_with_its_answer() -> None:
    found = ex.what_if(CUBA, Without("rfk"), runs=20, draws=1)
    assert any("makes no difference" in note for note in found.notes)


def test_sharing_luck_makes_the_difference_surer() -> None:
    found = ex.what_if(CUBA, Without("arkhipov"), outcome="nuclear_war", runs=4000, draws=4)
    (one,) = found.contrasts
    assert one.reduction is not None
    assert one.reduction > 1.5
    assert one.gained > 5 * one.lost
    assert one.difference > 0
    assert found.pairs is not None
    assert found.pairs.changed.mean() < 0.2
    assert sum(way.count for way in found.rerouted) <= found.pairs.changed.sum()
    assert found.rerouted[0].would[-1] == "nuclear_war"


def test_what_an_event_alone_can_bring_needs_it() -> None:
    crisis = crisis_of(
        actors=idle(), events={"e": {"when": "not p", "rate": "0.1 per day", "sets": ["p"]}}
    )
    one = ex.what_if(crisis, Remove("e"), runs=1000).contrast("yes")
    assert (one.necessity.value, one.necessity.bounds) == (1, (1, 1))
    assert one.sufficiency.value == one.was
    assert one.necessity_of_not.value == 0


def test_what_never_happens_cannot_be_asked_about() -> None:
    crisis = crisis_of(outcomes={"yes": "p", "never": "q and not p", "no": "not p and not q"})
    one = ex.what_if(crisis, Forbid("a.x"), runs=50).contrast("never")
    assert one.was == one.would == 0
    assert one.necessity == Causation(0, None, None)
    assert one.sufficiency_of_not == Causation(0, None, None)
    computed = ex.what_if(crisis, Forbid("a.x"), method="exact").contrast("never")
    assert computed.necessity == Causation(0, None, None)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"outcome": "nuclear_wor"}, "did you mean 'nuclear_war'?"),
        ({"method": "guess"}, "known: runs, exact"),
        ({"runs": 0}, "0 runs cannot be done"),
        ({"seed": -1}, "the seed -1"),
        ({"until": "1961-01-01"}, "lies before the start"),
        ({"interventions": []}, "nothing is to be otherwise"),
        ({"outcome": "war or nuclear_wor"}, "did you mean 'nuclear_war'?"),
    ],
)
def test_what_cannot_be_asked_is_refused(asked: dict[str, object], said: str) -> None:
    with pytest.raises(InputError) as caught:
        ex.what_if(CUBA, **{"interventions": Without("arkhipov"), **asked})  # type: ignore[arg-type]  # wrong on purpose
    assert said in str(caught.value)


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_probabilities_of_causation_lie_within_their_bounds(data: st.DataObject) -> None:
    crisis = data.draw(timed_crises())
    options = st.sampled_from([*crisis.options])
    changes: st.SearchStrategy[Intervention] = st.one_of(
        st.builds(Forbid, options),
        st.builds(Vary, st.just("actors.a.pace"), st.just("3 days")),
        *([st.builds(Remove, st.sampled_from([*crisis.events]))] if crisis.events else []),
    )
    try:
        found = ex.what_if(crisis, data.draw(changes), runs=200, seed=data.draw(st.integers(0, 9)))
    except InputError:
        assume(False)
    for one in found.contrasts:
        for causation in (
            one.necessity,
            one.sufficiency,
            one.necessity_of_not,
            one.sufficiency_of_not,
        ):
            if causation.value is None:
                assert causation.cases == 0
                continue
            assert causation.bounds is not None
            low, high = causation.bounds
            assert 0 <= low <= high <= 1
            assert low - 1e-9 <= causation.value <= high + 1e-9


@given(table=st.lists(st.integers(0, 40), min_size=4, max_size=4).filter(sum))
def test_so_they_do_in_every_table_of_counts(table: list[int]) -> None:
    """Counts of pairs by what came about: in both worlds, as it was only, otherwise only, in neither."""
    both, lost, gained, neither = table
    of = sum(table)
    was, would = np.array([(both + lost) / of]), np.array([(both + gained) / of])
    for causation in (
        necessity(lost, both + lost, was, would),
        sufficiency(lost, lost + neither, was, would),
    ):
        if causation.value is None or causation.bounds is None:
            assert (causation.value, causation.bounds) == (None, None)
            continue
        assert causation.bounds[0] - 1e-9 <= causation.value <= causation.bounds[1] + 1e-9


def test_the_paired_interval_covers_as_often_as_it_says() -> None:
    luck = np.random.default_rng(1)
    covered = total = 0
    for up, down in ((0.01, 0.005), (0.1, 0.02), (0.002, 0.0), (0.3, 0.3)):
        for lost, gained, _ in luck.multinomial(400, [down, up, 1 - up - down], size=500):
            low, high = paired_interval(int(gained), int(lost), 400)
            covered += low <= up - down <= high
            total += 1
    assert 0.93 < covered / total < 0.995


ASKED = {"yes": [0], "no": [1]}


def pairs_of(gained: NDArray[np.bool_]) -> Pairs:
    """Pairs of runs, one row a draw, in which the second of two outcomes turns into the first where gained."""
    none = np.zeros(gained.size)
    was = Runs(
        first=0,
        node=none.astype(np.int64),
        outcome=np.ones(gained.size, np.int64),
        days=none,
        settled=none,
        reached=np.zeros((gained.size, 3)),
        close=np.zeros((gained.size, 0), np.int64),
        paths=none.astype(np.int64),
        decisions=none.astype(np.int64),
    )
    would = replace(was, outcome=(~gained.ravel()).astype(np.int64))
    number = np.arange(gained.size)
    return Pairs(was, would, number, np.repeat(np.arange(len(gained)), gained.shape[1]))


def test_what_is_not_known_is_told_apart_from_the_chance_of_few_runs() -> None:
    """Two pairs a draw leave much to chance; where chance is all there is, nothing of it may count as unknown."""
    luck = np.random.default_rng(4)
    chance = contrasts_by_runs(pairs_of(luck.random((4000, 2)) < 0.5), ASKED)[0]
    assert chance.unknown is not None
    assert chance.unknown < 0.1
    each = np.repeat([[True], [False]], 50, axis=1)
    alone = contrasts_by_runs(pairs_of(each), ASKED)[0]
    assert alone.unknown == pytest.approx(np.sqrt(0.5))
    few = contrasts_by_runs(pairs_of(each[:, :1]), ASKED)[0]
    assert few.unknown is None
    computed = contrasts_by_draws(np.array([[0.0], [0.0]]), np.array([[0.2], [0.4]]), {"yes": [0]})[
        0
    ]
    assert computed.unknown == pytest.approx(np.sqrt(0.02))


def test_luck_of_their_own_gives_no_reduction() -> None:
    luck = np.random.default_rng(2)
    one, other = luck.random(40_000) < 0.3, luck.random(40_000) < 0.4
    ratio = variance_ratio(one, other, np.zeros(one.size, np.int64))
    assert ratio == pytest.approx(1, abs=0.03)


def test_a_variant_can_be_asked_about() -> None:
    found = ex.what_if(CUBA, Adopt("chiefs"), outcome="nuclear_war", draws=2, method="exact")
    assert found.contrast("nuclear_war").difference > 0
    assert found.contrast("nuclear_war").low == found.contrast("nuclear_war").difference


def test_what_an_event_would_make_impossible_can_be_held_without_it() -> None:
    changes: list[Intervention] = [Remove("leak_of_the_trade"), Take("usa.turkey_secret")]
    one = ex.what_if(CUBA, changes, draws=1, method="exact").contrast(
        "settlement_with_public_trade"
    )
    assert one.would == 0
    assert one.was > 0
