"""Files that cannot be used are refused with the place of each fault, in bounded time, whatever they hold."""

import contextlib
import copy
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.errors import InputError
from excomm.exchange.gmcr import read_gmcr
from tests.exchange.gmcr_files import WATER, changed, saved, with_actor

RANKED = {"useManualPreferenceRanking": True}


def without(key: str) -> dict[str, Any]:
    return {name: value for name, value in WATER.items() if name != key}


def ranked(*rankings: Any) -> dict[str, Any]:
    data = changed(**RANKED)
    data["decisionMakers"] = [
        {**actor, "preferenceRanking": ranking}
        for actor, ranking in zip(WATER["decisionMakers"], rankings, strict=True)
    ]
    return data


ALL = [1, 2, 3, 4, 5, 6]
FAULTS = [
    (without("options"), "options is missing"),
    (without("decisionMakers"), "decisionMakers is missing"),
    (changed(options=[]), "options: at least one is needed, not an empty list"),
    (changed(decisionMakers=[]), "decisionMakers: at least one is needed"),
    (changed(options=[7]), "options[0]: a group of keys in { } is needed, not 7"),
    (changed(options=[{}]), "options[0].name is missing"),
    (changed(options=[{"name": 3}]), "options[0].name: a text is needed, not 3"),
    (
        changed(options=[{"name": "x", "permittedDirection": "up"}]),
        "options[0].permittedDirection: 'both', 'fwd' or 'back' is needed, not \"up\"",
    ),
    (changed(infeasibles=[[[9, "Y"]]]), "infeasibles[0]: there is no option 9; options are numbered 0 to 2"),
    (changed(infeasibles=[[[-1, "Y"]]]), "there is no option -1"),
    (changed(infeasibles=[[[0, "Y"], [0, "N"]]]), "infeasibles[0]: it wants option 0 both Y and N"),
    (changed(infeasibles=[[]]), "infeasibles[0]: it names no option, and so would rule out every state"),
    (changed(infeasibles=[[["a", "Y"]]]), "a whole number is needed"),
    (changed(infeasibles=[[[True, "Y"]]]), "a whole number is needed"),
    (changed(infeasibles=[[[0, "X"]]]), "'Y', 'N' or '-' is needed, not \"X\""),
    (changed(infeasibles=[[[0]]]), "infeasibles[0].members[0][0][1] is missing"),
    (changed(infeasibles="none"), "infeasibles: a list is needed"),
    (changed(infeasibles=[{"compound": True}]), "infeasibles[0].members is missing"),
    (with_actor(0, options=[0, 3]), "decisionMakers[0] (Upstream).options: there is no option 3"),
    (with_actor(1, preferences=[[[5, "Y"]]]), "decisionMakers[1] (Downstream).preferences[0]: there is no option 5"),
    (with_actor(1, misperceptions=[[[5, "Y"]]]), "(Downstream).misperceptions[0]: there is no option 5"),
    (changed(coalitions=[10**300]), "coalitions[0][0]: a whole number that counts something is needed, not that"),
    (changed(infeasibles=[[[10**7, "Y"]]]), "a whole number that counts something is needed"),
    ({**ranked(ALL, ALL), "infeasibles": [[[0, "Y"]], [[0, "N"]]]}, "no state is feasible"),
    (changed(coalitions=[0, 5]), "coalitions[1]: there is no decision maker 5"),
    (changed(useManualPreferenceRanking="yes"), "true or false is needed"),
    (changed(**RANKED), "(Upstream).preferenceRanking is missing, although"),
    (ranked(ALL, [1, 1, 2, 3, 4, 5, 6]), "(Downstream).preferenceRanking: state 1 stands in it 2 times"),
    (ranked(ALL, [1, 2, 3]), "the ranking of Downstream leaves out state 4"),
    (ranked(ALL, [*ALL, 7]), "the ranking of Downstream ranks state 7, which is not feasible"),
    (ranked(ALL, [0, *ALL]), "ranks state 0, which is not feasible"),
    (ranked(ALL, [[1, [2]], 3]), "a whole number is needed"),
    (ranked(ALL, {"1": 2}), "a list is needed"),
    (changed(options=[{"name": "x"}] * 63), "the file has 63 options; at most 62 can be held"),
    (
        changed(decisionMakers=[{"name": "x", "options": [0], "preferences": []}] * 21),
        "the file has 21 decision makers; at most 20 can be held",
    ),
    ([], "the file: a group of keys in { } is needed"),
    ("3", "the file: a group of keys in { } is needed, not 3"),
    (None, "the file: a group of keys in { } is needed"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "message"), FAULTS)
