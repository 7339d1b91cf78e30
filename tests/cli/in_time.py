"""A small crisis in time, of the tests' own."""

from pathlib import Path

OPEN = "log-uniform(0.05, 2) per day"
DUEL = """\
crisis: duel
title: Two at the line
span: 1962-10-01/1962-10-10
actors:
  a: {name: Ann, pace: 2 days}
options:
  a.hold: {text: Hold on}
conditions:
  war: {text: War, ends: true}
rules: []
start: [a.hold]
preferences:
  a: [not war, a.hold]
outcomes:
  war: war
  peace: not war
events:
  shot:
    text: A shot is fired
    when: not war
    rate: RATE
    chance: 0.2
    consent: {need: all, of: {gunner: 0.5}}
    sets: [war]
"""


def duel(folder: Path, *, rate: str = OPEN) -> str:
    """Write the crisis to a folder, with this rate; its path."""
    path = folder / "duel.yaml"
    path.write_text(DUEL.replace("RATE", rate), encoding="utf-8")
    return str(path)
