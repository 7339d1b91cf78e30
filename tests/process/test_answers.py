from functools import cache

import pytest

import excomm as ex
from excomm.model.reading import parse_crisis
from excomm.process.answers import Answers, answers_given
from excomm.process.compiling import process_on, stage_of
from excomm.process.loops.people import BY_CHANCE, EFFECT, REFUSED, SUPPRESSED
from excomm.process.process import Process
from excomm.process.running import Entry, story_of
from excomm.process.tables import tables_of

CRISIS = """
crisis: line
title: A telephone line
actors: {a: {name: Ann}}
options: {a.wait: {text: Wait}}
conditions: {fog: {text: Fog}, war: {text: War, ends: true}}
preferences: {a: [not war]}
start: []
events:
  fog_rolls: {when: not fog, rate: 0.5 per day, sets: fog}
  fog_lifts: {when: fog, rate: 0.5 per day, clears: fog}
  alarm:
    when: fog
    rate: 3 per day
    chance: 0.3
    consent: {need: 2, of: {ada: 0.7, bob: 0.6, cy: 0.5}, correlation: 0.3}
    suppression: {need: any, of: {dee: 0.4, eve: 0.3}, SAID}
    sets: war
"""


@cache
def process(said: str = "correlation: 0.2") -> Process:
    crisis = parse_crisis(CRISIS.replace("SAID", said))
    return process_on(stage_of(ex.compile_space(crisis)), crisis)


def answered(process: Process, runs: int, seed: int) -> list[tuple[Entry, Answers]]:
    tables = tables_of(process)
    found = [
        (entry, answers_given(process, tables, entry, run=run, seed=seed))
        for run in range(runs)
        for entry in story_of(tables, run=run, seed=seed)
    ]
    return [(entry, answers) for entry, answers in found if answers and answers.consent]


@pytest.mark.parametrize("said", ["correlation: 0.2", "sequence: [eve, dee], correlation: 0.5"])
def test_answers_told_are_those_that_the_run_went_by(said: str) -> None:
    """What an event came to follows from who said what, whatever rang in vain before."""
    found = answered(process(said), runs=60, seed=5)
    assert {entry.detail for entry, _ in found} == {EFFECT, REFUSED, SUPPRESSED, BY_CHANCE}
    for entry, answers in found:
        agreed, stopped = sum(answers.consent.values()) >= 2, any(answers.suppression.values())
        if entry.detail == REFUSED:
            assert not agreed
        else:
            assert agreed
            assert stopped == (entry.detail == SUPPRESSED)


def test_people_are_named_in_the_order_in_which_they_speak() -> None:
    (_, answers), *_ = answered(process("sequence: [eve, dee]"), runs=5, seed=5)
    assert list(answers.consent) == ["ada", "bob", "cy"]
    assert list(answers.suppression) == ["eve", "dee"]


def test_deeds_and_passing_events_have_no_answers() -> None:
    one = process()
    tables = tables_of(one)
    entries = story_of(tables, run=0, seed=5)
    fog = [entry for entry in entries if entry.clock in {1, 2}]
    assert fog
    for entry in fog:
        assert answers_given(one, tables, entry, run=0, seed=5) == Answers({}, {})
    deed = Entry(day=1.0, clock=0, detail=0, node=0)
    assert answers_given(one, tables, deed, run=0, seed=5) is None
