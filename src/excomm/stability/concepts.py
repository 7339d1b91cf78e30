"""The stability concepts, written as in the literature over the reductions.

Each asks of every state *s* at once: is it stable for this actor? UI_i(s) are the actor's improvements, R_{N∖i}(t)
and R⁺_{N∖i}(t) what its opponents can reach from *t* by sequences of moves and of improvements. A sanction is
weak: it need only leave the actor no better off than in *s*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.stability.sequences import Sanctions, lowest_forced

if TYPE_CHECKING:
    from excomm.stability.reductions import Reductions, Values, Verdicts


def nash(reductions: Reductions, actor: int) -> Verdicts:
    """Stable because the actor has no improvement at all: UI_i(s) = ∅. Shape (states,)."""
    # Where nobody answers, every improvement is worth it.
    return reductions.deterred(actor, reductions.ranks[actor])


def gmr(reductions: Reductions, actor: int, *, sanctions: Sanctions = "legal") -> Verdicts:
    """Stable because the others could answer every improvement, if need be to their own harm.

    General metarationality [howard1971]: ∀ t ∈ UI_i(s) ∃ u ∈ R_{N∖i}(t): u ≼_i s. Shape (states,).
    """
    feared = reductions.ranks[actor]
    forced = lowest_forced(reductions, actor, feared, improving=False, sanctions=sanctions)
    return reductions.deterred(actor, forced)


def smr(reductions: Reductions, actor: int, *, sanctions: Sanctions = "legal") -> Verdicts:
    """Stable because the others could answer every improvement, and the actor not escape the answer.

    Symmetric metarationality [howard1971]: as `gmr`, and ∀ v ∈ R_i(u): v ≼_i s. Shape (states,).
    """
    feared = after_escape(reductions, actor)
    forced = lowest_forced(reductions, actor, feared, improving=False, sanctions=sanctions)
    return reductions.deterred(actor, forced)


def seq(reductions: Reductions, actor: int, *, sanctions: Sanctions = "legal") -> Verdicts:
    """Stable because the others would answer every improvement, each to its own advantage.

    Sequential stability [fraser1979]: as `gmr` with u ∈ R⁺_{N∖i}(t). Shape (states,).
    """
    feared = reductions.ranks[actor]
    forced = lowest_forced(reductions, actor, feared, improving=True, sanctions=sanctions)
    return reductions.deterred(actor, forced)


def symmetric_seq(
    reductions: Reductions, actor: int, *, sanctions: Sanctions = "legal"
) -> Verdicts:
    """Stable because the others would answer every improvement, and the actor not escape the answer.

    Symmetric sequential stability [rego2017]: as `smr` with u ∈ R⁺_{N∖i}(t). Shape (states,).
    """
    feared = after_escape(reductions, actor)
    forced = lowest_forced(reductions, actor, feared, improving=True, sanctions=sanctions)
    return reductions.deterred(actor, forced)


def after_escape(reductions: Reductions, actor: int) -> Values:
    """Return the rank, for the actor, of the best that it can make of each state by one move or none."""
    ranks = reductions.ranks[actor]
    best = reductions.best(actor, ranks, improving=False)
    return np.maximum(ranks, best, out=best)
