"""What caused an outcome, in one run of a simulation or in history."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.causes.actual import ActualCauses, actual_causes
from excomm.causes.contexts import context_of
from excomm.causes.deeds import Deed, deeds_in, situation_among
from excomm.causes.history_causes import HistoryCauses, Judged, gathered
from excomm.causes.outcomes import (
    For,
    in_outcome,
    is_meant,
    outcome_meant,
    outcome_of_history,
    purpose_meant,
)
from excomm.causes.timeline import Stage, Timeline, stage_for
from excomm.errors import InputError
from excomm.process.design import DRAWS
from excomm.process.replicates import ask_each
from excomm.space.compiling import compile_space
from excomm.space.space import Space

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.process.process import Process
    from excomm.process.replicates import OnDraw

# Worlds played for one run or context at the most, which takes some ten seconds; and contexts drawn for each draw of
# what is not known.
MOST_WORLDS, CONTEXTS = 1_000_000, 4
# Part of the definition of the contexts: other luck, other contexts.
SEED = 0


def causes(
    crisis: Crisis | Space,
    *,
    outcome: str | None = None,
    for_: str = "harm",
    draws: int = DRAWS,
    contexts: int = CONTEXTS,
    seed: int = SEED,
    most: int = MOST_WORLDS,
    workers: int | None = None,
    on_draw: OnDraw | None = None,
) -> HistoryCauses:
    """What caused the outcome of history, and how far each choice, event, answer and stroke of luck is responsible.

    Actual causes by the modified definition of Halpern and Pearl [halpern2015], degrees of responsibility by Chockler
    and Halpern [chockler2004]. What chance might else have brought is not on record: so contexts are drawn that agree
    with history (see `excomm.causes.contexts`), `contexts` of them for each of `draws` from the priors, and in each of
    them causes are exact unless the search was bounded at `most` worlds. With `for_="rescue"` it is explained that an
    outcome did *not* come. Raises `InputError` where there is no history, the outcome did not come about (or did,
    for a rescue), or the model gives a step no chance.

    >>> import excomm as ex
    >>> found = ex.causes(ex.load("cuba-1962-brams"), draws=2, contexts=2)
    >>> found.outcome, found.exhaustive
    ('compromise', True)
    """
    space = crisis if isinstance(crisis, Space) else compile_space(crisis)
    if contexts < 1:
        raise InputError(f"{contexts} contexts tell nothing", remedy="ask for 1 at least")
    purpose = purpose_meant(for_)
    asked = to_explain(space, outcome, purpose)

    def judge(process: Process, draw: int) -> list[Judged]:
        stage = stage_for(process)
        luck = np.random.default_rng([seed, draw])
        return [
            judged_in(stage, context_of(stage, luck), (asked, purpose), most, draw)
            for _ in range(contexts)
        ]

    found = ask_each(space, judge, draws=draws, workers=workers, on_draw=on_draw)
    return gathered(space, found, asked, purpose)


def judged_in(
    stage: Stage, timeline: Timeline, asked: tuple[str, For], most: int, draw: int
) -> Judged:
    """What caused the outcome that was asked about (or its not coming) in one context that agrees with history."""
    deeds, found = _causes_in(stage, timeline, asked, most, named=True)
    return Judged(draw, deeds, found)


def _causes_in(
    stage: Stage, timeline: Timeline, asked: tuple[str, For], most: int, *, named: bool
) -> tuple[tuple[Deed, ...], ActualCauses]:
    outcome, purpose = asked
    inside = in_outcome(stage.process, outcome)
    effect = ~inside if purpose == "rescue" else inside
    deeds = deeds_in(stage, timeline, named=named)
    return deeds, actual_causes(situation_among(stage, timeline, deeds, effect), most=most)


def to_explain(space: Space, outcome: str | None, purpose: For) -> str:
    """The outcome that history reached, or, for a rescue, one that it did not; `InputError` where it is otherwise."""
    ended = outcome_of_history(space)
    if purpose == "harm":
        asked = outcome_meant(space, outcome)
        if not is_meant(ended, asked):
            raise InputError(
                f"history did not end in {asked}, so that nothing on record caused it",
                remedy=f"ask what prevented it (rescue), or what caused {ended}",
            )
        return asked
    if outcome is None:
        raise InputError("a rescue is from something", remedy="name the outcome that did not come")
    asked = outcome_meant(space, outcome)
    if is_meant(ended, asked):
        raise InputError(
            f"history ended in {asked}, so that nothing on record prevented it",
            remedy="ask what caused it, or what prevented another outcome",
        )
    return asked
