"""Saves a text into its file, whole or not at all, and only over what whoever saves has seen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.model.files import LARGEST_FILE
from excomm.web.problems import ConflictError
from excomm.web.shelf import mark_of, save, write_whole
from excomm.web.workbench import file_of

if TYPE_CHECKING:
    from excomm.web.drafting import Drafts
    from excomm.web.editing.kinds import FileKind
    from excomm.web.shapes.model import TextToSave
    from excomm.web.shelf import Shelved


def save_text(drafts: Drafts, crisis: Shelved, file: FileKind, wanted: TextToSave) -> str:
    """Write a file of a crisis and drop its draft; return the file's mark.

    Raises `ConflictError` where the file is not the one that was changed, and then the draft stays.
    """
    try:
        size = len(wanted.text.encode())
    except UnicodeEncodeError:
        raise InputError("the text holds half a character", remedy="type it again") from None
    if size > LARGEST_FILE:
        raise InputError(f"the text has {size:,} bytes; the limit is {LARGEST_FILE:,}")
    # One save at a time, so that nobody's file changes between the look at it and the writing.
    with drafts.store.turn:
        path = file_of(crisis, file)
        if path.is_symlink() or path.exists():
            save(replace(crisis, path=path), wanted.text, seen=wanted.seen)
        elif wanted.seen:
            raise ConflictError(
                f"{path.name} is not there any more", remedy="open the crisis again"
            )
        else:
            write_whole(path, wanted.text)
        drafts.drop(file)
    return mark_of(wanted.text)
