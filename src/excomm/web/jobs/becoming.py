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


def question_of(edition: str, digest: str, asked: object) -> str:
    """What is the same for two jobs if, and only if, they must have the same answer.

    >>> question_of("1", "a", ["exact", {}]) == question_of("1", "b", ["exact", {}])
    False
    """
    return sha256(json.dumps([edition, digest, asked], sort_keys=True).encode()).hexdigest()


def now() -> str:
    """The time, as it is written down."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
