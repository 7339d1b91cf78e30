"""Keeps changes that are not in their file yet, one draft a file, and never one over another that it does not know."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.web.drafts import Draft, draft_of, drop_draft, keep_draft
from excomm.web.problems import ConflictError
from excomm.web.shapes.model import Compared, DiffLine, DraftKept
from excomm.web.shelf import mark_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.web.editing.kinds import FileKind
    from excomm.web.shapes.model import TextToKeep
    from excomm.web.store import Store

# Lines around a difference.
AROUND = 3


@dataclass(frozen=True)
class Drafts:
    """The drafts of one crisis."""

    store: Store
    key: str

    def of(self, file: FileKind) -> DraftKept | None:
        """The draft of a file, if there is one."""
        found = draft_of(self.store, self._name(file))
        return _shaped(found) if found else None

    def keep(self, file: FileKind, wanted: TextToKeep) -> DraftKept:
        """Keep a draft; a `ConflictError` where another window keeps one of the same file."""
        _refuse_half_characters(wanted.text)
        with self.store.turn:
            there = draft_of(self.store, self._name(file))
            if there and mark_of(there.text) not in {wanted.before, mark_of(wanted.text)}:
                raise ConflictError(
                    f"'{self.key}' is being changed in another window too",
                    remedy="load this page again to go on with what was changed there",
                )
            return _shaped(keep_draft(self.store, self._name(file), wanted.text, seen=wanted.seen))

    def drop(self, file: FileKind) -> None:
        """Forget the draft of a file."""
        drop_draft(self.store, self._name(file))

    def _name(self, file: FileKind) -> str:
        # No key of a crisis has a slash in it.
        return self.key if file == "crisis" else f"{self.key}/{file}"


def drafts_of(store: Store, key: str) -> Drafts:
    """The drafts of a crisis."""
    return Drafts(store, key)


def compared(theirs: str, mine: str) -> Compared:
    r"""Lay two texts beside each other.

    >>> [line.where for line in compared("a\nb\n", "a\nc\n").lines]
    ['both', 'theirs', 'mine']
    """
    return Compared(theirs=theirs, mark=mark_of(theirs), lines=tuple(_lines(theirs, mine)))


def _lines(theirs: str, mine: str) -> Iterator[DiffLine]:
    said = difflib.unified_diff(theirs.splitlines(), mine.splitlines(), n=AROUND, lineterm="")
    for number, line in enumerate(said):
        if line.startswith("@@"):
            if number > len(("---", "+++")):
                yield DiffLine(where="gap", text="")
        elif number >= len(("---", "+++")):
            where = {"-": "theirs", "+": "mine"}.get(line[0], "both")
            yield DiffLine.model_validate({"where": where, "text": line[1:]})


def _shaped(draft: Draft) -> DraftKept:
    return DraftKept(text=draft.text, seen=draft.seen, mark=mark_of(draft.text), saved=draft.saved)


def _refuse_half_characters(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise InputError("the text holds half a character", remedy="type it again") from None
