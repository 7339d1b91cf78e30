"""The sentences from which explanations are put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.report.words.names import called, capital, spaced
from excomm.report.words.reasons import why_better, why_no_better
from excomm.report.words.states import move_in_words
from excomm.space.naming import number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.space.space import Space
    from excomm.stability.certificates import Certificate
    from excomm.stability.steps import Step

# Under these the others answer only by improvements of their own.
CREDIBLE = frozenset({"seq", "symmetric_seq", "sim"})
# Under these the actor must not be able to escape an answer by a move of its own.
SYMMETRIC = frozenset({"smr", "symmetric_seq"})


@dataclass(frozen=True)
class Passage:
    """One paragraph of an explanation; what is at depth 1 or 2 explains the paragraph above it."""

    depth: int
    text: str


def the_actor(space: Space, actor: int) -> str:
    """Name an actor as it stands at the beginning of a sentence."""
    return capital(called(space.crisis, space.actors[actor]))


def temptation(space: Space, certificate: Certificate, improvement: int) -> Passage:
    """Tell a move that would make things better for the actor, and what it would gain."""
    actor, state = certificate.asked.actor, certificate.asked.state
    move = move_in_words(space, actor, state, improvement)
    reason = why_better(space, actor, improvement, state)
    return Passage(1, f"{the_actor(space, actor)} would rather {move}: {reason}.")


def sequence(space: Space, steps: Sequence[Step], *, credible: bool) -> list[Passage]:
    """Tell the moves by which the others answer; of credible ones also what whoever makes them gains."""
    return [
        Passage(2, _step(space, step, first=number == 0, credible=credible))
        for number, step in enumerate(steps)
    ]


def _step(space: Space, step: Step, *, first: bool, credible: bool) -> str:
    who = called(space.crisis, space.actors[step.actor])
    move = move_in_words(space, step.actor, step.start, step.end)
    told = f"{'But then' if first else 'Then'} {who} {'would' if credible else 'could'} {move}"
    return (
        f"{told}: {why_better(space, step.actor, step.end, step.start)}."
        if credible
        else f"{told}."
    )


def at_the_same_moment(space: Space, steps: Sequence[Step]) -> list[Passage]:
    """Tell the moves that others make while the actor makes its own, and what each gains by them."""
    return [
        Passage(
            2,
            f"{'But at' if number == 0 else 'And at'} the same moment "
            f"{called(space.crisis, space.actors[step.actor])} might "
            f"{move_in_words(space, step.actor, step.start, step.end)}: "
            f"{why_better(space, step.actor, step.end, step.start)}.",
        )
        for number, step in enumerate(steps)
    ]


def left_no_better(space: Space, actor: int, state: int, end: int) -> Passage:
    """Tell where an answer leaves the actor, and why that is no better for it than `state`, where it began."""
    who = called(space.crisis, space.actors[actor])
    if end == state:
        return Passage(2, f"That brings {who} back to this very state.")
    ranks = space.graph.ranks[actor]
    like = "no better" if ranks[end] == ranks[state] else "less"
    reason = why_no_better(space, actor, end, state)
    where = place(space, end)
    return Passage(
        2, f"That leaves {who} in {where}, which it likes {like} than this one: {reason}."
    )


def still_better(space: Space, certificate: Certificate, end: int) -> Passage:
    """Tell where the worst answer leaves the actor, and why that is better for it all the same."""
    actor, state = certificate.asked.actor, certificate.asked.state
    reason = why_better(space, actor, end, state)
    who = called(space.crisis, space.actors[actor])
    where = place(space, end)
    return Passage(
        2, f"Even that leaves {who} in {where}, which it likes better than this one: {reason}."
    )


def place(space: Space, state: int) -> str:
    """Name a state by its number, and by its outcome where outcomes are named."""
    outcome = int(space.outcome[state])
    named = f" ({spaced(space.outcomes[outcome])})" if outcome >= 0 else ""
    return f"state {number_of(state)}{named}"
