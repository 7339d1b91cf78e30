"""A sound crisis file that uses every section, and files made faulty on purpose with the fault marked by `▸`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from excomm.errors import CrisisError
from excomm.model.reading import parse_crisis

if TYPE_CHECKING:
    from excomm.errors import Problem

SOUND = """\
crisis: cuba-1962
title: The Cuban Missile Crisis
text: Two powers and an island.
span: 1962-10-16/1962-11-20

actors:
  usa:
    name: United States
    pace: lognormal(median=4 days, sigma=0.8)
    choice: {rule: committee, committee: excomm, sharpness: 'log-uniform(0.5, 8)', foresight: 30 days}
  ussr:
    name: Soviet Union
    choice:
      rule: script
      script:
        - {when: usa.quarantine, takes: ussr.withdraw, chance: 0.5}

options:
  usa.quarantine: {text: Ring Cuba with ships, seen_by: [usa, ussr]}
  usa.air_strike: {text: Bomb the sites, irreversible: true}
  ussr.withdraw: {text: Ship the missiles home}
  ussr.inspect: {text: Let inspectors in, open_to: usa, irreversible: when dropped}
conditions:
  operational: {text: Sites are ready}
  nuclear_war: {text: Nuclear weapons are used, ends: true}

rules:
  - not (usa.air_strike and ussr.withdraw)
  - {rule: at most one of (usa.quarantine, usa.air_strike), because: The ships would be in the way.}
consequences:
  - when: usa.air_strike and operational
    sets: [nuclear_war]
moves:
  forbid:
    - {actor: ussr, from: usa.air_strike, to: not usa.air_strike or ussr.withdraw, because: Too late.}
start: [operational]
courses:
  usa:
    wait: {text: Do nothing}
    blockade: {takes: [usa.quarantine]}
preferences:
  usa:
    - not nuclear_war
    - {want: ussr.withdraw, weight: 3}
  ussr:
    ranking:
      - tied:
          - not usa.air_strike and not nuclear_war
          - [usa.air_strike]
      - nuclear_war or usa.air_strike

events:
  b59_cornered:
    when: usa.quarantine and not ussr.withdraw
    rate: log-uniform(0.005, 0.2) per day
    stages: 2
    chance: 20%
    consent: {need: all, of: {captain: 0.6, officer: 0.6}, correlation: 0.3, absent: [captain]}
    sets: [nuclear_war]
    reveals: {usa: [operational]}
schedule:
  - {on: 1962-10-22, text: The speech, sets: [operational]}
committees:
  excomm:
    actor: usa
    members:
      rusk: {position: wait}
      taylor: {position: {blockade: 0.7, wait: 0.3}, susceptibility: 0.2}
    trust:
      rusk: {rusk: 0.5, taylor: 0.5}
    leader: {name: rusk, weight: 2}
    devils_advocate: taylor
beliefs:
  usa:
    events: {b59_cornered: {rate: 0 per day, consent: {need: 1, of: {captain: 1}}}}
    options: {ussr.inspect: 0.1}
    conditions: {operational: 0.5}
    preferences: {ussr: [ussr.withdraw]}
    beliefs: {ussr: {conditions: {operational: 1}}}
agreements:
  october_28: {public: [ussr.withdraw], secret: [ussr.inspect], leak: b59_cornered}
outcomes:
  war: nuclear_war
  other: {when: not nuclear_war, text: Anything else}
history:
  - {on: 1962-10-20, actor: usa, takes: [usa.quarantine]}
  - {on: 1962-10-27, event: b59_cornered}
  - {on: 1962-10-28, actor: ussr, takes: [ussr.withdraw]}
places:
  san_cristobal:
    kind: site
    actor: ussr
    latitude: 22.68
    longitude: 83°17'W
    range: 1,200 miles
    when: operational
variants:
  castro-refused:
    text: The island lets nobody in.
    set: {rules: [not ussr.inspect], schedule: null}
"""


def changed(old: str, new: str) -> str:
    """The sound file with one place changed, which must be there once."""
    assert SOUND.count(old) == 1, old
    return SOUND.replace(old, new)


def problems_in(text: str) -> tuple[Problem, ...]:
    """Everything that is found wrong with a text."""
    with pytest.raises(CrisisError) as caught:
        parse_crisis(text)
    return caught.value.problems


def assert_told(marked: str, *messages: str) -> None:
    """Faults are told exactly at the marks, in order, each with its message in it."""
    problems = problems_in(marked.replace("▸", ""))
    found = [(problem.line, problem.column) for problem in problems]
    assert found == places_of_marks(marked), "\n".join(map(str, problems))
    for problem, message in zip(problems, messages, strict=True):
        assert message in str(problem)


def places_of_marks(marked: str) -> list[tuple[int, int]]:
    """Line and column, from 1, of what stands behind each mark."""
    places = []
    for number, line in enumerate(marked.split("\n"), start=1):
        pieces = line.split("▸")[:-1]
        column = 1
        for piece in pieces:
            column += len(piece)
            places.append((number, column))
    return places
