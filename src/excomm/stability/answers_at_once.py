"""Certificates by simultaneous moves: how the others spoil an improvement at the same moment."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from math import prod
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import InputError
from excomm.space.bits import together
from excomm.stability.answers_in_sequence import explain_by_sequences
from excomm.stability.certificates import Certificate, JointSanction, Question, Stable
from excomm.stability.groundwork import Groundwork, others_than, tempting
from excomm.stability.steps import Step

if TYPE_CHECKING:
    from excomm.stability.simultaneous import Settle

# How many combined changes are tried for one improvement: a minute or so.
MOST_COMBINATIONS = 1 << 22


def explain_by_simultaneous_moves(
    ground: Groundwork, asked: Question, settle: Settle | None
) -> Certificate:
    """Explain a verdict of sim: by sequences if they do, else by moves at the same moment.

    Raises `InputError` where the others have too many improvements to combine.
    """
    in_sequence = explain_by_sequences(ground, asked)
    if isinstance(in_sequence, Stable):
        return in_sequence
    _check_size(ground, asked)
    answers = []
    for improvement in tempting(ground, asked):
        answer = _joint_sanction(ground, asked, improvement, settle)
        if answer is None:
            return replace(in_sequence, unmet=improvement)
        answers.append(answer)
    return Stable(asked, tuple(answers))


def _check_size(ground: Groundwork, asked: Question) -> None:
    ways = (ground.improvements[who].of(asked.state) for who in others_than(ground, asked.actor))
    combinations = prod(1 + len(improvements) for improvements in ways)
    if combinations > MOST_COMBINATIONS:
        raise InputError(
            f"to explain sim here, {combinations:.1e} combined changes would have to be tried",
            remedy="ask for another concept: seq looks at the answers in sequence",
        )


def _joint_sanction(
    ground: Groundwork, asked: Question, improvement: int, settle: Settle | None
) -> JointSanction | None:
    """The first combination of others' improvements that spoils this one, None if none does."""
    codes, ranks = ground.graph.codes, ground.graph.ranks[asked.actor]
    others = others_than(ground, asked.actor)
    ways = [[asked.state, *ground.improvements[who].of(asked.state)] for who in others]
    for ends in product(*ways):
        steps = [Step(who, asked.state, end) for who, end in zip(others, ends, strict=True)]
        made = tuple(step for step in steps if step.end != asked.state)
        afters = [codes[[improvement]], *(codes[[step.end]] for step in made)]
        code = together(codes[[asked.state]], afters)
        found = np.flatnonzero(codes == (code if settle is None else settle(code)))
        if made and found.size and ranks[found[0]] <= ranks[asked.state]:
            return JointSanction(improvement, made, int(found[0]))
    return None
