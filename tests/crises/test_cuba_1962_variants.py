"""What the ring of ships does to the sites, and inspection to hidden missiles, in two variants of the Cuban crisis."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import excomm as ex
from excomm.model.parsing import parse
from excomm.model.rules import Outcome
from excomm.space.compiling import compile_space

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis

NAME = "cuba-1962"
RING = ex.load(NAME, variants=["ring-of-ships"])
READY = {"ready": "operational", "not_yet": "not operational"}
GUARDS = [
    f"events.ship_tries_the_ring.suppression.of.{who}" for who in ("patrol_aircraft", "destroyer")
]


def where_nobody_acts(crisis: Crisis) -> Crisis:
    """A crisis in which nobody acts, and of which is told only whether sites are ready."""
    actors = {
        name: actor.model_copy(
            update={"choice": actor.choice.model_copy(update={"rule": "history"})}
        )
        for name, actor in crisis.actors.items()
    }
    told = {name: Outcome(when=parse(text)) for name, text in READY.items()}
    return crisis.model_copy(update={"actors": actors, "outcomes": told})


def ready_by_the_27th(crisis: Crisis) -> float:
    """How likely sites are ready after 11 days behind a ring, if ships keep coming."""
    crisis = where_nobody_acts(crisis)
    crisis = crisis.model_copy(update={"start": (*crisis.start, "usa.quarantine")})
    return ex.exact(compile_space(crisis), until=11, draws=1).probability("ready")


def where_each_guard_stops(share: float) -> Crisis:
    return ex.varied(RING, dict.fromkeys(GUARDS, share))


def test_the_more_ships_the_ring_stops_the_later_the_sites_are_ready() -> None:
    none, some, all_ = (ready_by_the_27th(where_each_guard_stops(share)) for share in (0, 0.75, 1))
    assert none > some + 0.02
    assert some > all_ + 0.02


def test_a_ring_that_stops_all_leaves_the_sites_what_they_have_without_the_variant() -> None:
    stopped = ready_by_the_27th(where_each_guard_stops(1))
    assert stopped == pytest.approx(ready_by_the_27th(ex.load(NAME)), abs=1e-9)


def test_ships_that_are_stopped_are_told_as_close_calls() -> None:
    found = ex.exact(RING, draws=1)
    place = list(RING.events).index("ship_tries_the_ring")
    assert found.close_calls[0, place] > 0


def kept_back(*variants: str) -> tuple[float, float]:
    """How likely missiles end up hidden and unseen, and hidden and found."""
    found = ex.exact(ex.load(NAME, variants=["missiles-kept-back", *variants]), draws=2)
    return found.probability("kept_back_unseen"), found.probability("kept_back_and_found")


def test_inspectors_on_the_spot_find_more_than_a_count_at_sea_but_not_all() -> None:
    unseen, found = kept_back()
    unseen_there, found_there = kept_back("un-supervision")
    assert found_there / (unseen_there + found_there) > found / (unseen + found) + 0.1
    assert unseen_there > 0


def test_what_the_variants_add_leaves_the_crisis_itself_alone() -> None:
    plain = ex.load(NAME)
    assert "shipload" not in plain.conditions
    assert "ussr.keep_back" not in plain.options
    assert len(plain.events) == 11
