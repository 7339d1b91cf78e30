"""Where a command writes: standard output for what was asked for, standard error for all else."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from excomm.errors import InputError
from excomm.report.text.paper import NARROWEST, WIDEST, Paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from excomm.tables.table import Table


def paper() -> Paper:
    """Return what standard output is: as wide as the terminal, within reason; eighty columns where there is none."""
    on_terminal = sys.stdout is not None and sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if on_terminal or "COLUMNS" in os.environ else 80
    # NO_COLOR asks for text without escape sequences: https://no-color.org
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return Paper(min(max(width, NARROWEST), WIDEST), styled=on_terminal and not plain)


def say(lines: Iterable[str]) -> None:
    """Write lines to standard output."""
    print("\n".join(lines))


def say_json(value: Any) -> None:
    """Write a value to standard output as JSON."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def say_table(table: Table, form: str) -> None:
    """Write a table to standard output in one of the formats that are not for reading in a terminal."""
    written = {"csv": table.to_csv, "md": table.to_markdown, "latex": table.to_latex}[form]()
    print(written, end="")


def hand_over(text: str, output: Path | None, *, name: str, then: Sequence[str]) -> None:
    """Write a new file, `name` where none is asked for, and say what to do with it; or write it to standard output.

    In the lines of `then` the path of the file stands for {path}.
    """
    path = output or Path(name)
    if str(path) == "-":
        print(text, end="")
        return
    _write_new(path, text)
    say([f"Wrote {path}. {then[0]}", *(f"  {line.format(path=path)}" for line in then[1:])])


def must_be_new(path: Path) -> None:
    """Refuse to write over a file, before any work is done for it."""
    if path.exists():
        raise _there_already(path)


def _there_already(path: Path) -> InputError:
    remedy = "choose another name with --output, or remove it first"
    return InputError(f"{path} is there already", remedy=remedy)


def _write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise _there_already(path) from None
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror}") from None
