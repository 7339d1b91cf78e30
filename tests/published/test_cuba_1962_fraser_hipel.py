"""The Cuban missile crisis by Fraser and Hipel [fraser1984], read in an example file of gmcr-py.

Published: options, infeasible combination, direction and preference statements, in
Examples/Cuban.gmcr of gmcr-py (github.com/onp/gmcr-py, commit 502a12c); the air strike is
irreversible there. The book is said to report outcomes 4 and 6 as stable where everything is
reversible; it was not read. States are numbered from 1 by their decimal code, plus one.
Our computation: rankings from the statements, and all verdicts, by a program independent of this
one. For the irreversible strike the solver of gmcr-py, run on the file, gives the same equilibria
by Nash, GMR, SMR, SEQ and "SEQ & SIM".
"""

import pytest

import excomm as ex
from excomm.model.formulas import holds
from excomm.model.parsing import parse
from tests.published.numbering import equilibria, ranking, stable

OPTIONS = ["usa.air_strike", "usa.blockade", "ussr.withdraw", "ussr.escalate"]
NUMBERING = {
    code + 1: [option for place, option in enumerate(OPTIONS) if code >> place & 1]
    for code in range(12)
}
CRISIS = "cuba-1962-fraser-hipel"


def test_the_statements_rank_the_states_as_those_of_the_file_do() -> None:
    crisis = ex.load(CRISIS)
    assert ranking(crisis, "usa", NUMBERING) == [
        [n] for n in (5, 7, 6, 8, 3, 2, 4, 1, 12, 10, 11, 9)
    ]
    assert ranking(crisis, "ussr", NUMBERING) == [
        [n] for n in (1, 5, 7, 3, 6, 2, 8, 4, 12, 10, 11, 9)
    ]


# The four statements that the crisis file words in another way than the example file: actor, place, wording there.
WORDED_IN_FULL = [
    (
        "usa",
        6,
        (
            "(usa.air_strike and not ussr.withdraw) or (usa.blockade and not ussr.escalate) "
            "or (usa.air_strike and not ussr.escalate) or (usa.blockade and not ussr.withdraw)"
        ),
    ),
    (
        "ussr",
        1,
        (
            "(usa.air_strike and ussr.escalate) or (not usa.air_strike and not ussr.escalate) "
            "or (usa.air_strike and not ussr.escalate)"
        ),
    ),
    (
        "ussr",
        2,
        (
            "(usa.blockade and ussr.escalate) or (not usa.blockade and not ussr.escalate) "
            "or (usa.blockade and not ussr.escalate)"
        ),
    ),
    (
        "ussr",
        5,
        (
            "(usa.blockade and ussr.withdraw) or (not usa.blockade and not ussr.withdraw) "
            "or (usa.air_strike and ussr.withdraw)"
        ),
    ),
]


@pytest.mark.parametrize(("actor", "place", "wording"), WORDED_IN_FULL)
def test_a_statement_in_fewer_words_means_what_the_file_says(
    actor: str, place: int, wording: str
) -> None:
    crisis = ex.load(CRISIS)
    [rule] = crisis.rules
    ours = crisis.preferences[actor].statements[place].want
    theirs = parse(wording)
    for names in NUMBERING.values():
        assert holds(rule.rule, names.__contains__)
        assert holds(ours, names.__contains__) == holds(theirs, names.__contains__)


def test_with_everything_reversible_the_missiles_leave_without_a_shot() -> None:
    found = equilibria(ex.load(CRISIS), NUMBERING)
    assert found["nash"] == []
    assert found["seq"] == found["symmetric_seq"] == [5, 7]
    assert found["gmr"] == found["smr"] == [1, 2, 3, 5, 6, 7, 8]


def test_each_side_finds_stable_what_an_independent_computation_found() -> None:
    found = stable(ex.load(CRISIS), NUMBERING)
    assert found["nash"] == {"usa": [3, 5, 12], "ussr": [1, 6, 7, 8]}
    for concept in ("gmr", "smr"):
        assert found[concept] == {
            "usa": [1, 2, 3, 4, 5, 6, 7, 8, 12],
            "ussr": [1, 2, 3, 5, 6, 7, 8],
        }
    for concept in ("seq", "symmetric_seq"):
        assert found[concept] == {"usa": [3, 5, 7, 12], "ussr": [1, 5, 6, 7, 8]}


def test_a_strike_that_cannot_be_undone_makes_a_third_state_stable() -> None:
    found = equilibria(ex.load(CRISIS, variants=["irreversible-strike"]), NUMBERING)
    assert found["nash"] == [6]
    assert found["seq"] == found["symmetric_seq"] == found["sim"] == [5, 6, 7]
    assert found["gmr"] == found["smr"] == [1, 2, 3, 5, 6, 7, 8]


def test_with_the_irreversible_strike_each_side_finds_stable_what_an_independent_computation_found() -> (
    None
):
    found = stable(ex.load(CRISIS, variants=["irreversible-strike"]), NUMBERING)
    assert found["nash"] == {"usa": [2, 3, 5, 6, 12], "ussr": [1, 6, 7, 8]}
    for concept in ("gmr", "smr"):
        assert found[concept] == {
            "usa": [1, 2, 3, 4, 5, 6, 7, 8, 12],
            "ussr": [1, 2, 3, 5, 6, 7, 8],
        }
    for concept in ("seq", "symmetric_seq"):
        assert found[concept] == {"usa": [2, 3, 5, 6, 7, 12], "ussr": [1, 5, 6, 7, 8]}