def test_a_faulty_file_is_refused_with_the_place_of_its_fault(
    data: Any, message: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError) as error:
        read_gmcr(saved(data, tmp_path))
    assert message in str(error.value)
    assert error.value.remedy


def test_all_faults_are_told_in_one_go(tmp_path: Path) -> None:
    data = with_actor(0, options=[8], preferences=[[[7, "Y"]]])
    with pytest.raises(InputError) as error:
        read_gmcr(saved(data, tmp_path))
    assert "no option 8" in str(error.value)
    assert "no option 7" in str(error.value)


def test_of_very_many_faults_the_first_are_told(tmp_path: Path) -> None:
    data = changed(infeasibles=[[[99, "Y"]]] * 1000)
    with pytest.raises(InputError) as error:
        read_gmcr(saved(data, tmp_path))
    assert "and 980 more" in str(error.value)


def test_a_ranking_by_hand_needs_to_know_whose_every_option_is(tmp_path: Path) -> None:
    data = ranked(ALL, ALL)
    data["decisionMakers"][1]["options"] = []
    with pytest.raises(InputError, match="belongs to no decision maker"):
        read_gmcr(saved(data, tmp_path))


def test_what_is_no_json_is_shown_with_a_caret(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        read_gmcr(saved('{"options": [}', tmp_path))
    assert "Water_Dispute.gmcr:1:14: this is no JSON" in str(error.value)
    assert str(error.value).splitlines()[2].endswith("^")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no JSON"),
        ("\n\n", "no JSON"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 50_000, "nested too deeply"),
        ('{"options": 1, "options": 2}', "'options' stands twice"),
        ('{"options": [NaN]}', "NaN is no number"),
        ('{"options": -Infinity}', "-Infinity is no number"),
        ('{"options": [' + "9" * 5000 + "]}", "is no file of GMCR+|digits"),
        ('{"options": "' + "x" * 400_000 + '"}', "bytes; the limit is"),
        ("options: [a, b]", "no JSON"),
    ],
)
def test_hostile_text_gets_a_short_answer(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=message) as error:
        read_gmcr(saved(text, tmp_path))
    assert len(str(error.value)) < 1000


def test_a_pickle_of_old_versions_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "old.gmcr"
    path.write_bytes(b"\x80\x03}q\x00.")
    with pytest.raises(InputError, match="not safe to open") as error:
        read_gmcr(path)
    assert "save it again" in error.value.remedy


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.gmcr")
    (tmp_path / "folder.gmcr").mkdir()
    (tmp_path / "latin.gmcr").write_bytes(b'{"options": "\xe9"}')
    for name in ("pipe.gmcr", "folder.gmcr", "missing.gmcr", "latin.gmcr"):
        with pytest.raises(InputError):
            read_gmcr(tmp_path / name)
    with pytest.raises(InputError):
        read_gmcr("\x00.gmcr")


def test_far_more_states_than_are_ranked_is_found_without_listing_them(tmp_path: Path) -> None:
    options = [{"name": f"o{number}"} for number in range(60)]
    actor = {"name": "A", "options": list(range(60)), "preferences": [], "preferenceRanking": [1]}
    data = {"options": options, "decisionMakers": [actor], **RANKED}
    with pytest.raises(InputError, match="far more states are feasible"):
        read_gmcr(saved(data, tmp_path))


def test_a_formula_too_long_for_a_crisis_file_is_refused(tmp_path: Path) -> None:
    options = [{"name": f"option number {number}"} for number in range(20)]
    members = [
        [[a, "Y"], [b, "N"], [c, "Y"]]
        for a in range(20)
        for b in range(20)
        for c in range(20)
        if a < b < c
    ]
    data = {
        "options": options,
        "decisionMakers": [{"name": "A", "options": list(range(20)), "preferences": [{"members": members}]}],
        "infeasibles": [],
    }  # fmt: skip
    with pytest.raises(InputError, match="cannot be held as a crisis"):
        read_gmcr(saved(data, tmp_path))


WORDS = st.sampled_from(["Y", "-", "both", ""])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 9) | st.floats(allow_nan=False) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=6,
)  # fmt: skip


@settings(max_examples=300)
@given(data=st.data())
def test_a_sound_file_with_one_part_replaced_is_read_or_refused(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file: Any = copy.deepcopy(WATER)
    part = file
    while True:
        keys = list(part) if isinstance(part, dict) else list(range(len(part)))
        key = data.draw(st.sampled_from(keys))
        inner = part[key]
        if not (isinstance(inner, dict | list) and inner) or data.draw(st.booleans()):
            part[key] = data.draw(ANYTHING)
            break
        part = inner
    path = saved(json.dumps(file), tmp_path_factory.mktemp("gmcr"))
    with contextlib.suppress(InputError):
        assert read_gmcr(path).bits
