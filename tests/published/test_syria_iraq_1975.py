"""The Euphrates crisis of 1975 [hipel2014], read in Kinsara's guide to GMCR+ [kinsara2014guide].

Published: options (table 1), the infeasible combination (section 3.2), rankings (table 3) and
equilibria (figure 19) in the guide; preference statements in Examples/SyriaIraq.gmcr of gmcr-py
(github.com/onp/gmcr-py, commit 502a12c).
Our computation: which states are stable for which actor, by a program independent of this one, and
symmetric SEQ. The guide narrates why state 2 is unstable for Syria.
"""

import excomm as ex
from tests.published.numbering import equilibria, ranking, stable

NUMBERING = {
    1: [],
    2: ["syria.release_water"],
    3: ["syria.escalate"],
    4: ["iraq.attack"],
    5: ["syria.release_water", "iraq.attack"],
    6: ["syria.escalate", "iraq.attack"],
}


def test_the_statements_rank_the_states_as_table_3_does() -> None:
    crisis = ex.load("syria-iraq-1975")
    assert ranking(crisis, "syria", NUMBERING) == [[1], [3], [6], [2], [4], [5]]
    assert ranking(crisis, "iraq", NUMBERING) == [[2], [4], [6], [1], [5], [3]]


def test_the_equilibria_are_those_of_figure_19() -> None:
    found = equilibria(ex.load("syria-iraq-1975"), NUMBERING)
    assert found["nash"] == found["seq"] == found["smr"] == [6]
    assert found["gmr"] == [1, 6]
    # The figure's row "SEQ & SIM".
    assert found["sim"] == [6]


def test_each_side_finds_stable_what_an_independent_computation_found() -> None:
    found = stable(ex.load("syria-iraq-1975"), NUMBERING)
    assert found["nash"] == {"syria": [1, 6], "iraq": [2, 4, 6]}
    assert found["gmr"] == {"syria": [1, 3, 6], "iraq": [1, 2, 4, 5, 6]}
    assert found["smr"] == {"syria": [1, 3, 6], "iraq": [2, 4, 6]}
    assert found["seq"] == {"syria": [1, 3, 6], "iraq": [2, 4, 5, 6]}
    assert found["symmetric_seq"] == {"syria": [1, 3, 6], "iraq": [2, 4, 6]}


def test_releasing_water_is_unstable_for_syria_as_figure_19_narrates() -> None:
    found = stable(ex.load("syria-iraq-1975"), NUMBERING)
    assert 2 not in found["seq"]["syria"]
    assert 2 in found["seq"]["iraq"]
