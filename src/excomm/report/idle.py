"""What a crisis file says about choices and committees that has no effect, given the rest of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.process.sight import sight_of
from excomm.space.bits import is_set, only

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.model.crisis import Crisis
    from excomm.model.people import Committee
    from excomm.space.space import Space

# By these an actor weighs what it expects; rules that expect nothing do not read them.
WEIGHING = ("sharpness", "foresight", "inertia")


def without_effect(crisis: Crisis) -> Iterator[str]:
    """The places of settings that are not used.

    >>> import excomm as ex
    >>> list(without_effect(ex.load("cuba-1962")))
    []
    """
    for name, actor in crisis.actors.items():
        if actor.choice.rule != "quantal":
            for key in WEIGHING:
                if getattr(actor.choice, key) is not None:
                    yield f"actors.{name}.choice.{key}"
    for name, committee in crisis.committees.items():
        for key in _idle_in(committee):
            yield f"committees.{name}.{key}"


def void_beliefs(space: Space) -> Iterator[str]:
    """The places of beliefs about what their actor can always tell: no two states that look alike to it differ there.

    >>> import excomm as ex
    >>> list(void_beliefs(ex.compile_space(ex.load("cuba-1962"))))
    []
    """
    sight = sight_of(space.crisis, space.positions)
    for name, belief in space.crisis.beliefs.items():
        looks = only(space.graph.codes, sight.visible[space.actors.index(name)])
        for kind, bits in (("conditions", belief.conditions), ("options", belief.options)):
            for bit in bits:
                holds = is_set(space.graph.codes, space.positions[bit])
                if np.intersect1d(looks[holds], looks[~holds]).size == 0:
                    yield f"beliefs.{name}.{kind}.{bit}"


def _idle_in(committee: Committee) -> Iterator[str]:
    nobody_outside = not any(member.outside for member in committee.members.values())
    if committee.insulation is not None and nobody_outside:
        yield "insulation"
    nobody_leads = committee.leader is None or not committee.leader.present
    if committee.directive_leadership is not None and nobody_leads:
        yield "directive_leadership"
    if committee.confidence is not None and committee.model != "bounded-confidence":
        yield "confidence"
    if committee.model != "friedkin-johnsen":
        for name, member in committee.members.items():
            if member.susceptibility is not None:
                yield f"members.{name}.susceptibility"
