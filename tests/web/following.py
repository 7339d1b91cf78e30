"""Starts jobs over HTTP, and follows them as a browser does."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any

from tests.web.serving import SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.web.serving import Server

# Takes a minute or so, and has something to show at once: there is time to stop it, or to kill somebody.
LONG = {
    "kind": "simulate",
    "crisis": "b59-1962",
    "arguments": {"runs": 1_000_000, "draws": 1_000},
}
OVER = {"done", "failed", "stopped"}


@dataclass(frozen=True)
class Event:
    """An event of a job: its number, its name, and the job as it stood, without a result that was told before."""

    number: str
    name: str
    job: dict[str, Any]


def begun(server: Server, wanted: object) -> dict[str, Any]:
    """A job that was asked for, new or not."""
    answered = server.ask("/api/jobs", method="POST", body=wanted)
    assert answered.status in {200, 201}, answered.body
    job: dict[str, Any] = answered.json
    return job


def events(server: Server, job: str, *, last: str | None = None) -> Iterator[Event]:
    """The events of a job, until the server has no more to tell."""
    headers = {} if last is None else {"Last-Event-ID": last}
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=SECONDS)) as connection:
        connection.request("GET", f"/api/jobs/{job}/events", headers=headers)
        answer = connection.getresponse()
        assert answer.status == 200
        assert answer.getheader("content-type", "").startswith("text/event-stream")
        said: dict[str, str] = {}
        for line in answer:
            key, colon, value = line.decode().rstrip("\n").partition(": ")
            if colon and key:
                said[key] = value
            elif said:
                yield Event(said["id"], said["event"], json.loads(said["data"]))
                said = {}


def ended(server: Server, job: dict[str, Any]) -> dict[str, Any]:
    """A job when it is over."""
    last = list(events(server, job["id"]))[-1]
    assert last.name == last.job["state"]
    assert last.name in OVER
    return last.job


def under_way(server: Server, job: dict[str, Any]) -> Event:
    """The first event of a job that brings a result on the way."""
    told = events(server, job["id"])
    return next(one for one in told if one.name not in OVER and one.job.get("result"))
