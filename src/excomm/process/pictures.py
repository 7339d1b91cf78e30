"""The crisis as each actor believes it to be, as it believes the others to see it, and so on.

What an actor believes replaces what the file says; all else it takes to be as the file has it, the beliefs of the
others included. Since a belief laid over a picture that has it already changes nothing, a few pictures hold the whole
hierarchy: the file itself, the file as the first actor sees it, as the first takes the second to see it, and so on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.errors import PartError

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.model.events import BelievedEvent, Event

# Four actors of four different minds make 65 of them.
MOST_PICTURES = 100


@dataclass(frozen=True)
class Pictures:
    """The crises that somebody believes in, the first being the file itself.

    `seen[p][i]` says which picture actor *i* has, as far as whoever has picture *p* can tell. An actor's own picture
    of itself is the picture: `seen[seen[p][i]][i] == seen[p][i]`.
    """

    crises: tuple[Crisis, ...]
    seen: tuple[tuple[int, ...], ...]


def pictures_of(crisis: Crisis) -> Pictures:
    """All pictures that follow from the beliefs in a file.

    >>> import excomm as ex
    >>> len(pictures_of(ex.load("chicken")).crises), len(pictures_of(ex.load("cuba-1962")).crises)
    (1, 4)
    """
    crises, seen = [crisis], []
    for picture in crises:
        row = []
        for actor in crisis.actors:
            believed = as_seen_by(picture, actor)
            place = next((at for at, one in enumerate(crises) if _alike(one, believed)), None)
            if place is None:
                place = len(crises)
                crises.append(believed)
                _refuse_beyond(len(crises))
            row.append(place)
        seen.append(tuple(row))
    return Pictures(tuple(crises), tuple(seen))


def as_seen_by(crisis: Crisis, actor: str) -> Crisis:
    """The crisis as an actor believes it to be: its beliefs laid over the file.

    >>> import excomm as ex
    >>> as_seen_by(ex.load("cuba-1962"), "usa").events["tactical_use"].rate.text
    '0 per day'
    """
    belief = crisis.beliefs.get(actor)
    if belief is None:
        return crisis
    events = {name: _believed(crisis.events[name], one) for name, one in belief.events.items()}
    return crisis.model_copy(
        update={
            "events": {**crisis.events, **events},
            "preferences": {**crisis.preferences, **belief.preferences},
            # What it believes, it believes: of its own beliefs it can have no other ones.
            "beliefs": {**crisis.beliefs, **belief.beliefs, actor: belief},
        }
    )


def _believed(event: Event, belief: BelievedEvent) -> Event:
    changes: dict[str, object] = {}
    if belief.rate is not None:
        changes["rate"] = belief.rate
    if belief.chance is not None:
        # The whole probability of the effect, whoever may have to agree to it.
        changes |= {"chance": belief.chance, "consent": None, "suppression": None}
    if belief.consent is not None:
        changes["consent"] = belief.consent
    return event.model_copy(update=changes)


def _alike(one: Crisis, other: Crisis) -> bool:
    """Whether two pictures say the same; no belief changes any other part of a crisis."""
    return (
        one.events == other.events
        and one.preferences == other.preferences
        and one.beliefs == other.beliefs
    )


def _refuse_beyond(number: int) -> None:
    if number > MOST_PICTURES:
        raise PartError(
            ("beliefs",),
            f"these beliefs about beliefs make more than {MOST_PICTURES} pictures of the crisis",
            remedy="leave out beliefs that change no choice",
        )
