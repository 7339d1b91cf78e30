"""The command line: `excomm`."""

from __future__ import annotations

import gc
import os
import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command that was typed, and leave with its exit status."""
    # A command is soon over: looking for garbage, and for plugins of pydantic, would cost it more than it gains.
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # NumPy would start threads for large matrices, of which there are none here.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        from excomm.cli.running import run, settle_streams

        settle_streams()
        status = run(sys.argv[1:])
    except KeyboardInterrupt:
        status = INTERRUPTED
    sys.exit(status)
