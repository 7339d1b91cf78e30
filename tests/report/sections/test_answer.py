from functools import cache

import pytest

import excomm as ex
from excomm.model.reading import parse_crisis
from excomm.report.findings import Asked, Findings, find
from excomm.report.kinds import KINDS
from excomm.report.progress import Steps
from excomm.report.sections.answer import Answer, answer_of
from excomm.report.sections.states import states_of


@cache
def findings_on(name: str) -> Findings:
    return find(Asked(ex.load(name), name, ()), Steps(1))


def answer_on(name: str) -> Answer:
    findings = findings_on(name)
    return answer_of(findings, states_of(findings))


@pytest.mark.parametrize("name", ["chicken", "elmira", "cuba-1962-fraser-hipel"])
def test_every_state_is_counted_once(name: str) -> None:
    answer = answer_on(name)
    states = findings_on(name).space.states
    assert sum(tally.states for tally in answer.tallies) == states
    assert sum(outcome.states for outcome in answer.outcomes) == states
    for outcome in answer.outcomes:
        assert sum(tally.states for tally in outcome.tallies) == outcome.states


def test_a_state_is_at_rest_exactly_if_it_is_a_nash_equilibrium() -> None:
    findings = findings_on("elmira")
    at_rest = findings.tones == 0
    assert (at_rest == findings.equilibria("nash")).all()


@pytest.mark.parametrize("name", ["elmira", "cuba-1962-fraser-hipel", "syria-iraq-1975"])
def test_the_kind_of_a_state_follows_from_its_concepts(name: str) -> None:
    findings = findings_on(name)
    for state in range(findings.space.states):
        concepts = set(findings.concepts_of(state))
        kinds = [place for place, kind in enumerate(KINDS) if concepts & set(kind.concepts)]
        assert findings.tones[state] == min(kinds, default=len(KINDS))


def test_what_lies_nearest_is_told_first() -> None:
    """In the prisoners' dilemma defection is at rest, and cooperation is held by credible answers."""
    answer = answer_on("prisoners-dilemma")
    told = {outcome.name: (outcome.verdict, outcome.kind) for outcome in answer.outcomes}
    assert told["Neither cooperates"] == ("could last", KINDS[0])
    assert told["Both cooperate"] == ("could last", KINDS[1])


IMPROVEMENTS = "improvements alone: moves that each make things better for whoever makes them"


def test_a_start_at_rest_is_said_to_stay_and_not_to_be_settled_in() -> None:
    [first, *others] = answer_on("prisoners-dilemma").short
    assert first == (
        "The crisis could stay where it began, in “Neither cooperates”: that state is at rest."
    )
    assert not any("settle in" in sentence for sentence in others)
    cards = {outcome.name: outcome.reach for outcome in answer_on("prisoners-dilemma").outcomes}
    assert cards == {
        "Neither cooperates": "The crisis begins in such a state, and could stay there.",
        "Both cooperate": "In reach from the start, but not by improvements alone.",
        "First exploited": "",
        "Second exploited": "",
    }


@pytest.mark.parametrize("name", ["elmira", "cuba-1962"])
def test_a_start_that_could_not_last_is_said_to_lead_on_by_improvements(name: str) -> None:
    [first, *_] = answer_on(name).short
    assert first.startswith("From where it began, the crisis could settle in “")
    assert first.endswith(f"”, by {IMPROVEMENTS}.")


def test_the_end_of_history_that_moves_do_not_lead_to_is_said_to_be_so() -> None:
    last = answer_on("cuba-1962").short[-1]
    assert last.startswith("No sequence of moves leads there from the start: it needs “Incidents")
    assert "(events: clash at sea and sam fire)" in last


def test_what_could_only_be_done_together_is_told() -> None:
    crisis = parse_crisis("""
        crisis: truce
        title: Truce
        actors: {a: {name: Ann}, b: {name: Bob}}
        options: {a.stop: {text: Stop}, b.stop: {text: Stop}}
        start: []
        preferences:
          a: [b.stop, not a.stop]
          b: [a.stop, not b.stop]
        outcomes:
          truce: a.stop and b.stop
          fighting: not (a.stop and b.stop)
    """)
    findings = find(Asked(crisis, "", ()), Steps(1))
    answer = answer_of(findings, states_of(findings))
    assert (
        "Ann and Bob together could go from the start to “Truce” at once, to the advantage of both."
        in (answer.short)
    )


def test_an_outcome_from_which_nobody_can_move_is_an_end_and_not_something_that_lasts() -> None:
    crisis = parse_crisis("""
        crisis: abyss
        title: Abyss
        actors: {a: {name: Ann}}
        options: {a.jump: {text: Jump}}
        conditions: {fallen: {text: All is over, ends: true}}
        rules: [fallen iff a.jump]
        consequences: [{when: a.jump, sets: fallen}]
        start: []
        preferences: {a: [not fallen]}
        outcomes: {end: fallen, going_on: not fallen}
    """)
    findings = find(Asked(crisis, "", ()), Steps(1))
    answer = answer_of(findings, states_of(findings))
    assert answer.short[0].startswith("The crisis could stay where it began, in “Going on”")
    assert "“End” would end the crisis, and moves lead there from the start" in answer.short[1]
