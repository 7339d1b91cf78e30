"""A variant is the file with some of it changed; its faults are told where it is written."""

import pytest

from excomm.errors import CrisisError, InputError
from excomm.model.formulas import written
from excomm.model.located import plain
from excomm.model.patching import with_variants
from excomm.model.reading import parse_crisis
from excomm.model.yaml import read_yaml
from tests.model.marked import SOUND, places_of_marks

VARIANTS = SOUND[: SOUND.index("variants:")] + "variants:\n"


def test_mappings_are_merged_other_values_replaced_and_null_deletes() -> None:
    text = """\
a: {b: 1, c: {d: 2, e: 3}, f: [1, 2]}
g: 4
h: {i: 5}
variants:
  v: {text: x, set: {a: {c: {d: 20, j: 6}, f: [3]}, g: null, h: 7, k: {l: 8}}}
"""
    patched = plain(with_variants(read_yaml(text, file="x.yaml"), ["v"]).root)
    assert isinstance(patched, dict)
    del patched["variants"]
    assert patched == {
        "a": {"b": 1, "c": {"d": 20, "e": 3, "j": 6}, "f": [3]},
        "h": 7,
        "k": {"l": 8},
    }


def test_variants_are_applied_in_the_order_given() -> None:
    text = "a: 0\nvariants: {one: {set: {a: 1}}, two: {set: {a: 2}}}"
    document = read_yaml(text, file="x.yaml")
    for order in (["one", "two"], ["two", "one"]):
        patched = plain(with_variants(document, order).root)
        assert isinstance(patched, dict)
        assert patched["a"] == {"one": 1, "two": 2}[order[-1]]


def test_no_variants_change_nothing() -> None:
    document = read_yaml(SOUND, file="x.yaml")
    assert with_variants(document, []) is document


def test_a_variant_changes_the_crisis() -> None:
    crisis = parse_crisis(SOUND, variants=["castro-refused"])
    assert [written(rule.rule) for rule in crisis.rules] == ["not ussr.inspect"]
    assert len(parse_crisis(SOUND).rules) == 2


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("set: {rules: [not ▸ussr.inspekt]}", "did you mean 'ussr.inspect'?"),
        ("set: {options: {usa.air_strike: {▸txt: Bomb}}}", "did you mean 'text'?"),
        (
            "set: {options: {▸usa.air_stike: null}}",
            "'usa.air_stike' is deleted here, but it is not there",
        ),
        ("set: {▸scedule: null}", "'scedule' is deleted here"),
        ("set: {title: ▸[]}", "a text is needed here"),
        ("set: {preferences: {usa: [not▸]}}", "ends too early"),
        ("set: {history: [▸{on: 1962-10-20}]}", "nothing happens in this step"),
    ],
)
def test_a_fault_in_a_variant_is_told_where_the_variant_is_written(marked: str, said: str) -> None:
    text = f"{VARIANTS}  v:\n    text: x\n    {marked}\n"
    with pytest.raises(CrisisError) as caught:
        parse_crisis(text.replace("▸", ""), variants=["v"])
    (place,) = places_of_marks(text)
    found = [str(one) for one in caught.value.problems if (one.line, one.column) == place]
    assert any(said in problem for problem in found)


def test_what_a_variant_takes_away_is_missed_where_it_is_used() -> None:
    text = f"{VARIANTS}  v: {{text: x, set: {{conditions: {{operational: null}}}}}}\n"
    with pytest.raises(CrisisError) as caught:
        parse_crisis(text, variants=["v"])
    assert {problem.message for problem in caught.value.problems} == {
        "unknown option or condition 'operational'",
        "unknown condition 'operational'",
    }


@pytest.mark.parametrize(
    ("text", "name", "remedy"),
    [
        (SOUND, "castro-refuses", "did you mean 'castro-refused'?"),
        (SOUND, "x", "known: castro-refused"),
        ("crisis: x", "x", "this crisis has no variants"),
        ("variants: 3", "x", "this crisis has no variants"),
        ("[a]", "x", "this crisis has no variants"),
    ],
)
def test_an_unknown_variant_is_told(text: str, name: str, remedy: str) -> None:
    with pytest.raises(InputError, match=f"unknown variant '{name}'") as caught:
        parse_crisis(text, variants=[name])
    assert caught.value.remedy == remedy


@pytest.mark.parametrize(
    "variant", ["3", "{text: x}", "{text: x, set: 3}", "{text: x, set: [a]}", "null"]
)
def test_a_variant_that_is_no_patch_is_told_as_a_fault_of_the_file(variant: str) -> None:
    with pytest.raises(CrisisError):
        parse_crisis(f"{VARIANTS}  v: {variant}\n", variants=["v"])
