"""The minds whose expectations hang together: each actor in each picture of the crisis that somebody has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.process.consent import hurdles_of
from excomm.process.pictures import pictures_of
from excomm.process.priors import value_of
from excomm.process.settings import settings_of
from excomm.process.sight import believed_chance
from excomm.process.utilities import utility_of
from excomm.space.bits import is_set
from excomm.space.preferences import ranks_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.process.scene import Scene, View
    from excomm.process.settings import Settings
    from excomm.space.space import Space

    Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Minds:
    """What each mind wants, fears and takes to be likely.

    `of[m]` is its actor, `others[m, j]` the mind that it takes actor *j* to have, `true[i]` the mind that actor *i*
    has. `worth[m]` is its utility of each state, `strength[m]` how often a day it takes each event to come with effect,
    and `likely[m]` how likely it takes each state behind each sight to be: one for each entry of its view's `behind`.
    """

    of: tuple[int, ...]
    others: NDArray[np.int64]
    true: tuple[int, ...]
    settings: tuple[Settings, ...]
    worth: Numbers
    strength: Numbers
    likely: tuple[Numbers, ...]


def minds_of(scene: Scene, crisis: Crisis) -> Minds:
    """The minds of a crisis whose quantities are known; `scene` is its scene, whatever its quantities."""
    pictures = pictures_of(crisis)
    actors = range(len(crisis.actors))
    pairs = sorted({(row[actor], actor) for row in pictures.seen for actor in actors})
    number = {pair: place for place, pair in enumerate(pairs)}
    strength = {picture: _strength(pictures.crises[picture]) for picture, _ in pairs}
    likely = {pair: _likely(scene, pictures.crises[pair[0]], pair[1]) for pair in pairs}
    return Minds(
        of=tuple(actor for _, actor in pairs),
        others=np.array(
            [
                [number[pictures.seen[picture][other], other] for other in actors]
                for picture, _ in pairs
            ]
        ),
        true=tuple(number[pictures.seen[0][actor], actor] for actor in actors),
        settings=tuple(settings_of(actor) for actor in crisis.actors.values()),
        worth=np.array(
            [_worth(scene.space, pictures.crises[picture], actor) for picture, actor in pairs]
        ),
        strength=np.array([strength[picture] for picture, _ in pairs]).reshape(
            len(pairs), len(crisis.events)
        ),
        likely=tuple(likely[pair] for pair in pairs),
    )


def _worth(space: Space, picture: Crisis, actor: int) -> Numbers:
    name = space.actors[actor]
    preference = picture.preferences[name]
    ranks = space.graph.ranks[actor]
    if preference.ranking and preference is not space.crisis.preferences[name]:
        ranks = ranks_of(picture, name, space.graph.codes, space.positions)
    return utility_of(preference, space.graph.codes, ranks, space.positions)


def _strength(picture: Crisis) -> list[float]:
    return [value_of(event.rate) * hurdles_of(event).passing for event in picture.events.values()]


def _likely(scene: Scene, picture: Crisis, actor: int) -> Numbers:
    """How likely a mind takes the states that look alike to be: its beliefs about each hidden bit, independently.

    Where all that its beliefs allow is impossible, it takes everything possible to be alike.
    """
    view = scene.views[actor]
    sizes = np.diff(view.starts)
    likely = np.ones(view.behind.size)
    for bit in scene.sight.hidden[actor]:
        chance = np.repeat(_chance(scene, picture, actor, bit), sizes)
        holds = is_set(scene.space.graph.codes, bit)[view.behind]
        likely *= np.where(holds, chance, 1 - chance)
    total = np.add.reduceat(likely, view.starts[:-1])
    shared = np.repeat(np.where(total > 0, total, 1.0), sizes)
    return np.where(np.repeat(total > 0, sizes), likely / shared, 1 / np.repeat(sizes, sizes))


def _chance(scene: Scene, picture: Crisis, actor: int, bit: int) -> Numbers:
    """The probability that an actor gives to a hidden bit, at each sight."""
    view = scene.views[actor]
    name = scene.space.bits[bit]
    believed = believed_chance(picture, scene.space.actors[actor], name)
    unknown = float(name in picture.start) if believed is None else value_of(believed)
    chance = np.full(view.sights, unknown)
    for digit, place in enumerate(view.tracks):
        if scene.sight.tracks[place].bit == bit:
            level = view.levels[digit]
            chance = np.where(level >= 0, level, chance)
    return chance


def view_of(scene: Scene, minds: Minds, mind: int) -> View:
    """What the actor of a mind can tell apart."""
    return scene.views[minds.of[mind]]
