"""What was done, and what a person or panel is called, in words of the file."""

from __future__ import annotations

from excomm.causes.deeds import Deed
from excomm.causes.safeguards import Safeguard
from excomm.model.reading import parse_crisis
from excomm.report.words.deeds import (
    guarded_in_words,
    held_in_words,
    kept_up,
    safeguard_called,
    what_it_was,
)
from excomm.space.compiling import compile_space
from excomm.space.states import index_of

SPACE = compile_space(
    parse_crisis("""
crisis: border
title: A border
span: 1990-03-01/1990-06-30
actors: {low: {name: Lowland}, up: {name: Upland}}
options:
  low.troops: {text: move troops to the border}
  low.pay: {text: pay}
  up.dam: {text: build the dam}
conditions: {war: {text: There is war, ends: true}}
preferences: {low: [not war], up: [not war]}
start: [low.troops]
events:
  clash:
    text: A patrol is fired upon
    when: low.troops
    rate: 0.1 per day
    consent: {need: any, of: {duty_officer: 0.5, petrov: 0.5}}
    suppression: {need: 1, of: {general: 0.5}}
    sets: [war]
history:
  - {on: 1990-03-12, actor: low, drops: [low.troops], text: "Late in May, it seems."}
  - {on: 1990-03-13, actor: low, takes: [low.pay], text: Lowland pays a third}
  - {on: 1990-03-14, event: clash}
outcomes: {war: war, peace: not war}
""")
)


def choice(what: str, before: list[str], after: list[str], *, step: int = 0) -> Deed:
    move = index_of(SPACE, before), index_of(SPACE, after)
    return Deed("choice", "low", what, 1.0, step, 0, 0, 0, move=move)


def test_an_option_that_was_dropped_is_named() -> None:
    done = choice("nothing", ["low.troops"], [])
    assert what_it_was(SPACE, done) == "Lowland: no longer move troops to the border"


def test_what_was_taken_up_comes_first_and_without_what_was_in_force_already() -> None:
    done = choice("low.pay", ["low.troops", "up.dam"], ["low.pay", "up.dam"])
    assert what_it_was(SPACE, done) == "Lowland: pay and no longer move troops to the border"


def test_a_comment_that_does_not_tell_what_was_done_does_not_stand_alone() -> None:
    done = choice("nothing", ["low.troops"], [], step=1)
    told = "Lowland: no longer move troops to the border (Late in May, it seems)"
    assert what_it_was(SPACE, done) == told


def test_words_of_history_that_tell_what_was_done_stand_alone() -> None:
    assert what_it_was(SPACE, choice("low.pay", [], ["low.pay"], step=2)) == "Lowland pays a third"


def test_an_answer_says_whose_and_to_what() -> None:
    answer = Deed("answer", "duty_officer", "clash", 1.0, 3, 0, 10, 0)
    assert what_it_was(SPACE, answer) == "The duty officer’s answer (A patrol is fired upon)"


def test_keeping_still_is_to_go_on_with_what_is_in_force_at_the_start() -> None:
    told = "Lowland goes on with what is in force at the start: move troops to the border"
    assert kept_up(SPACE.crisis, "low") == told
    assert kept_up(SPACE.crisis, "up") == "Upland takes none of its options"


def test_panels_are_called_by_their_people_and_say_what_they_stand_before() -> None:
    consent, stop = Safeguard("clash", "consent"), Safeguard("clash", "suppression")
    assert safeguard_called(SPACE.crisis, consent) == "the duty officer and Petrov"
    agree = "one of them must agree before this has its effect: A patrol is fired upon"
    assert guarded_in_words(SPACE.crisis, consent) == agree
    assert (
        guarded_in_words(SPACE.crisis, stop) == "one of them can stop this: A patrol is fired upon"
    )


def test_what_was_held_is_told_in_words() -> None:
    assert (
        held_in_words(SPACE.crisis, "up: keep still, day 50.25")
        == "that Upland kept still on day 51"
    )
    told = "that it did not come on day 3: A patrol is fired upon"
    assert held_in_words(SPACE.crisis, "no clash, day 2") == told
