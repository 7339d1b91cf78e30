"""Who chooses what in the crisis as it would be: as before where that is possible, anew where minds are changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.causes.worlds_carrying import carried
from excomm.process.board import board_of
from excomm.process.choosing import choices_of
from excomm.process.holding import answer_to
from excomm.process.pictures import as_seen_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from excomm.causes.worlds import Minded, Worlds
    from excomm.causes.worlds_carrying import Carrying
    from excomm.causes.worlds_matching import Matching
    from excomm.model.crisis import Crisis

    Numbers = NDArray[np.float64]


def policies_in(worlds: Worlds, before: Sequence[Numbers], draw: int) -> list[Numbers]:
    """The choices of all actors in the crisis as it would be, in a draw; `before` are those as it was.

    As in `Choices.policy`, one for each actor, shape (sights, courses).
    """
    was, would = worlds.pairs[draw]
    scene, states = worlds.would.scene, worlds.would.states
    quantal = [one.choice.rule == "quantal" for one in would.actors.values()]
    held = _carried(worlds, was, before)
    if all(quantal):
        policies = held
    else:
        # Scripts and committees do as they say, whatever anybody expects.
        board = board_of(scene, would, states)
        policies = [
            one if by_expectation else board.policies[board.minds.true[actor]].copy()
            for actor, (one, by_expectation) in enumerate(zip(held, quantal, strict=True))
        ]
    minds = [actor for actor in sorted(worlds.minds) if quantal[actor]]
    if worlds.minded:
        for actor in minds:
            policies[actor] = _chosen_apart(worlds.minded, actor, before, draw)
    if any(_new(worlds, actor).any() for actor in range(len(policies)) if quantal[actor]):
        known = choices_of(scene, would, states=states).policy
        policies = [
            np.where(_new(worlds, actor)[:, np.newaxis], known[actor], one)
            if quantal[actor]
            else one
            for actor, one in enumerate(policies)
        ]
    if worlds.minded:
        return policies
    return [
        _chosen_anew(worlds, actor, (was, would), policies, states) if actor in minds else one
        for actor, one in enumerate(policies)
    ]


def _chosen_apart(minded: Minded, actor: int, before: Sequence[Numbers], draw: int) -> Numbers:
    """What an actor of another mind does that knows of nothing else that is changed."""
    worlds = minded.worlds
    # A crisis in which nothing is open is the same in every draw.
    was, would = worlds.pairs[min(draw, len(worlds.pairs) - 1)]
    held = _carried(worlds, was, before)
    chosen = _chosen_anew(worlds, actor, (was, would), held, minded.reach)
    return carried(chosen, minded.matchings[actor], minded.carryings[actor])


def _chosen_anew(
    worlds: Worlds,
    actor: int,
    crises: tuple[Crisis, Crisis],
    policies: Sequence[Numbers],
    states: NDArray[np.int64],
) -> Numbers:
    """What an actor of another mind does, taking the others to do what it took them to do before."""
    was, would = crises
    seen = as_seen_by(was, worlds.was.scene.space.actors[actor])
    imagined = policies
    if states.size > worlds.would.states.size:
        # More than can be come to with this mind alone: what the others do there has to be found too.
        full = choices_of(worlds.was.scene, seen).policy
        imagined = [carried(*parts) for parts in _parts(worlds, full)]
    elif seen is not was:
        plain = choices_of(worlds.was.scene, seen, states=worlds.was.states).policy
        imagined = _carried(worlds, seen, plain)
    return answer_to(worlds.would.scene, would, actor, imagined, states=states)


def _carried(worlds: Worlds, crisis: Crisis, before: Sequence[Numbers]) -> list[Numbers]:
    """The choices of all actors at the sights of the crisis as it would be, `before` being those as it was."""
    policies = [carried(*parts) for parts in _parts(worlds, before)]
    if any(matching.beyond.any() for matching in worlds.matchings):
        further = choices_of(worlds.was.scene, crisis, states=worlds.reach).policy
        for actor, matching in enumerate(worlds.matchings):
            more = carried(further[actor], matching, worlds.carryings[actor])
            policies[actor][matching.beyond] = more[matching.beyond]
    return policies


def _parts(
    worlds: Worlds, policies: Sequence[Numbers]
) -> Iterable[tuple[Numbers, Matching, Carrying]]:
    return zip(policies, worlds.matchings, worlds.carryings, strict=True)


def _new(worlds: Worlds, actor: int) -> NDArray[np.bool_]:
    """The sights at which an actor's choices cannot be those of before."""
    matching = worlds.matchings[actor]
    return matching.used if actor in worlds.anew else matching.new
