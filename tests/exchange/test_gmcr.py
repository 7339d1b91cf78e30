from pathlib import Path
from typing import Any

import pytest

import excomm as ex
from excomm.errors import InputError
from excomm.exchange.gmcr import gmcr_to_yaml, read_gmcr
from excomm.model.formulas import written
from excomm.space.compiling import compile_space
from tests.exchange.gmcr_files import WATER, changed, saved, with_actor

WRITTEN = """\
crisis: water-dispute
title: Water Dispute
text: Imported from Water_Dispute.gmcr, a file of the program GMCR+.

actors:
  upstream: {name: Upstream}
  downstream: {name: Downstream}

options:
  upstream.open_the_sluice: {text: Open the sluice}
  upstream.mobilise: {text: Mobilise, irreversible: true}
  downstream.complain: {text: Complain, irreversible: when dropped}

rules:
  - not (upstream.open_the_sluice and upstream.mobilise)

preferences:
  upstream:
    - not upstream.mobilise
    - not (upstream.open_the_sluice or downstream.complain)
  downstream:
    - exactly 1 of (upstream.open_the_sluice, downstream.complain)
    - upstream.open_the_sluice
"""


def statements(path: Path, actor: str) -> list[str]:
    """What an actor wants, as formulas."""
    return [written(statement.want) for statement in read_gmcr(path).preferences[actor].statements]


def test_a_file_is_written_so_that_people_can_read_it(tmp_path: Path) -> None:
    text = gmcr_to_yaml(saved(WATER, tmp_path))
    comment, _, rest = text.partition("\n\n")
    assert all(line.startswith("# ") for line in comment.splitlines())
    assert "Water_Dispute.gmcr" in comment
    assert "gmcr-py 0.4.1" in comment
    assert rest == WRITTEN


def test_a_file_can_be_analysed_at_once(tmp_path: Path) -> None:
    crisis = ex.load(saved(WATER, tmp_path))
    assert ex.compile_space(crisis).states == 6
    assert ex.stability(crisis).equilibria("nash")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("useManualPreferenceVectors", "useManualPreferenceRanking"),
        ("preferenceVector", "preferenceRanking"),
        ("reversibility", "permittedDirection"),
    ],
)
def test_keys_of_older_versions_mean_the_same(old: str, new: str, tmp_path: Path) -> None:
    ranked = changed(useManualPreferenceRanking=True)
    ranked["decisionMakers"] = [
        {**actor, "preferenceRanking": ranking}
        for actor, ranking in zip(
            WATER["decisionMakers"], ([1, [2, 3], 4, 5, 6], [6, 5, 4, 3, 2, 1]), strict=True
        )
    ]
    text = gmcr_to_yaml(saved(ranked, tmp_path))
    older = saved(saved(ranked, tmp_path).read_text().replace(f'"{new}"', f'"{old}"'), tmp_path)
    assert f'"{old}"' in older.read_text()
    assert gmcr_to_yaml(older) == text


def test_a_ranking_by_hand_keeps_the_numbers_of_the_states_in_view(tmp_path: Path) -> None:
    ranked = changed(useManualPreferenceRanking=True)
    ranked["decisionMakers"] = [
        {**actor, "preferenceRanking": [4, [2, 3], 1, 5, 6]} for actor in WATER["decisionMakers"]
    ]
    text = gmcr_to_yaml(saved(ranked, tmp_path))
    assert "      - [downstream.complain]  # state 4\n      - tied:\n" in text
    assert "          - [upstream.open_the_sluice]  # state 2\n" in text
    assert "The preference statements of Upstream and Downstream are left out" in " ".join(
        text.split()
    )


def test_a_ranking_that_ties_all_states_is_written_in_one_line(tmp_path: Path) -> None:
    ranked = changed(useManualPreferenceRanking=True)
    ranked["decisionMakers"] = [
        {**actor, "preferenceRanking": [[4, 2, 3, 1, 5, 6]]} for actor in WATER["decisionMakers"]
    ]
    path = saved(ranked, tmp_path)
    assert gmcr_to_yaml(path).count("      - true  # all states are alike to it\n") == 2
    assert set(compile_space(read_gmcr(path)).graph.ranks[0].tolist()) == {0}


