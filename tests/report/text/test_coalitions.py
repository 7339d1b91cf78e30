import pytest

import excomm as ex
from excomm.report.overview import overview_of
from excomm.report.text.coalitions import coalition_lines
from excomm.report.text.paper import Paper
from excomm.report.together import leaving_together


def told(name: str) -> list[str]:
    space = ex.compile_space(ex.load(name))
    return coalition_lines(Paper(), ex.coalitions(space), overview_of(space), every=False)


def test_who_would_leave_for_where_is_told_with_the_outcomes() -> None:
    text = " ".join(" ".join(told("elmira")).split())
    assert "1, the start (deadlock): Ministry of the Environment + Local Government" in text
    assert "6 (deadlock): Ministry of the Environment + Uniroyal Chemical would go to 9" in text
    assert "9 local.insist, moe.modify, uniroyal.accept settlement; by cnash" in text


@pytest.mark.parametrize("name", ["chicken", "elmira", "syria-iraq-1975"])
def test_it_fits_eighty_columns(name: str) -> None:
    assert max(map(len, told(name))) <= 80


@pytest.mark.parametrize("name", ["prisoners-dilemma", "elmira", "cuba-1962-fraser-hipel"])
def test_every_member_of_a_group_that_leaves_is_better_off_where_it_goes(name: str) -> None:
    space = ex.compile_space(ex.load(name))
    found = ex.coalitions(space)
    together = 0
    for state in range(space.states):
        for members, end in leaving_together(space, found.verdicts, state):
            together += 1
            assert len(members) > 1
            assert all(
                space.graph.ranks[who][end] > space.graph.ranks[who][state] for who in members
            )
    assert together
