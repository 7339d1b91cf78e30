import re
from itertools import chain, combinations

import pytest

from excomm.report.words.coalitions import coalition_explained
from excomm.space.states import index_of
from excomm.stability.coalition_certificates import CoalitionStable
from excomm.stability.coalition_explaining import explain_coalition
from excomm.stability.coalition_questions import COALITION_CONCEPTS
from excomm.stability.joining import joint_moves
from tests.report.words.crises import space_of


@pytest.mark.parametrize("crisis", ["powers", "chicken", "elmira", "syria-iraq-1975"])
@pytest.mark.parametrize("concept", COALITION_CONCEPTS)
def test_every_verdict_on_a_coalition_has_sentences(crisis: str, concept: str) -> None:
    space = space_of(crisis)
    joint = joint_moves(space.graph)
    actors = range(len(space.actors))
    for coalition in chain.from_iterable(combinations(actors, size) for size in (1, 2)):
        for state in range(space.states):
            certificate = explain_coalition(
                joint, state=state, coalition=coalition, concept=concept
            )
            told = coalition_explained(space, certificate, most=3)
            assert told[0].depth == 0
            stable = isinstance(certificate, CoalitionStable)
            leaves = re.search(r"(has|have) reason to leave", told[0].text) is not None
            assert leaves != stable
            for passage in told:
                assert re.fullmatch(r"(?s)[A-Z0-9“].*[.:]", passage.text), passage.text
                assert "  " not in passage.text


def test_the_prisoners_would_leave_mutual_defection_together() -> None:
    space = space_of("prisoners-dilemma")
    certificate = explain_coalition(
        joint_moves(space.graph), state=index_of(space, []), coalition=(0, 1), concept="cnash"
    )
    texts = [passage.text for passage in coalition_explained(space, certificate, most=3)]
    assert texts[0] == (
        "The first prisoner and the second prisoner have reason to leave this state together."
    )
    assert texts[1].endswith(", which leads to state 4 (both cooperate).")
    assert [text.partition(" would gain")[0] for text in texts[2:]] == [
        "The first prisoner",
        "The second prisoner",
    ]
