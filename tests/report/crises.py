"""Small crises of the tests' own for what the shipped ones do not have."""

import json

from excomm.model.crisis import Crisis
from excomm.model.reading import parse_crisis

TAG = "</style></title><script>alert(1)</script><img src=x onerror=alert(2)>"
QUOTES = "\"'` onmouseover=alert(3) x='"
BACKWARDS = "\u202eevil \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627"
LONG_WORD = "Donaudampfschifffahrt" * 60
EMOJI = "👩‍👩‍👧‍👦🏴‍☠️🚀" * 20
HEAPED = "Z" + "\u0301\u0327\u0350" * 40
TEMPLATE = "{{ 7 * 7 }}{% raw %}"


def quoted(text: str) -> str:
    """Write a text as YAML reads it."""
    return json.dumps(text, ensure_ascii=False)


HOSTILE = f"""
crisis: hostile
title: {quoted(TAG)}
text: {quoted(BACKWARDS + " " + LONG_WORD + " " + EMOJI)}
actors:
  a: {{name: {quoted(TAG)}, text: {quoted(QUOTES)}}}
  b: {{name: {LONG_WORD!r}, text: {quoted(TEMPLATE)}}}
  c: {{name: {quoted(BACKWARDS)}, text: {quoted(HEAPED)}}}
options:
  a.x: {{text: {quoted(TAG)}, judgement: {LONG_WORD!r}}}
  a.{"y" * 60}: {{text: {quoted(BACKWARDS)}}}
  b.x: {{text: {quoted(EMOJI)}, judgement: {quoted(TAG)}}}
  c.x: {{text: {quoted(HEAPED)}}}
conditions:
  f: {{text: {quoted(QUOTES)}}}
rules:
  - rule: not (a.x and f)
    because: {quoted(TAG)}
start: [f]
preferences:
  a: [not f, a.x, {{want: b.x, judgement: {quoted(TEMPLATE)}}}]
  b: [a.x, not b.x]
  c: [c.x]
outcomes:
  first_one: {{when: f, text: {LONG_WORD!r}}}
  {"two_" * 15}: {{when: not f, text: {quoted(TAG)}}}
history:
  - {{on: 1962-10-16, actor: c, takes: [c.x], text: {quoted(TAG)}}}
variants:
  v: {{text: {quoted(QUOTES)}, set: {{title: x}}}}
"""


def hostile_crisis() -> Crisis:
    """Every text that an author can write tries to break out, to run, or to burst the page."""
    return parse_crisis(HOSTILE)


def bare_crisis() -> Crisis:
    """The least that a file may hold: no start, outcomes, history or sources."""
    return parse_crisis("""
        crisis: bare
        title: Bare
        actors: {a: {name: Ann}}
        options: {a.x: {text: Do it}}
        rules: [a.x]
        preferences: {a: [a.x]}
    """)


def many_actors() -> Crisis:
    """As many actors as there may be, all of one initial: too many for some analyses."""
    names = [f"p{number}" for number in range(20)]
    actors = ", ".join(f"{name}: {{name: Power {name}}}" for name in names)
    options = ", ".join(f"{name}.x: {{text: Do it}}" for name in names)
    wants = ", ".join(f"{name}: [{name}.x]" for name in names)
    few = ", ".join(f"{name}.x" for name in names)
    return parse_crisis(f"""
        crisis: many
        title: Many
        actors: {{{actors}}}
        options: {{{options}}}
        rules: ["at most 1 of ({few})"]
        preferences: {{{wants}}}
    """)


def large_crisis() -> Crisis:
    """Somewhat over five thousand states, three actors, and conditions."""
    names = [f"{actor}.o{number}" for actor in "abc" for number in range(5)]
    options = ", ".join(f"{name}: {{text: Take the measure {name}}}" for name in names)
    return parse_crisis(f"""
        crisis: large
        title: Large
        actors: {{a: {{name: Ann}}, b: {{name: Bob}}, c: {{name: Cid}}}}
        options: {{{options}}}
        rules:
          - at most 6 of ({", ".join(names)})
          - if a.o0 then b.o0
        start: []
        preferences:
          a: [not b.o1, a.o1 iff c.o2, b.o3, a.o2, not a.o4, c.o4, c.o0]
          b: [a.o1, if b.o0 then c.o0, not c.o3, b.o2, a.o4, b.o4]
          c: [c.o1 or a.o3, not a.o0, b.o1, c.o2, a.o2 iff b.o2]
        outcomes:
          calm: not (a.o1 or b.o1)
          tension: (a.o1 or b.o1) and not (a.o1 and b.o1)
          war: a.o1 and b.o1
        history:
          - {{on: 1962-10-16, actor: a, takes: [a.o1]}}
          - {{on: 1962-10-17, actor: b, takes: [b.o2, b.o3]}}
    """)
