"""Why an actor likes one state better than another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.model.formulas import holds, written
from excomm.report.words.names import ordinal
from excomm.report.words.wishes import clause
from excomm.space.states import state_names

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.model.formulas import Formula
    from excomm.model.preferences import Statement
    from excomm.space.space import Space


@dataclass(frozen=True)
class Decisive:
    """The statement that tells two states apart: the most important one that holds in just one of them.

    `place` counts from 1, the most important of `total`.
    """

    place: int
    total: int
    statement: Statement


def decisive(space: Space, actor: int, one: int, other: int) -> Decisive | None:
    """Find the statement by which an actor ranks two states; None if none tells them apart, or it has no statements."""
    statements = space.crisis.preferences[space.actors[actor]].statements
    first = frozenset(state_names(space, one))
    second = frozenset(state_names(space, other))
    for place, statement in enumerate(statements, 1):
        want = statement.want
        if holds(want, first.__contains__) != holds(want, second.__contains__):
            return Decisive(place, len(statements), statement)
    return None


def why_better(space: Space, actor: int, better: int, worse: int) -> str:
    """Say what an actor gains by going from the worse state to the better one."""
    found = decisive(space, actor, better, worse)
    if found is None:
        return _by_rank(space, actor, better, worse)
    return f"{_wish(found)} would come true: {wanted(space.crisis, found.statement.want)}"


def why_no_better(space: Space, actor: int, after: int, before: int) -> str:
    """Say why an actor likes a state no better than another: what it would lose, or that it sees no difference."""
    if after == before:
        return "it is this very state"
    ranks = space.graph.ranks[actor]
    if ranks[after] == ranks[before]:
        return "it ranks the two alike"
    found = decisive(space, actor, after, before)
    if found is None:
        return _by_rank(space, actor, after, before)
    return f"{_wish(found)} would be lost: {wanted(space.crisis, found.statement.want)}"


def _wish(found: Decisive) -> str:
    return f"its {ordinal(found.place)} wish of {found.total}"


# A longer clause is no help any more; the formula that it stands for is.
LONGEST_CLAUSE = 320


def wanted(crisis: Crisis, want: Formula) -> str:
    """Say what a statement wants, in words where those are short, and otherwise as it is written."""
    text = clause(crisis, want)
    if len(text) > LONGEST_CLAUSE:
        return f"“{written(want)}”"
    return f"that, {text}" if text.startswith("should ") else f"that {text}"


def _by_rank(space: Space, actor: int, one: int, other: int) -> str:
    """Two states by their places in a ranking that was given directly, or by weights."""
    ranks = space.graph.ranks[actor]
    places = int(ranks.max()) + 1
    first, second = (ordinal(places - int(ranks[state])) for state in (one, other))
    return f"it ranks that {first} and this {second} of {places}"
