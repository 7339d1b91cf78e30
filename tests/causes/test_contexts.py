from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import excomm as ex
from excomm.causes.actual import actual_causes
from excomm.causes.contexts import context_of, noise_after
from excomm.causes.deeds import deeds_in, situation_among
from excomm.causes.record import recorded
from excomm.causes.situation import FREE, HELD, Value
from excomm.causes.timeline import Stage, Timeline, followed
from excomm.errors import InputError
from excomm.process.compiled import compiled
from excomm.process.loops import replaying as loops
from tests.causes.histories import TORPEDO, staged, torpedo

if TYPE_CHECKING:
    from numpy.typing import NDArray


@cache
def cuba() -> Stage:
    return staged(ex.load("cuba-1962"), draws=4, draw=2)


def drawn(stage: Stage, seed: int) -> Timeline:
    return context_of(stage, np.random.default_rng(seed))


@given(
    st.lists(st.floats(0.01, 1), min_size=1, max_size=6).map(
        lambda weights: np.array(weights) / (sum(weights) + 0.1)
    ),
    st.integers(0, 10_000),
)
def test_the_noise_after_a_choice_picks_that_choice(
    chances: NDArray[np.float64], seed: int
) -> None:
    luck = np.random.default_rng(seed)
    course = int(luck.integers(chances.size))
    noise = noise_after(chances, course, luck.standard_exponential(chances.size + 1), luck)
    assert loops.soonest_course(noise, chances) == course


def test_the_noise_after_choices_made_by_chance_is_the_noise_before_them() -> None:
    luck, chances, count = np.random.default_rng(5), np.array([0.6, 0.1]), 20_000
    taken = luck.choice(3, size=count, p=[0.6, 0.1, 0.3])
    noise = np.array(
        [noise_after(chances, int(course), luck.standard_exponential(3), luck) for course in taken]
    )
    # Four standard errors: of an exponential with mean one, and of the share below its median.
    assert np.allclose(noise.mean(axis=0), 1, atol=4 / np.sqrt(count))
    assert np.allclose((noise < np.log(2)).mean(axis=0), 1 / 2, atol=4 / 2 / np.sqrt(count))


@pytest.mark.parametrize("seed", range(10))
def test_every_context_goes_the_way_of_history(seed: int) -> None:
    stage = cuba()
    timeline = drawn(stage, seed)
    _, nodes = followed(stage, timeline)
    states = stage.process.nodes.state[nodes]
    for step in recorded(stage.process):
        (ring,) = np.flatnonzero(timeline.step == step.number)
        assert states[ring] == step.state
    changes = np.flatnonzero(np.diff(states)) + 1
    assert set(timeline.step[changes]) <= {step.number for step in recorded(stage.process)}


@given(seed=st.integers(0, 1000), data=st.data())
@settings(deadline=None, max_examples=50)
def test_to_hold_what_does_not_differ_makes_no_difference(seed: int, data: st.DataObject) -> None:
    stage = cuba()
    timeline = drawn(stage, seed)
    deeds = deeds_in(stage, timeline)
    here = np.arange(stage.process.nodes.count)
    situation = situation_among(stage, timeline, deeds, here >= 0)
    row = np.array([data.draw(st.sampled_from([FREE, FREE, HELD, 1])) for _ in deeds], Value)[
        np.newaxis
    ]
    differs, _ = situation.replay(row)
    held = np.where((row == FREE) & ~differs, HELD, row).astype(Value)
    again, _ = situation.replay(held)
    assert (again == differs).all()


@given(seed=st.integers(0, 1000))
@settings(deadline=None, max_examples=30)
def test_with_nothing_fixed_nothing_differs(seed: int) -> None:
    stage = cuba()
    timeline = drawn(stage, seed)
    _, nodes = followed(stage, timeline)
    deeds = deeds_in(stage, timeline)
    effect = stage.process.nodes.state == stage.process.nodes.state[nodes[-1]]
    situation = situation_among(stage, timeline, deeds, effect)
    rows = np.array([[FREE] * len(deeds), [HELD] * len(deeds)], Value)
    differs, came = situation.replay(rows)
    assert came.all()
    assert not differs.any()


def test_the_compiled_replay_is_the_plain_one(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = cuba()
    timeline = drawn(stage, 1)
    deeds = deeds_in(stage, timeline)
    luck = np.random.default_rng(0)
    rows = luck.choice(np.array([FREE, FREE, HELD, 1], Value), size=(40, len(deeds)))
    bombed = stage.process.scene.space.outcome[stage.process.nodes.state] % 2 == 0
    fast = situation_among(stage, timeline, deeds, bombed).replay(rows)
    assert compiled(loops.replay_all) is not loops.replay_all
    monkeypatch.setattr("excomm.causes.timeline.compiled", lambda loop: loop)
    slow = situation_among(stage, timeline, deeds, bombed).replay(rows)
    assert all((one == other).all() for one, other in zip(fast, slow, strict=True))


@pytest.mark.parametrize("seed", range(30))
def test_who_refused_on_the_submarine_shares_the_responsibility(seed: int) -> None:
    stage = staged(torpedo())
    timeline = drawn(stage, seed)
    deeds = deeds_in(stage, timeline, named=True)
    peace = stage.process.scene.space.outcome[stage.process.nodes.state] == 1
    found = actual_causes(situation_among(stage, timeline, deeds, peace))
    refused = [deed.name for deed in deeds if deed.kind == "answer" and not deed.said_yes]
    assert 1 <= len(refused) <= 3
    assert {
        name: share for name, share in found.responsibilities.items() if share
    } == dict.fromkeys(refused, 1 / len(refused))


def test_a_step_without_a_chance_is_named() -> None:
    never = torpedo(
        TORPEDO.replace("arkhipov: 0.3", "arkhipov: 1").replace("0.5", "1").replace("0.7", "1")
    )
    with pytest.raises(InputError, match="step 1 of its history no chance"):
        drawn(staged(never), 0)


def test_a_step_that_changed_something_must_say_who_brought_it() -> None:
    nobody = torpedo(TORPEDO.replace("actor: navy, takes: [navy.leave]", "sets: [launch]"))
    with pytest.raises(InputError, match="step 2 of its history does not say who or what"):
        drawn(staged(nobody), 0)
