"""The crises that the app can open: shipped ones, which nobody changes, and one's own in the chosen folder."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from excomm.crises import path_of, shipped
from excomm.errors import InputError
from excomm.model.files import read_text
from excomm.model.names import SLUG, did_you_mean
from excomm.web.problems import ConflictError, NotThereError

if TYPE_CHECKING:
    from collections.abc import Iterator

# Beside one's own crises: what the app remembers, and what was put aside.
HIDDEN = ".excomm"
LONGEST_KEY = 60
# A folder with more files than this was not meant as a folder of crises; the first are shown.
MOST_OWN = 500
_NAMED = re.compile(r"^crisis:[ \t]*([^\n]*)$", re.MULTILINE)


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
    """The crisis of a key. Raises `NotThereError`."""
    if key in shipped():
        return Shelved(key, path_of(key), own=False)
    if SLUG.fullmatch(key):
        for path in _places(folder, key):
            if path.is_file():
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


def put_up(folder: Path, key: str, text: str, *, beside: Path | None = None) -> Shelved:
    """Write a new crisis with its key as its name, and whatever stands `beside` the one that it is a copy of.

    Raises `ConflictError` where there is one of that key.
    """
    _must_be_free(folder, key)
    place = folder / key
    try:
        place.mkdir(parents=True)
        if beside is not None:
            for file in sorted(beside.parent.iterdir()):
                if file.is_file() and file.name != "crisis.yaml" and not file.name.startswith("."):
                    shutil.copyfile(file, place / file.name)
        write_whole(place / "crisis.yaml", _renamed(text, key))
    except OSError as error:
        raise _unwritable(place, error) from None
    return find(folder, key)


def save(crisis: Shelved, text: str, *, seen: str) -> None:
    """Write the text of a crisis; `seen` is the mark of the text that was changed.

    Raises `ConflictError` where the file has changed since, so that nobody's work is written over.
    """
    if mark_of(read_text(crisis.path)) != seen:
        raise ConflictError(
            f"'{crisis.key}' was changed elsewhere since it was opened here",
            remedy="open it again and bring your changes over",
        )
    try:
        write_whole(crisis.path, text)
    except OSError as error:
        raise _unwritable(crisis.path, error) from None


def put_aside(folder: Path, crisis: Shelved) -> Path:
    """Take a crisis off the shelf, and keep it among what was put aside; return where."""
    whole = crisis.path.parent if crisis.path.name == "crisis.yaml" else crisis.path
    aside = folder / HIDDEN / "put-aside"
    to = aside / f"{time.strftime('%Y%m%d-%H%M%S')}-{secrets.token_hex(2)}-{whole.name}"
    try:
        aside.mkdir(parents=True, exist_ok=True)
        whole.rename(to)
    except OSError as error:
        raise _unwritable(aside, error) from None
    return to


def mark_of(text: str) -> str:
    """A mark that tells one text from another.

    >>> mark_of("a") == mark_of("a"), mark_of("a") == mark_of("b")
    (True, False)
    """
    return sha256(text.encode()).hexdigest()[:16]


def key_in(text: str) -> str | None:
    r"""The key that a crisis file gives itself, if it can be one.

    >>> key_in("crisis: berlin-1961  # the wall\ntitle: Berlin")
    'berlin-1961'
    """
    found = _NAMED.search(text)
    key = found[1].partition("#")[0].strip().strip("'\"") if found else ""
    return key if SLUG.fullmatch(key) and len(key) <= LONGEST_KEY else None


def write_whole(path: Path, text: str) -> None:
    """Write a file so that whoever reads it, even after a crash, finds the old text or the new one, never a part."""
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        with new.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _own(folder: Path) -> Iterator[Shelved]:
    try:
        files = sorted({*folder.glob("*/crisis.yaml"), *folder.glob("*.yaml")})[:MOST_OWN]
    except OSError as error:
        raise InputError(f"cannot read {folder}: {error.strerror}") from None
    met = set(shipped())
    for path in files:
        key = (
            path.parent.name if path.name == "crisis.yaml" and path.parent != folder else path.stem
        )
        if SLUG.fullmatch(key) and key not in met and (path.parent != folder or _is_crisis(path)):
            met.add(key)
            yield Shelved(key, path, own=True)


def _is_crisis(path: Path) -> bool:
    """Whether a loose file looks like one: other YAML files may lie about."""
    try:
        return _NAMED.search(read_text(path)) is not None
    except InputError:
        return False


def _places(folder: Path, key: str) -> tuple[Path, Path]:
    return folder / key / "crisis.yaml", folder / f"{key}.yaml"


def _must_be_free(folder: Path, key: str) -> None:
    if not SLUG.fullmatch(key) or len(key) > LONGEST_KEY:
        remedy = "write small letters, digits and hyphens, as in berlin-1961"
        raise InputError(
            f"'{key[:LONGEST_KEY]}' cannot be the short name of a crisis", remedy=remedy
        )
    taken = (folder / key, *_places(folder, key))
    if key in shipped() or any(os.path.lexists(path) for path in taken):
        raise ConflictError(
            f"there is a crisis '{key}' already", remedy="choose another short name"
        )


def _renamed(text: str, key: str) -> str:
    return _NAMED.sub(f"crisis: {key}", text, count=1)


def _unwritable(path: Path, error: OSError) -> InputError:
    return InputError(
        f"cannot write {path.name}: {error.strerror}",
        remedy="check the folder that the app was started with, and the space on its disk",
    )
