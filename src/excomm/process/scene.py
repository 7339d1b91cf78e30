"""What of a process does not depend on numbers: who considers what, what each actor can tell apart, where all leads.

A *situation* is a state together with what is known of the tracks (see `excomm.process.sight`); its number is
that of the knowledge times the number of states, plus that of the state.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from excomm.errors import PartError
from excomm.process.considered import Considered, considered_by, once_each
from excomm.process.happenings import Happening, events_of, truths
from excomm.process.sight import Sight, level_of, sight_of, with_level
from excomm.space.bits import only

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.process.sight import Knowledge
    from excomm.space.bits import Codes
    from excomm.space.space import Space

    Indices = NDArray[np.int32]

# A gigabyte or two.
MOST_SITUATIONS = 1 << 24


@dataclass(frozen=True)
class View:
    """What one actor can tell apart, and which states may lie behind it.

    `seen[n]` is the number of the *sight*, of what the actor sees and knows in situation *n*. Behind sight *o* may be
    the states `behind[starts[o]:starts[o + 1]]`, which look so. `levels[t, o]` is what the actor knows, at sight *o*,
    of its *t*-th track, which is `tracks[t]` of all. `found[s]` is the sight of state *s* once it has found out what
    it can.
    """

    seen: Indices
    starts: NDArray[np.int64]
    behind: Indices
    tracks: tuple[int, ...]
    levels: NDArray[np.int64]
    found: Indices

    @property
    def sights(self) -> int:
        """How many different things there are to see."""
        return self.starts.size - 1


@dataclass(frozen=True)
class Scene:
    """The parts of a process that stay as they are whatever its quantities; built once for many of their values."""

    space: Space
    sight: Sight
    considered: tuple[Considered, ...]
    events: tuple[Happening, ...]
    views: tuple[View, ...]

    @property
    def situations(self) -> int:
        """How many situations there are."""
        return self.space.states * self.sight.kinds


def scene_of(space: Space) -> Scene:
    """Build the scene of a crisis.

    Costs time and memory linear in the number of situations times that of courses and events.

    >>> import excomm as ex
    >>> scene = scene_of(ex.compile_space(ex.load("cuba-1962")))
    >>> scene.space.states, scene.situations, [view.sights for view in scene.views]
    (3037, 18222, [3338, 3037, 7143])
    """
    sight = sight_of(space.crisis, space.positions)
    if space.states * sight.kinds > MOST_SITUATIONS:
        raise PartError(
            ("events",),
            f"{space.states:,} states in which {len(sight.tracks)} hidden facts can be found out are too many",
            remedy="leave out 'reveals:' that change no choice",
        )
    actors = range(len(space.actors))
    return Scene(
        space,
        sight,
        tuple(_considered(space, sight, actor) for actor in actors),
        events_of(space, sight),
        tuple(_view(space, sight, actor) for actor in actors),
    )


def _considered(space: Space, sight: Sight, actor: int) -> Considered:
    """What an actor weighs; a script, or a committee, has a reason for each course, though two come to the same."""
    name = space.actors[actor]
    considered = considered_by(space, name)
    if space.crisis.actors[name].choice.rule in ("script", "committee"):
        return considered
    return once_each(considered, _look(space, sight, actor)[1])


def _look(space: Space, sight: Sight, actor: int) -> tuple[Codes, NDArray[np.int64]]:
    """All that an actor can see of a state, and which of it each state looks like."""
    kinds, look = np.unique(only(space.graph.codes, sight.visible[actor]), return_inverse=True)
    return kinds, look.astype(np.int64)


def taught(
    scene: Scene, one: Happening, known: Knowledge, states: NDArray[np.integer[Any]]
) -> Knowledge:
    """What is known after a happening that has led to these states; shape of `known`.

    Whoever is told of a hidden bit knows from then on how it stood at that moment.
    """
    for place in one.teaches:
        holds = truths(scene.space, scene.sight.tracks[place].bit)[states]
        known = with_level(scene.sight, place, known, holds.astype(np.int64))
    return known


def _view(space: Space, sight: Sight, actor: int) -> View:
    """Group the states that look alike to an actor, once for each thing that it may itself know."""
    own = tuple(place for place, track in enumerate(sight.tracks) if track.actor == actor)
    kinds, look = _look(space, sight, actor)
    alone = Sight(sight.visible, sight.hidden, tuple(sight.tracks[place] for place in own))
    knows = np.arange(alone.kinds)
    behind = np.argsort(look, kind="stable").astype(np.int32)
    starts = np.concatenate(([0], np.cumsum(np.tile(np.bincount(look), knows.size))))
    levels = [level_of(alone, digit, knows) for digit in range(len(own))]
    return View(
        seen=_seen(sight, alone, own, look, kinds.size),
        starts=starts.astype(np.int64),
        behind=np.tile(behind, knows.size),
        tracks=own,
        levels=np.repeat(
            np.array(levels, np.int64).reshape(len(own), knows.size), kinds.size, axis=1
        ),
        found=(_found_out(space, alone) * kinds.size + look).astype(np.int32),
    )


def _seen(
    sight: Sight, alone: Sight, own: tuple[int, ...], look: NDArray[np.int64], kinds: int
) -> Indices:
    """The sight of each situation, from what the actor alone knows and how the state looks to it."""
    known = np.arange(sight.kinds)
    knowing = np.zeros_like(known)
    for digit, place in enumerate(own):
        knowing = with_level(alone, digit, knowing, level_of(sight, place, known))
    return np.add.outer(knowing * kinds, look).ravel().astype(np.int32)


def _found_out(space: Space, sight: Sight) -> Knowledge:
    """For each state, what is known when everything that can be found out has been."""
    known = np.zeros(space.states, np.int64)
    for place, track in enumerate(sight.tracks):
        holds = truths(space, track.bit).astype(np.int64)
        known = with_level(sight, place, known, holds)
    return known
