"""A state in a line: who does what, also where actors have options of the same name."""

from excomm.model.reading import parse_crisis
from excomm.report.findings import Asked, find
from excomm.report.progress import Steps
from excomm.report.sections.states import NOTHING, states_of

STANDOFF = """
crisis: pass
title: Standoff at the Pass
actors: {norland: {name: Norland}, sudland: {name: Sudland}}
options:
  norland.advance: {text: Advance into the pass}
  norland.talk: {text: Offer talks}
  sudland.advance: {text: Advance into the pass}
  sudland.talk: {text: Offer talks}
conditions: {all_out_war: {text: The two are at war}}
start: []
preferences: {norland: [not all_out_war, norland.talk], sudland: [not all_out_war]}
"""


def test_a_state_in_a_line_says_who_does_what_and_what_holds() -> None:
    findings = find(Asked(parse_crisis(STANDOFF), "pass", ()), Steps(1))
    states = states_of(findings)
    told = [states[state].in_short for state in range(findings.space.states)]
    assert "Norland: advance, talk; Sudland: talk; it holds: all out war" in told
    assert told[0] == NOTHING
    assert len(set(told)) == len(told)
