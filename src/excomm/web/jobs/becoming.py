"""What becomes of a job: how its record changes with what is heard of the work."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.web.problems import refusal_of

if TYPE_CHECKING:
    from excomm.web.jobs.records import Record
    from excomm.web.jobs.worker import Word


def started(record: Record, digest: str) -> Record:
    """A job whose work begins, on files of this digest; if they were changed while it waited, it asks another thing."""
    question = record.question if digest == record.digest else ""
    begun = replace(record, state="running", attempt=record.attempt + 1, begun=now())
    return replace(begun, digest=digest, question=question)


def taken_up(record: Record) -> Record:
    """A job that an earlier server left undone: if it was killed in the middle of it, this is counted."""
    crashes = record.crashes + (record.state == "running")
    return replace(record, state="queued", crashes=crashes)


def heard(record: Record, word: Word) -> Record:
    """A job after its work has told something."""
    changed = replace(record, serial=record.serial + 1, latest=word.event)
    changed = replace(changed, progress=word.progress or record.progress)
    if word.event == "failed":
        return replace(changed, state="failed", problem=word.result)
    if word.event == "done":
        return replace(changed, state="done", result=word.result)
    return replace(changed, result=word.result or record.result)


def failed(record: Record, message: str, remedy: str) -> Record:
    """A job that cannot be done, and what its asker can do about it."""
    problem = refusal_of(InputError(message, remedy=remedy)).model_dump_json()
    return replace(record, state="failed", problem=problem)


def cut_off(record: Record, said: str, *, stopped: bool) -> Record:
    """A job whose work ended before its time, because it was `stopped` or otherwise."""
    if stopped:
        return replace(record, state="stopped")
    return failed(record, f"the work ended {said}", "ask for less of it, or try again")


def question_of(edition: str, digest: str, asked: object) -> str:
    """What is the same for two jobs if, and only if, they must have the same answer.

    >>> question_of("1", "a", ["exact", {}]) == question_of("1", "b", ["exact", {}])
    False
    """
    return sha256(json.dumps([edition, digest, asked], sort_keys=True).encode()).hexdigest()


def now() -> str:
    """The time, as it is written down."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