def test_states_are_numbered_by_the_options_of_the_decision_makers_in_turn(tmp_path: Path) -> None:
    """The program puts options in the order of the decision makers before it numbers the states."""
    data = changed(
        decisionMakers=[
            {"name": "Downstream", "options": [2], "preferences": [], "preferenceRanking": [2, 1, 3, 4, 5, 6]},
            {"name": "Upstream", "options": [0, 1], "preferences": [], "preferenceRanking": [3, 1, 2, 4, 5, 6]},
        ],
        useManualPreferenceRanking=True,
    )  # fmt: skip
    text = gmcr_to_yaml(saved(data, tmp_path))
    assert "- [downstream.complain]  # state 2" in text
    assert "- [upstream.open_the_sluice]  # state 3" in text


@pytest.mark.parametrize(
    ("members", "meaning"),
    [
        ([[[0, "Y"], [2, "Y"]], [[0, "N"], [2, "N"]]], "upstream.open_the_sluice iff downstream.complain"),
        (
            [[[2, "Y"], [0, "Y"]], [[0, "N"], [2, "Y"]], [[0, "N"], [2, "N"]]],
            "if upstream.open_the_sluice then downstream.complain",
        ),
        (
            [[[0, "N"], [2, "N"]], [[0, "N"], [2, "Y"]], [[0, "Y"], [2, "N"]]],
            "if upstream.open_the_sluice then not downstream.complain",
        ),
        (
            [[[0, "Y"], [2, "N"]], [[0, "N"], [2, "Y"]], [[0, "Y"], [2, "Y"]]],
            "upstream.open_the_sluice or downstream.complain",
        ),
        ([[[0, "Y"]], [[0, "Y"]]], "upstream.open_the_sluice"),
        (
            [[[0, "Y"], [1, "N"]], [[2, "Y"]]],
            "(upstream.open_the_sluice and not upstream.mobilise) or downstream.complain",
        ),
        ([[[0, "Y"], [1, "-"]]], "upstream.open_the_sluice"),
        ([], "false"),
    ],
)  # fmt: skip
def test_a_compound_condition_is_said_in_few_words(
    members: list[Any], meaning: str, tmp_path: Path
) -> None:
    data = with_actor(0, preferences=[{"compound": True, "members": members}])
    assert statements(saved(data, tmp_path), "upstream") == [meaning]


@pytest.mark.parametrize(
    ("condition", "rule"),
    [
        ([[0, "Y"], [2, "N"]], "if upstream.open_the_sluice then downstream.complain"),
        ([[0, "N"], [1, "N"]], "upstream.open_the_sluice or upstream.mobilise"),
        ([[0, "Y"]], "not upstream.open_the_sluice"),
        (
            [[0, "Y"], [1, "N"], [2, "N"]],
            "if upstream.open_the_sluice then (upstream.mobilise or downstream.complain)",
        ),
    ],
)
def test_an_infeasible_condition_becomes_a_rule_about_what_holds(
    condition: list[Any], rule: str, tmp_path: Path
) -> None:
    crisis = read_gmcr(saved(changed(infeasibles=[condition]), tmp_path))
    assert [written(part.rule) for part in crisis.rules] == [rule]


def test_who_wants_nothing_is_indifferent(tmp_path: Path) -> None:
    crisis = read_gmcr(saved(with_actor(1, preferences=[]), tmp_path))
    assert set(compile_space(crisis).graph.ranks[1].tolist()) == {0}


def test_an_option_of_two_decision_makers_is_open_to_both(tmp_path: Path) -> None:
    crisis = read_gmcr(saved(with_actor(1, options=[2, 0]), tmp_path))
    assert crisis.options["upstream.open_the_sluice"].open_to == ("downstream",)
    assert "open to Upstream and Downstream" in crisis.text


