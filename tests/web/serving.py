"""Starts `excomm app` as a user does, and asks it over HTTP."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# A machine with much else to do.
SECONDS = 60


@dataclass(frozen=True)
class Answered:
    """What was answered: status, headers in small letters, body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body, read as JSON."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Server:
    """A running app: the address that it printed, its folder, its process."""

    url: str
    folder: Path
    process: subprocess.Popen[str]

    @property
    def port(self) -> int:
        """Where it listens."""
        return urlsplit(self.url).port or 0

    def ask(
        self,
        path: str,
        *,
        method: str = "GET",
        body: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answered:
        """Ask for a path; a body that is no bytes goes as JSON."""
        sent = body if isinstance(body, bytes) else json.dumps(body).encode()
        kind = {"Content-Type": "application/json"} if not isinstance(body, bytes) else {}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        try:
            connection.request(
                method,
                path,
                body=None if body is None else sent,
                headers={**({} if body is None else kind), **(headers or {})},
            )
            answer = connection.getresponse()
            names = {name.lower(): value for name, value in answer.getheaders()}
            return Answered(answer.status, names, answer.read())
        finally:
            connection.close()


@contextmanager
def started(
    folder: Path,
    *arguments: str,
    python: Path = Path(sys.executable),
    environment: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """Run `excomm app` on a folder until the block ends; killed by then or not."""
    command = [str(python), "-m", "excomm", "app", "--no-open", "--folder", str(folder)]
    # What a user starts does not write through unless it says so.
    usual = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    with subprocess.Popen(
        [*command, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
        env=usual if environment is None else environment,
    ) as process:
        silent = threading.Timer(SECONDS, process.kill)
        silent.start()
        try:
            assert process.stdout is not None
            found = re.search(r"http://\S+", process.stdout.readline())
            silent.cancel()
            assert found, "the app printed no address"
            yield Server(found[0], folder, process)
        finally:
            silent.cancel()
            process.terminate()
            process.wait(SECONDS)
