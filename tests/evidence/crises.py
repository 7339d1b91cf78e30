"""Small crises with claims, written to a folder and read from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.model.reading import read_crisis

if TYPE_CHECKING:
    from pathlib import Path

    from excomm.model.crisis import Crisis

CRISIS = """\
crisis: two-drivers
title: Two drivers
sources: sources.yaml
actors:
  a: {name: Ann, judgement: invented}
  b: {name: Bob, judgement: invented}
options:
  a.swerve: {text: turn the wheel, claims: [seen]}
  b.swerve: {text: turn the wheel}
  b.honk: {text: honk, claims: [seen, told]}
preferences:
  a: [{want: b.swerve, judgement: invented}, {want: not a.swerve, claims: [told]}]
  b: [{want: a.swerve, claims: [remembered]}, {want: not b.swerve, claims: [remembered, seen]}]
outcomes:
  crash: {when: not (a.swerve or b.swerve), judgement: invented}
  alive: {when: a.swerve or b.swerve, judgement: invented}
history:
  - {on: 1955-10-27, actor: a, takes: [a.swerve], text: Ann turns, judgement: invented}
places:
  bluff: {name: The bluff, latitude: 34.1, longitude: -118.3, judgement: invented}
variants:
  no-horn: {text: Bob has no horn, claims: [deaf], set: {options: {b.honk: null}}}
"""
SOURCES = """\
claims:
  seen:
    says: "Ann turned before the edge of the bluff."
    when: 1955-10-27T21:00
    where: The bluff
    source: Police report (1955)
    place: p. 3
    checked: read
  told:
    says: "Bob honked 3 times on the way to the edge."
    when: 1955-10
    source: "Police report (1955), copy; Evening paper"
    checked: secondary
    weight: 0.5
    stance: {supports: [options.b.honk]}
  deaf:
    says: "Nobody near the bluff heard a horn."
    who: A neighbour
    actors: b
    when: 1956?
    source: A letter
    place: first page
    checked: read
    weight: 0.25
    stance: {disputes: [options.b.honk], supports: [variants.no-horn]}
  remembered:
    says: "Bob wanted to win."
    source: from memory
    checked: unverified
  idle:
    says: "It was a warm night."
    when: 1955-10-27
    source: Almanac
    checked: data
"""


def crisis_of(folder: Path, *, crisis: str = CRISIS, sources: str = SOURCES) -> Crisis:
    """The crisis with its claims, read from files of its own."""
    (folder / "sources.yaml").write_text(sources, encoding="utf-8")
    (folder / "crisis.yaml").write_text(crisis, encoding="utf-8")
    return read_crisis(folder / "crisis.yaml")
