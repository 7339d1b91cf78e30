"""At the fixed point everybody chooses by what it expects, and expects what comes of all choosing so."""

from __future__ import annotations

from dataclasses import fields
from math import exp
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

import excomm as ex
from excomm.errors import PartError
from excomm.process.board import Board, board_of
from excomm.process.choosing import UnsettledError, choices_of
from excomm.process.compiled import compiled
from excomm.process.compiling import process_on
from excomm.process.flow import policy_at_nodes
from excomm.process.loops import choosing as loops
from excomm.process.priors import at_quantiles, value_of
from excomm.process.scene import scene_of
from excomm.process.utilities import utility_of
from excomm.space.compiling import compile_space
from excomm.space.states import index_of
from tests.process import brute
from tests.process.places import staged
from tests.process.timed import timed_crises
from tests.process.writing import crisis_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.process.choosing import Choices
    from excomm.process.scene import Scene

    Numbers = NDArray[np.float64]

# How far from the fixed point a solution may be, for utilities that differ by a few units.
NEAR = 1e-5


def solved(crisis: Crisis) -> tuple[Scene, Choices]:
    scene = scene_of(compile_space(crisis))
    return scene, choices_of(scene, crisis)


def expected_value(scene: Scene, crisis: Crisis, choices: Choices, actor: int, state: int) -> float:
    """What a state is worth by the discounted equation, where everybody sees the crisis as the file has it."""
    space, name = scene.space, scene.space.actors[actor]
    choice = crisis.actors[name].choice
    discount = 1 / value_of(choice.foresight) if choice.foresight else 0.2
    worth = utility_of(
        crisis.preferences[name], space.graph.codes, space.graph.ranks[actor], space.positions
    )
    rates = [] if space.ended[state] else outgoing(scene, crisis, choices, state)
    total = discount * worth[state]
    total += sum(rate * choices.values[actor][target] for target, rate in rates)
    return float(total / (discount + sum(rate for _, rate in rates)))


def outgoing(scene: Scene, crisis: Crisis, choices: Choices, state: int) -> list[tuple[int, float]]:
    """Where a state can lead, and how fast, everybody having found out what it can."""
    found = []
    for number, actor in enumerate(crisis.actors.values()):
        pace = 1 / value_of(actor.pace) if actor.pace else 1.0
        row = choices.policy[number][scene.views[number].found[state]]
        for course, target in enumerate(scene.considered[number].targets[state].tolist()):
            if target >= 0:
                found.append((target, pace * float(row[course])))
    for event, happening in zip(crisis.events.values(), scene.events, strict=True):
        if happening.when[state]:
            target = int(happening.targets[state])
            found.append((target, value_of(event.rate) * brute.passing(event)))
    return found


def logit(scene: Scene, crisis: Crisis, choices: Choices, actor: int, sight: int) -> Numbers:
    """The logit of what each course is worth, over the states that the actor takes for possible."""
    view, name = scene.views[actor], scene.space.actors[actor]
    choice = crisis.actors[name].choice
    sharpness = 2.0 if choice.sharpness is None else value_of(choice.sharpness)
    inertia = value_of(choice.inertia) if choice.inertia else 0.0
    behind = view.behind[view.starts[sight] : view.starts[sight + 1]]
    likely = weights(scene, crisis, actor, sight, behind)
    targets, values = scene.considered[actor].targets, choices.values[actor]
    odds = np.zeros(targets.shape[1])
    for course in range(targets.shape[1]):
        gains = [
            weight * (values[targets[state, course]] - values[state])
            for state, weight in zip(behind, likely, strict=True)
            if targets[state, course] >= 0 and weight > 0
        ]
        if gains:
            odds[course] = exp(sharpness * (sum(gains) - inertia))
    odds /= 1 + odds.sum()
    return odds


