"""Small crises to be put into words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from excomm.loading import load
from excomm.model.reading import parse_crisis
from excomm.space.compiling import compile_space

if TYPE_CHECKING:
    from excomm.space.space import Space

POWERS = parse_crisis("""
crisis: powers
title: Two powers
actors:
  usa: {name: United States}
  ussr: {name: Soviet Union}
options:
  usa.strike: {text: "Bomb the sites: from the air, at dawn"}
  usa.pledge: {text: Promise peace}
  ussr.withdraw: {text: Ship the missiles home.}
conditions:
  war: {text: General war}
consequences:
  - {when: usa.strike, sets: [war]}
  - {when: not usa.strike, clears: [war]}
start: []
preferences:
  usa: [not war, ussr.withdraw, not usa.pledge]
  ussr: [not war, usa.pledge, not ussr.withdraw]
outcomes: {war: war, peace: not war}
""")


@cache
def space_of(name: str) -> Space:
    """A shipped crisis, or the two powers, compiled."""
    return compile_space(POWERS if name == "powers" else load(name))
