"""The command line: `excomm`."""

from __future__ import annotations

import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command that was typed, and leave with its exit status."""
    try:
        from excomm.cli.running import run, settle_streams

        settle_streams()
        status = run(sys.argv[1:])
    except KeyboardInterrupt:
        status = INTERRUPTED
    sys.exit(status)