def weights(
    scene: Scene, crisis: Crisis, actor: int, sight: int, behind: NDArray[np.int32]
) -> list[float]:
    """How likely an actor without beliefs takes each state: hidden facts are as it was told, or as at the start."""
    view, sights = scene.views[actor], scene.sight
    taken = {bit: scene.space.bits[bit] in crisis.start for bit in sights.hidden[actor]}
    for digit, place in enumerate(view.tracks):
        if view.levels[digit, sight] >= 0:
            taken[sights.tracks[place].bit] = bool(view.levels[digit, sight])
    codes = scene.space.graph.codes[behind]
    fits = [
        all(bool(code >> bit & 1) == holds for bit, holds in taken.items())
        for code in codes.tolist()
    ]
    return [float(fit) / sum(fits) if any(fits) else 1 / len(fits) for fit in fits]


def assert_at_rest(scene: Scene, crisis: Crisis, choices: Choices, *, step: int = 1) -> None:
    """Every so many states and sights are looked at."""
    rules = [actor.choice.rule for actor in crisis.actors.values()]
    for actor, name in enumerate(crisis.actors):
        # Where nobody chooses by what it expects, expectations are not worked out.
        for state in range(0, scene.space.states if "quantal" in rules else 0, step):
            value = expected_value(scene, crisis, choices, actor, state)
            assert choices.values[actor][state] == pytest.approx(value, abs=NEAR)
        if crisis.actors[name].choice.rule == "quantal":
            for sight in range(0, scene.views[actor].sights, step):
                expected = logit(scene, crisis, choices, actor, sight)
                assert choices.policy[actor][sight] == pytest.approx(expected, abs=NEAR)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(timed_crises())
def test_choices_are_logits_of_values_and_values_what_comes_of_choices(crisis: Crisis) -> None:
    crisis = crisis.model_copy(update={"beliefs": {}})
    scene, choices = solved(crisis)
    assert_at_rest(scene, crisis, choices)


def test_so_they_are_in_the_cuban_missile_crisis() -> None:
    crisis = at_quantiles(ex.load("cuba-1962")).model_copy(update={"beliefs": {}})
    scene, choices = solved(crisis)
    assert_at_rest(scene, crisis, choices, step=13)
    assert choices.sweeps > 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(timed_crises())
def test_probabilities_are_such_and_leave_room_to_stay(crisis: Crisis) -> None:
    _, choices = solved(crisis)
    for policy in choices.policy:
        assert (policy >= 0).all()
        assert (policy.sum(axis=1) <= 1 + 1e-9).all()


def alone(**choice: Any) -> Crisis:
    """One actor with one option, of which it wants three units' worth."""
    return crisis_of(
        actors={
            "a": {"name": "Ann", "pace": "0.5 days", "choice": {"foresight": "4 days", **choice}}
        },
        conditions={},
        outcomes={},
        preferences={"a": {"weights": {"a.x": 3}}},
    )


@pytest.mark.parametrize("sharpness", [0.01, 1, 2.5])
def test_two_states_have_a_closed_form(sharpness: float) -> None:
    # Going there and going back are together certain, so that the difference of values is ρw / (ρ + μ).
    gain = 0.25 * 3 / (0.25 + 2)
    scene, choices = solved(alone(sharpness=sharpness))
    states = [index_of(scene.space, names) for names in ([], ["a.x"])]
    there = [choices.policy[0][state].sum() for state in states]
    chance = 1 / (1 + exp(-sharpness * gain))
    assert there == pytest.approx([chance, 1 - chance], abs=1e-7)
    values = choices.values[0][states]
    assert values[1] - values[0] == pytest.approx(gain, abs=1e-6)


def test_inertia_is_a_price_of_changing_course_either_way() -> None:
    _, choices = solved(alone(sharpness=2, inertia=1))
    worth = float(np.diff(choices.values[0])[0])
    there = [choices.policy[0][state].sum() for state in (0, 1)]
    expected = [1 / (1 + exp(-2 * (worth - 1))), 1 / (1 + exp(-2 * (-worth - 1)))]
    assert there == pytest.approx(expected, abs=1e-6)
    assert worth == pytest.approx(0.75 / (0.25 + 2 * sum(expected)), abs=1e-6)


