import pytest

from excomm.report.sections.coalitions import joint_of
from excomm.report.sections.states import states_of
from tests.report.sections.test_answer import findings_on


@pytest.mark.parametrize("name", ["prisoners-dilemma", "elmira", "cuba-1962-fraser-hipel"])
def test_states_that_nobody_leaves_are_counted_once(name: str) -> None:
    """Those in which nothing tempts anybody, and those in which every temptation would be answered."""
    findings = findings_on(name)
    found = joint_of(findings, states_of(findings))
    assert found is not None
    assert findings.joint is not None
    assert found.nobody_leaves + found.deterred == findings.joint.universal["cseq"].sum()
    assert found.nobody_leaves == findings.joint.universal["cnash"].sum()
