"""Small crises whose outcomes are as rare as one likes, with what their probability must be."""

from itertools import pairwise
from pathlib import Path

from excomm.model.crisis import Crisis
from excomm.model.reading import parse_crisis

# Escalation against odds of ten to one, in the file that the benchmark runs too.
LADDER = Path(__file__).parents[2] / "benchmarks" / "ladder.yaml"
# It begins on the first of nine rungs: the textbook's ruin of a gambler, from the other side.
LADDER_PROBABILITY = (10 - 1) / (10**9 - 1)

HEAD = """\
crisis: staircase
title: Staircase
span: 1962-10-01/1962-10-10
actors:
  watcher: {name: Watcher, pace: 5 days}
options:
  watcher.look: {text: look}
start: []
preferences:
  watcher: [watcher.look]
"""


def staircase(steps: int, *, rate: str, last: str = "", more: str = "") -> Crisis:
    """Steps that are climbed one after another in ten days, at a rate a day; at the top is the outcome `top`.

    `last` is what else the last event says, `more` what else the file says.
    """
    names = [f"step_{place}" for place in range(1, steps + 1)]
    lines = [HEAD, "conditions:"]
    lines += [f"  {name}: {{text: a step, ends: {name == names[-1]}}}" for name in names]
    lines += ["  window: {text: a window of time}"] if "window" in more else []
    lines += ["rules:"] if steps > 1 else []
    lines += [f"  - if {after} then {before}" for before, after in pairwise(names)]
    lines += ["events:"]
    for place, name in enumerate(names):
        before = f"{names[place - 1]} and " if place else ""
        window = " and window" if "window" in more and place == steps - 1 else ""
        extra = f", {last}" if last and place == steps - 1 else ""
        event = f"when: {before}not {name}{window}, rate: '{rate} per day', sets: [{name}]{extra}"
        lines += [f"  climb_{place}: {{{event}}}"]
    lines += ["outcomes:", f"  top: {names[-1]}", f"  below: not {names[-1]}", more]
    return parse_crisis("\n".join(lines).replace("True", "true").replace("False", "false"))
