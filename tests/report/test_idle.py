from excomm.model.reading import parse_crisis
from excomm.report.idle import without_effect

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
