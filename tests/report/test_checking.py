"""What `check` finds beyond what reading a crisis file does."""

from pathlib import Path

import pytest

from excomm.crises import shipped
from excomm.errors import CrisisError
from excomm.report.checking import check

SOUND = """\
crisis: sound
title: A sound file
actors: {a: {name: Ann}, b: {name: Bob}}
options:
  a.go: {text: go, judgement: we say so}
  a.stay: {text: stay, irreversible: true, judgement: we say so}
  b.go: {text: go too, judgement: we say so}
rules:
  - {rule: not (a.go and a.stay), judgement: we say so}
start: []
preferences:
  a: {statements: [a.go and not b.go], judgement: we say so}
  b: {statements: [b.go], judgement: we say so}
outcomes:
  gone: {when: a.go, judgement: we say so}
  here: {when: not a.go, judgement: we say so}
history:
  - {on: 1962-10-16, actor: a, takes: [a.go], judgement: we say so}
variants:
  later:
    text: Ann goes later
    judgement: we say so
    set: {title: Another title}
"""


def written(folder: Path, text: str) -> str:
    path = folder / "crisis.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def problems_of(folder: Path, text: str) -> list[str]:
    with pytest.raises(CrisisError) as caught:
        check(written(folder, text))
    return [str(problem).splitlines()[0] for problem in caught.value.problems]


def doubts_of(folder: Path, text: str) -> dict[str, tuple[str, ...]]:
    return {doubt.text: doubt.parts for doubt in check(written(folder, text)).doubts}


MOVING = (
    SOUND.replace("a: {name: Ann}", "a: {name: Ann, pace: 1 day}")
    + """\
events:
  push: {when: a.go, rate: 1 per day, sets: [a.stay], judgement: we say so}
  shove: {when: a.stay, rate: 1 per day, sets: [a.go], judgement: we say so}
"""
)


def test_every_event_that_leads_to_what_cannot_be_is_told_at_its_place(tmp_path: Path) -> None:
    found = problems_of(tmp_path, MOVING.replace("takes: [a.go]", "takes: [a.go, a.stay]"))
    lines = MOVING.splitlines()
    history, push, shove = (
        next(number for number, line in enumerate(lines, 1) if start in line)
        for start in ("- {on: 1962", "  push:", "  shove:")
    )
    assert [int(one.split(":")[1]) for one in found] == [history, push, shove]
    assert all("this would lead to what cannot be" in one for one in found[1:])


def test_an_event_that_is_faulty_with_a_variant_only_is_told_with_its_name(tmp_path: Path) -> None:
    mended = MOVING.replace("sets: [a.stay]", "sets: [a.stay], clears: [a.go]").replace(
        "sets: [a.go], judgement", "sets: [a.go], clears: [a.stay], judgement"
    )
    check(written(tmp_path, mended))
    variant = mended.replace("set: {title: Another title}", "set: {events: {push: {clears: []}}}")
    (found,) = problems_of(tmp_path, variant)
    assert "with variant 'later': this would lead to what cannot be" in found


def test_a_script_that_asks_for_more_than_is_certain_is_told(tmp_path: Path) -> None:
    line = "{when: not b.go, takes: [a.go], chance: 0.6}, {when: not b.go, takes: [a.stay], chance: 0.7}"
    scripted = MOVING.partition("events:")[0].replace(
        "pace: 1 day", f"choice: {{rule: script, script: [{line}]}}"
    )
    (found,) = problems_of(tmp_path, scripted)
    assert "the chances of the lines that hold together add up to 1.3" in found


def test_a_crisis_without_a_start_is_not_set_in_motion(tmp_path: Path) -> None:
    """Nothing holds at the start if the file does not say what does, which a rule forbids here."""
    rule = "  - {rule: a.go or a.stay, judgement: we say so}\n"
    parts = MOVING.replace("start: []\n", rule).partition("history:")
    events = parts[2].partition("events:")[2]
    assert check(written(tmp_path, f"{parts[0]}events:{events}")).space.start is None