def test_the_dullest_choice_is_even_among_what_is_open() -> None:
    crisis = crisis_of(
        actors={"a": {"name": "Ann", "choice": {"sharpness": 1e-12}}},
        options={"a.x": {"text": "do it"}, "a.y": {"text": "do that", "irreversible": True}},
    )
    scene, choices = solved(crisis)
    for state in range(scene.space.states):
        is_open = scene.considered[0].targets[state] >= 0
        assert choices.policy[0][state] == pytest.approx(is_open / (1 + is_open.sum()), abs=1e-9)


def test_the_sharpest_choice_is_the_best_reply() -> None:
    _, choices = solved(alone(sharpness=1e4))
    assert choices.policy[0].sum(axis=1) == pytest.approx([1, 0], abs=1e-9)


def test_long_foresight_looks_through_what_is_bad_at_first() -> None:
    def goes(foresight: str) -> float:
        crisis = crisis_of(
            actors={"a": {"name": "Ann", "choice": {"sharpness": 3, "foresight": foresight}}},
            options={"a.x": {"text": "go", "irreversible": True}},
            conditions={"p": {"text": "it pays"}, "q": {"text": "so"}},
            preferences={"a": {"weights": {"a.x": -1, "p": 3}}},
            events={"e": {"when": "a.x", "rate": "0.2 per day", "sets": ["p"]}},
        )
        scene, choices = solved(crisis)
        return float(choices.policy[0][index_of(scene.space, [])].sum())

    assert goes("0.25 days") < 0.1
    assert goes("30 days") > 0.5


def of_two(*, rate: str = "0.2 per day", beliefs: dict[str, Any] | None = None) -> Crisis:
    return crisis_of(
        actors={"a": {"name": "Ann"}, "b": {"name": "Bob"}},
        options={"a.x": {"text": "do it"}, "b.x": {"text": "do that"}},
        preferences={"a": ["not p", "a.x"], "b": ["p", "not a.x"]},
        events={"e": {"when": "a.x and not b.x", "rate": rate, "sets": ["p"]}},
        beliefs=beliefs or {},
    )


def test_an_actor_chooses_as_it_would_were_what_it_believes_so() -> None:
    _, believing = solved(of_two(beliefs={"a": {"events": {"e": {"rate": "2 per day"}}}}))
    _, true = solved(of_two(rate="2 per day"))
    _, ignorant = solved(of_two())
    assert believing.policy[0] == pytest.approx(true.policy[0], abs=1e-6)
    assert believing.values[0] == pytest.approx(true.values[0], abs=1e-6)
    assert np.abs(believing.policy[0] - ignorant.policy[0]).max() > 1e-3


def test_the_other_knows_what_it_believes_and_answers_that() -> None:
    _, believing = solved(of_two(beliefs={"a": {"events": {"e": {"rate": "2 per day"}}}}))
    for rate in ("0.2 per day", "2 per day"):
        assert np.abs(believing.policy[1] - solved(of_two(rate=rate))[1].policy[1]).max() > 1e-4


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(timed_crises())
def test_compiled_and_plain_loops_agree(crisis: Crisis) -> None:
    scene = scene_of(compile_space(crisis))
    plain, fast = board_of(scene, crisis), board_of(scene, crisis)
    for _ in range(3):
        assert swept(plain, loops.expect, loops.respond) == pytest.approx(
            swept(fast, compiled(loops.expect), compiled(loops.respond)), abs=1e-12
        )
        assert plain.values == pytest.approx(fast.values, abs=1e-12)
        assert plain.policy == pytest.approx(fast.policy, abs=1e-12)


