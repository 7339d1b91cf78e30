"""Saves a text into its file, whole or not at all, and only over what whoever saves has seen."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.web.files import content_of, write_whole
from excomm.web.problems import ConflictError
from excomm.web.shelf import mark_of
from excomm.web.workbench import file_of, mark_or_nothing, text_or_nothing

if TYPE_CHECKING:
    from excomm.web.drafting import Drafts
    from excomm.web.editing.kinds import FileKind
    from excomm.web.shapes.model import TextToSave
    from excomm.web.shelf import Shelved

# One save at a time, so that nobody's file changes between the look at it and the writing.
_SAVING = threading.Lock()


def save_text(drafts: Drafts, crisis: Shelved, file: FileKind, wanted: TextToSave) -> str:
    """Write a file of a crisis and drop the draft that is saved with it; return the file's mark.

    A draft that somebody else keeps stays. Raises `ConflictError` where the file is not the one that was changed; then
    the draft stays too.
    """
    content_of(wanted.text)
    with _SAVING:
        path = file_of(crisis, file)
        there = text_or_nothing(path)
        # Who asks again, having heard nothing, has it saved already.
        if there != wanted.text:
            if mark_or_nothing(there) != wanted.seen:
                raise _changed(crisis, path.name, gone=there is None)
            write_whole(path, wanted.text)
    with suppress(InputError):
        # It is saved, whatever becomes of the draft: one that says what the file says is none.
        drafts.drop(file, {wanted.before, mark_of(wanted.text)})
    return mark_of(wanted.text)


def _changed(crisis: Shelved, name: str, *, gone: bool) -> ConflictError:
    if gone:
        return ConflictError(f"{name} is not there any more", remedy="open the crisis again")
    return ConflictError(
        f"'{crisis.key}' was changed elsewhere since it was opened here",
        remedy="open it again and bring your changes over",
    )
