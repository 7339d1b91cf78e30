"""Shows on a terminal how far long work has come; says nothing where nobody watches."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress, TaskID


@contextmanager
def progress_shown(*, worth_it: bool = True) -> Iterator[Callable[[int, int, str], None]]:
    """Give a function that is told the number of the step that begins, how many there are, and what it does.

    Nothing is shown, and no package loaded for it, where the work is not `worth_it`.
    """
    if not worth_it or sys.stderr is None or not sys.stderr.isatty():
        yield lambda _step, _steps, _text: None
        return
    from rich.markup import escape

    with _line("Reading") as (shown, task):

        def tell(step: int, steps: int, text: str) -> None:
            shown.update(task, completed=step - 1, total=steps, description=escape(text))

        yield tell


@contextmanager
def draws_shown(what: str = "draws") -> Iterator[Callable[[int, int], None]]:
    """Give a function that is told how many of how many draws are done; it shows the rate, and the time left.

    Nothing is shown, and no package loaded for it, where nobody watches; but an interrupt that leaves nothing to show
    is told in any case.
    """
    try:
        with _how_far_shown(what) as tell:
            yield tell
    except KeyboardInterrupt:
        if sys.stderr is not None:
            print(
                f"excomm: interrupted before the first of the {what} was done: there is nothing to show",
                file=sys.stderr,
            )
        raise


@contextmanager
def _how_far_shown(what: str) -> Iterator[Callable[[int, int], None]]:
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _done, _of: None
        return
    from time import monotonic

    from excomm.report.progress import how_far

    begun = monotonic()
    with _line("Getting ready") as (shown, task):

        def tell(done: int, of: int) -> None:
            told = f"{how_far(done, of, monotonic() - begun, what=what)}; Ctrl-C shows what is done"
            shown.update(task, completed=done, total=of, description=told)

        yield tell


@contextmanager
def _line(text: str) -> Iterator[tuple[Progress, TaskID]]:
    """Show a spinner, a bar and a text on standard error, as long as this lasts."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

    columns = (SpinnerColumn(), BarColumn(bar_width=24), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        yield shown, shown.add_task(text, total=None)