def swept(board: Board, expect: Any, respond: Any) -> list[float]:
    minds, changes = board.minds, []
    for mind in board.quantal:
        one = minds.settings[minds.of[mind]]
        view, targets = board.views[mind], board.targets[mind]
        changes.append(
            respond(
                board.values[mind], board.every[mind], view.starts, view.behind, minds.likely[mind],
                targets, one.sharpness, one.inertia, 0.5, np.zeros(targets.shape[1]), board.policies[mind],
            )
        )  # fmt: skip
    changes.append(
        expect(
            board.values, minds.worth, board.impatience, board.pace, minds.strength, minds.others,
            board.policy, board.policy_at,
            *(getattr(board.outlook, field.name) for field in fields(board.outlook)),
        )
    )  # fmt: skip
    return changes


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(timed_crises())
def test_what_can_never_matter_changes_no_choice_at_any_node(crisis: Crisis) -> None:
    stage = staged(crisis)
    everywhere = choices_of(stage.scene, crisis)
    process = process_on(stage, crisis)
    whole = process_on(stage, crisis, choices=everywhere)
    for actor in range(len(crisis.actors)):
        found, expected = policy_at_nodes(process, actor), policy_at_nodes(whole, actor)
        assert found == pytest.approx(expected, abs=NEAR)


def scripted(*lines: dict[str, Any], **parts: Any) -> Crisis:
    actors = {"a": {"name": "Ann", "choice": {"rule": "script", "script": list(lines)}}}
    return crisis_of(actors=actors, **parts)


def test_a_script_does_what_it_says_where_it_says_so() -> None:
    scene, choices = solved(
        scripted(
            {"when": "not p", "takes": ["a.x"], "chance": 0.3},
            {"when": "q", "drops": ["a.x"], "chance": 0.6},
        )
    )

    def does(*names: str) -> list[float]:
        row: list[float] = choices.policy[0][index_of(scene.space, names)].tolist()
        return row

    assert does() == [0.3, 0]
    assert does("p") == [0, 0]
    assert does("q") == [0.3, 0.6]
    assert does("p", "q") == [0, 0.6]


def test_a_script_counts_as_far_as_its_actor_takes_its_condition_to_hold() -> None:
    scene, choices = solved(
        scripted(
            {"when": "p", "takes": ["a.x"], "chance": 0.8},
            conditions={"p": {"text": "so", "seen_by": []}, "q": {"text": "so, too"}},
            beliefs={"a": {"conditions": {"p": 0.25}}},
        )
    )
    assert choices.policy[0] == pytest.approx(np.full((scene.views[0].sights, 1), 0.2))


def test_chances_of_a_script_that_add_up_to_more_than_one_are_refused_at_their_place() -> None:
    crisis = scripted(
        {"when": "p", "takes": ["a.x"], "chance": 0.7},
        {"when": "q", "drops": ["a.x"], "chance": 0.4},
    )
    with pytest.raises(PartError, match=r"add up to 1\.1, where .*p, q holds") as caught:
        solved(crisis)
    assert caught.value.path == ("actors", "a", "choice", "script")


def test_choices_that_chase_each_other_are_no_answer() -> None:
    crisis = crisis_of(
        actors={
            name: {"name": name, "choice": {"sharpness": 1e5, "foresight": "1000 days"}}
            for name in "ab"
        },
        options={"a.x": {"text": "do it"}, "b.x": {"text": "do that"}},
        conditions={},
        outcomes={},
        preferences={"a": ["a.x iff b.x"], "b": ["not (a.x iff b.x)"]},
    )
    with pytest.raises(UnsettledError, match="do not settle") as caught:
        solved(crisis)
    assert "sharpness" in caught.value.remedy


@pytest.mark.parametrize("weight", [1e300, 1e308])
def test_numbers_that_are_too_large_are_no_silent_answer(weight: float) -> None:
    crisis = crisis_of(
        actors={
            "a": {"name": "Ann", "choice": {"rule": "quantal", "sharpness": 1e300}},
        },
        options={"a.x": {"text": "do it"}},
        preferences={"a": [{"want": "a.x", "weight": weight}]},
    )
    with pytest.raises(UnsettledError, match="too large"), np.errstate(all="ignore"):
        choices_of(scene_of(compile_space(crisis)), crisis)
