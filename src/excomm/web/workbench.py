"""Lays texts that are not saved yet out as files, for the library to read and check just as it does those that are."""

from __future__ import annotations

import tempfile
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from excomm.loading import load_space
from excomm.model.files import read_text
from excomm.web.files import content_of, refuse_link, sources_name_in
from excomm.web.problems import NotThereError
from excomm.web.shelf import mark_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.space.space import Space
    from excomm.web.editing.kinds import FileKind
    from excomm.web.shelf import Shelved

REMEMBERED = 6
# Compiled in two seconds; more are refused while somebody writes.
MOST_STATES = 1 << 20
_TURN = threading.Lock()


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
        path.write_bytes(content_of(self.crisis))
        if self.sources is not None:
            path.with_name(self.sources_name).write_bytes(content_of(self.sources))


def bench_of(shelved: Shelved, crisis: str | None = None, sources: str | None = None) -> Bench:
    """The texts of a crisis: those given, and the files for what is not given."""
    text = read_text(shelved.path) if crisis is None else crisis
    name = sources_name_in(text, shelved.path.name)
    if name and sources is None:
        sources = text_or_nothing(_beside(shelved, name))
    return Bench(shelved.path.name, text, name, sources if name else None)


@lru_cache(maxsize=REMEMBERED)
def space_of(bench: Bench, variants: tuple[str, ...]) -> Space:
    """The texts compiled; raises `CrisisError` with all that is wrong with them."""
    # Always at one place, since what was read there, and is the same as before, is not read again.
    with _TURN:
        path = _place() / bench.crisis_name
        bench.put_at(path)
        return load_space(path, variants=variants, most=MOST_STATES)


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
    return _beside(shelved, name)


def _beside(shelved: Shelved, name: str) -> Path:
    path = shelved.path.with_name(name)
    if shelved.own:
        refuse_link(path)
    return path


def text_or_nothing(path: Path) -> str | None:
    """The text of a file; None where there is no file yet."""
    return read_text(path) if path.exists() else None


def mark_or_nothing(text: str | None) -> str:
    """The mark of a text; empty where there is none."""
    return "" if text is None else mark_of(text)
