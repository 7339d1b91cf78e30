"""The files that a crisis is made of: which they are, that none is a link, and how one is written whole."""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
from pathlib import Path

from excomm.errors import InputError
from excomm.model.files import LARGEST_FILE, read_text
from excomm.web.problems import StorageError

# No space is left, or as much is used as one may.
FULL = (errno.ENOSPC, errno.EDQUOT)
_NAMED = re.compile(r"""^["']?sources["']?[ \t]*:([^#\n]*)""", re.MULTILINE)


def files_of(path: Path) -> tuple[Path, ...]:
    """The crisis file, and the file with its claims where it names one; whether they are there or not."""
    try:
        name = _sources_named(read_text(path), path.name)
    except InputError:
        return (path,)
    return (path, path.with_name(name)) if name else (path,)


def sources_name_in(text: str, crisis_name: str) -> str:
    """The bare name under which a crisis file names its sources; empty where it names none that could be opened.

    >>> (
    ...     sources_name_in("sources: sources.yaml", "crisis.yaml"),
    ...     sources_name_in("sources: /etc/x.yaml", ""),
    ... )
    ('sources.yaml', '')
    """
    name = _sources_named(text, crisis_name)
    return name if name.endswith((".yaml", ".yml")) and not name.startswith(".") else ""


def refuse_link(path: Path) -> None:
    """Raise an `InputError` for a link: it may lead out of the folder that the app was started on."""
    if path.is_symlink():
        raise InputError(
            f"{path.name} is a link, and the app follows none",
            remedy="put what it leads to in its place",
        )


def content_of(text: str) -> bytes:
    """A text as it goes into a file; an `InputError` where no file could be read again that holds it."""
    try:
        content = text.encode()
    except UnicodeEncodeError:
        raise InputError("the text holds half a character", remedy="type it again") from None
    if len(content) > LARGEST_FILE:
        raise InputError(
            f"the text has {len(content):,} bytes; the limit is {LARGEST_FILE:,}",
            remedy="split it into several crises",
        )
    return content


def write_whole(path: Path, text: str) -> None:
    """Write a file so that whoever reads it, even after a crash, finds the old text or the new one, never a part.

    Who may read and write it stays as it was. Raises `StorageError` where it cannot be written.
    """
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        with new.open("wb") as file:
            file.write(content_of(text))
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, new)
        new.replace(path)
    except OSError as error:
        raise unwritable(path, error) from None
    finally:
        new.unlink(missing_ok=True)


def unwritable(path: Path, error: OSError) -> StorageError:
    """Say that something cannot be written, and why."""
    return StorageError(
        f"cannot write {path.name}: {error.strerror}",
        remedy="check the folder that the app was started with, and the space on its disk",
        full=error.errno in FULL,
    )


def _sources_named(text: str, crisis_name: str) -> str:
    found = _NAMED.search(text)
    name = found[1].strip(" \t'\"\r") if found else ""
    is_bare = Path(name).name == name and name.isprintable()
    return name if is_bare and name != crisis_name else ""
