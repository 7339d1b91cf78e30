"""The report: one HTML file that tells a reader who never saw Excomm what could last, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.report.progress import Steps

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from excomm.model.crisis import Crisis
    from excomm.report.progress import Progress
    from excomm.space.space import Space

# Those of `find`, and the two of `report_of`; one more where the crisis is followed in time.
STEPS = 5
# Enough to see how far what is not known spreads an answer; each takes about a second for a large crisis.
DRAWS = 16


def write_report(
    crisis: Crisis | Space,
    path: str | os.PathLike[str],
    *,
    called: str = "",
    variants: Sequence[str] = (),
    draws: int = DRAWS,
    sensitivity: bool = False,
    progress: Progress | None = None,
) -> Path:
    """Write the report on a crisis to a file, and return where that is.

    One HTML file of well under a few megabytes that fetches nothing and needs no script. `called` is the name or path
    by which its reader would load the crisis, and `variants` are those that are applied to it already: the report
    names them, in the commands that reproduce its tables too. `progress` is called as each step begins, with its
    number, how many there are, and what it does. Raises `InputError` where the file cannot be written, or the crisis
    has no states. A crisis that says something of time, by events or paces, is followed in time for so many `draws` of
    what its file leaves open; 0 leaves that out. With `sensitivity` it says too which of what is open drives the
    answer. Costs seconds for thousands of states, about one for each draw, and for `sensitivity` as much as some
    hundred draws do.
    """
    text = report_of(
        crisis,
        called=called,
        variants=variants,
        draws=draws,
        sensitivity=sensitivity,
        progress=progress,
    )
    target = Path(path)
    try:
        target.write_text(text, encoding="utf-8", errors="replace", newline="\n")
    except OSError as error:
        reason = error.strerror or "the system refuses"
        raise InputError(
            f"cannot write the report to {target}: {reason}",
            remedy="give another path with --output",
        ) from None
    return target


def report_of(
    crisis: Crisis | Space,
    *,
    called: str = "",
    variants: Sequence[str] = (),
    draws: int = DRAWS,
    sensitivity: bool = False,
    progress: Progress | None = None,
) -> str:
    """Return the report on a crisis as the text of an HTML file; the same crisis gives the same text.

    >>> import excomm as ex
    >>> report_of(ex.load("chicken")).splitlines()[0]
    '<!doctype html>'
    """
    from excomm.process.settings import tells_of_time
    from excomm.report.findings import Asked, find
    from excomm.report.page import page_of
    from excomm.report.rendering import rendered
    from excomm.space.space import Space

    written = crisis.crisis if isinstance(crisis, Space) else crisis
    followed = draws if tells_of_time(written) else 0
    drivers = bool(followed) and sensitivity
    steps = Steps(STEPS + bool(followed) + drivers, progress)
    findings = find(Asked(crisis, called, tuple(variants), followed, drivers), steps)
    steps.begin("Putting the findings into words and pictures")
    page = page_of(findings)
    steps.begin("Writing the page")
    return rendered(page)
