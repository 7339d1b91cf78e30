"""A story in the order of time, whether history or a run: what happened, where, and who could know of it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from excomm.web.shapes.answer import Answer, Badge, Code

NatureKey = Literal[
    "decision", "message", "military", "close call", "chance", "calendar", "account", "other"
]
PlaceKind = Literal[
    "place", "city", "base", "site", "airfield", "ship", "submarine", "aircraft", "line"
]


class StoryNature(Answer):
    """A sort of thing that happens, in words; how many of it there are."""

    key: NatureKey
    word: str
    meaning: str
    count: int


class Happening(Answer):
    """Something that happened; `stop` numbers the moment just after it, from 1, which accounts do not have."""

    id: str
    nature: NatureKey
    stop: int | None
    when: str
    actors: tuple[str, ...] = Field(description="Who acted; nobody of the file if empty.")
    text: str
    why: str = Field(description="Of an event in a run: why it came to nothing, or who agreed.")
    changes: tuple[str, ...] = Field(description="What became true by it, and what no longer was.")
    outcome: str = Field(description="What it led to, where that is another outcome than before.")
    places: tuple[str, ...]
    claims: tuple[str, ...]
    at_odds: tuple[str, ...] = Field(description="Claims on the other side of a dispute.")


class StoryClaim(Answer):
    """A claim behind what happened: what it says, where that is written, and how far that was checked."""

    key: str
    says: str
    who: str
    when: str
    citation: str
    checked: Literal["read", "secondary", "unverified", "data", "derived"]
    checked_in_words: str
    at_odds: tuple[str, ...]
    repeats: str


class StoryPlace(Answer):
    """A place for the map, and at which stops something is there; stop 0 is the beginning."""

    key: str
    name: str
    text: str
    kind: PlaceKind
    actor: str
    latitude: float
    longitude: float
    reach: float | None = Field(description="How far what stands there reaches, in kilometres.")
    reach_in_words: str
    details: str
    claims: tuple[str, ...]
    judgement: str
    there: tuple[int, ...]


class RunTold(Answer):
    """Which run of a simulation is told, and how it ended."""

    run: int
    runs: int
    seed: int
    draw: int
    turned: tuple[str, ...] = Field(description="What is not as in the file, in words.")
    outcome: str
    over: bool
    close_calls: int


class Story(Answer):
    """What happened, in the order of time: of history with what the sources date, or of one run."""

    title: str
    summary: str
    actors: tuple[Badge, ...]
    others: bool = Field(description="Whether there is something that none of the actors did.")
    natures: tuple[StoryNature, ...]
    happenings: tuple[Happening, ...]
    stops: int = Field(description="How many moments there are after the beginning.")
    begins: str
    claims: tuple[StoryClaim, ...]
    undated: int = Field(description="How many claims have no date.")
    places: tuple[StoryPlace, ...]
    run: RunTold | None
    code: Code


class Veiled(Answer):
    """Something that an actor could not know, or not wholly, when it happened.

    `sees` are the parts of it that it could see; `learned` is the stop by which it knew of the rest, if any told it.
    """

    id: str
    sees: tuple[str, ...]
    why: str
    learned: int | None
    learning: str


class Unseen(Answer):
    """What an actor could not see, and what it took it for."""

    text: str
    taken_for: str


class KnownThen(Answer):
    """What an actor knew at one stop."""

    sees: tuple[str, ...]
    unseen: tuple[Unseen, ...]


class Knowledge(Answer):
    """What one actor could not know in a story, and what it knew at each stop, from the beginning on."""

    actor: str
    name: str
    veiled: tuple[Veiled, ...]
    known: tuple[KnownThen, ...]
    code: Code
