from excomm.model.reading import parse_crisis
from excomm.report.idle import void_beliefs, without_effect
from excomm.space.compiling import compile_space

FILE = """
crisis: idle
title: Idle settings
actors: {a: {name: A, choice: {rule: RULE}}}
options: {a.go: {text: go}}
courses: {a: {go: {text: Go, takes: a.go}, wait: {text: Wait, drops: a.go}}}
preferences: {a: [a.go]}
committees:
  cabinet:
    actor: a
    members: {ann: {position: go, susceptibility: 0.3}, bob: {position: wait}}
    MORE
"""


def idle(rule: str, more: str = "text: Two of them") -> list[str]:
    return list(without_effect(parse_crisis(FILE.replace("RULE", rule).replace("MORE", more))))


def test_what_weighs_expectations_is_idle_unless_the_choice_is_by_expectations() -> None:
    weighing = "sharpness: 2, foresight: 3 days, inertia: 1"
    assert idle(f"quantal, {weighing}") == []
    assert idle(f"committee, committee: cabinet, {weighing}") == [
        "actors.a.choice.sharpness",
        "actors.a.choice.foresight",
        "actors.a.choice.inertia",
    ]


def test_settings_of_a_committee_are_idle_without_those_whom_they_concern() -> None:
    more = "insulation: 0.5\n    directive_leadership: 0.5\n    confidence: 0.4"
    assert idle("quantal", more) == [
        "committees.cabinet.insulation",
        "committees.cabinet.directive_leadership",
        "committees.cabinet.confidence",
    ]


def test_susceptibility_is_idle_in_models_that_have_none() -> None:
    assert idle("quantal", "model: degroot") == ["committees.cabinet.members.ann.susceptibility"]


HIDDEN = """
crisis: hidden
title: What is known
actors: {a: {name: A}, b: {name: B}}
options:
  a.go: {text: go}
  b.arm: {text: arm, seen_by: [b]}
conditions:
  ready: {text: Ready, seen_by: [b]}
rules: [RULE]
preferences: {a: [a.go], b: [not a.go]}
beliefs:
  a: {conditions: {ready: 0.3}, options: {b.arm: 0.2}}
"""


def void(rule: str) -> list[str]:
    return list(void_beliefs(compile_space(parse_crisis(HIDDEN.replace("RULE", rule)))))


def test_beliefs_are_void_where_rules_leave_nothing_open_to_their_actor() -> None:
    assert void("not (a.go and ready)") == []
    assert void("not ready") == ["beliefs.a.conditions.ready"]
    assert void("ready iff a.go") == ["beliefs.a.conditions.ready"]
    assert void("(b.arm iff ready) and (ready iff a.go)") == [
        "beliefs.a.conditions.ready",
        "beliefs.a.options.b.arm",
    ]
