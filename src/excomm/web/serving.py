"""Runs the app until it is stopped, and prints the one address that opens it."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import socket
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.web.addresses import names, outside
from excomm.web.settings import EVERYWHERE, LOOPBACK, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

TOKEN_BYTES = 18
NO_NETWORK = (
    "no network is there by which others could reach this machine; connect it, and start again"
)


def serve(
    folder: Path,
    *,
    opened: str | None,
    port: int = 0,
    share: bool = False,
    tell: Callable[[str, Sequence[str]], None],
) -> None:
    """Serve the app on a free port, or on `port`; `tell` gets the address that opens it, and what else people hear.

    With `share` other machines can reach it too, and a token is asked for. Raises `InputError` where the port is
    taken, the folder is none or cannot be written, and where another server runs on it.
    """
    import uvicorn

    from excomm.web.application import create_app
    from excomm.web.jobs.running import Jobs
    from excomm.web.store import open_store

    if not folder.is_dir():
        raise InputError(f"{folder} is no folder", remedy="make it first, or name another")
    listening = _listen(EVERYWHERE if share else LOOPBACK, port)
    addresses = outside() if share else (LOOPBACK,)
    settings = Settings(
        folder.resolve(),
        port=listening.getsockname()[1],
        token=secrets.token_urlsafe(TOKEN_BYTES) if share else "",
        shared=share,
        also_named=(*addresses, *names()) if share else (),
    )
    store = open_store(settings)
    # All that may fail comes before the address is told.
    jobs = Jobs(store, settings.folder)
    app = create_app(settings, opened=opened, store=store, jobs=jobs)
    tell(
        address_of(settings, opened, at=(*addresses, LOOPBACK)[0]),
        (*store.told, *(() if addresses else (NO_NETWORK,))),
    )
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=2
    )
    server = uvicorn.Server(config)
    logging.getLogger("uvicorn.error").addFilter(_is_no_cut_off)
    # Streams of events end when this says so; the server waits for them before it ends.
    app.state.ending = lambda: server.should_exit
    server.run(sockets=[listening])


def address_of(settings: Settings, opened: str | None, *, at: str = LOOPBACK) -> str:
    """The address that opens the app, on the crisis that it was started with; `at` is one of this machine.

    >>> from pathlib import Path
    >>> address_of(Settings(Path("."), port=8000), "elmira")
    'http://127.0.0.1:8000/c/elmira'
    """
    path = f"/c/{opened}" if opened else "/"
    token = f"?token={settings.token}" if settings.token else ""
    return f"http://{settings.host(at)}{path}{token}"


def _is_no_cut_off(record: logging.LogRecord) -> bool:
    """Whether a record tells of more than an answer that was cut off because the server was told to end."""
    error = record.exc_info[1] if record.exc_info else None
    told = "timeout graceful shutdown exceeded"
    return not (isinstance(error, asyncio.CancelledError) or told in record.getMessage())


def _listen(address: str, port: int) -> socket.socket:
    # Named as TCP, or asyncio does not take it for it, and head and body of each answer would be 40 ms apart.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":
        # Elsewhere this would let two servers share a port.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((address, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise InputError(
            f"cannot listen on port {port}: {error.strerror}",
            remedy="leave out --port, and a free one is taken",
        ) from None
    return listening
