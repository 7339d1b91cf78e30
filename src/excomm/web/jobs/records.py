"""Jobs as the store remembers them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Literal

from excomm.web.files import files_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from excomm.web.store import Store

State = Literal["queued", "running", "done", "failed", "stopped"]
OVER: tuple[State, ...] = ("done", "failed", "stopped")
# Of jobs that are over, so many are remembered.
MOST_OVER = 200


@dataclass(frozen=True)
class Record:
    """A job; what is longer than a word is JSON, just as it is sent.

    `question` tells whether two jobs ask the same, `digest` of which files. `attempt` counts how often it was begun,
    `crashes` how often the server was killed in the middle of it, `serial` what it has told since it was begun; this
    and the `latest` event are not stored.
    """

    id: str
    edition: str
    question: str
    digest: str
    kind: str
    crisis: str
    variants: str
    arguments: str
    code: str
    state: State
    attempt: int
    created: str
    begun: str | None = None
    ended: str | None = None
    progress: str | None = None
    result: str | None = None
    problem: str | None = None
    crashes: int = 0
    serial: int = 0
    latest: str = "progress"

    @property
    def over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in OVER

    @property
    def event(self) -> str:
        """What the newest of its events is called."""
        return self.state if self.over else self.latest

    @property
    def mark(self) -> str:
        """The number of its newest event; it differs from all that were before, even by another server."""
        return f"{self.attempt}.{self.state}.{self.serial}"

    def to_json(self, *, outdated: bool, whole: bool = True) -> str:
        """The job as it is sent; without its result if it is not to be `whole`."""
        plain = ("id", "kind", "crisis", "state", "created", "begun", "ended")
        written = {key: json.dumps(getattr(self, key)) for key in plain}
        written |= {"variants": self.variants, "arguments": self.arguments, "code": self.code}
        written |= {"progress": self.progress or "null", "problem": self.problem or "null"}
        written |= {"outdated": json.dumps(outdated)}
        if whole:
            written["result"] = self.result or "null"
        return "{" + ",".join(f'"{key}":{value}' for key, value in written.items()) + "}"


COLUMNS = tuple(field.name for field in fields(Record) if field.name not in {"serial", "latest"})
_SELECT = f"SELECT {', '.join(COLUMNS)} FROM jobs"  # noqa: S608 - names of our own
# Results may have megabytes each.
_SELECT_CARDS = _SELECT.replace(" result,", " NULL AS result,")


def add(store: Store, record: Record) -> None:
    """Remember a new job, and forget the oldest of those that are over."""
    marks = ", ".join(f":{name}" for name in COLUMNS)
    with store.writing() as connection:
        connection.execute(
            f"INSERT INTO jobs ({', '.join(COLUMNS)}) VALUES ({marks})",  # noqa: S608 - names of our own
            asdict(record),
        )
        connection.execute(
            "DELETE FROM jobs WHERE number IN (SELECT number FROM jobs WHERE state IN (?, ?, ?)"
            " ORDER BY number DESC LIMIT -1 OFFSET ?)",
            (*OVER, MOST_OVER),
        )


def change(store: Store, record: Record) -> None:
    """Remember what has become of a job."""
    changes = ", ".join(f"{name} = :{name}" for name in COLUMNS if name != "id")
    with store.writing() as connection:
        connection.execute(f"UPDATE jobs SET {changes} WHERE id = :id", asdict(record))  # noqa: S608 - names of our own


def find(store: Store, job: str) -> Record | None:
    """The job of an id, if it is remembered."""
    return next(_records(store.rows(f"{_SELECT} WHERE id = ?", (job,))), None)


def done_before(store: Store, question: str) -> Record | None:
    """A job that has answered the same question on the same files."""
    query = f"{_SELECT} WHERE question = ? AND state = 'done' ORDER BY number DESC LIMIT 1"
    return next(_records(store.rows(query, (question,))), None)


def of_crisis(store: Store, crisis: str) -> list[Record]:
    """All jobs on a crisis without their results, the newest first."""
    query = f"{_SELECT_CARDS} WHERE crisis = ? ORDER BY number DESC"
    return list(_records(store.rows(query, (crisis,))))


def unfinished(store: Store) -> list[Record]:
    """All jobs that were waiting or being done, the oldest first."""
    query = f"{_SELECT} WHERE state IN ('queued', 'running') ORDER BY number"
    return list(_records(store.rows(query)))


def forget_other_editions(store: Store, editions: Sequence[str]) -> None:
    """Forget jobs whose answers were made, or are shaped, by another version of Excomm."""
    marks = ", ".join("?" for _ in editions)
    with store.writing() as connection:
        connection.execute(f"DELETE FROM jobs WHERE edition NOT IN ({marks})", editions)  # noqa: S608 - question marks only


def forget_crisis(store: Store, crisis: str) -> None:
    """Forget all jobs on a crisis."""
    with store.writing() as connection:
        connection.execute("DELETE FROM jobs WHERE crisis = ?", (crisis,))


def digest_of(path: Path) -> str:
    """A digest of the files that a crisis is made of; empty where it cannot be read."""
    digest = hashlib.sha256()
    try:
        for file in files_of(path):
            if file == path or file.exists():
                content = file.read_bytes()
                digest.update(f"{file.name}:{len(content)}:".encode() + content)
    except OSError:
        return ""
    return digest.hexdigest()


def _records(rows: Sequence[sqlite3.Row]) -> Iterator[Record]:
    return (Record(**dict(row)) for row in rows)
