"""Serves a folder again whenever the server is killed; forks, so that it is there again at once. For tests of killing.

Run it as a script with a folder and a number of times; each server prints its process and its address.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from excomm.web import application
from excomm.web.serving import serve


def rising(folder: Path, times: int) -> None:
    """Serve a folder so many times, each time until the server is killed."""
    assert application.ROUTERS
    for _ in range(times):
        child = os.fork()
        if child == 0:
            try:
                serve(folder, opened=None, tell=_tell)
            finally:
                os._exit(1)
        os.waitpid(child, 0)


def _tell(url: str, _more: object) -> None:
    sys.stdout.write(f"{os.getpid()} {url}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    rising(Path(sys.argv[1]), int(sys.argv[2]))
