"""Runs one command, and turns whatever goes wrong into words for people and an exit status for programs."""

from __future__ import annotations

import os
import re
import signal
import sys
from typing import TYPE_CHECKING

import typer

from excomm.errors import CrisisError, InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, OURS, THEIRS = 0, 1, 2
# What Pydantic, which Typer asks, says of a number that is too small.
_TOO_SMALL = re.compile(
    r"Invalid value for (?P<option>.+?): Input should be greater than or equal to (?P<least>\d+)"
)


def settle_streams() -> None:
    """Make standard output and error safe to write to: letters that they lack become `?`, a closed pipe ends it."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # both are text streams here
    if hasattr(signal, "SIGPIPE"):
        # Whoever reads our output, as `head`, may have enough of it: stop without a word, as other programs do.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def outlive_readers() -> None:
    """Let whoever reads from this process go away without ending it: for what serves many."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)


def run(arguments: Sequence[str]) -> int:
    """Run one command; return 0, 1 if the fault is ours, 2 if it is the user's, 130 if it was interrupted."""
    from excomm.cli.app import COMMANDS, app_of

    try:
        asked = arguments[:1] if arguments and arguments[0] in COMMANDS else COMMANDS
        program = typer.main.get_command(app_of(asked))
        status = program.main(list(arguments), prog_name="excomm", standalone_mode=False)
        _finish_output()
    except CrisisError as error:
        return _complain(_all_problems(error))
    except InputError as error:
        return _complain(f"excomm: {error}")
    except typer.TyperException as error:
        return _complain(f"excomm: {_misused(error)}")
    except OSError as error:
        _drop_output()
        return _complain(f"excomm: the system refused: {error.strerror or error}")
    except MemoryError:
        return _complain("excomm: there is not enough memory for this")
    except Exception as error:  # noqa: BLE001 - the last resort: no traceback may reach a user
        return _confess(error, arguments)
    return status if isinstance(status, int) else DONE


def _complain(text: str) -> int:
    from excomm.report.text.paper import harmless

    print(harmless(text), file=sys.stderr)
    return THEIRS


def _all_problems(error: CrisisError) -> str:
    """Every problem of a file, and how many there are."""
    number = len(error.problems)
    count = "1 problem" if number == 1 else f"{number} problems"
    return f"{error}\nexcomm: {count} to mend"


def _misused(error: typer.TyperException) -> str:
    """What is wrong with the words that were typed, and where to read how they go."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "excomm"
    # Pydantic, which Typer asks, puts this before what is wrong with a value.
    message = error.format_message().rstrip(".").replace("Value error, ", "")
    small = _TOO_SMALL.fullmatch(message)
    if small:
        message = f"{small['option']} cannot be so small: give {small['least']} or more"
    return f"{message[:1].lower()}{message[1:]}\n  '{path} --help' shows how to use it"


def _confess(error: Exception, arguments: Sequence[str]) -> int:
    """Say that the fault is ours and how to report it; the traceback only if it is asked for."""
    if os.environ.get("EXCOMM_DEBUG"):
        import traceback

        traceback.print_exception(error)
        return OURS
    import shlex

    typed = shlex.join(["excomm", *arguments])
    print(
        f"excomm: this is a fault of Excomm; please report it ({type(error).__name__}: {error})\n"
        f"  Send the maintainers what this prints, and the crisis file if it is your own:\n"
        f"  EXCOMM_DEBUG=1 {typed}",
        file=sys.stderr,
    )
    return OURS


def _finish_output() -> None:
    """Write out what is still held back, so that a full disk is noticed here."""
    if sys.stdout is not None:
        sys.stdout.flush()


def _drop_output() -> None:
    """Forget output that could not be written, or Python would try again when it ends."""
    real = sys.__stdout__
    if real is not None and sys.stdout is real:
        os.dup2(os.open(os.devnull, os.O_WRONLY), real.fileno())
