"""What an actor sees in a crisis as it would be, found again in the crisis as it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.space.bits import is_set, only, packed
from excomm.space.finding import distinct, places_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.process.compiling import Stage
    from excomm.process.scene import Scene
    from excomm.space.bits import Codes

    Places = NDArray[np.int64]
    Marks = NDArray[np.bool_]

NONE = -1
# Levels of knowledge: unknown, false, true.
LEVELS = 3


@dataclass(frozen=True)
class Matching:
    """For each sight of an actor in the crisis as it would be: the same sight in the crisis as it was, or -1.

    `used` marks the sights that can be had on the way; `beyond` those of them that are found again, but where nothing
    was worked out for the crisis as it was, as nobody could come there.
    """

    sight: Places
    used: Marks
    beyond: Marks

    @property
    def new(self) -> Marks:
        """Sights that can be had only in the crisis as it would be."""
        new: Marks = self.used & (self.sight == NONE)
        return new


def matching_of(was: Stage, would: Stage, actor: int) -> Matching:
    """Match what an actor can see and know in one crisis to what it could in another; costs time linear in both.

    >>> import excomm as ex
    >>> from excomm.process.compiling import stage_of
    >>> stage = stage_of(ex.compile_space(ex.load("chicken")))
    >>> matching_of(stage, stage, 0).sight.tolist()
    [0, 1, 2, 3]
    """
    view = would.scene.views[actor]
    sight = np.full(view.sights, NONE)
    if _shows(was.scene, actor) == _shows(would.scene, actor):
        sight = _found_again(was.scene, would.scene, actor)
    known, state = would.nodes.known.astype(np.int64), would.nodes.state
    used = np.zeros(view.sights, np.bool_)
    used[view.seen[known * would.scene.space.states + state]] = True
    found = sight != NONE
    beyond = np.zeros_like(used)
    beyond[found] = ~_worked_out(was, actor)[sight[found]]
    return Matching(sight, used, used & beyond)


def states_in_both(was: Scene, would: Stage) -> Places:
    """The states of a crisis as it was that can be come to in the crisis as it would be."""
    places = places_of(was.space.graph.codes, _told_as(was, would.scene))
    found: Places = places[distinct(would.nodes.state.astype(np.int64))]
    reached: Places = found[found != NONE]
    return reached


def _shows(scene: Scene, actor: int) -> tuple[set[str], list[str]]:
    """What an actor sees, and what it can find out, by name."""
    bits = scene.space.bits
    hidden = {bits[bit] for bit in scene.sight.hidden[actor]}
    tracks = [bits[scene.sight.tracks[place].bit] for place in scene.views[actor].tracks]
    return hidden, tracks


def _found_again(was: Scene, would: Scene, actor: int) -> Places:
    mask = was.sight.visible[actor]
    old, new = was.views[actor], would.views[actor]
    look = only(was.space.graph.codes, mask)[old.behind[old.starts[:-1]]]
    told = _told_as(was, would)
    unknown = told == NONE
    fresh = np.where(unknown, NONE, only(np.maximum(told, 0), mask))[new.behind[new.starts[:-1]]]
    looks = distinct(look)
    keys = _keys(places_of(looks, look), old.levels)
    wanted = _keys(places_of(looks, fresh), new.levels)
    order = np.argsort(keys)
    found = places_of(keys[order], wanted)
    return np.where((found == NONE) | (wanted < 0), NONE, order[found])


def _keys(looks: Places, levels: NDArray[np.int64]) -> Places:
    keys = looks
    for row in levels:
        keys = np.where(looks == NONE, NONE, keys * LEVELS + row + 1)
    return keys


def _told_as(was: Scene, would: Scene) -> Codes:
    """The states of one crisis as codes of the other; -1 where something holds of which the other does not speak."""
    codes, positions = would.space.graph.codes, would.space.positions
    if was.space.bits == would.space.bits:
        return codes
    nothing = np.zeros(codes.size, np.bool_)
    told = packed(
        is_set(codes, positions[name]) if name in positions else nothing for name in was.space.bits
    )
    for name, position in positions.items():
        if name not in was.space.bits:
            told = np.where(is_set(codes, position), NONE, told)
    return told


def _worked_out(stage: Stage, actor: int) -> Marks:
    """At which sights of an actor its choice was worked out: where all that may lie behind matters."""
    view = stage.scene.views[actor]
    matters = np.zeros(stage.scene.space.states, np.bool_)
    matters[stage.states] = True
    found: Marks = np.logical_and.reduceat(matters[view.behind], view.starts[:-1])
    return found
