"""Gets the text of a file, or says why it cannot be had; never waits, never reads without end."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from excomm.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

# Several times the largest crisis file that has been written; reading this much stays under two seconds.
LARGEST_FILE = 300_000


def read_text(path: Path) -> str:
    """The text of a file; an `InputError` for what is no regular, readable UTF-8 file of bearable size."""
    try:
        _refuse_irregular(path)
        with path.open("rb") as file:
            # Some files, as those below /proc, do not tell their size.
            content = file.read(LARGEST_FILE + 1)
    except OSError as problem:
        raise InputError(f"{path}: {_reason(problem)}", remedy=_remedy(problem)) from None
    except ValueError:
        raise InputError(
            f"{str(path)!r} is no path", remedy="check the path; it holds a null byte"
        ) from None
    if len(content) > LARGEST_FILE:
        raise _too_large(path, path.stat().st_size)
    return _decoded(path, content)


def _refuse_irregular(path: Path) -> None:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        remedy = "name the file inside of it, for instance its crisis.yaml"
        raise InputError(f"{path} is a folder", remedy=remedy)
    if not stat.S_ISREG(status.st_mode):
        remedy = "a crisis is read from a file on disk, not from a pipe or device"
        raise InputError(f"{path} is no regular file", remedy=remedy)


def _too_large(path: Path, size: int) -> InputError:
    return InputError(
        f"{path} has {max(size, LARGEST_FILE + 1):,} bytes; the limit is {LARGEST_FILE:,}",
        remedy="split it into several crises, or check that it is one at all",
    )


def _decoded(path: Path, content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{path} is UTF-16 text", remedy="save it as UTF-8")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        message = f"{path}:{line}: this is not UTF-8 text (byte {problem.start + 1:,} of the file)"
        raise InputError(message, remedy="save it as UTF-8") from None


def _reason(problem: OSError) -> str:
    match problem:
        case FileNotFoundError():
            return "there is no such file"
        case PermissionError():
            return "you may not read it"
    return problem.strerror or "it cannot be read"


def _remedy(problem: OSError) -> str:
    if isinstance(problem, PermissionError):
        return "check its permissions"
    return "check the path; 'excomm list' names the shipped crises"
