"""Makes cards of states: what is true in each, how it lasts, and for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from excomm.report.gridding import best_improvements
from excomm.space.naming import number_of
from excomm.web.shapes.states import Fact, HeldBy, Lasting, StateCard

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from excomm.stability.walks import Walk
    from excomm.web.states.analysed import Analysed

# In the order of the tones that the library gives to states.
LASTING: tuple[Lasting, ...] = get_args(Lasting)


def cards_of(of: Analysed, states: Iterable[int]) -> tuple[StateCard, ...]:
    """Tell of each of these states, by index and in their order, all that fits on a card."""
    shown = list(states)
    best = best_improvements(of.space, of.findings.ground, shown)
    return tuple(_card(of, state, best) for state in shown)


def _card(of: Analysed, state: int, best: Mapping[str, Mapping[int, int]]) -> StateCard:
    view, findings = of.states[state], of.findings
    stable = {
        concept: findings.stable_for(state, concept)
        for concept in findings.stability.verdicts.concepts
    }
    reached = findings.reached
    held = (
        HeldBy(
            actor=one.badge.actor if one.badge else None,
            facts=tuple(Fact(**vars(item)) for item in one.items),
        )
        for one in view.held
    )
    return StateCard(
        number=view.number,
        in_short=view.in_short,
        held=tuple(held),
        outcome=view.outcome,
        lasting=lasting_of(of, state),
        marks=view.marks,
        stable=stable,
        equilibrium=tuple(concept for concept, held in stable.items() if all(held)),
        ranks=tuple(
            top + 1 - int(ranks[state])
            for top, ranks in zip(of.highest, of.space.graph.ranks, strict=True)
        ),
        best=tuple(_numbered(best[actor].get(state)) for actor in of.space.actors),
        moves=_length(reached.moves, state) if reached else None,
        improvements=_length(reached.improvements, state) if reached else None,
    )


def lasting_of(of: Analysed, state: int) -> Lasting:
    """How a state lasts, by the firmest concept for which it is an equilibrium."""
    return LASTING[int(of.findings.tones[state])]


def _numbered(state: int | None) -> int | None:
    return None if state is None else number_of(state)


def _length(walk: Walk, state: int) -> int | None:
    length = int(walk.length[state])
    return length if length >= 0 else None
