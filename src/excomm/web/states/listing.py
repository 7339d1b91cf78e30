"""Lists the chosen states page by page, in the order that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from excomm.report.lasting import FAR
from excomm.web.problems import NotThereError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.space.bits import Truth
    from excomm.stability.walks import Walk
    from excomm.web.shapes.states import Concept
    from excomm.web.states.analysed import Analysed

Wanted = Literal["all", "equilibria", "others"]
# Besides these, rank:ACTOR sorts by how an actor ranks the states.
ORDERS = ("number", "outcome", "lasting", "moves", "improvements")


def narrowed(
    of: Analysed, held: Truth, *, concept: Concept, wanted: Wanted, stable_for: str
) -> Truth:
    """Keep of some states the equilibria by a concept, or the others; and those that are stable by it for one actor.

    Raises `NotThereError` for a concept that was left out for its costs, and for an actor that is none.
    """
    if concept not in of.findings.concepts:
        raise NotThereError(
            f"{concept} was left out for a crisis of this size", remedy="ask by another concept"
        )
    if stable_for:
        held = held & of.findings.stability.verdicts.stable[concept][_place(of, stable_for)]
    if wanted == "all":
        return held
    equilibria = of.findings.equilibria(concept)
    return held & (equilibria if wanted == "equilibria" else ~equilibria)


def in_order(of: Analysed, held: Truth, *, order: str, descending: bool) -> NDArray[np.int64]:
    """Sort some states; those alike stay in the order of their numbers."""
    states = np.flatnonzero(held)
    keys = _keys(of, order)[states].astype(np.int64)
    return states[np.argsort(-keys if descending else keys, kind="stable")]


def _keys(of: Analysed, order: str) -> NDArray[np.integer]:
    findings, space = of.findings, of.space
    if order.startswith("rank:"):
        place = _place(of, order.removeprefix("rank:"))
        return of.highest[place] - space.graph.ranks[place]
    match order:
        case "number":
            return np.arange(space.states)
        case "outcome":
            return space.outcome
        case "lasting":
            # By the strictest concept, which says more than the way to last.
            return findings.strictest
        case "moves":
            return _lengths(of, findings.reached.moves if findings.reached else None)
        case "improvements":
            return _lengths(of, findings.reached.improvements if findings.reached else None)
    known = ", ".join(ORDERS)
    raise NotThereError(
        f"states cannot be sorted by '{order[:40]}'", remedy=f"use {known} or rank:ACTOR"
    )


def _lengths(of: Analysed, walk: Walk | None) -> NDArray[np.integer]:
    """How far each state is; what is out of reach is the farthest."""
    if walk is None:
        return np.zeros(of.space.states, np.int32)
    return np.where(walk.length < 0, np.int32(FAR), walk.length)


def _place(of: Analysed, actor: str) -> int:
    if actor not in of.space.actors:
        known = ", ".join(of.space.actors)
        raise NotThereError(f"there is no actor '{actor[:40]}'", remedy=f"known: {known}")
    return of.space.actors.index(actor)
