"""A run is done in the other world from where the two part, and comes out as if done there from the start."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import numpy as np
import pytest

import excomm as ex
from excomm.causes.interventions import (
    Adopt,
    Forbid,
    Intervention,
    Prefer,
    Remove,
    Replace,
    Take,
    Vary,
    Without,
)
from excomm.causes.worlds import counterfactual, worlds_of
from excomm.process import pairing
from excomm.process.bridging import bridge_of
from excomm.process.compiling import process_on
from excomm.process.running import Runs
from excomm.process.tables import tables_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.process.room import Bridge
    from excomm.process.tables import Tables

RUNS = 3000
SPACE = ex.compile_space(ex.load("cuba-1962"))
CHANGES: dict[str, list[Intervention]] = {
    "a person less": [Without("arkhipov")],
    "the first of three less": [Without("captain")],
    "somebody else": [Replace("arkhipov", "0.9")],
    "an event less": [Remove("stray_u2")],
    "an option less": [Forbid("usa.turkey_secret")],
    "another wish": [Prefer("usa", "usa.air_strike")],
    "another reading": [Adopt("u2-rule")],
    "more events and conditions": [Adopt("ring-of-ships")],
    "other clocks": [Vary("actors.usa.pace", "1 day")],
    "another start": [Take("usa.quarantine")],
    "another day": [Take("usa.quarantine", on="1962-10-18")],
    "two at once": [Without("arkhipov"), Remove("sam_fire")],
}


def apart_from_the_start(one: Tables, other: Tables, courses: Sequence[np.ndarray]) -> Bridge:
    """No run goes along with that of the other world, and every choice is coupled the long way."""
    bridge = bridge_of(one, other, courses)
    return bridge._replace(alike=False, kin=np.full_like(bridge.kin, -1))


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_a_run_that_parts_is_the_run_from_the_start(
    changes: list[Intervention], monkeypatch: pytest.MonkeyPatch
) -> None:
    worlds = worlds_of(SPACE, changes, draws=2)
    was = process_on(worlds.was, worlds.pairs[0][0])
    would = counterfactual(worlds, was, 0)
    courses = [carrying.course for carrying in worlds.carryings]
    found = pairing.run_pairs(was, would, courses, runs=RUNS, seed=5)
    monkeypatch.setattr(pairing, "bridge_of", apart_from_the_start)
    expected = pairing.run_pairs(was, would, courses, runs=RUNS, seed=5)
    for one, other in zip(found, expected, strict=True):
        for field in fields(Runs):
            assert np.array_equal(getattr(one, field.name), getattr(other, field.name)), field.name


@pytest.mark.parametrize(("change", "alike"), [("a person less", True), ("other clocks", False)])
def test_worlds_go_together_only_where_their_clocks_ring_together(
    change: str, *, alike: bool
) -> None:
    worlds = worlds_of(SPACE, CHANGES[change], draws=1)
    was = process_on(worlds.was, worlds.pairs[0][0])
    one, other = (tables_of(process) for process in (was, counterfactual(worlds, was, 0)))
    bridge = bridge_of(one, other, [carrying.course for carrying in worlds.carryings])
    assert bridge.alike is alike
    if alike:
        # Only people who are asked about a launch can answer otherwise.
        clocks = {len(was.pace) + [*was.crisis.events].index("b59_cornered")}
        assert {*np.flatnonzero(bridge.suspect.any(axis=1)).tolist()} == clocks
