"""Tells what a crisis is at a glance, even where its file has faults."""

from __future__ import annotations

import threading
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from excomm.errors import CrisisError, InputError
from excomm.loading import load
from excomm.report.people import badges_of
from excomm.report.sections.dates import date_in_words
from excomm.report.words.names import capital, condition, fact
from excomm.web.files import files_of
from excomm.web.shapes.answer import Badge, Named
from excomm.web.shapes.crises import CrisisCard, Overview, Screen
from excomm.web.shelf import MOST_OWN, Shelved, shelf

if TYPE_CHECKING:
    from pathlib import Path

    from excomm.model.crisis import Crisis

# Many times the shelf that comes with Excomm; each holds a parsed crisis.
REMEMBERED = 64
# More than can be on one shelf, some of them changed; each holds a few words.
CARDS_REMEMBERED = 2 * MOST_OWN
# What changes when a file does: times, size, and which file it is.
Stamp = tuple[tuple[int, ...], ...]
# Whoever asks for what is being read already waits for that, instead of reading it as well.
_READING = threading.Lock()


def crisis_of(shelved: Shelved, variants: tuple[str, ...] = ()) -> Crisis:
    """The crisis in a file, read again only when the file, or the one with its claims, has changed."""
    with _READING:
        return _read_once(shelved.path, variants, stamp_of(shelved.path))


def card_of(shelved: Shelved) -> CrisisCard:
    """A crisis on the shelf; of a faulty one just its key and how many faults."""
    with _READING:
        return _card_once(shelved, stamp_of(shelved.path))


def overview_of(shelved: Shelved, variants: tuple[str, ...], *, unsaved: bool = False) -> Overview:
    """A crisis at a glance, with its variants applied; of a faulty one as much as its card has.

    `unsaved` where drafts of it are kept that say something else.
    Raises `InputError` where it has no such variant.
    """
    card = card_of(shelved)
    if card.faults:
        return Overview(
            **card.model_dump(),
            unsaved=unsaved,
            variants=(),
            option_list=(),
            conditions=(),
            events=(),
            outcomes=(),
        )
    crisis = crisis_of(shelved, variants)
    return Overview(
        **_card(shelved, crisis),
        unsaved=unsaved,
        variants=tuple(Named(name=n, text=v.text) for n, v in crisis.variants.items()),
        option_list=tuple(Named(name=n, text=capital(fact(crisis, n))) for n in crisis.options),
        conditions=tuple(Named(name=n, text=condition(crisis, n)) for n in crisis.conditions),
        events=tuple(Named(name=n, text=e.text) for n, e in crisis.events.items()),
        outcomes=tuple(Named(name=n, text=o.text) for n, o in crisis.outcomes.items()),
    )


def badges(crisis: Crisis) -> tuple[Badge, ...]:
    """The badges of all actors, in the order of the file."""
    return tuple(Badge(**vars(badge)) for badge in badges_of(crisis.actors).values())


def _card(shelved: Shelved, crisis: Crisis) -> dict[str, Any]:
    return {
        "key": shelved.key,
        "title": crisis.title,
        "text": crisis.text,
        "span": crisis.span and date_in_words(crisis.span.text),
        "own": shelved.own,
        "faults": 0,
        "actors": badges(crisis),
        "options": len(crisis.options),
        "claims": len(crisis.evidence),
        "screens": screens_of(crisis),
    }


def screens_of(crisis: Crisis) -> tuple[Screen, ...]:
    """The screens that have something to show for a crisis."""
    shown: list[tuple[Screen, object]] = [
        ("story", crisis.history or crisis.evidence or crisis.outcomes),
        ("model", True),
        ("states", True),
        ("chance", crisis.outcomes),
        ("what-if", crisis.outcomes),
        ("committee", crisis.committees),
        ("sources", crisis.evidence),
        ("report", True),
    ]
    return tuple(screen for screen, has in shown if has)


def _faulty(shelved: Shelved, error: InputError) -> CrisisCard:
    return CrisisCard(
        key=shelved.key,
        title=shelved.key,
        text="",
        span=None,
        own=shelved.own,
        faults=len(error.problems) if isinstance(error, CrisisError) else 1,
        actors=(),
        options=0,
        claims=0,
        screens=("model",),
    )


def stamp_of(path: Path) -> Stamp:
    """What changes when a file of the crisis does."""
    return tuple(map(_stamp, files_of(path)))


def _stamp(file: Path) -> tuple[int, ...]:
    try:
        now = file.stat()
    except OSError:
        return ()
    return now.st_mtime_ns, now.st_ctime_ns, now.st_size, now.st_ino


def read_ahead(folder: Path) -> None:
    """Read the whole shelf, so that the list of crises is there when it is asked for."""
    with suppress(InputError, OSError):
        for one in shelf(folder):
            card_of(one)


@lru_cache(maxsize=REMEMBERED)
def _read_once(path: Path, variants: tuple[str, ...], _stamped: Stamp) -> Crisis:
    return load(path, variants=variants)


@lru_cache(maxsize=CARDS_REMEMBERED)
def _card_once(shelved: Shelved, stamped: Stamp) -> CrisisCard:
    try:
        return CrisisCard(**_card(shelved, _read_once(shelved.path, (), stamped)))
    except InputError as error:
        return _faulty(shelved, error)
