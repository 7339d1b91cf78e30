"""Why a coalition has no reason to leave a state, or leaves it: the certificate of one verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.stability.coalition_certificates import (
    CoalitionCertificate,
    CoalitionQuestion,
    CoalitionSanction,
    CoalitionStable,
    CoalitionUnstable,
    GroupStep,
    Return,
)
from excomm.stability.coalition_questions import (
    check_pairs,
    checked_coalition_concepts,
    checked_coalitions,
)
from excomm.stability.coalitions import sanctions_against
from excomm.stability.joining import Coalition, JointMoves, coalitions_among
from excomm.stability.listing import Lists, lists_of_rows
from excomm.stability.numbers import checked_state
from excomm.stability.walks import Walk, walk

if TYPE_CHECKING:
    from excomm.stability.steps import Step


def explain_coalition(
    joint: JointMoves, *, state: int, coalition: Coalition, concept: str
) -> CoalitionCertificate:
    """Say why a coalition has no reason to leave a state, or why it leaves, so that anybody can check it.

    `joint` is prepared by `joint_moves`. Raises `InputError` for concepts, coalitions and states that do not exist.

    In the prisoners' dilemma both together leave mutual defection (state 0), one after the other:

    >>> import numpy as np
    >>> from excomm.space.graph import Graph
    >>> from excomm.space.moves import Slices
    >>> from excomm.stability.joining import joint_moves
    >>> ranks = np.array([[1, 0, 3, 2], [1, 3, 0, 2]], dtype=np.int32)
    >>> dilemma = Graph(bits=2, codes=np.arange(4), moves=Slices((1, 2)), ranks=tuple(ranks))
    >>> explain_coalition(
    ...     joint_moves(dilemma), state=0, coalition=(0, 1), concept="cseq"
    ... ).improvement
    (Step(actor=0, start=0, end=1), Step(actor=1, start=1, end=3))
    """
    [wanted] = checked_coalition_concepts([concept])
    [members] = checked_coalitions(joint.graph, [coalition])
    asked = CoalitionQuestion(members, checked_state(joint.graph, state), wanted)
    check_pairs(joint.graph, len(coalitions_among(joint.others(members))) + 1)
    together = _together(joint, members, state)
    answers = []
    for end in lists_of_rows(joint.improvements(members)).of(state):
        improvement = together.path_to(end)
        answer = None if wanted == "cnash" else _answer(joint, asked, improvement)
        if answer is None:
            return CoalitionUnstable(asked, improvement)
        answers.append(answer)
    return CoalitionStable(asked, tuple(answers))


def _together(joint: JointMoves, coalition: Coalition, start: int) -> Walk:
    """Where the members can come to by themselves."""
    moves = {member: joint.lists[member] for member in coalition}
    return walk(moves, start, states=joint.graph.states)


def _answer(
    joint: JointMoves, asked: CoalitionQuestion, improvement: tuple[Step, ...]
) -> CoalitionSanction | None:
    """The shortest sanction of one improvement; None if there is none."""
    deterring = sanctions_against(joint, asked.concept, asked.coalition, np.array([asked.state]))[
        :, 0
    ]
    groups = _answering(joint, asked)
    found = walk(
        dict(enumerate(groups.values())),
        improvement[-1].end,
        states=joint.graph.states,
        goal=deterring,
    )
    ends = np.flatnonzero(deterring & (found.length > 0))
    if not ends.size:
        return None
    end = int(ends[np.argmin(found.length[ends])])
    named = list(groups)
    steps = (GroupStep(named[step.actor], step.start, step.end) for step in found.path_to(end))
    returns = _returns(joint, asked, end) if asked.concept == "csmr" else ()
    return CoalitionSanction(improvement, tuple(steps), _unwilling(joint, asked, end), returns)


def _answering(joint: JointMoves, asked: CoalitionQuestion) -> dict[Coalition, Lists]:
    """Who answers the coalition, and how: each other actor by moves, or every group of them by improvements."""
    others = joint.others(asked.coalition)
    if asked.concept != "cseq":
        return {(other,): joint.lists[other] for other in others}
    return {group: lists_of_rows(joint.improvements(group)) for group in coalitions_among(others)}


def _returns(joint: JointMoves, asked: CoalitionQuestion, end: int) -> tuple[Return, ...]:
    """Everywhere else that the coalition could go from `end`."""
    reached = _together(joint, asked.coalition, end).length > 0
    return tuple(
        Return(back, _unwilling(joint, asked, back)) for back in np.flatnonzero(reached).tolist()
    )


def _unwilling(joint: JointMoves, asked: CoalitionQuestion, end: int) -> int:
    """The first member that is no better off in `end` than in the state asked about."""
    ranks = joint.graph.ranks
    return next(who for who in asked.coalition if ranks[who][end] <= ranks[who][asked.state])
