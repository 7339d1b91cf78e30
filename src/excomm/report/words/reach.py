"""Why states are out of reach, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.report.words.names import condition, counted, deed, listed, owner, spaced
from excomm.stability.out_of_reach import lacking, needed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.space.space import Space
    from excomm.stability.out_of_reach import Lacking
    from excomm.stability.walks import Walk

# So many events are named that bring one thing about.
MOST_EVENTS = 3


def why_out_of_reach(
    space: Space, moves: Walk, state: int, *, whence: str = "the start", in_texts: bool = False
) -> str:
    """Say that moves do not lead to a state, and what in it they never bring about; nothing of a state in reach.

    That is named as formulas do, or by its text in the crisis file.
    """
    if moves.length[state] >= 0:
        return ""
    lacked = [one for one, _ in needed(space, lacking(space, moves), np.array([state]))]
    if not lacked:
        return f"No sequence of moves leads there from {whence}."
    needs = [
        f"{_text(space.crisis, one) if in_texts else one.written()} ({_sources(one)})"
        for one in lacked
    ]
    return (
        f"No sequence of moves leads there from {whence}: it needs {listed(needs)}, which moves alone never bring "
        "about."
    )


def needs_of_many(space: Space, moves: Walk, states: NDArray[np.int64]) -> tuple[str, list[str]]:
    """Say how many of some states need what moves never bring about, and what that is; nothing where none does."""
    found = list(needed(space, lacking(space, moves), states))
    if not found:
        return "", []
    number = int(np.logical_or.reduce([needing for _, needing in found]).sum())
    which = "all of them need" if number == states.size else f"{number:,} of them need"
    return f"{which if states.size > 1 else 'it needs'} what moves alone never bring about:", [
        f"{one.written()} ({_sources(one)}): in {counted(int(needing.sum()), 'state')}"
        for one, needing in found
    ]


def _text(crisis: Crisis, one: Lacking) -> str:
    if one.name in crisis.conditions:
        return f"{condition(crisis, one.name)}{'' if one.holds else ' to hold no longer'}"
    actor = crisis.actors[owner(one.name)].name
    return f"“{actor}: {'' if one.holds else 'no longer '}{deed(crisis, one.name)}”"


def _sources(one: Lacking) -> str:
    """What brings it about instead."""
    shown = [spaced(event) for event in one.events[:MOST_EVENTS]]
    if len(one.events) > MOST_EVENTS:
        shown.append(f"{len(one.events) - MOST_EVENTS} more")
    said = [f"{'event' if len(one.events) == 1 else 'events'}: {listed(shown)}"] if shown else []
    said += [f"on schedule: {', '.join(one.dates)}"] if one.dates else []
    return "; ".join(said) or "nor does any event by itself"
