"""Why a state is stable for an actor, or is not: the certificate of one verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.stability.answers_at_once import explain_by_simultaneous_moves
from excomm.stability.answers_in_sequence import explain_by_sequences
from excomm.stability.certificates import Certificate, Question, Stable, Unstable
from excomm.stability.groundwork import Groundwork, tempting
from excomm.stability.numbers import checked_actor, checked_state
from excomm.stability.sequences import checked_sanctions
from excomm.stability.table import checked_concepts

if TYPE_CHECKING:
    from excomm.stability.simultaneous import Settle


def explain(
    ground: Groundwork,
    *,
    state: int,
    actor: int,
    concept: str,
    sanctions: str = "legal",
    settle: Settle | None = None,
) -> Certificate:
    """Say why a state is stable for an actor, or why it is not, so that anybody can check it.

    Returns a certificate for the verdict: the answer to every improvement of the actor, each by a shortest
    sequence of moves, or an improvement that nothing answers. `check_certificate` checks it by other means. Raises
    `InputError` for states, actors, concepts or settings that do not exist.

    In the prisoners' dilemma cooperation (state 3) lasts by sequential sanctions:

    >>> import numpy as np
    >>> from excomm.space.graph import Graph
    >>> from excomm.space.moves import Slices
    >>> ranks = np.array([[1, 0, 3, 2], [1, 3, 0, 2]], dtype=np.int32)
    >>> dilemma = Graph(bits=2, codes=np.arange(4), moves=Slices((1, 2)), ranks=tuple(ranks))
    >>> from excomm.stability.groundwork import groundwork
    >>> explain(groundwork(dilemma), state=3, actor=0, concept="seq").answers
    (Sanction(improvement=2, steps=(Step(actor=1, start=2, end=0),), returns=()),)
    """
    asked = Question(
        actor=checked_actor(ground.graph, actor),
        state=checked_state(ground.graph, state),
        concept=checked_concepts([concept])[0],
        sanctions=checked_sanctions(sanctions),
    )
    if asked.concept == "nash":
        return _by_nash(ground, asked)
    if asked.concept == "sim":
        return explain_by_simultaneous_moves(ground, asked, settle)
    return explain_by_sequences(ground, asked)


def _by_nash(ground: Groundwork, asked: Question) -> Certificate:
    improvements = tempting(ground, asked)
    return Unstable(asked, improvements[0], severest=()) if improvements else Stable(asked, ())
