"""What each actor can see, and what it can find out: visible bits, and hidden ones that events reveal.

A bit that an actor cannot see is *hidden* from it. If some event reveals it, the actor's knowledge of it is tracked:
unknown, known to have been false, or known to have been true when it was last revealed. An actor that believes
nothing in particular about a hidden bit takes it to be as it was at the start.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

import numpy as np

from excomm.model.crisis import is_open
from excomm.space.bits import mask_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.model.events import Belief, Event
    from excomm.model.quantities import Quantity
    from excomm.space.truth import Positions

    Knowledge = NDArray[np.int64]

# Levels of what is known of a hidden bit.
UNKNOWN, FALSE, TRUE = -1, 0, 1


@dataclass(frozen=True)
class Track:
    """A hidden bit that an actor can find out: `first` is the level of its knowledge at the start."""

    actor: int
    bit: int
    first: int

    @property
    def levels(self) -> int:
        """How many levels its knowledge can have: nobody forgets, so that what is known stays so."""
        return 3 if self.first == UNKNOWN else 2


@dataclass(frozen=True)
class Sight:
    """What each actor sees: `visible[i]` is the mask of bits that actor *i* sees as they are.

    `hidden[i]` are the others. `tracks` are what actors may find out. What is known of all tracks together is one
    number, from 0: their levels are its digits, the first track the lowest, each to the base of its own.
    """

    visible: tuple[int, ...]
    hidden: tuple[tuple[int, ...], ...]
    tracks: tuple[Track, ...]

    @property
    def kinds(self) -> int:
        """How many combinations of knowledge there are."""
        return prod(track.levels for track in self.tracks)

    @property
    def first(self) -> int:
        """What is known at the start."""
        known = np.zeros(1, np.int64)
        for place, track in enumerate(self.tracks):
            known = with_level(self, place, known, track.first)
        return int(known[0])


def sight_of(crisis: Crisis, positions: Positions) -> Sight:
    """What each actor of a crisis sees and can find out.

    Secret terms of an agreement are hidden from all but those whose options it holds; whoever they leak to learns them.

    >>> import excomm as ex
    >>> crisis = ex.load("cuba-1962")
    >>> sight = sight_of(crisis, {name: place for place, name in enumerate(crisis.bits)})
    >>> [[crisis.bits[bit] for bit in hidden] for hidden in sight.hidden]
    [['operational', 'tactical_weapons'], [], ['usa.turkey_secret']]
    """
    actors = tuple(crisis.actors)
    secret = _parties_to_secrets(crisis)
    hidden = tuple(
        tuple(positions[name] for name in crisis.bits if not _sees(crisis, secret, actor, name))
        for actor in actors
    )
    every = mask_of(positions.values())
    visible = tuple(every & ~mask_of(bits) for bits in hidden)
    found = {
        (actors.index(actor), positions[name])
        for event_name, event in crisis.events.items()
        for actor, names in reveals_of(crisis, event_name, event).items()
        for name in names
    }
    tracks = tuple(
        Track(actor, bit, _first(crisis, actors[actor], crisis.bits[bit]))
        for actor, bit in sorted(found)
        if bit in hidden[actor]
    )
    return Sight(visible, hidden, tracks)


def level_of(sight: Sight, place: int, known: Knowledge) -> Knowledge:
    """What is known of one track, given what is known of all; shape of `known`."""
    return known // _weight(sight, place) % sight.tracks[place].levels - _offset(sight, place)


def with_level(sight: Sight, place: int, known: Knowledge, level: Knowledge | int) -> Knowledge:
    """What is known of all tracks when that of one is replaced; shape of `known`."""
    return known + (level - level_of(sight, place, known)) * _weight(sight, place)


def _weight(sight: Sight, place: int) -> int:
    return prod(track.levels for track in sight.tracks[:place])


def _offset(sight: Sight, place: int) -> int:
    """What a level is counted from, so that digits begin at zero."""
    return sight.tracks[place].levels - 2


def reveals_of(crisis: Crisis, name: str, event: Event) -> dict[str, tuple[str, ...]]:
    """What each actor learns when an event has its effect: what the file says, and secret terms that leak by it."""
    told: dict[str, tuple[str, ...]] = dict(event.reveals)
    for agreement in crisis.agreements.values():
        if agreement.leak == name:
            for actor in crisis.actors:
                told[actor] = (*told.get(actor, ()), *agreement.secret)
    return told


def believed_chance(crisis: Crisis, actor: str, name: str) -> Quantity | None:
    """The probability that an actor gives to a bit that it knows nothing of, if its beliefs say one."""
    belief = crisis.beliefs.get(actor)
    if belief is None:
        return None
    return belief.options.get(name, belief.conditions.get(name))


def _first(crisis: Crisis, actor: str, name: str) -> int:
    if _is_believed(crisis.beliefs, actor, name):
        return UNKNOWN
    return TRUE if name in crisis.start else FALSE


def _is_believed(beliefs: Mapping[str, Belief], actor: str, name: str) -> bool:
    """Whether an actor gives a probability to a bit, or is believed to by others, or so on."""
    own = beliefs.get(actor)
    if own is not None and (name in own.options or name in own.conditions):
        return True
    return any(_is_believed(one.beliefs, actor, name) for one in beliefs.values())


def _parties_to_secrets(crisis: Crisis) -> dict[str, set[str]]:
    """For each secret term, whose options the agreement holds: they know of it."""
    parties: dict[str, set[str]] = {}
    for agreement in crisis.agreements.values():
        owners = {name.partition(".")[0] for name in _terms(agreement.public, agreement.secret)}
        for name in agreement.secret:
            parties.setdefault(name, set()).update(owners)
    return parties


def _terms(*lists: Iterable[str]) -> Iterable[str]:
    for names in lists:
        yield from names


def _sees(crisis: Crisis, secret: dict[str, set[str]], actor: str, name: str) -> bool:
    if name in crisis.options:
        if is_open(crisis, name, actor):
            return True
        seen_by = crisis.options[name].seen_by
        if seen_by is None and name in secret:
            return actor in secret[name]
    else:
        seen_by = crisis.conditions[name].seen_by
    return seen_by is None or actor in seen_by
