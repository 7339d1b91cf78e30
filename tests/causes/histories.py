"""Small crises with a history, and the processes in which contexts of it are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.causes.timeline import Stage, stage_for
from excomm.model.reading import parse_crisis
from excomm.process.compiling import process_on, stage_of
from excomm.process.design import draws_of
from excomm.space.compiling import compile_space

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis

# A torpedo that needs the consent of three, and was not launched; nothing else can happen.
TORPEDO = """
crisis: torpedo
title: A torpedo
span: 1962-10-27/1962-10-28
actors:
  navy: {name: Navy, pace: 2 days, choice: {sharpness: 1, foresight: 2 days, inertia: 0}}
options:
  navy.leave: {text: Leave}
conditions:
  launch: {text: The torpedo is launched, ends: true}
preferences:
  navy: [not launch, not navy.leave]
start: []
events:
  cornered:
    when: not launch and not navy.leave
    rate: 0.000001 per day
    consent: {need: all, of: {arkhipov: 0.3, political_officer: 0.5, captain: 0.7}}
    sets: [launch]
outcomes:
  launch: launch
  peace: not launch
history:
  - {on: 1962-10-27T12:00, event: cornered, text: The submarine surfaces without having fired}
  - {on: 1962-10-28T12:00, actor: navy, takes: [navy.leave], text: The navy leaves}
"""
# The navy chases the submarine, or lets it go; only a chase can corner it.
CHASE = """
crisis: chase
title: A chase
span: 1962-10-26/1962-10-30
actors:
  navy: {name: Navy, pace: 1 day, choice: {sharpness: 1, foresight: 2 days, inertia: 0}}
options:
  navy.chase: {text: Chase it}
conditions:
  launch: {text: The torpedo is launched, ends: true}
preferences:
  navy: [not launch, navy.chase]
start: []
events:
  cornered:
    when: not launch and navy.chase
    rate: 0.5 per day
    consent: {need: all, of: {arkhipov: 0.3, captain: 0.7}}
    sets: [launch]
outcomes:
  launch: launch
  peace: not launch
history:
  - {on: 1962-10-26T12:00, actor: navy, takes: [navy.chase], text: The navy gives chase}
  - {on: 1962-10-28T12:00, event: cornered, text: The submarine surfaces without having fired}
"""


def staged(crisis: Crisis, *, draws: int = 1, draw: int = 0) -> Stage:
    """One draw of a crisis, laid out for replays."""
    space = compile_space(crisis)
    return stage_for(process_on(stage_of(space), draws_of(crisis, draws)[draw]))


def torpedo(text: str = TORPEDO) -> Crisis:
    """The torpedo, or a crisis that differs from it."""
    return parse_crisis(text)
