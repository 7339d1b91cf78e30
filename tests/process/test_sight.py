"""An actor's choice depends on nothing but what it can see and has been told."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np
from hypothesis import HealthCheck, given, settings

import excomm as ex
from excomm.process.flow import policy_at_nodes
from excomm.process.scene import scene_of
from excomm.process.sight import FALSE, TRUE, UNKNOWN, level_of, sight_of, with_level
from excomm.space.compiling import compile_space
from excomm.space.states import index_of
from tests.process.brute import hidden, looks
from tests.process.places import known_at, process_of, staged, state_at
from tests.process.timed import timed_crises
from tests.process.writing import crisis_of

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.process.sight import Sight


def of_two(**parts: Any) -> Crisis:
    return crisis_of(
        actors={"a": {"name": "Ann"}, "b": {"name": "Bob"}},
        preferences={"a": ["not p"], "b": ["p"]},
        **{"options": {"a.x": {"text": "do it"}, "b.x": {"text": "do that"}}, **parts},
    )


def hidden_from(crisis: Crisis) -> dict[str, set[str]]:
    sight = sight_of(crisis, {name: place for place, name in enumerate(crisis.bits)})
    return {
        actor: {crisis.bits[bit] for bit in bits}
        for actor, bits in zip(crisis.actors, sight.hidden, strict=True)
    }


def assert_alike(crisis: Crisis) -> None:
    """Assert that at nodes that look alike to an actor, and at which it knows the same, it chooses alike."""
    process, stage = process_of(crisis), staged(crisis)
    for number, actor in enumerate(crisis.actors):
        chances = policy_at_nodes(process, number)
        seen = defaultdict(list)
        for node in np.flatnonzero(~process.nodes.ended).tolist():
            told = frozenset(fact for fact in known_at(stage, node) if fact[0] == actor)
            seen[looks(crisis, actor, state_at(stage, node)), told].append(chances[node])
        for rows in seen.values():
            assert (np.array(rows) == rows[0]).all()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(timed_crises(rules=("quantal",)))
def test_by_quantal_choice_what_looks_alike_gets_the_same_choice(crisis: Crisis) -> None:
    assert_alike(crisis)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(timed_crises(rules=("script",)))
def test_by_a_script_what_looks_alike_gets_the_same_choice(crisis: Crisis) -> None:
    assert_alike(crisis)


def test_by_a_committee_what_looks_alike_gets_the_same_choice() -> None:
    assert_alike(with_a_committee())


def with_a_committee() -> Crisis:
    return crisis_of(
        actors={
            "a": {"name": "Ann", "choice": {"rule": "committee", "committee": "room"}},
            "b": {"name": "Bob"},
        },
        options={"a.x": {"text": "do it"}, "b.x": {"text": "do that", "seen_by": []}},
        preferences={"a": ["not p"], "b": ["p"]},
        conditions={"p": {"text": "so", "seen_by": []}, "q": {"text": "so, too"}},
        courses={"a": {"act": {"takes": ["a.x"]}, "rest": {"drops": ["a.x"]}}},
        committees={
            "room": {
                "actor": "a",
                "members": {"m": {"position": "act"}, "n": {"position": {"act": 0.3, "rest": 0.7}}},
            }
        },
        events={"e": {"when": "true", "rate": "1 per day", "sets": ["p"]}},
    )


@settings(max_examples=60, deadline=None)
@given(timed_crises())
def test_who_sees_what_is_what_the_words_say(crisis: Crisis) -> None:
    for actor, names in hidden_from(crisis).items():
        assert names == {name for name in crisis.bits if hidden(crisis, actor, name)}


def test_secret_terms_are_hidden_from_all_but_the_parties() -> None:
    crisis = crisis_of(
        actors={name: {"name": name} for name in "abc"},
        options={f"{name}.x": {"text": "do it"} for name in "abc"} | {"a.y": {"text": "secretly"}},
        preferences={name: ["not p"] for name in "abc"},
        agreements={"deal": {"public": ["b.x"], "secret": ["a.y"]}},
    )
    assert hidden_from(crisis) == {"a": set(), "b": set(), "c": {"a.y"}}


def test_a_term_that_says_who_sees_it_is_seen_by_those() -> None:
    crisis = of_two(
        options={"a.x": {"text": "do it", "seen_by": ["b"]}, "b.x": {"text": "do that"}},
        agreements={"deal": {"secret": ["a.x"]}},
    )
    assert hidden_from(crisis) == {"a": set(), "b": set()}


SECRET = {"p": {"text": "so", "seen_by": ["a"]}, "q": {"text": "so, too"}}
REVEALS = {"e": {"when": "q", "rate": "1 per day", "reveals": {"b": ["p"]}}}


def tracked(crisis: Crisis) -> Sight:
    return sight_of(crisis, {name: place for place, name in enumerate(crisis.bits)})


def test_what_is_hidden_and_told_by_no_event_stays_unknown() -> None:
    assert tracked(of_two(conditions=SECRET)).tracks == ()


def test_what_can_be_told_is_taken_to_be_as_at_the_start() -> None:
    (track,) = tracked(of_two(conditions=SECRET, events=REVEALS)).tracks
    assert (track.actor, track.first, track.levels) == (1, FALSE, 2)
    (track,) = tracked(of_two(conditions=SECRET, events=REVEALS, start=["p"])).tracks
    assert track.first == TRUE


def test_unless_the_actor_has_a_belief_of_its_own_about_it() -> None:
    sight = tracked(
        of_two(conditions=SECRET, events=REVEALS, beliefs={"b": {"conditions": {"p": 0.3}}})
    )
    assert (sight.tracks[0].first, sight.tracks[0].levels, sight.kinds) == (UNKNOWN, 3, 3)


def test_a_leak_tells_everybody_the_secret_terms() -> None:
    crisis = crisis_of(
        actors={name: {"name": name} for name in "abc"},
        options={f"{name}.x": {"text": "do it"} for name in "abc"} | {"a.y": {"text": "secretly"}},
        preferences={name: ["not p"] for name in "abc"},
        agreements={"deal": {"public": ["b.x"], "secret": ["a.y"], "leak": "e"}},
        events={"e": {"when": "a.y", "rate": "1 per day"}},
    )
    assert [(track.actor, crisis.bits[track.bit]) for track in tracked(crisis).tracks] == [
        (2, "a.y")
    ]


def test_who_has_been_told_knows_how_it_stood_until_told_again() -> None:
    crisis = of_two(
        conditions=SECRET,
        events={**REVEALS, "f": {"when": "not p", "rate": "1 per day", "sets": ["p"]}},
        start=["q"],
    )
    stage = staged(crisis)
    nodes = stage.nodes
    known = {node: known_at(stage, node) for node in range(nodes.count)}
    first = nodes.start
    changed = nodes.hit[1, first]
    assert state_at(stage, changed) == {"p", "q"}
    assert known[changed] == {("b", "p", False)}
    assert known[nodes.hit[0, changed]] == {("b", "p", True)}
    assert nodes.hit[0, first] == first


def test_what_is_known_of_one_track_is_kept_apart_from_the_others() -> None:
    sight = tracked(ex.load("cuba-1962"))
    assert len(sight.tracks) > 1
    known = np.arange(sight.kinds)
    levels = np.array([level_of(sight, place, known) for place in range(len(sight.tracks))])
    assert len({*map(tuple, levels.T.tolist())}) == sight.kinds
    for place in range(len(sight.tracks)):
        changed = with_level(sight, place, known, TRUE)
        after = np.array([level_of(sight, other, changed) for other in range(len(sight.tracks))])
        assert (after[place] == TRUE).all()
        assert (np.delete(after, place, axis=0) == np.delete(levels, place, axis=0)).all()


def test_behind_a_sight_are_all_states_that_look_so() -> None:
    crisis = of_two(conditions=SECRET, events=REVEALS)
    space = compile_space(crisis)
    view = scene_of(space).views[1]
    for state in range(space.states):
        sight = view.found[state]
        behind = view.behind[view.starts[sight] : view.starts[sight + 1]]
        assert state in behind
        assert behind.size == 2
    one, other = (index_of(space, ["q", *more]) for more in ([], ["p"]))
    # Having found out what it can, it tells them apart; before, it cannot.
    assert view.found[one] != view.found[other]
    assert view.seen[one] == view.seen[other]
