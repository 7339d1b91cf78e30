"""What this machine offers: processors to work on, and a place where compiled loops are kept between programs."""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


# Numba has one setting for all threads; another thread must not take it back meanwhile.
_ONE_THREAD = threading.RLock()


def processors() -> int:
    """How many tasks to do at once: EXCOMM_THREADS, or as many as there are processors for this process."""
    chosen = os.environ.get("EXCOMM_THREADS", "")
    if chosen.isdecimal() and int(chosen) > 0:
        return int(chosen)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def kept_on_disk(source: Path, *, constants: Sequence[Path] = ()) -> Iterator[Path]:
    """Have Numba keep what is decorated meanwhile in a folder of its own, whose name changes with the source files.

    `source` is the folder of the loops, `constants` other files whose constants are compiled into them.
    Left to itself, Numba does not notice that a function which another one calls has changed.
    The folder is in NUMBA_CACHE_DIR if that is set, else beside the source, else in the user's cache, whichever
    can be written to first; if none can, it is one that is removed when the program ends.
    """
    import numba

    config: Any = numba.config
    digest = hashlib.sha256()
    for file in [*sorted(source.glob("*.py")), *constants]:
        digest.update(file.read_bytes())
    folder = _first_writable(source) / f"excomm-loops-{digest.hexdigest()[:16]}"
    with _ONE_THREAD:
        chosen_before = config.CACHE_DIR
        config.CACHE_DIR = str(folder)
        try:
            yield folder
        finally:
            config.CACHE_DIR = chosen_before


def _first_writable(source: Path) -> Path:
    chosen = os.environ.get("NUMBA_CACHE_DIR")
    for folder in [Path(chosen)] if chosen else [source / "__pycache__", _user_cache()]:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            tempfile.TemporaryFile(dir=folder).close()
        except OSError:
            continue
        return folder
    for_now = tempfile.mkdtemp(prefix="excomm-")
    atexit.register(shutil.rmtree, for_now, ignore_errors=True)
    return Path(for_now)


def _user_cache() -> Path:
    named = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or "~/.cache"
    return Path(named, "excomm").expanduser()
