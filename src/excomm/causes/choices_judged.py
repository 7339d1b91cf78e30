"""Judges each choice of history by what its actor could know: blame, and blameworthiness with costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.causes.ahead import chances_ahead, whereabouts
from excomm.causes.believed import picture_of, possible_at
from excomm.causes.blameworthiness import STAYING, acts_open, blameworthiness, spread_of
from excomm.causes.deeds import deeds_in
from excomm.causes.foreseeable import blame_in
from excomm.causes.outcomes import in_outcome
from excomm.causes.timeline import followed, stage_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.causes.believed import Picture
    from excomm.causes.deeds import Deed
    from excomm.causes.outcomes import For
    from excomm.causes.timeline import Stage, Timeline
    from excomm.process.compiling import Stage as Ground

# Situations drawn for one choice in one draw of what is not known.
SITUATIONS = 16


@dataclass(frozen=True)
class ChoiceJudged:
    """One choice of history in one draw, in the eyes of its actor at that moment.

    `chance` is the probability of the outcome after it (for a rescue, of its not coming), `still` that if the actor had
    kept still. `degree` of blameworthiness comes from having done this `instead` of that, which has the probability
    `other` and costs so much more (`cost`, as a share of `weight`). `blame` is the mean degree of responsibility over
    what the actor could know; in a share `bounded` of the situations it may be higher, as the search was bounded.
    """

    deed: Deed
    chance: float
    still: float
    degree: float
    instead: str
    other: float
    cost: float
    blame: float
    bounded: float


def choices_judged(
    stage: Stage,
    timeline: Timeline,
    grounds: tuple[Ground | None, ...],
    asked: tuple[str, For],
    luck: np.random.Generator,
    *,
    weight: float | None = None,
) -> list[ChoiceJudged]:
    """Judge all choices of history in a context that agrees with it.

    `weight` is N, how much cost weighs against harm; if left out, all that is at stake for the actor.
    """
    deeds = [one for one in deeds_in(stage, timeline, named=True) if one.kind == "choice"]
    _, after = followed(stage, timeline)
    before = np.concatenate(([stage.process.nodes.start], after[:-1]))
    found: list[ChoiceJudged] = []
    for actor, name in enumerate(stage.process.scene.space.actors):
        own = [deed for deed in deeds if deed.who == name]
        if own:
            picture = picture_of(stage.process, grounds, actor)
            starts = [int(before[deed.ring]) for deed in own]
            stake = spread_of(picture) if weight is None else weight
            found += _of_one(stage, picture, (own, starts), (*asked, stake), luck)
    return sorted(found, key=lambda one: one.deed.day)


def _of_one(
    stage: Stage,
    picture: Picture,
    choices: tuple[list[Deed], list[int]],
    asked: tuple[str, For, float],
    luck: np.random.Generator,
) -> Iterator[ChoiceJudged]:
    outcome, purpose, stake = asked
    inside = in_outcome(picture.process, outcome)
    inside = ~inside if purpose == "rescue" else inside
    days = [deed.day for deed in choices[0]]
    ahead = chances_ahead(picture.process, inside, days[::-1])[::-1]
    here = whereabouts(picture.process, days)
    seen = stage_for(picture.process)
    for place, (deed, node) in enumerate(zip(*choices, strict=True)):
        where = possible_at(stage.process, node, picture, here[place])
        acts = acts_open(picture, *where, ahead[place])
        one = blameworthiness(acts, deed.what, weight=stake)
        if one is None or where[1].sum() == 0:
            continue
        choice = picture.actor, deed.actual, deed.day
        found = blame_in(seen, choice, where, inside, situations=SITUATIONS, luck=luck)
        if not found:
            continue
        other = one.instead or one.done
        yield ChoiceJudged(
            deed=deed,
            chance=one.done.chance,
            still=next(act.chance for act in acts if act.name == STAYING),
            degree=one.degree,
            instead=one.instead.name if one.instead else "",
            other=other.chance,
            cost=(other.cost - one.done.cost) / stake if stake else 0.0,
            blame=float(np.mean([one.degree for one in found])),
            bounded=float(np.mean([one.bounded for one in found])),
        )