def test_a_sound_file_has_no_problems(tmp_path: Path) -> None:
    checked = check(written(tmp_path, SOUND))
    assert checked.space.states == 6
    assert {doubt.parts for doubt in checked.doubts} <= {
        ("a.stay",),
        ("actor a", "actor b"),
    }


@pytest.mark.parametrize("crisis", shipped())
def test_every_shipped_crisis_is_sound(crisis: str) -> None:
    if crisis != "cuba-1962":
        assert check(crisis).space.states


@pytest.mark.parametrize(
    ("step", "fault"),
    [
        ("{on: 1962-10-17, actor: a, takes: [a.go]}", "it changes nothing"),
        ("{on: 1962-10-17, actor: a, takes: [a.stay]}", "it breaks rule 1"),
    ],
)
def test_a_history_that_leaves_the_model_is_refused_at_its_step(
    tmp_path: Path, step: str, fault: str
) -> None:
    text = SOUND.replace("variants:", f"  - {step}\nvariants:")
    (problem,) = problems_of(tmp_path, text)
    assert problem.startswith(f"{tmp_path / 'crisis.yaml'}:19:5: history leaves the model: ")
    assert fault in problem


def test_a_step_that_undoes_what_cannot_be_undone_is_refused(tmp_path: Path) -> None:
    steps = (
        "  - {on: 1962-10-17, actor: a, takes: [a.stay], drops: [a.go]}\n"
        "  - {on: 1962-10-18, actor: a, drops: [a.stay]}\n"
    )
    (problem,) = problems_of(tmp_path, SOUND.replace("variants:", f"{steps}variants:"))
    assert ":20:5: " in problem
    assert "a has no such move from the state before it" in problem


def test_what_comes_by_itself_need_be_no_move(tmp_path: Path) -> None:
    text = SOUND.replace("rules:", "conditions: {war: {text: War, judgement: we say so}}\nrules:")
    text = text.replace("variants:", "  - {on: 1962-10-17, sets: [war]}\nvariants:")
    assert check(written(tmp_path, text)).space.states == 12


def test_a_variant_that_does_not_compile_is_refused_and_named(tmp_path: Path) -> None:
    text = SOUND.replace("set: {title: Another title}", "set: {outcomes: {gone: null}}")
    (problem,) = problems_of(tmp_path, text)
    assert "with variant 'later': no outcome covers" in problem


def test_a_variant_with_an_unknown_name_is_refused(tmp_path: Path) -> None:
    text = SOUND.replace("set: {title: Another title}", "set: {start: [a.gone]}")
    (problem,) = problems_of(tmp_path, text)
    assert "with variant 'later': unknown option or condition 'a.gone'" in problem


def test_parts_without_claim_and_judgement_are_named(tmp_path: Path) -> None:
    text = SOUND.replace("a.go: {text: go, judgement: we say so}", "a.go: {text: go}")
    (parts,) = (parts for text, parts in doubts_of(tmp_path, text).items() if "no claim" in text)
    assert "option a.go" in parts


def test_names_that_decide_nothing_are_named(tmp_path: Path) -> None:
    text = SOUND.replace("rules:", "conditions: {fog: {text: Fog, judgement: we say so}}\nrules:")
    (parts,) = (
        parts for text, parts in doubts_of(tmp_path, text).items() if "decides nothing" in text
    )
    assert parts == ("fog",)


def test_outcomes_of_no_state_and_constant_names_are_named(tmp_path: Path) -> None:
    text = SOUND.replace("not (a.go and a.stay)", "not a.stay")
    text = text.replace("{when: not a.go,", "{when: not a.go and not a.stay,")
    text = text.replace("history:", "  never: {when: a.stay, judgement: we say so}\nhistory:")
    doubts = doubts_of(tmp_path, text)
    assert [parts for text, parts in doubts.items() if "no possible state, or" in text] == [
        ("a.stay",)
    ]
    assert [parts for text, parts in doubts.items() if "outcome of no" in text] == [("never",)]


def test_a_variant_in_which_history_is_no_path_is_a_doubt_only(tmp_path: Path) -> None:
    text = SOUND.replace("set: {title: Another title}", "set: {start: [a.go]}")
    doubts = doubts_of(tmp_path, text)
    assert [parts for text, parts in doubts.items() if "history is no path" in text] == [("later",)]


