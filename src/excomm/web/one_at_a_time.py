"""Holds a folder for one server: the system lets go of it when the server ends, however it ends."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from excomm.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Held:
    """A folder that is held as long as this file stays open."""

    file: IO[str]

    def release(self) -> None:
        """Let another server have it."""
        self.file.close()


def hold(path: Path, *, port: int) -> Held:
    """Take the lock on a file, and write into it on which port the holder listens.

    Raises `InputError` where another server has it, and `OSError` where the file cannot be written.
    """
    file = path.open("a+", encoding="utf-8")
    try:
        _lock(file)
    except OSError:
        file.seek(0)
        said = file.read(20).strip()
        file.close()
        where = f" at http://127.0.0.1:{said}" if said.isdigit() else ""
        raise InputError(
            f"the app is running on this folder already{where}",
            remedy="use that one, or start this one on another folder: excomm app --folder FOLDER",
        ) from None
    file.truncate(0)
    file.write(str(port))
    file.flush()
    return Held(file)


def _lock(file: IO[str]) -> None:
    """Lock the file against other programs, without waiting. Raises `OSError` where one has it."""
    if os.name == "posix":
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return
    import msvcrt

    # Far behind what is written, so that the other side can read on which port this one listens.
    file.seek(1 << 20)
    msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]  # there is one on Windows only
