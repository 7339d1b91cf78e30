import re
from itertools import product

import pytest

from excomm.report.words.passages import Passage
from excomm.report.words.states import move_in_words, state_in_words
from excomm.report.words.telling import explained
from excomm.space.states import index_of
from excomm.stability.analysis import settling_of
from excomm.stability.certificates import Stable
from excomm.stability.explaining import explain
from excomm.stability.groundwork import groundwork
from excomm.stability.table import CONCEPTS
from tests.report.words.crises import POWERS, space_of

SMALL = ("powers", "chicken", "elmira", "cuba-1962-fraser-hipel", "syria-iraq-1975")


def passages_of(
    crisis: str, state: int, actor: int, concept: str, *, sanctions: str = "legal"
) -> tuple[bool, tuple[Passage, ...]]:
    space = space_of(crisis)
    certificate = explain(
        groundwork(space.graph),
        state=state,
        actor=actor,
        concept=concept,
        sanctions=sanctions,
        settle=settling_of(space),
    )
    return isinstance(certificate, Stable), explained(space, certificate)


@pytest.mark.parametrize("crisis", SMALL)
@pytest.mark.parametrize("concept", CONCEPTS)
def test_every_verdict_has_sentences(crisis: str, concept: str) -> None:
    space = space_of(crisis)
    for state, actor in product(range(space.states), range(len(space.actors))):
        stable, passages = passages_of(crisis, state, actor, concept)
        assert passages[0].depth == 0
        assert all(passage.depth in (1, 2) for passage in passages[1:])
        for passage in passages:
            assert re.fullmatch(r"(?s)[A-Z0-9“].*[.:]", passage.text), passage.text
            assert "  " not in passage.text
            assert "None" not in passage.text
        assert ("has reason to leave" in passages[0].text) != stable


def test_the_end_of_the_missile_crisis_is_explained_as_a_historian_would_read_it() -> None:
    space = space_of("cuba-1962-fraser-hipel")
    state = index_of(space, ["usa.blockade", "ussr.withdraw"])
    _, passages = passages_of("cuba-1962-fraser-hipel", state, 0, "seq")
    assert [(passage.depth, passage.text) for passage in passages] == [
        (
            0,
            (
                "The United States could do better for a moment by one move, but the others would "
                "answer, each to its own advantage."
            ),
        ),
        (
            1,
            (
                "The United States would rather no longer blockade Cuba by sea: its 4th wish of 9 "
                "would come true: that the Soviet Union withdraw the missiles from Cuba and the "
                "United States not blockade Cuba by sea."
            ),
        ),
        (
            2,
            (
                "But then the Soviet Union would no longer withdraw the missiles from Cuba: its 6th "
                "wish of 8 would come true: that, should the United States blockade Cuba by sea, the "
                "Soviet Union withdraw the missiles from Cuba; and should the Soviet Union withdraw the "
                "missiles from Cuba, either the United States blockade Cuba by sea, or the United States "
                "bomb the missile sites from the air."
            ),
        ),
        (
            2,
            (
                "That leaves the United States in state 1 (missiles stay), which it likes less than "
                "this one: its 1st wish of 9 would be lost: that the Soviet Union withdraw the "
                "missiles from Cuba."
            ),
        ),
    ]


def test_an_incredible_answer_says_could_and_gives_no_gain() -> None:
    both_swerve = index_of(space_of("chicken"), ["first.swerve", "second.swerve"])
    _, passages = passages_of("chicken", both_swerve, 0, "gmr")
    texts = [passage.text for passage in passages]
    assert "if need be to their own harm" in texts[0]
    assert texts[2] == "But then the second driver could no longer swerve."


def test_a_symmetric_answer_says_why_there_is_no_escape() -> None:
    both_swerve = index_of(space_of("chicken"), ["first.swerve", "second.swerve"])
    _, passages = passages_of("chicken", both_swerve, 0, "smr")
    assert passages[-1].text == (
        "From there the one move of its own leads the first driver to nothing that it likes "
        "better than this state."
    )


def test_simultaneous_answers_are_told_as_such() -> None:
    both_swerve = index_of(space_of("chicken"), ["first.swerve", "second.swerve"])
    stable, passages = passages_of("chicken", both_swerve, 0, "sim")
    assert stable
    assert passages[2].text.startswith("But at the same moment the second driver might")


def test_no_more_temptations_are_told_than_asked_for_and_the_rest_are_counted() -> None:
    space = space_of("cuba-1962")
    ground = groundwork(space.graph)
    certificates = (
        explain(ground, state=state, actor=0, concept="gmr") for state in range(space.states)
    )
    many = next(c for c in certificates if isinstance(c, Stable) and len(c.answers) > 6)
    told = explained(space, many, most=2)
    temptations = [passage for passage in told if "would rather" in passage.text]
    assert len(temptations) == 2
    left = len(many.answers) - 2
    assert told[-1].text == f"{left} further moves that would tempt it are answered as well."
    ranks = space.graph.ranks[0]
    assert max(ranks[answer.improvement] for answer in many.answers) > ranks[many.asked.state]


def test_a_state_says_what_is_true_actor_by_actor() -> None:
    assert state_in_words(POWERS, ["ussr.withdraw", "war", "usa.strike"]) == (
        "United States: bomb the sites. Soviet Union: ship the missiles home. "
        "It holds: General war."
    )
    assert state_in_words(POWERS, []) == "No option is taken, and no condition holds."


def test_a_move_says_what_is_taken_what_is_dropped_and_what_follows() -> None:
    space = space_of("powers")
    start = index_of(space, ["usa.pledge"])
    end = index_of(space, ["usa.strike", "war"])
    assert move_in_words(space, 0, start, end) == (
        "bomb the sites and no longer promise peace (so that “General war” holds)"
    )


def test_an_answer_that_can_be_made_good_is_not_called_harmless() -> None:
    both = index_of(space_of("chicken"), ["first.swerve", "second.swerve"])
    stable, passages = passages_of("chicken", both, 0, "symmetric_seq")
    assert not stable
    assert "could not make good by a move of its own" in " ".join(part.text for part in passages)