CONDITIONS = SOUND.replace("rules:", "conditions: {fog: {text: Fog, judgement: we say so}}\nrules:")
CONDITIONS = CONDITIONS.replace("[b.go], judgement", "[b.go, not fog], judgement")


def about(folder: Path, text: str, words: str) -> list[tuple[str, ...]]:
    return [parts for said, parts in doubts_of(folder, text).items() if words in said]


SETS = "consequences: [{when: a.go, sets: fog}]\n"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("", "nothing sets"),
        (SETS, "once it is set"),
        (SETS.replace("a.go", "a.stay"), ""),  # a.stay cannot be dropped
        (SETS.replace("}]", "}, {when: not a.go, clears: fog}]"), ""),
        ("events: {gust: {when: a.go, rate: 1 per day, sets: fog}}\n", "once it is set"),
        (SETS + "events: {gust: {when: a.go, rate: 1 per day, clears: fog}}\n", ""),
    ],
)
def test_conditions_that_cannot_come_or_go_are_named(more: str, said: str, tmp_path: Path) -> None:
    found = doubts_of(tmp_path, more + CONDITIONS)
    about_fog = [text for text, parts in found.items() if parts == ("fog",)]
    assert len(about_fog) == bool(said)
    assert all(said in text for text in about_fog)


def test_a_condition_that_ends_the_crisis_need_not_be_cleared(tmp_path: Path) -> None:
    text = CONDITIONS.replace("{text: Fog,", "{text: Fog, ends: true,")
    text = "consequences: [{when: b.go, sets: fog}]\n" + text
    assert about(tmp_path, text, "once it is set") == []


@pytest.mark.parametrize("text", ["Go too", "Bob goes too", "go too.", "they go"])
def test_a_text_in_another_style_than_the_rest_is_named(text: str, tmp_path: Path) -> None:
    changed = SOUND.replace("text: go too", f"text: {text}")
    assert about(tmp_path, changed, "another style") == [("b.go",)]


@pytest.mark.parametrize("text", ["go too", "NATO-style drills", "U-2 flights"])
def test_a_text_in_the_style_of_the_rest_is_left_alone(text: str, tmp_path: Path) -> None:
    assert about(tmp_path, SOUND.replace("text: go too", f"text: {text}"), "another style") == []


def test_texts_that_all_begin_with_a_capital_are_left_alone(tmp_path: Path) -> None:
    text = SOUND.replace("text: go", "text: Go").replace("text: stay", "text: Stay")
    assert about(tmp_path, text, "another style") == []


def test_one_part_and_several_are_told_in_the_right_number(tmp_path: Path) -> None:
    assert about(tmp_path, CONDITIONS.replace(", not fog", ""), "decides nothing") == [("fog",)]
    two = CONDITIONS.replace("{fog:", "{mist: {text: Mist, judgement: we say so}, fog:")
    assert about(tmp_path, two.replace(", not fog", ""), "decide nothing") == [("mist", "fog")]


@pytest.mark.parametrize(
    ("where", "meant"),
    [
        ("charly", "charlie"),
        ("Checkpoint Charly", "charlie"),
        ("charlie", ""),
        ("near Checkpoint Charlie", ""),
        ("Paris", ""),
    ],
)
def test_a_misspelt_place_of_a_claim_is_told_with_the_nearest(
    tmp_path: Path, where: str, meant: str
) -> None:
    claim = f"{{says: so, source: Ann, place: p. 1, checked: read, where: {where}}}"
    (tmp_path / "sources.yaml").write_text(f"claims: {{one: {claim}}}\n", encoding="utf-8")
    place = "{name: Checkpoint Charlie, latitude: 52.5, longitude: 13.4, claims: [one]}"
    text = f"{SOUND}sources: sources.yaml\nplaces: {{charlie: {place}}}\n"
    told = [
        part
        for parts in doubts_of(tmp_path, text).values()
        for part in parts
        if part.startswith("one ")
    ]
    expected = [f"one has 'where: {where}' (did you mean '{meant}'?)"] if meant else []
    assert told == expected
