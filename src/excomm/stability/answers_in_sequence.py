"""Certificates by sequences of moves: how the others answer an improvement, or that they cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.stability.certificates import Certificate, Question, Sanction, Stable, Unstable
from excomm.stability.concepts import after_escape
from excomm.stability.groundwork import Groundwork, others_than, tempting
from excomm.stability.steps import Step
from excomm.stability.walks import Walk, walk

if TYPE_CHECKING:
    from excomm.stability.reductions import Values

SYMMETRIC = {"smr", "symmetric_seq"}
BY_IMPROVEMENTS = {"seq", "symmetric_seq", "sim"}


def explain_by_sequences(ground: Groundwork, asked: Question) -> Certificate:
    """Explain a verdict of gmr, smr, seq or symmetric_seq."""
    ranks = ground.graph.ranks[asked.actor]
    symmetric = asked.concept in SYMMETRIC
    feared = after_escape(ground.reductions, asked.actor) if symmetric else ranks
    answers = []
    for improvement in tempting(ground, asked):
        found = _follow(ground, asked, improvement, feared)
        end = _most_feared(found, feared)
        if feared[end] > ranks[asked.state]:
            escape = _escape(ground, asked, end) if symmetric else None
            return Unstable(asked, improvement, found.path_to(end), escape)
        returns = tuple(sorted(ground.moves[asked.actor].of(end))) if symmetric else ()
        answers.append(Sanction(improvement, found.path_to(end), returns))
    return Stable(asked, tuple(answers))


def _follow(ground: Groundwork, asked: Question, improvement: int, feared: Values) -> Walk:
    """All that the others can do from an improvement, up to the shortest sequences that sanction it."""
    lists = ground.improvements if asked.concept in BY_IMPROVEMENTS else ground.moves
    others = {who: lists[who] for who in others_than(ground, asked.actor)}
    sanctioned = feared <= ground.graph.ranks[asked.actor][asked.state]
    return walk(
        others, improvement, states=ground.graph.states, sanctions=asked.sanctions, goal=sanctioned
    )


def _most_feared(found: Walk, feared: Values) -> int:
    """The state in reach that leaves the actor worst off; the nearest such, then the first."""
    reached = np.flatnonzero(found.length >= 0)
    worst = np.lexsort((reached, found.length[reached], feared[reached]))[0]
    return int(reached[worst])


def _escape(ground: Groundwork, asked: Question, end: int) -> Step | None:
    """The actor's best way out of `end`, if there is one better than staying."""
    ranks = ground.graph.ranks[asked.actor]
    ways = [end, *sorted(ground.moves[asked.actor].of(end))]
    best = max(ways, key=lambda way: ranks[way])
    return None if best == end else Step(asked.actor, end, best)
