"""What the app remembers in a folder: one SQLite file, which loses nothing that was saved, whatever is killed when."""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.web.one_at_a_time import Held, hold
from excomm.web.problems import StorageError
from excomm.web.shelf import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from excomm.web.settings import Settings

NAME = "app.sqlite"
# Each entry leads from the version of its place to the next; what has once been here is never changed.
MIGRATIONS = (
    """
    CREATE TABLE jobs (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        edition TEXT NOT NULL,
        question TEXT NOT NULL,
        digest TEXT NOT NULL,
        kind TEXT NOT NULL,
        crisis TEXT NOT NULL,
        variants TEXT NOT NULL,
        arguments TEXT NOT NULL,
        code TEXT NOT NULL,
        state TEXT NOT NULL,
        attempt INTEGER NOT NULL,
        created TEXT NOT NULL,
        begun TEXT,
        ended TEXT,
        progress TEXT,
        result TEXT,
        problem TEXT
    );
    CREATE INDEX jobs_by_crisis ON jobs (crisis, number);
    CREATE INDEX jobs_by_question ON jobs (question);
    CREATE TABLE drafts (
        crisis TEXT PRIMARY KEY,
        text TEXT NOT NULL,
        seen TEXT NOT NULL,
        saved TEXT NOT NULL
    );
    """,
    "ALTER TABLE jobs ADD COLUMN crashes INTEGER NOT NULL DEFAULT 0;",
)
# How long to wait for another program that reads the file, as a backup may, in seconds.
PATIENCE = 10.0


@dataclass(frozen=True)
class Store:
    """An open store; `told` is what people should hear about how it was opened.

    There is one connection, which threads use in turn: the few things that the app writes take a millisecond each.
    """

    path: Path
    told: tuple[str, ...]
    connection: sqlite3.Connection = field(repr=False)
    held: Held = field(repr=False)
    turn: threading.RLock = field(default_factory=threading.RLock, repr=False)

    def rows(self, query: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """Read some rows."""
        with self.turn, _spoken(self.path):
            found: list[sqlite3.Row] = self.connection.execute(query, values).fetchall()
            return found

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Write several things, all of them or none; when this ends without an error they are on the disk."""
        with self.turn, _spoken(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
            except BaseException:
                # SQLite has done so by itself where the disk is full.
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")

    def close(self) -> None:
        """Close it, and let another server have the folder."""
        with self.turn:
            self.connection.close()
            self.held.release()


def open_store(settings: Settings) -> Store:
    """Open what the app remembers in its folder, or begin to.

    A damaged file is put aside, and told of. Raises `InputError` where another server is running on the folder, where
    it cannot be written or has links in it, and for a file of a newer Excomm.
    """
    folder = settings.folder / HIDDEN
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _refuse_links(folder)
        held = hold(folder / "running", port=settings.port)
    except OSError as error:
        raise InputError(
            f"cannot write in {folder}: {error.strerror}",
            remedy="start the app on another folder: excomm app --folder FOLDER",
        ) from None
    try:
        return _opened(folder / NAME, held)
    except BaseException:
        held.release()
        raise


def _refuse_links(folder: Path) -> None:
    """In a folder that somebody else has made, a link would have another file written over."""
    for one in (folder, *folder.iterdir()):
        if one.is_symlink():
            raise InputError(
                f"{one} is a link, where the app writes",
                remedy="remove it, or start the app on another folder: excomm app --folder FOLDER",
            )


def _opened(path: Path, held: Held) -> Store:
    told: tuple[str, ...] = ()
    try:
        connection = _connect(path)
    except sqlite3.OperationalError as error:
        raise _unusable(path, error) from None
    except sqlite3.DatabaseError:
        aside = _put_aside(path)
        told = (f"what the app remembered was damaged and begins anew; the old file is {aside}",)
        connection = _connect(path)
    return Store(path, told, connection, held)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
    )
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode=WAL")
        # Each commit waits for the disk, so that not even a power cut takes back what was said to be saved.
        connection.execute("PRAGMA synchronous=FULL")
        _check(connection)
        _migrate(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection) -> None:
    said = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if said != "ok":
        raise sqlite3.DatabaseError(said)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        for step in MIGRATIONS[: _version(connection)]:
            fresh.executescript(step)
        if not _columns(fresh) <= _columns(connection):
            raise sqlite3.DatabaseError("not all of its tables are there")


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    version = _version(connection)
    if version > len(MIGRATIONS):
        raise InputError(
            f"{path} was written by a newer Excomm",
            remedy="install that one, or start the app on another folder",
        )
    for after, step in enumerate(MIGRATIONS[version:], version + 1):
        connection.executescript(f"BEGIN IMMEDIATE;{step}PRAGMA user_version={after};COMMIT;")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _columns(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """Each table with each of its columns."""
    query = "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"
    return {(table, column) for table, column in connection.execute(query)}


def _put_aside(path: Path) -> Path:
    """Rename a damaged file, and the two that SQLite keeps beside it; return its new name."""
    mark = f"damaged-{time.strftime('%Y%m%d-%H%M%S')}"
    for one in (path, path.with_name(f"{NAME}-wal"), path.with_name(f"{NAME}-shm")):
        if one.exists():
            one.replace(one.with_name(f"{mark}-{one.name}"))
    return path.with_name(f"{mark}-{path.name}")


@contextmanager
def _spoken(path: Path) -> Iterator[None]:
    """Say in our words what SQLite could not do."""
    try:
        yield
    except sqlite3.Error as error:
        raise _unusable(path, error) from None


def _unusable(path: Path, error: sqlite3.Error) -> StorageError:
    return StorageError(
        f"cannot use {path}: {error}",
        remedy="check that its folder can be written to, and the space on its disk",
        full=getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL,
    )
