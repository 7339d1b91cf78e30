"""Lays texts that are not saved yet out as files, for the library to read and check just as it does those that are."""

from __future__ import annotations

import re
import tempfile
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.loading import load_space
from excomm.model.files import LARGEST_FILE, read_text
from excomm.web.problems import NotThereError
from excomm.web.shelf import mark_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.space.space import Space
    from excomm.web.editing.kinds import FileKind
    from excomm.web.shelf import Shelved

REMEMBERED = 6
_TURN = threading.Lock()
_NAMED = re.compile(r"^sources:([^#\n]*)", re.MULTILINE)


@dataclass(frozen=True)
class Bench:
    """The texts of a crisis and its sources, with the names of their files; `sources` is None where there is none."""

    crisis_name: str
    crisis: str
    sources_name: str = ""
    sources: str | None = None

    @contextmanager
    def laid_out(self) -> Iterator[Path]:
        """The path of the crisis file, beside its sources, as long as the block lasts."""
        with tempfile.TemporaryDirectory(prefix="excomm-") as folder:
            path = Path(folder) / self.crisis_name
            self.put_at(path)
            yield path

    def put_at(self, path: Path) -> None:
        """Write the crisis to a path, and its sources beside it."""
        for old in path.parent.iterdir():
            old.unlink()
        _write(path, self.crisis)
        if self.sources is not None:
            _write(path.with_name(self.sources_name), self.sources)


def bench_of(shelved: Shelved, crisis: str | None = None, sources: str | None = None) -> Bench:
    """The texts of a crisis: those given, and the files for what is not given."""
    text = read_text(shelved.path) if crisis is None else crisis
    name = sources_name_in(text, shelved.path.name)
    if name and sources is None:
        sources = text_or_nothing(shelved.path.with_name(name))
    return Bench(shelved.path.name, text, name, sources if name else None)


@lru_cache(maxsize=REMEMBERED)
def space_of(bench: Bench, variants: tuple[str, ...]) -> Space:
    """The texts compiled; raises `CrisisError` with all that is wrong with them."""
    # Always at one place, since what was read there, and is the same as before, is not read again.
    with _TURN:
        path = _place() / bench.crisis_name
        bench.put_at(path)
        return load_space(path, variants=variants)


def _place() -> Path:
    """A folder for as long as the server runs; another if the system has cleared it away."""
    if not Path(_made().name).is_dir():
        _made().cleanup()
        _made.cache_clear()
    return Path(_made().name)


@cache
def _made() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="excomm-")


def file_of(shelved: Shelved, which: FileKind) -> Path:
    """Where one file of a crisis is. Raises `NotThereError` where it names no sources file."""
    if which == "crisis":
        return shelved.path
    name = sources_name_in(read_text(shelved.path), shelved.path.name)
    if not name:
        raise NotThereError(
            f"the file of '{shelved.key}' names no sources file",
            remedy="add 'sources: sources.yaml'",
        )
    return shelved.path.with_name(name)


def text_or_nothing(path: Path) -> str | None:
    """The text of a file; None where there is no file yet."""
    return read_text(path) if path.exists() else None


def mark_or_nothing(text: str | None) -> str:
    """The mark of a text; empty where there is none."""
    return "" if text is None else mark_of(text)


def sources_name_in(text: str, crisis_name: str) -> str:
    """The bare name under which a crisis file names its sources; empty where it names none that could be opened.

    >>> (
    ...     sources_name_in("sources: sources.yaml", "crisis.yaml"),
    ...     sources_name_in("sources: /etc/x.yaml", ""),
    ... )
    ('sources.yaml', '')
    """
    found = _NAMED.search(text)
    name = found[1].strip(" '\"\r") if found else ""
    is_bare = Path(name).name == name and not name.startswith(".") and name.isprintable()
    return name if is_bare and name.endswith((".yaml", ".yml")) and name != crisis_name else ""


def _write(path: Path, text: str) -> None:
    try:
        content = text.encode()
    except UnicodeEncodeError:
        raise InputError("the text holds half a character", remedy="type it again") from None
    if len(content) > LARGEST_FILE:
        raise InputError(f"the text has {len(content):,} bytes; the limit is {LARGEST_FILE:,}")
    path.write_bytes(content)
