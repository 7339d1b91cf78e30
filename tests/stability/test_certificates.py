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
from excomm.stability.certificates import JointSanction, Sanction, Stable, Unstable
from excomm.stability.checking import check_certificate
from excomm.stability.explaining import explain
from excomm.stability.groundwork import groundwork
from excomm.stability.plain_graph import CertificateError
from excomm.stability.steps import Step
from excomm.stability.table import CONCEPTS, stability_of
from tests.stability.graphs import graphs, ranks_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.stability.certificates import Certificate

SANCTIONS = ("legal", "once_each", "single")


def dilemma() -> Graph:
    return Graph(2, np.arange(4), Slices((1, 2)), (ranks_of([1, 0, 3, 2]), ranks_of([1, 3, 0, 2])))


@settings(max_examples=150)
@given(graph=graphs(most_bits=4), sanctions=st.sampled_from(SANCTIONS))
def test_every_verdict_of_the_table_has_a_certificate_that_checks(
    graph: Graph, sanctions: str
) -> None:
    table = stability_of(graph, sanctions=sanctions)
    ground = groundwork(graph)
    for concept in CONCEPTS:
        for actor in range(graph.actors):
            for state in range(graph.states):
                certificate = explain(
                    ground, state=state, actor=actor, concept=concept, sanctions=sanctions
                )
                assert isinstance(certificate, Stable) == table.stable[concept][actor][state]
                check_certificate(graph, certificate)


@settings(max_examples=250)
@given(graph=graphs(most_bits=4), data=st.data())
def test_a_certificate_for_the_opposite_verdict_is_refused(
    graph: Graph, data: st.DataObject
) -> None:
    truth = explain(
        groundwork(graph),
        state=data.draw(st.integers(0, graph.states - 1)),
        actor=data.draw(st.integers(0, graph.actors - 1)),
        concept=data.draw(st.sampled_from(CONCEPTS)),
        sanctions=data.draw(st.sampled_from(SANCTIONS)),
    )
    for forged in forgeries(truth):
        with pytest.raises(CertificateError):
            check_certificate(graph, forged)


def forgeries(truth: Certificate) -> list[Certificate]:
    """Certificates that are wrong whatever the graph: each changes one thing in a right one."""
    if isinstance(truth, Unstable):
        return [
            Stable(truth.asked, ()),
            replace(truth, improvement=truth.asked.state),
            replace(truth, severest=(*truth.severest, Step(truth.asked.actor, 0, 0))),
        ]
    forged: list[Certificate] = [Unstable(truth.asked, truth.asked.state, ())]
    for answer in truth.answers:
        others = tuple(other for other in truth.answers if other != answer)
        spoiled = [replace(answer, improvement=truth.asked.state), replace(answer, steps=())]
        if isinstance(answer, Sanction):
            spoiled.append(replace(answer, returns=(*answer.returns, answer.steps[-1].end)))
            spoiled.append(replace(answer, steps=(*answer.steps, answer.steps[-1])))
            own = replace(answer.steps[0], actor=truth.asked.actor)
            spoiled.append(replace(answer, steps=(own, *answer.steps[1:])))
            forged.append(Unstable(truth.asked, answer.improvement, ()))
        else:
            spoiled.append(replace(answer, end=answer.improvement))
            forged.append(Unstable(truth.asked, answer.improvement, (), None, answer.improvement))
        forged.append(Stable(truth.asked, others))
        forged += [Stable(truth.asked, (*others, bad)) for bad in spoiled]
    return forged


def test_the_dilemma_is_explained_by_the_defection_that_answers_a_defection() -> None:
    ground = groundwork(dilemma())
    cooperation = explain(ground, state=3, actor=0, concept="symmetric_seq")
    answered = Sanction(improvement=2, steps=(Step(actor=1, start=2, end=0),), returns=(1,))
    assert cooperation == Stable(cooperation.asked, (answered,))


def test_nothing_answers_a_defection_that_is_defended_already() -> None:
    exploited = explain(groundwork(dilemma()), state=1, actor=0, concept="gmr")
    assert exploited == Unstable(exploited.asked, improvement=0, severest=())


def test_the_severest_answer_and_the_way_out_of_it_are_told() -> None:
    """In chicken the other may keep on, which hurts; but swerving again is better than before."""
    chicken = Graph(
        2, np.arange(4), Slices((1, 2)), (ranks_of([0, 1, 3, 2]), ranks_of([0, 3, 1, 2]))
    )
    crash = explain(groundwork(chicken), state=0, actor=0, concept="smr")
    assert isinstance(crash, Unstable)
    assert (crash.improvement, crash.severest, crash.escape) == (1, (), None)


def test_an_answer_that_can_be_escaped_does_not_deter() -> None:
    """The other may answer 1 with 3, worse than 0 for the actor; but from there it can go on to 2."""
    graph = Graph(2, np.arange(4), Slices((1, 2)), (ranks_of([1, 3, 2, 0]), ranks_of([0, 0, 0, 0])))
    assert isinstance(explain(groundwork(graph), state=0, actor=0, concept="gmr"), Stable)
    escaped = explain(groundwork(graph), state=0, actor=0, concept="smr")
    assert isinstance(escaped, Unstable)
    assert escaped.severest == (Step(1, 1, 3),)
    assert escaped.escape == Step(0, 3, 2)


def test_simultaneous_moves_are_told_with_where_they_lead_together() -> None:
    """Each improves alone by taking an option; both taken together is the worst for both."""
    ranks = ranks_of([1, 2, 2, 0])
    graph = Graph(2, np.arange(4), Slices((1, 2)), (ranks, ranks))
    certificate = explain(groundwork(graph), state=0, actor=0, concept="sim")
    together = JointSanction(improvement=1, steps=(Step(1, 0, 2),), end=3)
    assert certificate == Stable(certificate.asked, (together,))
    assert isinstance(explain(groundwork(graph), state=0, actor=0, concept="seq"), Unstable)


def test_consequences_decide_where_simultaneous_moves_lead() -> None:
    """The same with a consequence: when both options are taken, both are dropped again."""
    ranks = ranks_of([1, 2, 2])
    graph = Graph(2, np.arange(3), Slices((1, 2)), (ranks, ranks))

    def both_dropped(codes: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.where(codes == 3, 0, codes)

    without = explain(groundwork(graph), state=0, actor=0, concept="sim")
    assert isinstance(without, Unstable)
    check_certificate(graph, without)
    with_it = explain(groundwork(graph), state=0, actor=0, concept="sim", settle=both_dropped)
    assert with_it == Stable(with_it.asked, (JointSanction(1, (Step(1, 0, 2),), 0),))
    check_certificate(graph, with_it, settle=both_dropped)
    with pytest.raises(CertificateError, match="do not lead there"):
        check_certificate(graph, with_it)
    table = stability_of(graph, concepts=["sim"], settle=both_dropped)
    assert table.stable["sim"][0].tolist() == [True, True, True]


@pytest.mark.parametrize(
    ("wrong", "message"), [({"state": 4}, "state 4"), ({"actor": 2}, "actor 2")]
)
def test_a_question_about_what_does_not_exist_is_refused(
    wrong: dict[str, int], message: str
) -> None:
    asked = {"state": 0, "actor": 0} | wrong
    with pytest.raises(InputError, match=f"there is no {message}"):
        explain(groundwork(dilemma()), state=asked["state"], actor=asked["actor"], concept="nash")