def test_an_option_of_nobody_is_a_condition_that_nobody_sets(tmp_path: Path) -> None:
    crisis = read_gmcr(saved(with_actor(1, options=[]), tmp_path))
    assert tuple(crisis.conditions) == ("complain",)
    assert "belongs to nobody" in crisis.text


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (changed(coalitions=[[0, 1]]), "Upstream and Downstream act as one (a coalition)"),
        (changed(weather="fine"), "mean nothing here are left out: weather"),
        (with_actor(0, attitude="hostile"), "mean nothing here are left out: attitude"),
        (with_actor(0, misperceptions=[[[2, "Y"]]]), "misperceive is kept as GMCR+ computes with it"),
        (with_actor(0, preferenceRanking=[1, 2]), "rankings by hand of Upstream are left out"),
        (with_actor(0, preferences=[]), "payoffs of Upstream are left out"),
        (with_actor(0, preferences=[[[0, "-"]]]), "marked '-' in a condition are taken not to matter"),
    ],
)  # fmt: skip
def test_what_cannot_be_held_as_it_was_is_said_in_the_text_of_the_crisis(
    data: dict[str, Any], note: str, tmp_path: Path
) -> None:
    assert note in read_gmcr(saved(data, tmp_path)).text


@pytest.mark.parametrize("derived", ["coalitionsFull", "nodes"])
def test_what_the_program_works_out_anew_is_left_out_without_a_word(
    derived: str, tmp_path: Path
) -> None:
    assert read_gmcr(saved(changed(**{derived: [{}]}), tmp_path)).text.endswith("program GMCR+.")


def test_titles_become_names_each_of_its_own(tmp_path: Path) -> None:
    data = changed(
        options=[{"name": name} for name in ("Ende: Straße?", "ende strasse", "水", "not", "2nd")],
        decisionMakers=[
            {"name": "Été", "options": [0, 1, 2], "preferences": []},
            {"name": "été!", "options": [3], "preferences": []},
            {"name": "not", "options": [4], "preferences": []},
        ],
        infeasibles=[],
    )
    crisis = read_gmcr(saved(data, tmp_path))
    assert tuple(crisis.actors) == ("ete", "ete_2", "not_")
    assert tuple(crisis.options) == (
        "ete.ende_strae",
        "ete.ende_strasse",
        "ete.option_3",
        "ete_2.not_",
        "not_.x2nd",
    )
    assert crisis.options["ete.ende_strae"].text == "Ende: Straße?"
    assert crisis.options["ete.option_3"].text == "水"


@pytest.mark.parametrize(
    "title",
    [
        "no", "null", "1e3", "a: b", "a #b", "- x", "{x}", "*x", "&x", "'", '"', "\\n", "x\ny", "\x00", "\x1b[31m",
        "\ud800", "\u2028", "", " ", "%YAML", "@", "`", "!x", "?", "|", ">", "~", "<script>", "x" * 5000, "true",
    ],
)  # fmt: skip
def test_any_title_can_be_written_and_read_back(title: str, tmp_path: Path) -> None:
    data = changed(options=[{**option, "name": title} for option in WATER["options"]])
    data["decisionMakers"] = [{**actor, "name": title} for actor in WATER["decisionMakers"]]
    data["decisionMakers"][1]["options"] = []
    crisis = read_gmcr(saved(data, tmp_path))
    assert all(option.text for option in crisis.options.values())
    assert all(condition.text for condition in crisis.conditions.values())
    printable = " ".join("".join(c if c.isprintable() else " " for c in title).split())
    if printable and len(printable) <= 300:
        assert {actor.name for actor in crisis.actors.values()} == {printable}


def test_a_file_of_any_name_gets_a_short_name(tmp_path: Path) -> None:
    assert read_gmcr(saved(WATER, tmp_path, name="水 #1: x.gmcr")).crisis == "x1-x"
    assert read_gmcr(saved(WATER, tmp_path, name="水.gmcr")).crisis == "crisis"


def test_long_conditions_stay_below_the_width_of_a_page(tmp_path: Path) -> None:
    members = [[[0, "Y"], [1, "N"], [2, mark]] for mark in "YN"] * 2 + [
        [[0, "N"], [1, "N"]],
        [[2, "N"]],
    ]
    data = with_actor(0, preferences=[{"compound": True, "members": members}])
    path = saved(data, tmp_path)
    assert max(map(len, gmcr_to_yaml(path).splitlines())) <= 100
    assert len(statements(path, "upstream")) == 1


def test_a_variant_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no variants"):
        ex.load(saved(WATER, tmp_path), variants=["x"])
