"""Keeps changes that are not in their file yet, one draft a file, and never one over another that it does not know."""

from __future__ import annotations

import difflib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.web.drafts import Draft, all_drafts, draft_of, drop_draft, keep_draft
from excomm.web.files import content_of
from excomm.web.problems import ConflictError
from excomm.web.shapes.model import Compared, DiffLine, DraftKept
from excomm.web.shelf import mark_of
from excomm.web.workbench import file_of, text_or_nothing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from excomm.web.editing.kinds import FileKind
    from excomm.web.shapes.model import TextToKeep
    from excomm.web.shelf import Shelved
    from excomm.web.store import Store

# Lines around a difference.
AROUND = 3


@dataclass(frozen=True)
class Drafts:
    """The drafts of one crisis."""

    store: Store
    key: str

    def of(self, file: FileKind, saved: str | None) -> DraftKept | None:
        """The draft of a file, if there is one; what says the same as the file, as `saved`, is none."""
        found = draft_of(self.store, self._name(file))
        return _shaped(found) if found and found.text != saved else None

    def keep(self, file: FileKind, wanted: TextToKeep, saved: str | None) -> DraftKept:
        """Keep a draft; a `ConflictError` where another window keeps one of the same file."""
        content_of(wanted.text)
        with self.store.turn:
            there = self.of(file, saved)
            if there and there.mark not in {wanted.before, mark_of(wanted.text)}:
                raise self._changed_too()
            return _shaped(keep_draft(self.store, self._name(file), wanted.text, seen=wanted.seen))

    def drop(self, file: FileKind, known: Collection[str]) -> None:
        """Forget the draft of a file if its mark is among those that are known."""
        with self.store.turn:
            there = draft_of(self.store, self._name(file))
            if there and mark_of(there.text) in known:
                drop_draft(self.store, self._name(file))

    def give_up(self, file: FileKind, mark: str) -> None:
        """Forget the draft of a mark; a `ConflictError` where another window has put its own in its place."""
        with self.store.turn:
            self.drop(file, {mark})
            if draft_of(self.store, self._name(file)):
                raise self._changed_too()

    def _changed_too(self) -> ConflictError:
        return ConflictError(
            f"'{self.key}' is being changed in another window too",
            remedy="load this page again to go on with what was changed there",
        )

    def _name(self, file: FileKind) -> str:
        # No key of a crisis has a slash in it.
        return self.key if file == "crisis" else f"{self.key}/{file}"


def is_unsaved(store: Store, shelved: Shelved) -> bool:
    """Whether a draft of a crisis is kept that is not what its file says; without drafts, no file is read."""
    drafts = Drafts(store, shelved.key)
    if not all_drafts(store, shelved.key):
        return False
    # Of a file that cannot be read, or that is not named any more, no draft is shown either.
    with suppress(InputError):
        if drafts.of("crisis", text_or_nothing(shelved.path)):
            return True
        return drafts.of("sources", text_or_nothing(file_of(shelved, "sources"))) is not None
    return False


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
