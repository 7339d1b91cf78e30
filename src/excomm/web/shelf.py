"""The crises that the app can open: shipped ones, which nobody changes, and one's own in the chosen folder."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from excomm.crises import path_of, shipped
from excomm.errors import InputError
from excomm.model.files import read_text
from excomm.model.names import did_you_mean
from excomm.web.files import files_of, refuse_link, unwritable, write_whole
from excomm.web.keys import LONGEST_KEY, is_key, key_from, names_itself, refuse_no_key, renamed
from excomm.web.problems import ConflictError, NotThereError

if TYPE_CHECKING:
    from collections.abc import Iterator

# Beside one's own crises: what the app remembers, and what was put aside.
HIDDEN = ".excomm"
# A folder with more files than this was not meant as a folder of crises; the first are shown.
MOST_OWN = 500
WHOLE = "crisis.yaml"


@dataclass(frozen=True)
class Shelved:
    """A crisis that can be opened: its key, its file, and whether it is one's own."""

    key: str
    path: Path
    own: bool


def shelf(folder: Path) -> tuple[Shelved, ...]:
    """List the crises that can be opened, one's own first; a shipped name means the shipped one."""
    theirs = tuple(Shelved(key, path_of(key), own=False) for key in shipped())
    return (*_own(folder), *theirs)


def find(folder: Path, key: str) -> Shelved:
    """The crisis of a key. Raises `NotThereError`, and `InputError` where a link stands in the place of a file."""
    if key in shipped():
        return Shelved(key, path_of(key), own=False)
    if is_key(key):
        for path in _places(folder, key):
            if _is_file(path):
                _refuse_links(folder, path)
                return Shelved(key, path, own=True)
    known = [one.key for one in shelf(folder)]
    remedy = did_you_mean(key, known) or "go back to the list of crises"
    raise NotThereError(f"there is no crisis '{key[:LONGEST_KEY]}'", remedy=remedy)


def find_own(folder: Path, key: str) -> Shelved:
    """One's own crisis of a key; an `InputError` for one that is shipped, which nobody can change."""
    found = find(folder, key)
    if not found.own:
        raise InputError(
            f"'{key}' comes with Excomm and cannot be changed",
            remedy="duplicate it, and change that",
        )
    return found


def key_at(folder: Path, path: Path) -> str:
    """The key of the crisis in a file; an `InputError`, with a name that would do, where the file cannot have one."""
    loose = path.parent == folder
    named = path.stem if loose else path.parent.name
    with suppress(NotThereError):
        if find(folder, named).path == path:
            return named
    free = free_key(folder, key_from(named))
    raise InputError(
        f"the app cannot open {path.name if loose else path.parent.name} by that name",
        remedy=f"rename {'it' if loose else 'the folder'} to {free}{'.yaml' if loose else ''}",
    )


def put_up(folder: Path, key: str, text: str, *, copied: Shelved | None = None) -> Shelved:
    """Write a new crisis with its key as its name, and the files that go with the one that it is `copied` from.

    Raises `ConflictError` where there is one of that key.
    """
    refuse_no_key(key)
    if not _is_free(folder, key):
        raise _taken(key)
    hidden = folder / HIDDEN
    try:
        hidden.mkdir(exist_ok=True)
        # It comes to its place whole, or not at all.
        with tempfile.TemporaryDirectory(dir=hidden, prefix="new-") as making:
            new = Path(making) / key
            new.mkdir()
            for file in _going_with(folder, copied) if copied else ():
                shutil.copyfile(file, new / file.name)
            write_whole(new / WHOLE, renamed(text, key))
            new.rename(folder / key)
    except OSError as error:
        # Somebody else may have been quicker.
        raise (unwritable(folder / key, error) if _is_free(folder, key) else _taken(key)) from None
    return find(folder, key)


def put_aside(folder: Path, crisis: Shelved) -> Path:
    """Take a crisis off the shelf, and keep its files in a folder among what was put aside; return that."""
    aside = folder / HIDDEN / "put-aside"
    to = aside / f"{time.strftime('%Y%m%d-%H%M%S')}-{secrets.token_hex(2)}-{crisis.key}"
    try:
        aside.mkdir(parents=True, exist_ok=True)
        if crisis.path.parent == folder:
            _move(folder, crisis, to)
        else:
            crisis.path.parent.rename(to)
    except OSError as error:
        raise unwritable(aside, error) from None
    return to


def free_key(folder: Path, key: str) -> str:
    """A key that no crisis has yet: this one, or one with a number behind it."""
    for number in count(1):
        behind = f"-{number}" if number > 1 else ""
        free = f"{key[: LONGEST_KEY - len(behind)].rstrip('-')}{behind}"
        if _is_free(folder, free):
            break
    return free


def mark_of(text: str) -> str:
    """A mark that tells one text from another.

    >>> mark_of("a") == mark_of("a"), mark_of("a") == mark_of("b")
    (True, False)
    """
    return sha256(text.encode()).hexdigest()[:16]


def _own(folder: Path) -> Iterator[Shelved]:
    try:
        files = sorted({*folder.glob(f"*/{WHOLE}"), *folder.glob("*.yaml")})[:MOST_OWN]
    except OSError as error:
        raise InputError(f"cannot read {folder.name}: {error.strerror}") from None
    met = set(shipped())
    for path in files:
        is_loose = path.parent == folder
        key = path.stem if is_loose else path.parent.name
        if is_key(key) and key not in met and not _is_linked(folder, path):
            if is_loose and not _is_crisis(path):
                continue
            met.add(key)
            yield Shelved(key, path, own=True)


def _is_crisis(path: Path) -> bool:
    """Whether a loose file looks like one."""
    try:
        return names_itself(read_text(path))
    except InputError:
        return False


def _places(folder: Path, key: str) -> tuple[Path, Path]:
    return folder / key / WHOLE, folder / f"{key}.yaml"


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError as error:
        remedy = "check who may look into its folder"
        raise InputError(f"cannot read {path.name}: {error.strerror}", remedy=remedy) from None


def _is_free(folder: Path, key: str) -> bool:
    taken = (folder / key, *_places(folder, key))
    return key not in shipped() and not any(os.path.lexists(path) for path in taken)


def _taken(key: str) -> ConflictError:
    return ConflictError(f"there is a crisis '{key}' already", remedy="choose another short name")


def _is_linked(folder: Path, path: Path) -> bool:
    """Whether the way from the folder to a crisis file leads over a link."""
    return path.is_symlink() or (path.parent != folder and path.parent.is_symlink())


def _refuse_links(folder: Path, path: Path) -> None:
    if path.parent != folder:
        refuse_link(path.parent)
    refuse_link(path)
    for file in files_of(path):
        refuse_link(file)


def _going_with(folder: Path, crisis: Shelved) -> tuple[Path, ...]:
    """The other files of a crisis: all beside it in its own folder, or the one that it names where it stands loose."""
    loose = crisis.path.parent == folder
    there = files_of(crisis.path) if loose else sorted(crisis.path.parent.iterdir())
    return tuple(
        file
        for file in there
        if file != crisis.path
        and not file.name.startswith(".")
        and file.is_file()
        and not (crisis.own and file.is_symlink())
    )


def _move(folder: Path, crisis: Shelved, to: Path) -> None:
    """Move a loose crisis into a folder; its sources stay as well where another crisis has the same."""
    files = (*_going_with(folder, crisis), crisis.path)
    others = {
        file for one in _own(folder) if one.path != crisis.path for file in files_of(one.path)
    }
    to.mkdir()
    for file in files:
        shutil.copy2(file, to / file.name)
    for file in files:
        if file not in others:
            file.unlink()
