"""Two worlds differ in what was changed and in what follows from it, and in nothing else."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import numpy as np
import pytest

import excomm as ex
from excomm.causes.deeds import deeds_in
from excomm.causes.interventions import (
    Adopt,
    Believe,
    Forbid,
    Intervention,
    Prefer,
    Remove,
    Replace,
    Take,
    Vary,
    Without,
)
from excomm.causes.pairing import paired_draws
from excomm.causes.run_timeline import timeline_of
from excomm.causes.timeline import Stage, stage_for
from excomm.causes.worlds import Worlds, counterfactual, worlds_of
from excomm.errors import InputError
from excomm.process.choosing import choices_of
from excomm.process.compiling import process_on
from excomm.process.design import draws_of
from excomm.process.priors import priors_in
from excomm.process.running import Runs, run_many, story_of
from excomm.process.tables import Tables, tables_of
from excomm.space.compiling import compile_space
from excomm.space.states import state_names
from tests.process.writing import crisis_of, idle

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.process.process import Process

CUBA = ex.load("cuba-1962")
SPACE = compile_space(CUBA)
RUNS = 3000


def both(worlds: Worlds, draw: int = 0) -> tuple[Process, Process]:
    was = process_on(worlds.was, worlds.pairs[draw][0])
    return was, counterfactual(worlds, was, draw)


def differing(one: Runs, other: Runs) -> set[int]:
    """The runs in which anything at all differs."""
    names = [field.name for field in fields(Runs) if field.name != "first"]
    rows = [getattr(one, name) != getattr(other, name) for name in names]
    marks = [row if row.ndim == 1 else row.any(axis=1) for row in rows]
    return {*np.flatnonzero(np.logical_or.reduce(marks)).tolist()}


def asked(was: Process, tables: list[Tables], events: list[str], run: int) -> bool:
    """Whether people were asked about one of these events in a run.

    What comes with an effect that holds already leaves no trace in a story. But until people are asked both worlds go
    the same way, so that they are asked in both; and where an answer matters, in one of them they refuse.
    """
    clocks = {len(was.pace) + [*was.crisis.events].index(event) for event in events}
    told = [entry for one in tables for entry in story_of(one, run=run, seed=7)]
    return any(entry.clock in clocks and entry.detail >= 0 for entry in told)


def test_removing_a_person_changes_only_runs_in_which_that_person_was_asked() -> None:
    was, would = both(worlds_of(SPACE, [Without("arkhipov")], draws=2))
    before, after = (run_many(one, runs=RUNS, seed=7) for one in (was, would))
    changed = differing(before, after)
    assert 20 < len(changed) < RUNS / 5
    tables = [tables_of(was), tables_of(would)]
    assert all(asked(was, tables, ["b59_cornered"], run) for run in changed)


@pytest.mark.parametrize("person", ["captain", "duty_officer", "garbuz", "jfk"])
def test_so_it_is_for_everybody(person: str) -> None:
    events = [
        name
        for name, one in CUBA.events.items()
        if any(person in panel.of for panel in (one.consent, one.suppression) if panel)
    ]
    was, would = both(worlds_of(SPACE, [Without(person)], draws=2), 1)
    changed = differing(run_many(was, runs=500, seed=7), run_many(would, runs=500, seed=7))
    tables = [tables_of(was), tables_of(would)]
    assert all(asked(was, tables, events, run) for run in changed)


def panel(correlation: float) -> Crisis:
    """All of three must agree, each by leanings of their own; nothing else can happen."""
    people = {"need": "all", "of": {"ann": 0.3, "boris": 0.5, "carla": 0.7}}
    event = {"when": "not p", "rate": "0.5 per day", "sets": ["p"]}
    return crisis_of(
        actors=idle(), events={"e": event | {"consent": people | {"correlation": correlation}}}
    )


def lone_refusals(stage: Stage, person: str, run: int) -> int:
    """How often this person alone said no in a run, all others saying yes."""
    by_ring: dict[int, dict[str, bool]] = {}
    for deed in deeds_in(stage, timeline_of(stage, run=run, seed=7)):
        if deed.kind == "answer":
            by_ring.setdefault(deed.ring, {})[deed.who] = deed.said_yes
    return sum(
        not said[person] and all(yes for who, yes in said.items() if who != person)
        for said in by_ring.values()
    )


@pytest.mark.parametrize("person", ["ann", "boris", "carla"])
@pytest.mark.parametrize("correlation", [0, 0.4])
def test_without_one_of_those_who_must_all_agree_just_those_runs_change_in_which_that_one_refused(
    person: str, correlation: float
) -> None:
    crisis = panel(correlation)
    was, would = both(worlds_of(compile_space(crisis), [Without(person)], draws=1))
    before, after = (run_many(one, runs=400, seed=7) for one in (was, would))
    changed = differing(before, after)
    stage = stage_for(was)
    refused = {run for run in range(400) if lone_refusals(stage, person, run)}
    assert (8 if correlation == 0 else 0) <= len(refused) < 400
    assert changed == refused
    # Whoever need not be asked keeps nothing from coming: no run in which it came is lost.
    came, would_come = before.outcome == 0, after.outcome == 0
    assert not (came & ~would_come).any()
    assert (would_come & ~came).any() == bool(refused)


@pytest.mark.parametrize(
    "so_already",
    [
        [],
        [Prefer("usa", "not nuclear_war")],
        [Vary("events.false_alarm.rate", "uniform(0.1, 0.7) per day")],
        [Replace("grechko", "uniform(0.1, 0.6)")],
    ],
)
@pytest.mark.parametrize("anticipated", [False, True])
def test_what_is_so_already_changes_nothing_to_the_bit(
    so_already: list[Intervention], *, anticipated: bool
) -> None:
    was, would = both(worlds_of(SPACE, so_already, draws=2, anticipated=anticipated))
    assert not differing(run_many(was, runs=RUNS, seed=7), run_many(would, runs=RUNS, seed=7))


def test_a_rule_that_always_held_and_an_event_that_never_came_change_nothing_to_the_bit() -> None:
    crisis = crisis_of(
        actors={"a": {"name": "Ann"}, "b": {"name": "Bob"}},
        options={"a.x": {"text": "do it"}, "a.y": {"text": "do it"}, "b.x": {"text": "do it"}},
        rules=["if a.x then not a.y", "if not a.x then not a.y"],
        preferences={"a": ["b.x", "not a.x"], "b": ["a.x", "not b.x"]},
        start=["q"],
        events={
            "e": {"when": "a.x and a.y", "rate": "1 per day", "sets": ["p"]},
            "f": {"when": "a.x and b.x", "rate": "0.2 per day", "sets": ["p"]},
        },
    )
    space = compile_space(crisis)
    was, would = both(worlds_of(space, [Forbid("a.y"), Remove("e"), Take("q")], draws=1))
    before, after = (run_many(one, runs=500, seed=1) for one in (was, would))
    assert differing(before, after) <= {*np.flatnonzero(before.node != after.node).tolist()}
    names = [
        [state_names(one.scene.space, int(one.nodes.state[node])) for node in found.node]
        for one, found in ((was, before), (would, after))
    ]
    assert names[0] == names[1]
    assert np.unique(before.node).size > 2


def test_a_variant_that_deletes_an_event_changes_the_runs_that_removing_it_changes() -> None:
    crisis = crisis_of(
        events={
            name: {"when": f"not {name[0]}", "rate": "0.2 per day", "sets": [name[0]]}
            for name in ("q_first", "p_second", "q_third")
        },
        variants={"gone": {"text": "never", "set": {"events": {"q_first": None}}}},
    )
    space = compile_space(crisis)
    ways: list[list[Intervention]] = [[Adopt("gone")], [Remove("q_first")]]
    adopted, removed = (
        run_many(both(worlds_of(space, way, draws=1))[1], runs=500, seed=2) for way in ways
    )
    assert not differing(adopted, removed)
    before = run_many(both(worlds_of(space, [], draws=1))[0], runs=500, seed=2)
    assert (adopted.outcome == before.outcome).all()
    assert differing(adopted, before)


def test_who_did_not_foresee_it_chooses_as_before() -> None:
    worlds = worlds_of(SPACE, [Remove("b59_cornered")], draws=2)
    was, would = both(worlds)
    assert all(
        (one == other).all()
        for one, other in zip(was.choices.policy, would.choices.policy, strict=True)
    )
    known = both(worlds_of(SPACE, [Remove("b59_cornered")], draws=2, anticipated=True))[1]
    assert any(
        not np.allclose(one, other)
        for one, other in zip(was.choices.policy, known.choices.policy, strict=True)
    )


def test_what_is_known_to_all_is_what_an_analysis_of_the_changed_crisis_finds() -> None:
    changes: list[Intervention] = [Forbid("usa.turkey_secret"), Remove("stray_u2")]
    worlds = worlds_of(SPACE, changes, draws=2, anticipated=True)
    changed = ex.intervene(CUBA, *changes)
    assert worlds.pairs[0][1] == ex.intervene(draws_of(CUBA, 2)[0], *changes)
    again = process_on(worlds.would, worlds.pairs[0][1])
    assert again.scene.space.crisis == changed
    assert all(
        (one == other).all()
        for one, other in zip(both(worlds)[1].choices.policy, again.choices.policy, strict=True)
    )


def test_a_course_that_is_closed_leaves_its_share_to_the_others() -> None:
    crisis = crisis_of(
        options={"a.x": {"text": "do it"}, "a.y": {"text": "do it"}},
        courses={
            "a": {
                "one": {"takes": ["a.x"]},
                "two": {"takes": ["a.y"]},
                "none": {"drops": ["a.x", "a.y"]},
            }
        },
        preferences={"a": ["a.x", "a.y"]},
    )
    was, would = both(worlds_of(compile_space(crisis), [Forbid("a.y")], draws=1))
    before = chances(was, ())
    after = chances(would, ())
    assert before["two"] > 0.1
    assert after == pytest.approx({"one": before["one"] / (1 - before["two"]), "two": 0, "none": 0})


def test_another_name_for_what_is_open_leaves_its_share_to_that() -> None:
    crisis = crisis_of(
        options={"a.x": {"text": "do it"}, "a.y": {"text": "do it"}},
        courses={
            "a": {
                "both": {"takes": ["a.x", "a.y"]},
                "one": {"takes": ["a.x"], "drops": ["a.y"]},
                "only": {"takes": ["a.x"]},
            }
        },
        preferences={"a": ["a.x", "a.y"]},
        start=["a.y"],
    )
    space = compile_space(crisis)
    was, would = both(worlds_of(space, [Vary("actors.a.pace", "2 days")], draws=1))
    assert chances(was, ("a.y",)) == chances(would, ("a.y",))
    assert chances(was, ("a.y",))["only"] == 0


def chances(process: Process, state: tuple[str, ...], actor: int = 0) -> dict[str, float]:
    """How likely each course is of which the actor thinks in a state."""
    scene = process.scene
    at = next(one for one in range(scene.space.states) if state_names(scene.space, one) == state)
    sight = scene.views[actor].seen[scene.sight.first * scene.space.states + at]
    return dict(
        zip(
            scene.considered[actor].names,
            process.choices.policy[actor][sight].tolist(),
            strict=True,
        )
    )


def test_who_has_another_mind_chooses_anew_and_the_others_as_before() -> None:
    worlds = worlds_of(SPACE, [Prefer("usa", "usa.invade")], draws=2)
    was, would = both(worlds)
    start = tuple(sorted(CUBA.start))
    assert chances(would, start)["invasion"] > 2 * chances(was, start)["invasion"]
    assert (was.choices.policy[1] == would.choices.policy[1]).all()
    assert (was.choices.policy[2] == would.choices.policy[2]).all()


def test_a_new_mind_that_is_the_old_one_chooses_what_it_chose() -> None:
    """The belief is put in other words, so that the actor is made to choose anew."""
    once = ex.intervene(CUBA, Believe("usa", "tactical_use", "0 per day"))
    worlds = worlds_of(compile_space(once), [Believe("usa", "tactical_use", "0 per year")], draws=2)
    assert worlds.minds == {0}
    was, would = both(worlds)
    assert np.allclose(was.choices.policy[0], would.choices.policy[0], atol=1e-5)


def test_in_states_that_were_not_there_all_choose_as_if_they_had_known() -> None:
    crisis = crisis_of(
        actors={"a": {"name": "Ann"}, "b": {"name": "Bob"}},
        options={"a.x": {"text": "do it"}, "b.x": {"text": "do it"}},
        preferences={"a": ["a.x"], "b": ["if a.x then b.x"]},
        rules=["not a.x"],
        variants={"free": {"text": "She may", "set": {"rules": []}}},
    )
    worlds = worlds_of(compile_space(crisis), [Adopt("free")], draws=1)
    _, would = both(worlds)
    known = choices_of(would.scene, would.crisis).policy
    there = known[1][sight_in(would, ("a.x",), 1)].tolist()
    names = would.scene.considered[1].names
    assert chances(would, ("a.x",), 1) == pytest.approx(dict(zip(names, there, strict=True)))
    assert chances(would, ("a.x",), 1)["b.x"] > 0.5
    # Where she could do nothing before, she does nothing unforeseen.
    assert chances(would, (), 0)["a.x"] == 0


def sight_in(process: Process, state: tuple[str, ...], actor: int) -> int:
    scene = process.scene
    at = next(one for one in range(scene.space.states) if state_names(scene.space, one) == state)
    return int(scene.views[actor].seen[scene.sight.first * scene.space.states + at])


def test_choices_are_found_where_nobody_could_come_before() -> None:
    crisis = crisis_of(
        actors={"a": {"name": "Ann"}, "b": {"name": "Bob"}},
        options={"a.x": {"text": "do it"}, "b.x": {"text": "do it"}},
        conditions={"p": {"text": "it is so"}},
        preferences={"a": ["p"], "b": ["if p then b.x", "not b.x"]},
    )
    worlds = worlds_of(compile_space(crisis), [Take("p", on="1962-10-17")], draws=1)
    was, would = both(worlds)
    assert worlds.reach.size > worlds.was.states.size
    whole = choices_of(was.scene, was.crisis).policy
    assert chances(would, ("p",), 1)["b.x"] == pytest.approx(whole[1][sight_in(was, ("p",), 1)][1])
    assert chances(would, ("p",), 1)["b.x"] > 0.5


def test_a_committee_of_others_decides_anew() -> None:
    crisis = crisis_of(
        actors={"a": {"name": "Ann", "choice": {"rule": "committee", "committee": "cabinet"}}},
        courses={"a": {"go": {"takes": ["a.x"]}, "wait": {"drops": ["a.x"]}}},
        committees={
            "cabinet": {
                "actor": "a",
                "members": {"hawk": {"position": "go"}, "dove": {"position": "wait"}},
            }
        },
    )
    was, would = both(worlds_of(compile_space(crisis), [Without("dove")], draws=1))
    assert chances(was, ())["go"] == pytest.approx(0.5)
    assert chances(would, ())["go"] == pytest.approx(1)


def test_what_is_not_known_is_the_same_in_both_worlds() -> None:
    changed = ex.intervene(
        CUBA,
        Adopt("chiefs"),
        Vary("events.stray_u2.rate", "log-uniform(0.01, 0.2) per day"),
        Vary("events.clash_at_sea.chance", 0.5),
    )
    pairs = paired_draws(CUBA, changed, 8)
    assert [was for was, _ in pairs] == [*draws_of(CUBA, 8)]
    for was, would in pairs:
        assert not priors_in(would)
        assert was.actors == would.actors
        ratio = would.events["stray_u2"].rate.value / was.events["stray_u2"].rate.value  # type: ignore[union-attr]  # a draw knows its values
        assert ratio == pytest.approx(2)


def test_a_prior_that_is_new_is_drawn_in_the_changed_world_alone() -> None:
    crisis = crisis_of(events={"e": {"when": "not p", "rate": "1 per day", "sets": ["p"]}})
    changed = ex.intervene(crisis, Vary("events.e.rate", "uniform(1, 3) per day"))
    pairs = paired_draws(crisis, changed, 8)
    assert {was.events["e"].rate for was, _ in pairs} == {crisis.events["e"].rate}
    values = [would.events["e"].rate.value for _, would in pairs]  # type: ignore[union-attr]  # a draw knows its values
    assert len({int((value - 1) * 4) for value in values}) == 8


def test_what_cannot_be_set_in_motion_names_the_interventions() -> None:
    with pytest.raises(InputError, match=r"cannot have 'take usa\.turkey_secret'") as caught:
        worlds_of(SPACE, [Take("usa.turkey_secret")], draws=1)
    assert "leak_of_the_trade" in str(caught.value)


def test_another_set_of_outcomes_cannot_be_compared() -> None:
    crisis: Crisis = crisis_of(
        variants={
            "v": {"text": "other", "set": {"outcomes": {"maybe": "true", "yes": None, "no": None}}}
        }
    )
    with pytest.raises(InputError, match="which outcomes there are"):
        worlds_of(compile_space(crisis), [Adopt("v")], draws=1)


def test_who_has_another_mind_knows_of_nothing_else_that_is_changed() -> None:
    """Torpedo or not, who wants something else wants it all the same; and what is closed is closed."""
    mind = Prefer("usa", "usa.invade")
    alone = both(worlds_of(SPACE, [mind], draws=2))[1]
    unforeseen = both(
        worlds_of(SPACE, [mind, Remove("tactical_use"), Remove("stray_u2")], draws=2)
    )[1]
    start = tuple(sorted(CUBA.start))
    assert chances(unforeseen, start) == pytest.approx(chances(alone, start), abs=1e-6)
    known = both(
        worlds_of(
            SPACE, [mind, Remove("tactical_use"), Remove("stray_u2")], draws=2, anticipated=True
        )
    )[1]
    assert chances(known, start) != pytest.approx(chances(alone, start), abs=1e-6)
    closed = both(worlds_of(SPACE, [mind, Forbid("usa.invade")], draws=2))[1]
    left = chances(alone, start)["invasion"]
    assert chances(closed, start)["blockade"] == pytest.approx(
        chances(alone, start)["blockade"] / (1 - left), rel=1e-4
    )
    assert chances(closed, start)["invasion"] == 0
