from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.errors import InputError
from excomm.space.graph import Graph
from excomm.space.moves import Slices
from excomm.stability.coalition_certificates import (
    CoalitionStable,
    CoalitionUnstable,
    GroupStep,
    Return,
)
from excomm.stability.coalition_checking import check_coalition_certificate
from excomm.stability.coalition_explaining import explain_coalition
from excomm.stability.coalition_questions import COALITION_CONCEPTS
from excomm.stability.coalitions import coalition_stability_of
from excomm.stability.joining import coalitions_among, joint_moves
from excomm.stability.plain_graph import CertificateError
from excomm.stability.steps import Step
from tests.stability.graphs import graphs, ranks_of

if TYPE_CHECKING:
    from excomm.stability.coalition_certificates import CoalitionCertificate


@settings(max_examples=70)
@given(graph=graphs(most_bits=3))
def test_every_verdict_on_a_coalition_has_a_certificate_that_checks(graph: Graph) -> None:
    table = coalition_stability_of(graph)
    joint = joint_moves(graph)
    for concept in COALITION_CONCEPTS:
        for coalition, verdicts in zip(table.coalitions, table.stable[concept], strict=True):
            for state in range(graph.states):
                certificate = explain_coalition(
                    joint, state=state, coalition=coalition, concept=concept
                )
                assert isinstance(certificate, CoalitionStable) == verdicts[state]
                check_coalition_certificate(graph, certificate)


@settings(max_examples=300)
@given(graph=graphs(most_bits=4), data=st.data())
def test_a_forged_certificate_is_refused(graph: Graph, data: st.DataObject) -> None:
    coalition = data.draw(st.sampled_from(coalitions_among(tuple(range(graph.actors)))))
    truth = explain_coalition(
        joint_moves(graph),
        state=data.draw(st.integers(0, graph.states - 1)),
        coalition=coalition,
        concept=data.draw(st.sampled_from(COALITION_CONCEPTS)),
    )
    for forged in forgeries(truth):
        with pytest.raises(CertificateError):
            check_coalition_certificate(graph, forged)


def forgeries(truth: CoalitionCertificate) -> list[CoalitionCertificate]:
    """Certificates that are wrong whatever the graph: each changes one thing in a right one."""
    forged: list[CoalitionCertificate] = [CoalitionUnstable(truth.asked, ())]
    if isinstance(truth, CoalitionUnstable):
        last = truth.improvement[-1]
        onward = (*truth.improvement, Step(last.actor, last.end, last.end))
        return [*forged, CoalitionStable(truth.asked, ()), replace(truth, improvement=onward)]
    for answer in truth.answers:
        others = tuple(other for other in truth.answers if other != answer)
        forged.append(CoalitionStable(truth.asked, others))
        forged.append(CoalitionUnstable(truth.asked, answer.improvement))
        first, stays = answer.steps[0], Return(answer.steps[-1].end, answer.unwilling)
        insider = GroupStep(truth.asked.coalition, first.start, first.end)
        spoiled = (
            replace(answer, steps=()),
            replace(answer, steps=(*answer.steps, answer.steps[-1])),
            replace(answer, steps=(insider, *answer.steps[1:])),
            replace(answer, unwilling=-1),
            replace(answer, returns=(*answer.returns, stays)),
        )
        forged += [CoalitionStable(truth.asked, (*others, bad)) for bad in spoiled]
    return forged


def test_the_pair_in_the_dilemma_leaves_defection_by_a_move_of_each() -> None:
    graph = Graph(2, np.arange(4), Slices((1, 2)), (ranks_of([1, 0, 3, 2]), ranks_of([1, 3, 0, 2])))
    left = explain_coalition(joint_moves(graph), state=0, coalition=(1, 0), concept="csmr")
    assert left == CoalitionUnstable(left.asked, (Step(0, 0, 1), Step(1, 1, 3)))
    assert left.asked.coalition == (0, 1)


def test_a_third_party_can_answer_a_pair_and_the_member_who_loses_is_told() -> None:
    """Both gain by their moves together (3); the third then makes it worse for the second (7)."""
    first = ranks_of([1, 0, 0, 2, 0, 0, 0, 3])
    second = ranks_of([1, 0, 0, 2, 0, 0, 0, 0])
    third = ranks_of([0, 0, 0, 0, 0, 0, 0, 1])
    graph = Graph(3, np.arange(8), Slices((1, 2, 4)), (first, second, third))
    kept = explain_coalition(joint_moves(graph), state=0, coalition=(0, 1), concept="cseq")
    assert isinstance(kept, CoalitionStable)
    [answer] = kept.answers
    assert answer.improvement == (Step(0, 0, 1), Step(1, 1, 3))
    assert answer.steps == (GroupStep((2,), 3, 7),)
    assert answer.unwilling == 1


def test_a_state_that_does_not_exist_is_refused() -> None:
    graph = Graph(1, np.arange(2), Slices((1,)), (ranks_of([0, 1]),))
    with pytest.raises(InputError, match="there is no state -1"):
        explain_coalition(joint_moves(graph), state=-1, coalition=(0,), concept="cnash")
