"""States and actors by number, checked before they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.errors import InputError

if TYPE_CHECKING:
    from excomm.space.graph import Graph


def checked_state(graph: Graph, state: int) -> int:
    """Return `state` if the graph has it; raise `InputError` if not."""
    return _checked("state", state, graph.states)


def checked_actor(graph: Graph, actor: int) -> int:
    """Return `actor` if the graph has it; raise `InputError` if not."""
    return _checked("actor", actor, graph.actors)


def _checked(kind: str, number: int, count: int) -> int:
    if 0 <= number < count:
        return number
    raise InputError(
        f"there is no {kind} {number}", remedy=f"{kind}s are numbered from 0 to {count - 1}"
    )
